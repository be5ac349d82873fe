"""What a folder says about its demo: `demo.json` beside the district's own files.

It names the accounts, marks what is invented, says which files are made for which item, when snapshots are frozen and
units change; and may add a unit or two and records that wait, so that a visitor's first steps move something. A long
list of records may lie there packed (`records.jsonl.gz`)."""

from __future__ import annotations

import csv
import datetime
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webforms.domain.errors import WebformsError

Json = Mapping[str, Any]


class NoDemo(WebformsError):
    """The folder cannot be shown: a file is absent or not what it should be."""

    code, kind = "no-demo", "input"
    text = "{folder} 里没有可用的演示数据：{why}。"


@dataclass(frozen=True)
class DemoAccount:
    """Someone in the demo; `purpose` is what a visitor can try with it, empty for those in the background."""

    login: str
    unit: str
    role: str
    name: str
    purpose: str = ""


@dataclass(frozen=True)
class Freeze:
    """A snapshot of the demo: at the end of which day, and what it is called."""

    on: datetime.date
    title: str


@dataclass(frozen=True)
class Script:
    """The whole demo as data. `records` and `decisions` are parsed lines, as the folder has them; `texts` are what the
    bureau writes for the documents before the first snapshot, by section, and `rewritten` what it changes later, each
    with its day; `unit_changes` are units renamed (`name`) or merged (`into`) on a day."""

    as_of: datetime.date
    begun_on: datetime.date
    undated_on: datetime.date
    units: tuple[Mapping[str, str], ...]
    records: tuple[Json, ...]
    decisions: tuple[Json, ...]
    accounts: tuple[DemoAccount, ...]
    password: str
    made: Mapping[str, str]
    scenes: Mapping[str, Mapping[str, str]]
    """Field of a record → what it says → the scene of its photos; without a field: by the item's name."""
    reasons: Mapping[str, str]
    freezes: tuple[Freeze, ...]
    texts: Mapping[str, str]
    rewritten: tuple[Json, ...]
    unit_changes: tuple[Json, ...]
    accepted: Mapping[str, str]
    """Code of a check → why the bureau lets its warnings stand."""


def read_script(folder: Path) -> Script:
    """The demo of an example folder, invented units marked as such; NoDemo says what is missing."""
    try:
        return _read(folder)
    except FileNotFoundError as error:
        raise NoDemo(folder=folder, why=f"没有文件 {Path(error.filename).name}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoDemo(folder=folder, why=f"{type(error).__name__} {error}") from error


def _read(folder: Path) -> Script:
    demo = json.loads(_text(folder / "demo.json"))
    units = [*csv.DictReader(_text(folder / "units.csv").splitlines()), *demo.get("units", ())]
    texts = _lines(folder / "sections.jsonl")
    as_of = _day(json.loads(_text(folder / "district.json"))["as_of"])
    return Script(
        as_of=as_of,
        begun_on=_day(demo["begun_on"]),
        undated_on=_day(demo["undated_on"]),
        units=tuple(_marked(row, demo["mark"]) for row in units),
        records=(*_lines(folder / "records.jsonl"), *demo.get("waiting", ())),
        decisions=_lines(folder / "decisions.jsonl"),
        accounts=tuple(_account(row) for row in demo["accounts"]),
        password=demo["password"], made=demo["made"], scenes=demo.get("scenes", {}), reasons=demo["reasons"],
        freezes=_freezes(demo, as_of), accepted=demo.get("accepted", {}),
        texts={line["section"]: line["text"] for line in texts if "on" not in line},
        rewritten=tuple(line for line in texts if "on" in line), unit_changes=tuple(demo.get("unit_changes", ())),
    )


def _freezes(demo: Json, as_of: datetime.date) -> tuple[Freeze, ...]:
    """Those that are listed, else one at the end."""
    listed = demo.get("snapshots") or [{"on": as_of.isoformat(), "title": demo["snapshot"]}]
    return tuple(Freeze(_day(one["on"]), one["title"]) for one in listed)


def _marked(row: Mapping[str, str], mark: Json) -> Mapping[str, str]:
    """Real names stay as they are; an invented one says so."""
    return {**row, "name": row["name"] + mark["text"]} if row["kind"] in mark["kinds"] else row


def _account(row: Json) -> DemoAccount:
    return DemoAccount(row["login"], row["unit"], row["role"], row["name"], row.get("for", ""))


def _lines(path: Path) -> tuple[Json, ...]:
    return tuple(json.loads(line) for line in _text(path).splitlines() if line.strip())


def _text(path: Path) -> str:
    packed = path.with_name(f"{path.name}.gz")
    if packed.is_file() and not path.exists():
        return gzip.decompress(packed.read_bytes()).decode("utf-8-sig")
    return path.read_text(encoding="utf-8-sig")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
