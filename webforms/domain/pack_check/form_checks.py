"""Checks of a form: they compare fields that exist and can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from webforms.domain.pack import AtMost, Check, Order, Quotient, RecordType, RequiredIf, Within
from webforms.domain.pack.framework import Window
from webforms.domain.pack_check.fields import NUMBERS
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.selecting import check_condition

DATES = ("date", "datetime")
SPANS = tuple(window for window in get_args(Window) if window != "basis_date")
NAMES: dict[type, str] = {
    AtMost: "at_most",
    Order: "order",
    Within: "within",
    RequiredIf: "required_if",
    Quotient: "quotient",
}


def check_form_checks(path: Path, record_type: RecordType) -> Iterator[Finding]:
    """Every check of the type; two that say the same are one too many."""
    for index, check in enumerate(record_type.checks):
        place = (*path, "checks", index, NAMES[type(check)])
        yield from _check_one(place, record_type, check)
        if check in record_type.checks[:index]:
            yield Finding(place, "同样的检查写了两次", "删去一个。")


def _check_one(path: Path, record_type: RecordType, check: Check) -> Iterator[Finding]:
    match check:
        case AtMost():
            yield from _check_reads(path, record_type, {"field": check.field, "of": check.of}, NUMBERS)
            if check.field == check.of:
                yield Finding((*path, "of"), "字段与自己比较", "改成另一个字段。")
        case Order():
            yield from _check_reads(path, record_type, dict(enumerate(check.fields)), DATES)
        case Within():
            yield from _check_reads(path, record_type, {"field": check.field}, DATES)
            if check.window not in SPANS:
                yield unknown((*path, "window"), "时间窗", check.window, SPANS)
        case RequiredIf():
            yield from _check_required(path, record_type, check)
        case Quotient():
            reads = {"field": check.field, "of": check.of, "by": check.by}
            yield from _check_reads(path, record_type, reads, NUMBERS)
            yield from check_condition((*path, "when"), record_type, check.when)


def _check_reads(
    path: Path, record_type: RecordType, reads: dict[str, str] | dict[int, str], kinds: tuple[str, ...]
) -> Iterator[Finding]:
    able = [field.key for field in record_type.fields if field.kind in kinds]
    for step, key in reads.items():
        if key not in able:
            yield unknown((*path, step), f"可比较的字段（{'、'.join(kinds)}）", key, able)


def _check_required(path: Path, record_type: RecordType, check: RequiredIf) -> Iterator[Finding]:
    fields = {field.key: field for field in record_type.fields}
    if check.field not in fields:
        yield unknown((*path, "field"), "字段", check.field, fields)
    elif fields[check.field].required:
        message = f"“{fields[check.field].label}”本来就是必填"
        yield Finding((*path, "field"), message, "删去这个检查，或删去 required: true。")
    yield from check_condition((*path, "when"), record_type, check.when)
