"""The folder of files, named by what is in them: a file that has its name is whole and on the disk.

    temporary file beside its place ─► write ─► fsync ─► link under its sha256 ─► fsync folder ─► (then) the row
A crash leaves at most a temporary file or a file without a row, never a row without its file."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

TEMPORARY = ".part"
SMALL = "small"
"""The folder beside the files that holds what can be made from them again: nothing in it need be backed up."""


class FileStore:
    """Content-addressed files below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes) -> str:
        """Write the content durably; its sha256. Keeping the same content again changes nothing."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        if not target.exists():
            _make_folder(target.parent)
            _publish(content, target)
        _sync_folder(target.parent)  # also where another process linked it a moment ago and has not come so far
        return sha256

    def path(self, sha256: str) -> Path:
        """Where the file of this hash lies, whether it is there or not."""
        if len(sha256) != 64 or not sha256.isalnum():
            raise ValueError("not a sha256")
        return self.folder / sha256[:2] / sha256

    def small_path(self, sha256: str) -> Path:
        """Where the small picture of the file of this hash lies, whether it is there or not."""
        return self.folder / SMALL / self.path(sha256).relative_to(self.folder)

    def keep_small(self, sha256: str, content: bytes) -> None:
        """The small picture of a file; who else made it meanwhile made the same."""
        target = self.small_path(sha256)
        _make_folder(target.parent)
        _publish(content, target)

    def read(self, sha256: str) -> bytes:
        return self.path(sha256).read_bytes()

    def is_whole(self, sha256: str) -> bool:
        """Whether the file is there and holds what its name says."""
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256

    def names(self) -> Iterator[str]:
        """The hash of every file that has its name."""
        for path in sorted(self.folder.glob("??/*")):
            if path.suffix != TEMPORARY:
                yield path.name

    def check(self) -> None:
        """OSError where the folder cannot be written and read."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=TEMPORARY) as probe:
            probe.write(b"?")


def _publish(content: bytes, target: Path) -> None:
    """The name appears only over whole, synced bytes; whoever else keeps the same content may be first."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=TEMPORARY)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _link(part, target)
    finally:
        part.unlink()


def _link(part: Path, target: Path) -> None:
    try:
        os.link(part, target)
    except FileExistsError:
        return  # the same bytes, kept by someone else meanwhile


def _make_folder(folder: Path) -> None:
    """A new folder must be on the disk before what it holds."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
