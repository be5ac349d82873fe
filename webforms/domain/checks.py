"""The checks of a type: what must hold between the fields of one record, and how many files it carries.

A check looks only at fields that are filled: an absent field lets it pass, and so does a value that could not be read.
Errors stop a submission, warnings are shown and kept. Each check has a code of its own."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from webforms.domain import dates
from webforms.domain.errors import FieldFault
from webforms.domain.facts import holds
from webforms.domain.field_readers import ReadContext
from webforms.domain.file_words import FAMILIES
from webforms.domain.pack import AtMost, Check, EvidenceItem, Field, Order, Quotient, RecordType, RequiredIf, Within
from webforms.domain.quantity import half_up


def run_checks(
    type_: RecordType, data: Mapping[str, Any], context: ReadContext
) -> tuple[list[FieldFault], list[FieldFault]]:
    """Errors and warnings of canonical data, in the order of the type's checks."""
    errors: list[FieldFault] = []
    warnings: list[FieldFault] = []
    for check in type_.checks:
        if fault := _fault(type_, check, data, context):
            (errors if check.level == "error" else warnings).append(fault)
    return errors, warnings


def check_evidence(type_: RecordType, items: Mapping[str, Sequence[str]]) -> tuple[FieldFault, ...]:
    """What is wrong with the files, given as the media family of each file under its item."""
    known = {declared.item for declared in type_.evidence}
    unknown = [FieldFault(f"evidence:{item}", f"“{type_.title}”不收“{item}”这种材料，请去掉。", "unknown_item")
               for item in items if item not in known]
    faults = [fault for declared in type_.evidence if (fault := _file_fault(declared, items.get(declared.item, ())))]
    return (*unknown, *faults)


def _fault(type_: RecordType, check: Check, data: Mapping[str, Any], context: ReadContext) -> FieldFault | None:
    found = CHECKERS[type(check)](type_, check, data, context)
    return FieldFault(found[0], found[1], check.code) if found else None


Found = tuple[str, str] | None
"""The field to which the message belongs, and the message."""


def _at_most(type_: RecordType, check: AtMost, data: Mapping[str, Any], context: ReadContext) -> Found:
    if check.field not in data or check.of not in data or _number(data, check.field) <= _number(data, check.of):
        return None
    part, whole = type_.field(check.field), type_.field(check.of)
    return check.field, (f"{part.label} {_said(part, data)}，比{whole.label} {_said(whole, data)}还多。"
                         f"请改小这里，或把{whole.label}改大。")


def _order(type_: RecordType, check: Order, data: Mapping[str, Any], context: ReadContext) -> Found:
    filled = [key for key in check.fields if key in data]
    for earlier, later in itertools.pairwise(filled):
        if _comparable(data[later], data[earlier]) < _comparable(data[earlier], data[later]):
            before, after = type_.field(earlier), type_.field(later)
            return later, (f"{after.label} {dates.words(data[later])}，比{before.label} "
                           f"{dates.words(data[earlier])}还早。请改这里，或改{before.label}。")
    return None


def _within(type_: RecordType, check: Within, data: Mapping[str, Any], context: ReadContext) -> Found:
    if check.field not in data:
        return None
    first, last = context.windows[check.window]
    if first <= datetime.date.fromisoformat(data[check.field][:10]) <= last:
        return None
    return check.field, (f"{type_.field(check.field).label} {dates.words(data[check.field])}，不在"
                         f"{dates.words(first.isoformat())}到{dates.words(last.isoformat())}之间。请核对日期，这段时间以外的不用填。")


def _required_if(type_: RecordType, check: RequiredIf, data: Mapping[str, Any], context: ReadContext) -> Found:
    if check.field in data or not holds(check.when, type_, data):
        return None
    why = "，".join(f"“{type_.field(key).label}”是“{_choice(type_.field(key), data)}”" for key in check.when)
    return check.field, f"{why}，就要填“{type_.field(check.field).label}”。请补上，或改前面的选择。"


def _quotient(type_: RecordType, check: Quotient, data: Mapping[str, Any], context: ReadContext) -> Found:
    if not {check.field, check.of, check.by} <= data.keys() or not holds(check.when, type_, data):
        return None
    stated, by = _number(data, check.field), _number(data, check.by)
    reached = _number(data, check.of) / by if by else None
    if reached is not None and abs(stated - reached) <= reached * Fraction(check.within_percent) / 100:
        return None
    field, of, divisor = type_.field(check.field), type_.field(check.of), type_.field(check.by)
    result = f" ＝ {half_up(reached, 2):,f}" if reached is not None else "，除数是 0"
    return check.field, (f"{field.label}填了 {_said(field, data)}，可是{of.label} {_said(of, data)} ÷ {divisor.label} "
                         f"{_said(divisor, data)}{result}，对不上。请核对这三个数。")


CHECKERS: Mapping[type, Callable[[RecordType, Any, Mapping[str, Any], ReadContext], Found]] = {
    AtMost: _at_most, Order: _order, Within: _within, RequiredIf: _required_if, Quotient: _quotient,
}


def _number(data: Mapping[str, Any], key: str) -> Fraction:
    return Fraction(data[key])


def _said(field: Field, data: Mapping[str, Any]) -> str:
    return f"{Decimal(data[field.key]):,f} {field.unit}".strip()


def _comparable(this: str, other: str) -> str:
    """As exact as both are: a day against a moment compares days."""
    return this[: min(len(this), len(other))]


def _choice(field: Field, data: Mapping[str, Any]) -> str:
    if field.kind == "bool":
        return "是" if data.get(field.key, field.default) else "否"
    return field.choices[data[field.key]]


def _file_fault(declared: EvidenceItem, families: Sequence[str]) -> FieldFault | None:
    field, label, count = f"evidence:{declared.item}", declared.label, len(families)
    measure = FAMILIES[declared.accept[0]][1] if len(declared.accept) == 1 else "份"
    if any(family not in declared.accept for family in families):
        accepted = "或".join(FAMILIES[family][0] for family in declared.accept)
        return FieldFault(field, f"“{label}”只收{accepted}。请换一个再传。", "not_accepted")
    if count < declared.min:
        there = f"现在有 {count} {measure}" if count else "还没有"
        return FieldFault(field, f"“{label}”至少要 {declared.min} {measure}，{there}。请添上。", "too_few")
    if declared.max is not None and count > declared.max:
        return FieldFault(field, f"“{label}”最多 {declared.max} {measure}，现在有 {count} {measure}。请去掉 "
                                 f"{count - declared.max} {measure}。", "too_many")
    return None
