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
from webforms.domain.units import Unit

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
    """Everything of the folder; ExampleUnreadable names the first file that is not as it should be."""
    root = Path(folder)
    if not root.is_dir():
        raise ExampleUnreadable(file=root, why="这是文件，要写文件夹" if root.exists() else "没有这个文件夹")
    title, pack, as_of = _read(root / "district.json", _head)
    example = Example(
        title=title, as_of=as_of, units=_read(root / "units.csv", _units),
        records=_read(root / "records.jsonl", _lines), decisions=_read(root / "decisions.jsonl", _lines),
    )
    variants = root / "variants.json"
    return ExampleFolder(
        example=example, pack=pack, expected=_read(root / "expected.json", json.loads),
        variants=tuple(_read(variants, json.loads)) if variants.exists() else (),
    )


def _read(path: Path, parse: Callable[[str], T]) -> T:
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ExampleUnreadable(file=path, why="没有这个文件") from error
    except KeyError as error:
        raise ExampleUnreadable(file=path, why=f"缺少 {error.args[0]}") from error
    except UnicodeDecodeError as error:
        raise ExampleUnreadable(file=path, why="不是 UTF-8 文字，请用 UTF-8 编码另存") from error
    except json.JSONDecodeError as error:
        raise ExampleUnreadable(file=path, why=f"第 {error.lineno} 行第 {error.colno} 列起不是 JSON") from error
    except OSError as error:
        raise ExampleUnreadable(file=path, why="这不是文件，或者没有权限") from error
    except ValueError as error:
        raise ExampleUnreadable(file=path, why=f"内容不对（{error}）") from error


def _head(text: str) -> tuple[str, str, datetime.date]:
    said = json.loads(text)
    return said["title"], said["pack"], datetime.date.fromisoformat(said["as_of"])


def _units(text: str) -> tuple[Unit, ...]:
    return tuple(unit_of(row) for row in csv.DictReader(text.splitlines()))


def _lines(text: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in text.splitlines() if line.strip())
