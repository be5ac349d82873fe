"""The snapshot: everything that documents print, frozen as canonical JSON with a hash.

    evaluation, tree, decisions, texts, papers, lists ─► Snapshot ─► dump ─► canonical bytes ─► seal
                                            documents, pages ◄─ Snapshot ◄─ load ◄─┘

Canonical: keys sorted, no space, UTF-8, no float; numbers with a fraction are texts. The same district gives the same
bytes in any process. The pack is named by its hash and not copied: packs are kept, and never change."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from webforms.domain.codec import decode, encode
from webforms.domain.consistency import AcceptedFinding
from webforms.domain.facts import implies
from webforms.domain.listed import InForce, ListedRow, TextRow, lists_of, text_key, text_rows_of, types_printed
from webforms.domain.pack import EvidenceRequirement, Pack, Task
from webforms.domain.results import Decision, Evaluation
from webforms.domain.texts import one_line
from webforms.domain.units import Tree, Unit

__all__ = [
    "Campaign", "Contents", "Head", "InForce", "ListedRow", "NilReport", "PackName", "Paper", "Snapshot", "TextRow",
    "build", "canonical", "dump", "load", "seal", "text_key", "types_printed",
]  # fmt: skip

FORMAT = 1
ADDED_LATER: Mapping[str, Any] = {"accepted": []}
"""What snapshots of the same format, frozen before it was kept, say of it: nothing."""


@dataclass(frozen=True)
class Head:
    """What names the snapshot. `seal` is that of the history up to `position`; `frozen_at` is UTC, ISO."""

    label: str
    title: str
    position: int
    seal: str
    frozen_at: str
    frozen_on: datetime.date


@dataclass(frozen=True)
class PackName:
    key: str
    name: str
    version: str
    sha256: str
    disclaimer: str


@dataclass(frozen=True)
class Campaign:
    title: str
    year: int
    starts: datetime.date
    ends: datetime.date
    basis_date: datetime.date
    district: str
    bureau: str


@dataclass(frozen=True)
class Paper:
    """A paper of an indicator: a file by its evidence code, or an approved record by its number."""

    code: str
    unit: str
    name: str
    record: int
    version: int


@dataclass(frozen=True)
class NilReport:
    """An approved nil report; `unit` is whom it counts for."""

    record: int
    number: str
    task: str
    unit: str
    period: str
    reason: str


@dataclass(frozen=True)
class Snapshot:
    """A frozen campaign. `texts` are those the bureau wrote, tokens and all; `papers` the first of each `CODE/ITEM` in
    the order of their codes (how many there are says the evaluation); `nil_papers` the units whose nil report stands
    for a required paper; `enabled` the record types that were switched on; `accepted` the warnings that were
    accepted, each with its reason."""

    head: Head
    pack: PackName
    campaign: Campaign
    units: tuple[Unit, ...]
    evaluation: Evaluation
    decisions: tuple[Decision, ...]
    enabled: tuple[str, ...]
    texts: Mapping[str, str]
    papers: Mapping[str, tuple[Paper, ...]]
    nil_reports: tuple[NilReport, ...]
    nil_papers: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, Mapping[str, tuple[ListedRow, ...]]]
    text_rows: Mapping[str, TextRow]
    record_count: int
    accepted: tuple[AcceptedFinding, ...] = ()

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.units, self.evaluation.counted_on)

    @property
    def label(self) -> str:
        return self.head.label

    @property
    def position(self) -> int:
        return self.head.position


@dataclass(frozen=True)
class Contents:
    """What was read at the position beside the evaluation: the versions in force of `types_printed`, how many records
    are in force in all, the first papers by `CODE/ITEM`, nil reports in force, decisions that hold (oldest first),
    record types switched on, the texts of the bureau by section, and the warnings accepted."""

    records: Sequence[InForce]
    record_count: int
    papers: Mapping[str, Sequence[Paper]] = field(default_factory=dict)
    nil_reports: Sequence[NilReport] = ()
    decisions: Sequence[Decision] = ()
    enabled: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    accepted: Sequence[AcceptedFinding] = ()


def build(
    pack: Pack, pack_sha256: str, head: Head, evaluation: Evaluation, tree: Tree, contents: Contents
) -> Snapshot:
    """The snapshot of what stands at one position."""
    return Snapshot(
        head=head,
        pack=PackName(pack.key, pack.name, pack.version, pack_sha256, pack.disclaimer),
        campaign=_campaign(pack),
        units=tree.everyone,
        evaluation=evaluation,
        decisions=tuple(contents.decisions),
        enabled=tuple(key for key in pack.types if key in contents.enabled),
        texts={key: contents.texts[key] for key in pack.sections if key in contents.texts},
        papers=_papers(pack, contents.papers),
        nil_reports=tuple(sorted(contents.nil_reports, key=lambda nil: (nil.task, nil.unit, nil.period, nil.record))),
        nil_papers=nil_papers(pack, tree, contents.nil_reports),
        lists=lists_of(pack, tree, contents.records),
        text_rows=text_rows_of(pack, tree, contents.records),
        record_count=contents.record_count,
        accepted=tuple(contents.accepted),
    )


def dump(snapshot: Snapshot) -> dict[str, Any]:
    return {"format": FORMAT, **encode(Snapshot, snapshot)}


def load(payload: Mapping[str, Any]) -> Snapshot:
    """The snapshot that was dumped; ValueError for a format this program does not know."""
    if payload.get("format") != FORMAT:
        raise ValueError(f"a snapshot of format {payload.get('format')!r}")
    return decode(Snapshot, {**ADDED_LATER, **payload})


def canonical(payload: Mapping[str, Any]) -> bytes:
    """The one text of a payload; TypeError where a float stands in it."""
    _refuse_floats(payload)
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def seal(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _campaign(pack: Pack) -> Campaign:
    plan = pack.campaign
    return Campaign(plan.title, plan.year, plan.start, plan.end, pack.basis_date, plan.district, plan.bureau)


def _papers(pack: Pack, given: Mapping[str, Sequence[Paper]]) -> dict[str, tuple[Paper, ...]]:
    """By `CODE/ITEM` in pack order. A file's name may be anything that a computer once allowed: it is made a line."""
    keys = (_paper_key(code, required) for code, required in _required(pack))
    return {
        key: tuple(replace(paper, name=one_line(paper.name)) for paper in sorted(given[key], key=_paper_order))
        for key in keys
        if given.get(key)
    }


def _paper_order(paper: Paper) -> tuple[str, int, str]:
    return paper.code, paper.record, paper.name


def nil_papers(pack: Pack, tree: Tree, nil_reports: Sequence[NilReport]) -> dict[str, tuple[str, ...]]:
    """`CODE/ITEM` of each required paper, with the units whose nil report stands for it."""
    covered = {
        _paper_key(code, required): _nil_units(pack, tree, required, nil_reports)
        for code, required in _required(pack)
        if required.required
    }
    return {key: units for key, units in covered.items() if units}


def _nil_units(
    pack: Pack, tree: Tree, required: EvidenceRequirement, nil_reports: Iterable[NilReport]
) -> tuple[str, ...]:
    """Units that stated to have nothing of what would have brought this paper, in the order of the tree."""
    spoken = {nil.unit for nil in nil_reports if _covers(pack, tree, required, pack.tasks[nil.task], nil.unit)}
    return tuple(unit.code for unit in tree.units if unit.code in spoken)


def _covers(pack: Pack, tree: Tree, required: EvidenceRequirement, task: Task, unit: str) -> bool:
    return any(
        origin.type == task.type
        and implies(origin.when, task.when)
        and (not origin.stated_by or tree.states(unit, origin.stated_by))
        for origin in required.origins
    )


def _required(pack: Pack) -> Iterable[tuple[str, EvidenceRequirement]]:
    return ((indicator.code, paper) for indicator in pack.indicators.values() for paper in indicator.evidence)


def _paper_key(code: str, required: EvidenceRequirement) -> str:
    return f"{code}/{required.item}"


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"a float in a snapshot: {value!r}")
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for one in inner:
        _refuse_floats(one)
