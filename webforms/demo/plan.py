"""The demo as a list of steps in order of time: who does what, when. Nothing is done here.

A record that was approved on a day was submitted the day before; one that waits was submitted on the day its line says
(`written_on`), else two days after what it tells of, or on a day of its own. A record's steps keep their order; between
records the hour decides."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from webforms.demo.script import Json, Script
from webforms.domain.pack import Pack

ZONE = ZoneInfo("Asia/Shanghai")
DAY = datetime.timedelta(days=1)
CHANGED, DECIDED, AGREED, SENT_BACK, TAKEN_BACK, WRITTEN, FROZEN = (
    datetime.time(8, 30), datetime.time(9, 0), datetime.time(10, 0), datetime.time(11, 0), datetime.time(15, 0),
    datetime.time(16, 30), datetime.time(17, 0),
)
SETTLING = datetime.timedelta(days=2)
CORRECTING = datetime.timedelta(days=20)
"""How long after its approval somebody begins to correct a record, where the line does not say."""

Verb = Literal["draft", "submit", "agree", "return", "withdraw", "nil", "decide", "rewrite", "change_unit", "freeze"]


@dataclass(frozen=True)
class Step:
    """`line` is the record, decision, text or unit as its file has it, for a freeze its title; `version` the version
    that is written in this step."""

    when: datetime.datetime
    verb: Verb
    line: Json
    version: Json | None = None


def planned(pack: Pack, script: Script) -> tuple[Step, ...]:
    """All steps, in the order in which they happen."""
    steps = [Step(_at(_day(line["on"]), CHANGED), "change_unit", line) for line in script.unit_changes]
    steps += [Step(_at(_day(line["on"]), DECIDED), "decide", line) for line in script.decisions]
    steps += [step for line in script.records for step in _record(pack, script, line)]
    steps += [Step(_at(_day(line["on"]), WRITTEN), "rewrite", line) for line in script.rewritten]
    steps += [Step(_at(one.on, FROZEN), "freeze", {"title": one.title}) for one in script.freezes]
    return tuple(sorted(steps, key=lambda step: step.when))  # a stable sort keeps each record's own order


def _record(pack: Pack, script: Script, line: Json) -> Iterator[Step]:
    before: datetime.date | None = None
    for version in (*line.get("earlier", ()), line):
        written = _written_on(pack, script, line, version, before)
        yield from _version(line, version, written)
        before = _day(version["approved_on"]) if version["approved_on"] else written


def _written_on(
    pack: Pack, script: Script, line: Json, version: Json, before: datetime.date | None
) -> datetime.date:
    if version["approved_on"]:
        return _day(version["approved_on"]) - DAY
    if "written_on" in version:
        return _day(version["written_on"])
    dated = pack.types[line["type"]].date
    told = version["data"].get(dated) if dated else None
    written = _day(told[:10]) + SETTLING if told else script.undated_on
    return written if before is None else max(written, before + CORRECTING)


def _version(line: Json, version: Json, written: datetime.date) -> Iterator[Step]:
    state = version["state"]
    yield Step(_at(written, WRITTEN), _first_verb(line, state), line, version)
    if version["approved_on"]:
        yield Step(_at(_day(version["approved_on"]), AGREED), "agree", line)
    elif state in ("checked", "returned"):
        yield Step(_at(written + DAY, SENT_BACK), "agree" if state == "checked" else "return", line)
    if state == "withdrawn":
        yield Step(_at(_day(version["withdrawn_on"]), TAKEN_BACK), "withdraw", line)


def _first_verb(line: Json, state: str) -> Verb:
    if "nil_for" in line:
        return "nil"
    return "draft" if state == "draft" else "submit"


def _at(day: datetime.date, hour: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, hour, ZONE).astimezone(datetime.UTC)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
