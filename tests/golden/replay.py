"""A district of example files entered through the actions, each step on the day the files say.

    lines ─► steps (day, what) ─► sorted by day ─► enter, agree, send back, withdraw, decide"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.world import World
from webforms.actions.decisions import decide, enable_type, retract
from webforms.actions.nil import report_nil
from webforms.domain.example import Example
from webforms.store.views import RecordView

Line = Mapping[str, Any]
AFTER_ALL = datetime.date(9999, 1, 1)


@dataclass
class Replayed:
    """The world after the replay up to `last`, with the record of each reference and the decision of each."""

    world: World
    last: datetime.date
    records: dict[str, RecordView] = field(default_factory=dict)
    decisions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    day: datetime.date
    act: Callable[[], None]


def replay(world: World, example: Example, until: datetime.date | None = None) -> Replayed:
    """Everything up to a day (else the example's own), in the order of the days."""
    last = until or example.as_of
    replayed = Replayed(world, last)
    steps = [step for line in example.decisions for step in _decision_steps(replayed, line)]
    steps += [step for line in example.records for step in _record_steps(replayed, line, example.as_of)]
    for step in sorted(steps, key=lambda step: step.day):
        if step.day <= last:
            world.clock.set(step.day)
            step.act()
    world.clock.set(last)
    return replayed


def _record_steps(replayed: Replayed, line: Line, last: datetime.date) -> Iterator[Step]:
    """Each version on its day; what was never approved is entered on the last day."""
    for version in (*line.get("earlier", ()), line):
        entered = _day(version.get("approved_on")) or last
        yield Step(entered, lambda version=version: _enter(replayed, line, version))
        if withdrawn := _day(version.get("withdrawn_on")):
            yield Step(withdrawn, lambda: _keep(replayed, line, replayed.world.withdraw(replayed.records[line["ref"]])))


def _enter(replayed: Replayed, line: Line, version: Line) -> None:
    world, ref = replayed.world, line["ref"]
    submit = version["state"] != "draft"
    if "nil_for" in line:
        record = nil(world, line)
    else:
        files = {one["item"]: one["files"] for one in version["evidence"]}
        before = replayed.records.get(ref)
        record = (world.change(before, version["data"], files, submit=submit) if before
                  else world.enter(line["unit"], line["type"], version["data"], files, submit=submit))
    _keep(replayed, line, LED_TO[version["state"]](world, record))


LED_TO: dict[str, Callable[[World, RecordView], RecordView]] = {
    "draft": lambda world, record: record,
    "submitted": lambda world, record: record,
    "checked": lambda world, record: world.agree(record, levels=1),
    "approved": lambda world, record: world.agree(record),
    "withdrawn": lambda world, record: world.agree(record),
    "returned": lambda world, record: world.send_back(record),
}


def nil(world: World, line: Line) -> RecordView:
    return report_nil(
        world.store, world.actor(line["unit"]), task=line["nil_for"], client_id=line["ref"], unit=line["unit"],
        period=line.get("period"), reason=line["reason"]).record


def _keep(replayed: Replayed, line: Line, record: RecordView) -> None:
    replayed.records[line["ref"]] = record


def _decision_steps(replayed: Replayed, line: Line) -> Iterator[Step]:
    yield Step(datetime.date.fromisoformat(line["on"]), lambda: decide_line(replayed, line))
    if withdrawn := _day(line.get("withdrawn_on")):
        yield Step(withdrawn, lambda: retract_ref(replayed, line["ref"]))


def decide_line(replayed: Replayed, line: Line) -> None:
    world = replayed.world
    if line["kind"] == "enable_type":
        enable_type(world.store, world.bureau, line["type"], enabled=True)
        return
    replayed.decisions[line["ref"]] = decide(
        world.store, world.bureau, indicator=line["indicator"], kind=line["kind"], reason=line["reason"],
        points=line.get("points"), unit=line.get("unit")).id


def retract_ref(replayed: Replayed, ref: str) -> None:
    retract(replayed.world.store, replayed.world.bureau, replayed.decisions[ref], reason="重新研究")


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
