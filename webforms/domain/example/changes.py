"""One change to an example district or its pack: what a variant does before it is evaluated again."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from webforms.domain.errors import WebformsError
from webforms.domain.example.district import Example, Json, day_of, unit_of
from webforms.domain.pack import Pack
from webforms.domain.units import Unit


class UnknownChange(WebformsError):
    """A variant names an operation, a record or a unit that is not there."""

    code, kind = "unknown-change", "input"
    text = "不认识“{what}”：没有这种变化，或样例里没有这条记录、这个单位。"


def apply_change(pack: Pack, example: Example, change: Json) -> tuple[Pack, Example]:
    """The pack and the district after the change."""
    operation = change["op"]
    if operation == "set_threshold":
        return _with_threshold(pack, change), example
    if operation not in _OPERATIONS:
        raise UnknownChange(what=operation)
    return pack, _OPERATIONS[operation](example, change)


def _with_threshold(pack: Pack, change: Json) -> Pack:
    indicator = pack.indicators[change["indicator"]]
    parts = list(indicator.parts)
    place = change["part"] - 1
    field = "threshold" if hasattr(parts[place].rule, "threshold") else "at_least"
    rule = replace(parts[place].rule, **{field: Decimal(change["value"])})
    parts[place] = replace(parts[place], rule=rule)
    changed = replace(indicator, parts=tuple(parts))
    return replace(pack, indicators={**pack.indicators, indicator.code: changed})


def _approve(example: Example, change: Json) -> Example:
    return _with_record(example, change["ref"], lambda record: {
        **record, "state": "approved", "approved_on": change["on"],
    })  # fmt: skip


def _withdraw(example: Example, change: Json) -> Example:
    return _with_record(example, change["ref"], lambda record: {
        **record, "state": "withdrawn", "withdrawn_on": change["on"],
    })  # fmt: skip


def _correct(example: Example, change: Json) -> Example:
    """A new version with some fields set anew, approved on the day."""
    return _with_record(example, change["ref"], lambda record: {
        **record, "version": record["version"] + 1, "state": "approved", "approved_on": change["on"],
        "data": {**record["data"], **change["set"]}, "earlier": [*record.get("earlier", ()), record],
    })  # fmt: skip


def _add(example: Example, change: Json) -> Example:
    return replace(example, records=(*example.records, change["record"]))


def _close_unit(example: Example, change: Json) -> Example:
    return _with_unit(example, change["unit"], closed=day_of(change["on"]))


def _merge_unit(example: Example, change: Json) -> Example:
    return _with_unit(example, change["unit"], closed=day_of(change["on"]), successor=change["into"])


def _rename_unit(example: Example, change: Json) -> Example:
    return _with_unit(example, change["unit"], name=change["name"])


def _set_flags(example: Example, change: Json) -> Example:
    return _with_unit(example, change["unit"], flags=frozenset(change["flags"].split()))


def _open_unit(example: Example, change: Json) -> Example:
    return replace(example, units=(*example.units, unit_of(change["unit"])))


def _decide(example: Example, change: Json) -> Example:
    return replace(example, decisions=(*example.decisions, change["decision"]))


def _retract(example: Example, change: Json) -> Example:
    decisions = tuple(
        {**line, "withdrawn_on": change["on"]} if line["ref"] == change["decision"] else line
        for line in example.decisions
    )
    return replace(example, decisions=decisions)


def _look_from(example: Example, change: Json) -> Example:
    return replace(example, as_of=datetime.date.fromisoformat(change["date"]))


_OPERATIONS: dict[str, Callable[[Example, Json], Example]] = {
    "approve": _approve, "withdraw": _withdraw, "correct": _correct, "add": _add, "close_unit": _close_unit,
    "merge_unit": _merge_unit, "rename_unit": _rename_unit, "set_flags": _set_flags, "open_unit": _open_unit,
    "decide": _decide, "retract": _retract, "as_of": _look_from,
}  # fmt: skip


def _with_record(example: Example, ref: str, change: Callable[[Json], Json]) -> Example:
    if all(record["ref"] != ref for record in example.records):
        raise UnknownChange(what=ref)
    records = tuple(change(record) if record["ref"] == ref else record for record in example.records)
    return replace(example, records=records)


def _with_unit(example: Example, code: str, **fields: object) -> Example:
    if all(unit.code != code for unit in example.units):
        raise UnknownChange(what=code)
    units: tuple[Unit, ...] = tuple(
        replace(unit, **fields) if unit.code == code else unit  # type: ignore[arg-type] # fields of Unit by name
        for unit in example.units
    )
    return replace(example, units=units)
