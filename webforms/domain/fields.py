"""Reading a form: texts of a page or values of JSON → canonical data, every fault in its place.

    raw ─► each field's reader ─► data ─► the checks of the type ─► Reading(data, faults, warnings)

Nothing here raises for what was typed. Data is whole only where there are no faults; what could be read is in it
either way, so that a page can show both. A draft is not read at all: it keeps what was typed and is asked only for its
size."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webforms.domain.checks import check_evidence, run_checks
from webforms.domain.errors import FieldFault
from webforms.domain.field_readers import READERS, ReadContext, Unreadable, context_of
from webforms.domain.pack import Field, RecordType

__all__ = ["ReadContext", "Reading", "check_draft", "check_evidence", "context_of", "defaults", "read_form"]

LARGEST_DRAFT = 200_000
"""Characters of everything typed into one form."""


@dataclass(frozen=True)
class Reading:
    """`faults` stop a submission, `warnings` are shown and may stand."""

    data: dict[str, Any]
    faults: tuple[FieldFault, ...] = ()
    warnings: tuple[FieldFault, ...] = ()


def read_form(type_: RecordType, raw: Mapping[str, Any], context: ReadContext) -> Reading:
    """Canonical data of the type's fields, in their order, with every fault found in one go.

    A bool that is left out becomes its default where it has one, and so does a required field whose key is not there
    at all; a field that was emptied stays empty."""
    data: dict[str, Any] = {}
    faults = _unknown_keys(type_, raw)
    for field in type_.fields:
        try:
            value = _read(field, raw, context)
        except Unreadable as why:
            faults.append(FieldFault(field.key, f"{field.label}：{why}", "unreadable"))
            continue
        if value is not None:
            data[field.key] = value
        elif field.required:
            faults.append(FieldFault(field.key, _please_fill(field), "required"))
    faults += _year_faults(type_, data, context)
    errors, warnings = run_checks(type_, data, context)
    marked = {fault.field for fault in faults}
    return Reading(data, (*faults, *(fault for fault in errors if fault.field not in marked)), tuple(warnings))


def defaults(type_: RecordType) -> dict[str, Any]:
    """What a new form starts with."""
    return {field.key: field.default for field in type_.fields if field.default is not None}


def check_draft(raw: Mapping[str, Any]) -> tuple[FieldFault, ...]:
    """A draft keeps anything that is not enormous."""
    size = len(json.dumps(raw, ensure_ascii=False, default=str))
    if size <= LARGEST_DRAFT:
        return ()
    what = f"内容太长，有 {size} 个字，最多存 {LARGEST_DRAFT} 个。请删减，或把长文作为附件上传。"
    return (FieldFault("", what, "too_large"),)


def _read(field: Field, raw: Mapping[str, Any], context: ReadContext) -> Any:
    value = READERS[field.kind](field, raw.get(field.key), context)
    if value is not None or field.default is None:
        return value
    left_out = field.kind == "bool" or (field.required and field.key not in raw)
    return READERS[field.kind](field, field.default, context) if left_out else None


def _unknown_keys(type_: RecordType, raw: Mapping[str, Any]) -> list[FieldFault]:
    known = {field.key for field in type_.fields}
    return [FieldFault(str(key), f"“{type_.title}”没有“{key}”这一栏，请去掉。", "unknown_field")
            for key in raw if key not in known]


def _please_fill(field: Field) -> str:
    verb = "选" if field.kind in ("choice", "choices", "bool", "unit") else "填"
    return f"请{verb}“{field.label}”。"


def _year_faults(type_: RecordType, data: Mapping[str, Any], context: ReadContext) -> list[FieldFault]:
    """A yearly form is filled only for the years the pack names."""
    if type_.nature != "yearly" or "year" not in data:
        return []
    first, last = (context.year + offset for offset in type_.years)
    if first <= data["year"] <= last:
        return []
    asked = f"{first} 年" if first == last else f"{first} 到 {last} 年"
    what = f"{type_.field('year').label}：填了 {data['year']}，这张表只要{asked}的。请改年份。"
    return [FieldFault("year", what, "year_not_asked")]
