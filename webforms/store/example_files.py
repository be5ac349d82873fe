"""An example district on disk: a folder with units, records, decisions, the expected answer and its variants.

    district.json  units.csv  records.jsonl  decisions.jsonl  expected.json  variants.json (if any)"""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from webforms.domain.errors import WebformsError
from webforms.domain.example import Example
from webforms.domain.example.district import Json, unit_of

T = TypeVar("T")


class ExampleUnreadable(WebformsError):
    """A file of the folder is absent or not what it should be."""

    code, kind = "example-unreadable", "input"
    text = "读不了样例文件 {file}：{why}。"


@dataclass(frozen=True)
class ExampleFolder:
    """The district, its expected answer, and what changes with each variant."""

    example: Example
    pack: str
    expected: Json
    variants: tuple[Json, ...]


def read_example(folder: Path | str) -> ExampleFolder:
    root = Path(folder)
    district = _read(root / "district.json", json.loads)
    example = Example(
        title=district["title"],
        as_of=datetime.date.fromisoformat(district["as_of"]),
        units=tuple(unit_of(row) for row in _read(root / "units.csv", _rows)),
        records=_read(root / "records.jsonl", _lines),
        decisions=_read(root / "decisions.jsonl", _lines),
    )
    variants = root / "variants.json"
    return ExampleFolder(
        example=example, pack=district["pack"], expected=_read(root / "expected.json", json.loads),
        variants=tuple(_read(variants, json.loads)) if variants.exists() else (),
    )


def _read(path: Path, parse: Callable[[str], T]) -> T:
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ExampleUnreadable(file=path.name, why="文件夹里没有这个文件") from error
    except (ValueError, OSError) as error:
        raise ExampleUnreadable(file=path.name, why=str(error)) from error


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def _lines(text: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in text.splitlines() if line.strip())
