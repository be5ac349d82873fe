"""What a command reads from and writes for the person who called it: whole, or not at all, and never with an errno."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from webforms.cli.parts import CannotWrite
from webforms.settings import system_words


def save(path: Path, content: bytes) -> None:
    """Write beside the place and rename, so that a file under this name is never half a file."""
    with written(path) as (file, _):
        file.write(content)


@contextmanager
def written(path: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """A file to write into, and where it lies until it is whole and gets its name."""
    if path.is_dir():
        raise CannotWrite(path=path, why="这是一个文件夹，请在后面写上文件名")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file, Path(name)
            Path(name).chmod(0o666 & ~_mask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink()
            raise
    except OSError as error:
        raise CannotWrite(path=path, why=system_words(error)) from error


def why_unreadable(error: OSError) -> str:
    """Why a file that was named cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    return "这是一个文件夹，要写的是一个文件" if isinstance(error, IsADirectoryError) else system_words(error)


def _mask() -> int:
    """The process's own; asking for it is only possible by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
