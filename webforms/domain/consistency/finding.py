"""What a check found: a sentence with its figures and units, where they are, and what it rests on.

The `id` stays the same while the same thing is wrong in the same place; the `fingerprint` changes with the figures
behind it. An acceptance holds for one fingerprint only, so that changed figures are asked about anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from webforms.domain.pack import ConsistencyCheck
from webforms.domain.pack.records import Severity

LinkKind = Literal["figure", "record", "section", "unit", "indicator"]
ID_LETTERS = 12
MOST_LINKS = 20


@dataclass(frozen=True)
class Link:
    """Where to look: a figure's key, a record's number of its row, a section, a unit's or an indicator's code."""

    kind: LinkKind
    key: str
    label: str


@dataclass(frozen=True)
class Finding:
    """`title` is what the check looks for, `message` what it found."""

    id: str
    code: str
    title: str
    level: Severity
    message: str
    links: tuple[Link, ...]
    fingerprint: str

    @property
    def blocks(self) -> bool:
        """Whether it must be mended: no reason makes it right."""
        return self.level == "error"


def found(
    check: ConsistencyCheck, subject: Iterable[object], message: str, links: Sequence[Link], rests_on: Iterable[object]
) -> Finding:
    """A finding of the check about a subject; `rests_on` are the facts that would have to change.

    The id holds all that the check compares, so that two checks never find the same thing unless they ask the same."""
    name = _hash((*check.compares, *subject))[:ID_LETTERS]
    return Finding(
        f"{check.code}-{name}", check.code, check.title, check.level, message, tuple(links[:MOST_LINKS]),
        _hash(rests_on))


def _hash(parts: Iterable[object]) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
