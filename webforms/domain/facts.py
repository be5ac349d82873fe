"""Facts: the numbers an approved record states. The only place where a number of a record becomes a figure's.

    data of the version in force ─ metrics, papers and tasks of its type ─► (key, period, value), in pack order

What the type, the window, `when`, `since` and the unit's kind and code decide is decided here, once, at approval.
What the tree, flags, successors and exemptions decide is decided on reading (see `figures`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from webforms.domain import period as periods
from webforms.domain.pack import Condition, EvidenceOrigin, EvidenceRequirement, Metric, Pack, RecordType, Task
from webforms.domain.quantity import minutes_between, to_smallest
from webforms.domain.units import Unit, could_state


@dataclass(frozen=True)
class Statement:
    """An approved version: who says it, its canonical data, and how many files each evidence item carries.

    A nil report names its task in `nil_for` and, where the task is monthly, its `period`; it has no data."""

    unit: Unit
    type: str
    data: Mapping[str, Any]
    items: Mapping[str, int] = field(default_factory=dict)
    nil_for: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Fact:
    """One number. `key` is a metric, `evidence:CODE/ITEM` or `task:KEY`; `period` is "2016-05" for an event, "2016"
    for a yearly record, empty for a register entry."""

    key: str
    period: str
    value: int


def evidence_key(indicator: str, item: str) -> str:
    return f"evidence:{indicator}/{item}"


def task_key(task: str) -> str:
    return f"task:{task}"


def facts_stated(pack: Pack, statement: Statement) -> tuple[Fact, ...]:
    """Every number the approved version states: metrics, then papers, then tasks, each in pack order.

    Empty for a record outside every window and for a register entry dated after the basis date."""
    if statement.nil_for is not None:
        return tuple(_nil_facts(pack, pack.tasks[statement.nil_for], statement))
    record_type = pack.types[statement.type]
    if _dated_too_late(pack, record_type, statement.data):
        return ()
    return (
        *_metric_facts(pack, record_type, statement),
        *_evidence_facts(pack, record_type, statement),
        *_task_facts(pack, record_type, statement),
    )


def holds(when: Condition, record_type: RecordType, data: Mapping[str, Any]) -> bool:
    """Whether every field of the condition has one of its values; an absent bool is its default, else false."""
    return all(_value(record_type, key, data) in wanted for key, wanted in when.items())


def period_of(record_type: RecordType, data: Mapping[str, Any]) -> str:
    """The period under which a record of this type is kept."""
    if record_type.nature == "event":
        return str(data[record_type.date or ""])[:7]
    return str(data["year"]) if record_type.nature == "yearly" else periods.WHOLE


def is_in_evaluation(pack: Pack, record_type: RecordType, data: Mapping[str, Any]) -> bool:
    """Whether lists, text rows and papers look at a record of this data: in the campaign or its year, not too late."""
    return not _dated_too_late(pack, record_type, data) and _papers_count(pack, record_type, data)


def _value(record_type: RecordType, key: str, data: Mapping[str, Any]) -> Any:
    if key in data:
        return data[key]
    declared = record_type.field(key)
    return bool(declared.default) if declared.kind == "bool" else None


def _dated_too_late(pack: Pack, record_type: RecordType, data: Mapping[str, Any]) -> bool:
    since = data.get(record_type.since or "")
    return since is not None and periods.date_of(since) > pack.basis_date


def _metric_facts(pack: Pack, record_type: RecordType, statement: Statement) -> Iterator[Fact]:
    at = period_of(record_type, statement.data)
    for metric in pack.metrics_of(record_type.key):
        if not could_state(statement.unit, metric.stated_by):
            continue
        if not _in_metric_window(pack, record_type, metric, statement.data):
            continue
        value = _stated_value(record_type, metric, statement.data)
        if value is not None:
            yield Fact(metric.key, at, value)


def _in_metric_window(pack: Pack, record_type: RecordType, metric: Metric, data: Mapping[str, Any]) -> bool:
    """Events by their day; a yearly record in every year of its form, which tables print beside the window's."""
    if record_type.nature == "event":
        return periods.in_window(periods.date_of(data[record_type.date or ""]), metric.window, pack)
    if record_type.nature == "yearly":
        return data["year"] in periods.years_of_type(record_type, pack.campaign)
    return True


def _stated_value(record_type: RecordType, metric: Metric, data: Mapping[str, Any]) -> int | None:
    """Zero where `when` does not hold: the unit has spoken. None where the field was left empty."""
    if not holds(metric.when, record_type, data):
        return 0
    if metric.sum is None:
        return 1
    if data.get(metric.sum) is None:
        return None
    if metric.minutes:
        return minutes_between(data[metric.sum])
    return to_smallest(data[metric.sum], metric.scale)


def _evidence_facts(pack: Pack, record_type: RecordType, statement: Statement) -> Iterator[Fact]:
    if not _papers_count(pack, record_type, statement.data):
        return
    at = period_of(record_type, statement.data)
    for code, required in pack.papers_of(record_type.key):
        if carries(pack, code, required, record_type, statement):
            yield Fact(evidence_key(code, required.item), at, 1)


def _papers_count(pack: Pack, record_type: RecordType, data: Mapping[str, Any]) -> bool:
    """Events of the campaign, yearly records of its year; all years of a form that has not that year at all."""
    if record_type.nature == "yearly":
        years = periods.years_of_type(record_type, pack.campaign)
        return bool(data["year"] == pack.campaign.year or pack.campaign.year not in years)
    return _in_campaign(pack, record_type, data)


def _in_campaign(pack: Pack, record_type: RecordType, data: Mapping[str, Any]) -> bool:
    """Whether an event took place in the campaign; other records are of no single day."""
    if record_type.nature != "event":
        return True
    return periods.in_window(periods.date_of(data[record_type.date or ""]), "campaign", pack)


def carries(
    pack: Pack, code: str, required: EvidenceRequirement, record_type: RecordType, statement: Statement
) -> bool:
    """Whether the record brings this paper; windows are asked for before."""
    if required.upload:
        return _is_upload(pack, f"{code}/{required.item}", required, statement)
    return any(_from_origin(origin, record_type, statement) for origin in required.origins)


def _is_upload(pack: Pack, wanted: str, required: EvidenceRequirement, statement: Statement) -> bool:
    upload = pack.upload
    return (
        upload is not None
        and statement.type == upload.type
        and statement.data.get(upload.field) == wanted
        and statement.items.get(upload.item, 0) > 0
        and could_state(statement.unit, required.by)
    )


def _from_origin(origin: EvidenceOrigin, record_type: RecordType, statement: Statement) -> bool:
    return (
        origin.type == record_type.key
        and (origin.record or statement.items.get(origin.item or "", 0) > 0)
        and holds(origin.when, record_type, statement.data)
        and (not origin.stated_by or could_state(statement.unit, origin.stated_by))
    )


def _task_facts(pack: Pack, record_type: RecordType, statement: Statement) -> Iterator[Fact]:
    at = period_of(record_type, statement.data)
    if not _in_campaign(pack, record_type, statement.data):
        return
    for task in pack.tasks_of(record_type.key):
        if could_state(statement.unit, task.units) and holds(task.when, record_type, statement.data):
            yield Fact(task_key(task.key), at, 1)


def _nil_facts(pack: Pack, task: Task, statement: Statement) -> Iterator[Fact]:
    """Zeros for every metric of the task's type whose records the task asks for, and the task itself as done."""
    record_type = pack.types[task.type]
    spoken_for = _nil_periods(pack, record_type, task, statement.period)
    for metric in pack.metrics_of(task.type):
        if could_state(statement.unit, metric.stated_by) and implies(metric.when, task.when):
            yield from (Fact(metric.key, at, 0) for at in spoken_for if _touches_window(pack, metric, at))
    yield from (Fact(task_key(task.key), at, task.at_least) for at in spoken_for)


def _nil_periods(pack: Pack, record_type: RecordType, task: Task, period: str | None) -> tuple[str, ...]:
    """Of a task owed once its due month; a day after the campaign speaks for the campaign's last month."""
    if task.monthly:
        return (period or periods.WHOLE,)
    if record_type.nature == "event":
        return (periods.month_of(min(task.due.on or pack.campaign.end, pack.campaign.end)),)
    if record_type.nature == "yearly":
        return tuple(str(year) for year in periods.years_owed(task, pack.campaign))
    return (periods.WHOLE,)


def _touches_window(pack: Pack, metric: Metric, period: str) -> bool:
    """Whether a month lies in the metric's window; years and registers are looked at when they are read."""
    if "-" not in period:
        return True
    first, last = periods.days_of_window(metric.window, pack)
    return periods.month_of(first) <= period <= periods.month_of(last)


def implies(narrow: Condition, wide: Condition) -> bool:
    """Every record for which `narrow` holds is one for which `wide` holds."""
    return all(key in narrow and set(narrow[key]) <= set(wanted) for key, wanted in wide.items())
