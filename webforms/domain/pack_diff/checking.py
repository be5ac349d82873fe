"""Checks of two packs, held against each other: they have no keys, so what they look at tells which is which."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import zip_longest

from webforms.domain.pack import ConsistencyCheck

SUBJECT = ("part", "stated", "of", "persons", "type", "field")
"""What a check looks at, whichever of them its kind has."""

Pair = tuple[ConsistencyCheck | None, ConsistencyCheck | None]


def paired(old: Sequence[ConsistencyCheck], new: Sequence[ConsistencyCheck]) -> Iterator[Pair]:
    """The same check before and after, in the order of the newer pack; those that went stand last. None for checks
    that are the same in every word."""
    before, after = ([each for each in one if each not in other] for one, other in ((old, new), (new, old)))
    for looked in dict.fromkeys(map(_looked_at, (*after, *before))):
        yield from zip_longest(*([each for each in side if _looked_at(each) == looked] for side in (before, after)))


def _looked_at(check: ConsistencyCheck) -> Hashable:
    return type(check), check.code, *(getattr(check, key, None) for key in SUBJECT)
