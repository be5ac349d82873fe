"""What an example folder says about its demo: `demo.json` beside the district's own files.

It names the accounts, marks what is invented, says which files are made for which item, and adds a unit or two and
records that wait, so that a visitor's first steps move something."""

from __future__ import annotations

import csv
import datetime
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
class Script:
    """The whole demo as data. `records` and `decisions` are parsed lines, as the example folder has them; `texts` are
    what the bureau writes for the documents, by section."""

    as_of: datetime.date
    begun_on: datetime.date
    undated_on: datetime.date
    units: tuple[Mapping[str, str], ...]
    records: tuple[Json, ...]
    decisions: tuple[Json, ...]
    accounts: tuple[DemoAccount, ...]
    password: str
    made: Mapping[str, str]
    reasons: Mapping[str, str]
    snapshot: str
    texts: Mapping[str, str]
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
    units = [*csv.DictReader(_text(folder / "units.csv").splitlines()), *demo["units"]]
    return Script(
        as_of=_day(json.loads(_text(folder / "district.json"))["as_of"]),
        begun_on=_day(demo["begun_on"]),
        undated_on=_day(demo["undated_on"]),
        units=tuple(_marked(row, demo["mark"]) for row in units),
        records=(*_lines(folder / "records.jsonl"), *demo["waiting"]),
        decisions=_lines(folder / "decisions.jsonl"),
        accounts=tuple(_account(row) for row in demo["accounts"]),
        password=demo["password"], made=demo["made"], reasons=demo["reasons"], snapshot=demo["snapshot"],
        accepted=demo.get("accepted", {}),
        texts={line["section"]: line["text"] for line in _lines(folder / "sections.jsonl")},
    )


def _marked(row: Mapping[str, str], mark: Json) -> Mapping[str, str]:
    """Real names stay as they are; an invented one says so."""
    return {**row, "name": row["name"] + mark["text"]} if row["kind"] in mark["kinds"] else row


def _account(row: Json) -> DemoAccount:
    return DemoAccount(row["login"], row["unit"], row["role"], row["name"], row.get("for", ""))


def _lines(path: Path) -> tuple[Json, ...]:
    return tuple(json.loads(line) for line in _text(path).splitlines() if line.strip())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
