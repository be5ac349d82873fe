"""Files as they were kept, and as they are opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class FileView:
    """A kept file; `sha256` is that of the kept bytes, without place data."""

    sha256: str
    size: int
    media_type: str
    family: Literal["image", "document"]
    width: int | None = None
    height: int | None = None
    taken_at: str | None = None
    """Wall clock of the camera, `2016-05-05T09:12:30`, where the picture says so."""


@dataclass(frozen=True)
class KeptFile:
    """`created` is False when this account sent the same bytes before."""

    file: FileView
    created: bool


@dataclass(frozen=True)
class OpenedFile:
    """A file to send: `path` lies in the file store, `name` is what the person called it, `plain_name` what it is
    called where only ASCII is read."""

    file: FileView
    path: Path
    name: str
    plain_name: str = ""
