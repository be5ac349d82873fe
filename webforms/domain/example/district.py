"""An example district: its units, records with all their versions, and decisions, looked at from one day."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from webforms.domain.errors import WebformsError
from webforms.domain.facts import Statement
from webforms.domain.pack import Pack
from webforms.domain.results import Decision, Evaluation
from webforms.domain.score import evaluate
from webforms.domain.totals import totals_of
from webforms.domain.units import Tree, Unit

Json = Mapping[str, Any]
"""A parsed line: what its file says, untouched."""


@dataclass(frozen=True)
class Example:
    """`records` and `decisions` are parsed lines, a record its head version with the `earlier` ones inside."""

    title: str
    as_of: datetime.date
    units: tuple[Unit, ...]
    records: tuple[Json, ...]
    decisions: tuple[Json, ...]


class ExampleMismatch(WebformsError):
    """The example speaks of something that the pack or its own units do not know."""

    code, kind = "example-mismatch", "input"
    text = "样例和创建包对不上：{what}。请核对样例文件，或者换一个创建包。"


def check_example(pack: Pack, example: Example) -> None:
    """Refuse an example whose records, nil reports or decisions name what is not there."""
    units = {unit.code for unit in example.units}
    for record in example.records:
        _must_know("单位", record["unit"], units, record)
        if "nil_for" in record:
            _must_know("任务", record["nil_for"], pack.tasks, record)
        else:
            _must_know("记录类型", record["type"], pack.types, record)
    for line in example.decisions:
        if line["kind"] == "enable_type":
            _must_know("记录类型", line["type"], pack.types, line)
        else:
            _must_know("指标", line["indicator"], pack.indicators, line)


def _must_know(what: str, key: str, known: Container[str], line: Json) -> None:
    if key not in known:
        raise ExampleMismatch(what=f"{line['ref']} 写的{what}“{key}”不存在")


def unit_of(row: Json) -> Unit:
    """A unit from a row of words; an absent or empty word is not given, flags stand apart by spaces."""
    return Unit(
        code=row["code"], name=row["name"], kind=row["kind"], parent=row.get("parent") or None,
        flags=frozenset((row.get("flags") or "").split()), opened=day_of(row.get("opened")),
        closed=day_of(row.get("closed")), successor=row.get("successor") or None,
    )


def day_of(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def tree_of(pack: Pack, example: Example) -> Tree:
    """The tree as at the basis date, or as at the day looked from if that is earlier."""
    return Tree(example.units, min(pack.basis_date, example.as_of))


def evaluate_example(pack: Pack, example: Example) -> Evaluation:
    statements = [statement for _, statement in statements_in_force(pack, example)]
    tree, totals = tree_of(pack, example), totals_of(pack, statements)
    return evaluate(pack, tree, totals, decisions_of(example), example.as_of, enabled_types(pack, example))


def statements_in_force(pack: Pack, example: Example) -> Iterator[tuple[str, Statement]]:
    """The reference and the statement of every record that counts on the day."""
    units = {unit.code: unit for unit in example.units}
    for record in example.records:
        version = version_in_force(record, example.as_of)
        if version is not None:
            yield record["ref"], _statement(pack, units[record["unit"]], record, version)


def version_in_force(record: Json, as_of: datetime.date) -> Json | None:
    """The highest version approved by then, unless that one was withdrawn by then."""
    approved = [version for version in (record, *record.get("earlier", ())) if _by(version, "approved_on", as_of)]
    highest = max(approved, key=lambda version: version["version"], default=None)
    return None if highest is None or _by(highest, "withdrawn_on", as_of) else highest


def decisions_of(example: Example) -> tuple[Decision, ...]:
    """Decisions about indicators that hold on the day, in the order of their lines."""
    return tuple(
        Decision(
            id=line["ref"], kind=line["kind"], indicator=line["indicator"], reason=line["reason"],
            unit=line.get("unit"), points=Decimal(line["points"]) if "points" in line else None, on=day_of(line["on"]),
        )
        for line in _holding(example)
        if line["kind"] != "enable_type"
    )


def enabled_types(pack: Pack, example: Example) -> frozenset[str]:
    """Types on by default, and those switched on by the day."""
    switched = (line["type"] for line in _holding(example) if line["kind"] == "enable_type")
    return frozenset(key for key, declared in pack.types.items() if declared.enabled).union(switched)


def _statement(pack: Pack, unit: Unit, record: Json, version: Json) -> Statement:
    if "nil_for" in record:
        task = pack.tasks[record["nil_for"]]
        return Statement(unit, task.type, {}, nil_for=task.key, period=record.get("period"))
    items = {line["item"]: line["files"] for line in version.get("evidence", ())}
    return Statement(unit, record["type"], version["data"], items)


def _holding(example: Example) -> Sequence[Json]:
    return [
        line
        for line in example.decisions
        if _by(line, "on", example.as_of) and not _by(line, "withdrawn_on", example.as_of)
    ]


def _by(line: Json, field: str, as_of: datetime.date) -> bool:
    day = day_of(line.get(field))
    return day is not None and day <= as_of
