"""What a backup says of itself, and what is wrong with one that is none, or not whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from webforms.domain.errors import WebformsError

FORMAT = 1
NAME = "manifest.json"


class BackupBroken(WebformsError):
    """Nothing was taken from it."""

    code, kind = "backup-broken", "input"
    text = "这个备份不能用：{why}。什么都没有改。请换一份备份。"


@dataclass(frozen=True)
class Part:
    """A table: how many rows, and the hash of its lines."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`seal` is that of the history up to `position`, made for this backup."""

    schema: str
    program: str
    made_at: str
    title: str
    position: int
    seal: str
    tables: Mapping[str, Part]
    files: int
    format: int = FORMAT

    @property
    def steps(self) -> int:
        """Tables and files together: what progress is counted in."""
        return len(self.tables) + self.files

    def dump(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    try:
        said: dict[str, Any] = json.loads(content)
        if said["format"] != FORMAT:
            raise BackupBroken(why="它的格式是另一个版本的程序写的")
        tables = {name: Part(**part) for name, part in said.pop("tables").items()}
        return Manifest(**said, tables=tables)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupBroken(why="里面的清单读不懂") from error
