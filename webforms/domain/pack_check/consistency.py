"""Checks before a freeze: each reads metrics, types and fields that exist and can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from webforms.domain.pack import (
    ConsistencyCheck,
    Duplicate,
    DuplicateFile,
    InsideHours,
    Jump,
    NothingSubmitted,
    OtherName,
    OutsideWindow,
    OverLimit,
    PartOf,
    PersonsAgainstTimes,
    RecomputedRate,
    RecordType,
    ReferenceNumber,
    StatedAgainstSum,
    Sum,
    UnitCount,
    UnitMixed,
    Waiting,
)
from webforms.domain.pack_check.fields import TEXTS
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.form_checks import DATES, SPANS
from webforms.domain.pack_check.metrics import missing_years, signed
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.world import World

COMPARED = ("text", "long_text", "integer", "decimal", "money", "date", "datetime", "choice", "unit", "url", "phone")
Proof = Callable[[World, Path, Any], Iterator[Finding]]


def check_consistency(world: World) -> Iterator[Finding]:
    """Every check by itself; two that compare the same are one too many, in whatever words."""
    known: set[tuple[object, ...]] = set()
    for index, check in enumerate(world.pack.consistency):
        path: Path = ("consistency", index)
        yield from PROOFS.get(type(check), _nothing)(world, path, check)
        if check.compares in known:
            yield Finding(path, "同样的检查写了两次", "删去一个。")
        known.add(check.compares)


def _nothing(world: World, path: Path, check: ConsistencyCheck) -> Iterator[Finding]:
    yield from ()


def _part_of(world: World, path: Path, check: PartOf) -> Iterator[Finding]:
    if isinstance(check.whole, UnitCount):
        yield from _metrics(world, (*path, "part"), check.part)
        yield from check_selection(world, (*path, "units"), check.whole.units)
    else:
        yield from _alike(world, path, {"part": check.part, "whole": check.whole})


def _stated_against_sum(world: World, path: Path, check: StatedAgainstSum) -> Iterator[Finding]:
    yield from _alike(world, path, {"stated": check.stated, "own": check.own, "below": check.below})


def _recomputed_rate(world: World, path: Path, check: RecomputedRate) -> Iterator[Finding]:
    for step, total in {"stated": check.stated, "of": check.of, "per": check.per}.items():
        yield from _metrics(world, (*path, step), total)


def _persons(world: World, path: Path, check: PersonsAgainstTimes) -> Iterator[Finding]:
    yield from _alike(world, path, {"persons": check.persons, "population": check.population})
    yield from _metrics(world, (*path, "times"), check.times)
    if check.times is None and check.population is None:
        yield Finding(path, "人数没有可比的", "写上 times 或 population。")


def _over_limit(world: World, path: Path, check: OverLimit) -> Iterator[Finding]:
    yield from _metrics(world, (*path, "of"), check.of)


def _yearly(world: World, path: Path, check: UnitMixed | Jump) -> Iterator[Finding]:
    """Compared with last year: each metric is of a form of both years."""
    yield from _metrics(world, (*path, "of"), check.of)
    for index, record_type in _types_of(world, check.of):
        lost = missing_years(record_type, (-1, 0)) if record_type.nature == "yearly" else [-1, 0]
        if lost:
            message = f"“{record_type.title}”不收 {signed(lost)} 年的数，不能与上年比较"
            yield Finding((*path, "of", index), message, "换成两年都填的数据，或删去。")


def _jump(world: World, path: Path, check: Jump) -> Iterator[Finding]:
    yield from _yearly(world, path, check)
    if check.note is None:
        return
    types = {record_type.key: record_type for _, record_type in _types_of(world, check.of)}
    for record_type in types.values():
        yield from _fields(path, "note", record_type, (check.note,), TEXTS)
    if len(types) > 1:
        yield Finding((*path, "of"), "这些数据出自几种表，说明不知写在哪一张上", "一种表写一条检查。")


def _outside_window(world: World, path: Path, check: OutsideWindow) -> Iterator[Finding]:
    yield from _of_type(world, path, check.type, {"field": ((check.field,), DATES)})
    if check.window not in SPANS:
        yield unknown((*path, "window"), "时间窗", check.window, SPANS)


def _inside_hours(world: World, path: Path, check: InsideHours) -> Iterator[Finding]:
    reads = {"date": ((check.date,), DATES), "hours": ((check.hours,), ("time_range",))}
    yield from _of_type(world, path, check.type, reads)
    if check.start >= check.end:
        yield Finding((*path, "to"), "结束不晚于开始", "写成 from 早于 to。")


def _duplicate(world: World, path: Path, check: Duplicate) -> Iterator[Finding]:
    yield from _of_type(world, path, check.type, {"same": (check.fields, COMPARED)})


def _duplicate_file(world: World, path: Path, check: DuplicateFile) -> Iterator[Finding]:
    for index, key in enumerate(check.types):
        record_type = world.pack.types.get(key)
        if record_type is None:
            yield unknown((*path, "types", index), "记录类型", key, world.pack.types)
        elif not record_type.evidence:
            yield Finding((*path, "types", index), f"“{record_type.title}”不带材料", "删去。")


def _reference_number(world: World, path: Path, check: ReferenceNumber) -> Iterator[Finding]:
    reads = {"field": ((check.field,), ("text",)), "date": ((check.date,), DATES)}
    yield from _of_type(world, path, check.type, reads)
    if check.form.count(check.YEAR) != 1:
        yield Finding((*path, "form"), f"写法里要有一个 {check.YEAR}", f"例如：〔{check.YEAR}〕。")


def _nothing_submitted(world: World, path: Path, check: NothingSubmitted) -> Iterator[Finding]:
    yield from check_selection(world, (*path, "units"), check.units)


def _waiting(world: World, path: Path, check: Waiting) -> Iterator[Finding]:
    known = world.pack.indicators
    yield from twice((*path, "indicators"), "指标", check.indicators)
    for index, code in enumerate(check.indicators):
        if code not in known:
            yield unknown((*path, "indicators", index), "指标", code, known)
        elif not any(key for part in known[code].parts for key in metrics_of_part(part)):
            message = f"指标 {code} 的分不由数据算出，没有审的记录改变不了它"
            yield Finding((*path, "indicators", index), message, "删去，或换成按数据算分的指标。")


def _other_name(world: World, path: Path, check: OtherName) -> Iterator[Finding]:
    if check.type is not None:
        yield from _of_type(world, path, check.type, {"fields": (check.fields, TEXTS)})
    if bool(check.type) != bool(check.fields):
        yield Finding(path, "type 和 fields 要一起写", "都写上；只查正文就都不写。")


PROOFS: Mapping[type[ConsistencyCheck], Proof] = {
    PartOf: _part_of, StatedAgainstSum: _stated_against_sum, RecomputedRate: _recomputed_rate,
    PersonsAgainstTimes: _persons, OverLimit: _over_limit, UnitMixed: _yearly, Jump: _jump,
    OutsideWindow: _outside_window, InsideHours: _inside_hours, Duplicate: _duplicate,
    DuplicateFile: _duplicate_file, ReferenceNumber: _reference_number, NothingSubmitted: _nothing_submitted,
    OtherName: _other_name, Waiting: _waiting,
}


def _metrics(world: World, path: Path, total: Sum | None) -> Iterator[Finding]:
    for index, key in enumerate(total.metrics if total else ()):
        if key not in world.pack.metrics:
            yield unknown((*path, index), "数据", key, world.pack.metrics)


def _alike(world: World, path: Path, totals: Mapping[str, Sum | None]) -> Iterator[Finding]:
    """Metrics that exist and are of one unit, so that they can be held against each other."""
    first = None
    for step, total in totals.items():
        yield from _metrics(world, (*path, step), total)
        for index, key in enumerate(total.metrics if total else ()):
            metric = world.pack.metrics.get(key)
            first = first or metric
            if metric and first and metric.unit != first.unit:
                message = f"“{metric.label}”（{metric.unit}）与“{first.label}”（{first.unit}）单位不同，不能比较"
                yield Finding((*path, step, index), message, "只比较同一单位的数据。")


def _types_of(world: World, total: Sum) -> Iterator[tuple[int, RecordType]]:
    for index, key in enumerate(total.metrics):
        metric = world.pack.metrics.get(key)
        if metric and metric.of in world.pack.types:
            yield index, world.pack.types[metric.of]


def _of_type(
    world: World, path: Path, key: str, reads: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
) -> Iterator[Finding]:
    """The type exists, and so do the fields it is asked for, each of a kind that fits."""
    record_type = world.pack.types.get(key)
    if record_type is None:
        yield unknown((*path, "type"), "记录类型", key, world.pack.types)
        return
    for step, (fields, kinds) in reads.items():
        yield from _fields(path, step, record_type, fields, kinds)


def _fields(
    path: Path, step: str, record_type: RecordType, fields: Iterable[str], kinds: tuple[str, ...]
) -> Iterator[Finding]:
    able = [field.key for field in record_type.fields if field.kind in kinds]
    for index, key in enumerate(fields):
        if key not in able:
            yield unknown((*path, step, index), f"“{record_type.title}”里合用的字段", key, able)
