"""Checks that look at single records in force; the store picks out those that may be wrong, here it is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webforms.domain import dates
from webforms.domain.consistency.finding import Finding, found
from webforms.domain.consistency.material import (
    Entry,
    Material,
    as_printed,
    as_read,
    by_day,
    first_few,
    numbers,
    record_link,
)
from webforms.domain.consistency.names import misnamed
from webforms.domain.pack import (
    Duplicate,
    DuplicateFile,
    InsideHours,
    OtherName,
    OutsideWindow,
    OverLimit,
    RecordType,
    ReferenceNumber,
)
from webforms.domain.period import date_of, days_of_window


def over_limit(check: OverLimit, material: Material) -> Iterator[Finding]:
    """Entries bring the stored value of the metric."""
    metric = material.pack.metrics[check.of.metrics[0]]
    for entry in material.entries.get(check, ()):
        amount = as_read(metric, int(entry.values[0]))
        if amount > check.at_most:
            typed, limit = as_printed(metric, amount), as_printed(metric, check.at_most)
            message = (f"{_called(material, entry)} 一次就有 {typed}，超过 {limit}。"
                       "请核对是不是多打了一位，或是几次合在一起填的。")
            yield found(check, (metric.key, entry.record), message, [record_link(entry), *material.figures(check.of)],
                        (entry.version, amount))


def outside_window(check: OutsideWindow, material: Material) -> Iterator[Finding]:
    """Entries bring the date."""
    first, last = days_of_window(check.window, material.pack)  # type: ignore[arg-type]  # pack_check proved the window
    field = material.pack.types[check.type].field(check.field)
    for entry in material.entries.get(check, ()):
        if not first <= date_of(entry.values[0]) <= last:
            message = (f"{_called(material, entry)} 的{field.label}是 {dates.words(entry.values[0])}，不在"
                       f"{dates.words(first.isoformat())}到{dates.words(last.isoformat())}之间。")
            yield found(check, (check.type, check.field, check.window, entry.record), message, [record_link(entry)],
                        entry.values)


def inside_hours(check: InsideHours, material: Material) -> Iterator[Finding]:
    """Entries bring date, begin and end; one finding a unit, because what is wrong once is often wrong every week."""
    by_unit: dict[str, list[Entry]] = {}
    for entry in material.entries.get(check, ()):
        if _meets(check, *entry.values):
            by_unit.setdefault(entry.unit, []).append(entry)
    for code, listed in by_unit.items():
        met = tuple(listed)
        title = material.pack.types[check.type].title
        message = (f"{material.name(code)}有 {len(met)} 条{title}在 {check.start} 到 {check.end} 之间："
                   f"{numbers(met)}。请核对时间，或写明原因。")
        links = [*map(record_link, met), material.unit(code)]
        yield found(check, (check.type, code), message, links, [(entry.record, entry.version) for entry in met])


def _meets(check: InsideHours, date: str, begin: str, end: str) -> bool:
    day = date_of(date)
    left_out = any(first <= day <= last for first, last in check.except_days)
    return not left_out and day.isoweekday() in check.weekdays and begin < check.end and end > check.start


def duplicate(check: Duplicate, material: Material) -> Iterator[Finding]:
    """Entries bring the fields that must not be equal."""
    record_type = material.pack.types[check.type]
    alike: dict[tuple[str, ...], list[Entry]] = {}
    for entry in material.entries.get(check, ()):
        alike.setdefault((entry.unit, *_alike_by(record_type, check, entry.values)), []).append(entry)
    for (code, *values), listed in alike.items():
        if len(listed) > 1:
            met = tuple(listed)
            said = "，".join(_said(record_type, key, value) for key, value in zip(check.fields, values, strict=True))
            message = (f"{material.name(code)}有 {len(met)} 条{record_type.title}相同（{said}）：{numbers(met)}。"
                       "重复的请撤回。")
            yield found(check, (check.type, code, *values), message, [*map(record_link, met)],
                        [entry.record for entry in met])


def _alike_by(record_type: RecordType, check: Duplicate, values: tuple[str, ...]) -> Iterator[str]:
    for key, value in zip(check.fields, values, strict=True):
        yield value[: dates.DAY_LETTERS] if by_day(record_type, key) else value


def _said(record_type: RecordType, key: str, value: str) -> str:
    is_day = record_type.field(key).kind in ("date", "datetime")
    return dates.words(value) if is_day else f"“{value}”"


def duplicate_file(check: DuplicateFile, material: Material) -> Iterator[Finding]:
    """Entries bring the file's sha256 and its name."""
    proving: dict[str, dict[int, Entry]] = {}
    for entry in material.entries.get(check, ()):
        proving.setdefault(entry.values[0], {})[entry.record] = entry
    for sha256, by_record in proving.items():
        met = tuple(by_record.values())
        if len(met) > 1:
            named = first_few([_called(material, entry) for entry in met])
            message = (f"同一个文件“{met[0].values[1]}”用在 {len(met)} 条记录上：{named}。"
                       "请各用各的材料。")
            yield found(check, (sha256,), message, [*map(record_link, met)], sorted(by_record))


def _called(material: Material, entry: Entry) -> str:
    return f"{material.name(entry.unit)} {entry.number}"


def reference_number(check: ReferenceNumber, material: Material) -> Iterator[Finding]:
    """Entries bring the number and the date, which may be empty: then any year will do."""
    field = material.pack.types[check.type].field(check.field)
    for entry in material.entries.get(check, ()):
        number, dated = entry.values
        wanted = check.form.replace(check.YEAR, dated[:4] if dated else "年份")
        if not re.search(re.escape(check.form).replace(re.escape(check.YEAR), dated[:4] or r"[0-9]{4}"), number):
            message = (f"{_called(material, entry)} 的{field.label}“{number}”里没有“{wanted}”。"
                       "请核对括号和年份。")
            yield found(check, (check.type, check.field, entry.record), message, [record_link(entry)], entry.values)


def other_name(check: OtherName, material: Material) -> Iterator[Finding]:
    """Entries bring the fields that may name a unit."""
    if check.type is None:
        return
    record_type = material.pack.types[check.type]
    for entry in material.entries.get(check, ()):
        for key, value in zip(check.fields, entry.values, strict=True):
            for code, called in misnamed(material, value):
                message = (f"{_called(material, entry)} 的{record_type.field(key).label}里写“{called}”，"
                           f"名册上是“{material.name(code)}”。")
                yield found(check, (check.type, key, entry.record, code), message,
                            [record_link(entry), material.unit(code)], (called, material.name(code)))


