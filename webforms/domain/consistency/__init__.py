"""Checks before a freeze: do the figures, records and texts of this moment agree with each other?

    pack's checks ─┐
    evaluation ────┼─► one finder a kind ─► findings, in the pack's order ─► errors block, warnings want a reason
    records, texts ┘

Which records are worth a look the store finds out with one query a check; what is wrong with them is said here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from webforms.domain.consistency import amounts, duties, entries, texts, waiting
from webforms.domain.consistency.acceptance import Acceptance, AcceptedFinding, Judged, judged
from webforms.domain.consistency.finding import Finding, Link
from webforms.domain.consistency.material import Entry, Material, UnderReview
from webforms.domain.pack import (
    ConsistencyCheck,
    Duplicate,
    DuplicateFile,
    InsideHours,
    Jump,
    MissingEvidence,
    NothingSubmitted,
    OtherName,
    OutsideWindow,
    OverLimit,
    PartOf,
    PersonsAgainstTimes,
    RecomputedRate,
    ReferenceNumber,
    StatedAgainstSum,
    UnitMixed,
    UnknownTokens,
    Waiting,
    WrittenNumbers,
)

Finder = Callable[[Any, Material], Iterator[Finding]]

__all__ = [
    "Acceptance", "AcceptedFinding", "Entry", "Finding", "Judged", "Link", "Material", "UnderReview", "findings",
    "judged",
]


def findings(material: Material) -> tuple[Finding, ...]:
    """Everything the pack's checks find; of two that say the same of the same, the more serious, else the first."""
    kept: dict[str, Finding] = {}
    for check in material.pack.consistency:
        for finding in FINDERS[type(check)](check, material):
            if finding.id not in kept or finding.blocks:
                kept[finding.id] = finding
    return tuple(kept.values())


def _other_name(check: OtherName, material: Material) -> Iterator[Finding]:
    return texts.other_name(check, material) if check.type is None else entries.other_name(check, material)


FINDERS: Mapping[type[ConsistencyCheck], Finder] = {
    WrittenNumbers: texts.numbers,
    UnknownTokens: texts.unknown_tokens,
    PartOf: amounts.part_of,
    StatedAgainstSum: amounts.stated_against_sum,
    RecomputedRate: amounts.recomputed_rate,
    PersonsAgainstTimes: amounts.persons_against_times,
    OverLimit: entries.over_limit,
    OutsideWindow: entries.outside_window,
    InsideHours: entries.inside_hours,
    UnitMixed: amounts.unit_mixed,
    MissingEvidence: duties.missing_evidence,
    Duplicate: entries.duplicate,
    DuplicateFile: entries.duplicate_file,
    ReferenceNumber: entries.reference_number,
    Jump: amounts.jump,
    NothingSubmitted: duties.nothing_submitted,
    Waiting: waiting.waiting,
    OtherName: _other_name,
}
