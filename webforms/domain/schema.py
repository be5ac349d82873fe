"""A record type as JSON Schema with labels: what another program must know to send a record.

The schema describes canonical data, the form in which answers come back. A request may be laxer (full-width digits,
`1.2万`): `fields` reads it. What a schema cannot say stands beside it: the checks, each in one sentence, and the
papers a record carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from webforms.domain.condition_words import words_of
from webforms.domain.field_readers import LONGEST
from webforms.domain.pack import (
    AtMost,
    Check,
    EvidenceItem,
    Field,
    Order,
    Quotient,
    RecordType,
    RequiredIf,
    Selection,
    Within,
)
from webforms.domain.quantity import plain

DRAFT = "https://json-schema.org/draft/2020-12/schema"
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"


def type_schema(type_: RecordType, year: int) -> dict[str, Any]:
    """Everything about one form, ready for JSON. `year` is the campaign's: it bounds the years of a yearly form."""
    return {
        "type": type_.key,
        "title": type_.title,
        "nature": type_.nature,
        "identity": ["year"] if type_.nature == "yearly" else list(type_.identity),
        "private": list(type_.private),
        "data": data_schema(type_, year),
        "checks": [_check(type_, check) for check in type_.checks],
        "evidence": [_evidence(declared) for declared in type_.evidence],
    }


def data_schema(type_: RecordType, year: int) -> dict[str, Any]:
    properties = {field.key: _field(field) for field in type_.fields}
    if type_.nature == "yearly":
        first, last = type_.years
        properties["year"] |= {"minimum": year + first, "maximum": year + last}
    return {
        "$schema": DRAFT,
        "title": type_.title,
        "type": "object",
        "properties": properties,
        "required": [field.key for field in type_.fields if field.required],
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    said = {"title": field.label, "description": field.help, "x-kind": field.kind, "x-unit": field.unit,
            "x-group": field.group, "default": field.default}
    return {key: value for key, value in said.items() if value not in (None, "")} | SHAPES[field.kind](field)


def _string(field: Field) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": field.max_length or LONGEST[field.kind]}


def _whole(field: Field) -> dict[str, Any]:
    bounds = {"minimum": field.min, "maximum": field.max}
    return {"type": "integer"} | {key: _bound(value) for key, value in bounds.items() if value is not None}


def _exact(field: Field) -> dict[str, Any]:
    """Decimals travel as strings, so that no program in between rounds them."""
    digits = rf"(\.\d{{1,{field.scale}}})?" if field.scale else ""
    bounds = {"x-minimum": field.min, "x-maximum": field.max}
    shape = {"type": "string", "format": "decimal", "pattern": rf"^-?\d+{digits}$"}
    return shape | {key: plain(value) for key, value in bounds.items() if value is not None}


def _one(field: Field) -> dict[str, Any]:
    return {"type": "string", "oneOf": [{"const": key, "title": label} for key, label in field.choices.items()]}


def _units(selection: Selection) -> dict[str, Any]:
    """Which units fit, as the pack selects them; the codes are those of `GET /units`."""
    said = [{key: _as_list(value) for key, value in asdict(selector).items() if value} for selector in selection]
    return {"x-units": said} if said else {}


def _as_list(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


SHAPES: Mapping[str, Callable[[Field], dict[str, Any]]] = {
    "text": _string,
    "long_text": _string,
    "phone": _string,
    "url": lambda field: _string(field) | {"format": "uri"},
    "integer": _whole,
    "year": _whole,
    "decimal": _exact,
    "money": _exact,
    "percent": _exact,
    "date": lambda field: {"type": "string", "format": "date"},
    "datetime": lambda field: {"type": "string", "pattern": MOMENT},
    "time_range": lambda field: {
        "type": "object", "required": ["from", "to"], "additionalProperties": False,
        "properties": {side: {"type": "string", "pattern": CLOCK} for side in ("from", "to")},
    },
    "bool": lambda field: {"type": "boolean"},
    "choice": _one,
    "choices": lambda field: {"type": "array", "minItems": 1, "uniqueItems": True, "items": _one(field)},
    "unit": lambda field: {"type": "string", "minLength": 1} | _units(field.units),
}


def _bound(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else plain(value)


def _evidence(declared: EvidenceItem) -> dict[str, Any]:
    return {"item": declared.item, "label": declared.label, "accept": list(declared.accept), "min": declared.min,
            "max": declared.max}


def _check(type_: RecordType, check: Check) -> dict[str, Any]:
    """The check's parts by their own names, and the sentence a person reads."""
    return {"code": check.code, "level": check.level, **CHECKS[type(check)](type_, check)}


def _label(type_: RecordType, key: str) -> str:
    return type_.field(key).label


def _at_most(type_: RecordType, check: AtMost) -> dict[str, Any]:
    said = f"{_label(type_, check.field)}不能比{_label(type_, check.of)}多。"
    return {"kind": "at_most", "field": check.field, "of": check.of, "message": said}


def _order(type_: RecordType, check: Order) -> dict[str, Any]:
    named = "、".join(_label(type_, key) for key in check.fields)
    return {"kind": "order", "fields": list(check.fields), "message": f"{named}要按先后填。"}


def _within(type_: RecordType, check: Within) -> dict[str, Any]:
    said = f"{_label(type_, check.field)}要在规定的时间以内。"
    return {"kind": "within", "field": check.field, "window": check.window, "message": said}


def _required_if(type_: RecordType, check: RequiredIf) -> dict[str, Any]:
    why = words_of(type_, check.when, "选了")
    return {"kind": "required_if", "field": check.field, "when": _when(check.when),
            "message": f"{why}，就要填{_label(type_, check.field)}。"}


def _quotient(type_: RecordType, check: Quotient) -> dict[str, Any]:
    said = (f"{_label(type_, check.field)}应等于{_label(type_, check.of)}÷{_label(type_, check.by)}，"
            f"相差不超过 {plain(check.within_percent)}%。")
    return {"kind": "quotient", "field": check.field, "of": check.of, "by": check.by, "when": _when(check.when),
            "within_percent": plain(check.within_percent), "message": said}


CHECKS: Mapping[type, Callable[[RecordType, Any], dict[str, Any]]] = {
    AtMost: _at_most, Order: _order, Within: _within, RequiredIf: _required_if, Quotient: _quotient,
}


def _when(condition: Mapping[str, tuple[str | bool, ...]]) -> dict[str, list[str | bool]]:
    return {key: list(values) for key, values in condition.items()}
