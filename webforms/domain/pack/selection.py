"""Which units and which records: the two questions every other part of a pack asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Condition = Mapping[str, tuple[str | bool, ...]]
"""`when`: field key → the values of which it must have one. All keys must hold; an empty mapping always holds."""


@dataclass(frozen=True)
class Selector:
    """Units that satisfy every key given; an empty tuple or None is a key not given."""

    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    flag: str | None = None
    under: str | None = None


Selection = tuple[Selector, ...]
"""The union of its selectors. Written in a pack as one selector or as a list."""
