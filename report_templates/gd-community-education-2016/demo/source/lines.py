"""Lines as the demo reads them, and the dice that choose among what is possible: the same word, the same throw."""

from __future__ import annotations

import csv
import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).resolve().parent
LAST_DAY = datetime.date(2016, 11, 5)
"""Nothing happens after it but the last look of the day."""

Line = dict[str, Any]
One = TypeVar("One")

RETURNED = (
    "照片看不出是在做什么，请换一张有横幅或全景的。",
    "签到表只有一页，和填的参加人次对不上，请补齐。",
    "开始时间和签到表上的日期不一致，请核对。",
    "参加人次像是报名人数，请按到场人次填。",
    "其中老年人的人次和签到表不符，请重新数。",
    "地点写得太简单，请写到具体场所。",
    "主要内容没有写，请补两三句。",
    "佐证材料传错了，是上个月的，请换。",
)
WITHDRAWN = ("核对台账时发现与另一条是同一场活动，撤回。", "活动因雨改期，先撤回，办完再报。", "照片用错了，撤回重填。")


def throw(word: str, low: int, high: int) -> int:
    """A number from `low` to `high`, both included; nothing but the word decides."""
    return low + int.from_bytes(hashlib.sha256(word.encode()).digest()[:6], "big") % (high - low + 1)


def pick(word: str, among: Sequence[One]) -> One:
    return among[throw(word, 0, len(among) - 1)]


def happens(word: str, in_thousand: int) -> bool:
    return throw(word, 1, 1000) <= in_thousand


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


def units(kind: str) -> list[dict[str, str]]:
    listed = csv.DictReader((HERE.parent / "units.csv").read_text(encoding="utf-8").splitlines())
    return [row for row in listed if row["kind"] == kind]


def files(**items: int) -> list[Line]:
    return [{"item": item, "files": number} for item, number in items.items() if number]


def approved(ref: str, unit: str, type_: str, on: str, data: Mapping[str, Any], evidence: Sequence[Line] = ()) -> Line:
    """A record that all agreed to, on that day."""
    return {
        "ref": ref,
        "unit": unit,
        "type": type_,
        "version": 1,
        "state": "approved",
        "approved_on": on,
        "data": dict(data),
        "evidence": list(evidence),
    }


def still(line: Line, state: str, written_on: str, why: str = "") -> Line:
    """The same record, standing elsewhere: a draft, submitted, checked or returned."""
    stands = {**line, "state": state, "approved_on": None, "written_on": written_on}
    return {**stands, "why": why} if why else stands


def withdrawn(line: Line, on: str, why: str) -> Line:
    return {**line, "state": "withdrawn", "withdrawn_on": on, "why": why}


def corrected(line: Line, on: str, **changed: Any) -> Line:
    """The record with a second version, approved on that day."""
    before = {key: line[key] for key in ("version", "state", "approved_on", "data", "evidence")}
    return {**line, "version": 2, "approved_on": on, "data": {**line["data"], **changed}, "earlier": [before]}


def nil(ref: str, unit: str, task: str, on: str, reason: str, period: str = "") -> Line:
    line = {
        "ref": ref,
        "unit": unit,
        "nil_for": task,
        "version": 1,
        "state": "approved",
        "approved_on": on,
        "reason": reason,
    }
    return {**line, "period": period} if period else line


def after(day: datetime.date, days: int) -> str:
    return min(day + datetime.timedelta(days), LAST_DAY).isoformat()


def days_of(month: int) -> Iterator[datetime.date]:
    day = datetime.date(2016, month, 1)
    while day.month == month:
        yield day
        day += datetime.timedelta(1)
