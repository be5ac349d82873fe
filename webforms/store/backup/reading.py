"""A backup that was opened, and looked through from end to end: what it holds is what its manifest says."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from webforms.store.backup.manifest import NAME, BackupBroken, Manifest, Part, read_manifest

CUT = "它不完整，或者不是 webforms backup 做的"
LONGEST_MANIFEST = 1024 * 1024
FOLDER = "files/"
ENCRYPTED = 0x1


class Backup:
    """Its parts, read as often as one likes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = archive.namelist()
        if any(part.flag_bits & ENCRYPTED for part in archive.infolist()):
            raise BackupBroken(why="它加了密码")
        if NAME not in self._names or archive.getinfo(NAME).file_size > LONGEST_MANIFEST:
            raise BackupBroken(why=CUT)
        self.manifest: Manifest = read_manifest(archive.read(NAME))

    def lines(self, table: str) -> Iterator[bytes]:
        with self._archive.open(f"tables/{table}.jsonl") as part:
            yield from part

    def files(self) -> list[str]:
        """The hash of each file."""
        return sorted(name.removeprefix(FOLDER) for name in self._names if name.startswith(FOLDER))

    def file(self, sha256: str) -> bytes:
        return self._archive.read(f"{FOLDER}{sha256}")

    def verify(self, tell: Callable[[int, int], None]) -> None:
        """BackupBroken unless every part is there, whole and unchanged, and no other."""
        expected = {NAME, *(f"tables/{name}.jsonl" for name in self.manifest.tables)}
        if expected != {name for name in self._names if not name.startswith(FOLDER)}:
            raise BackupBroken(why="里面的部分和清单对不上")
        if len(self._names) != len(set(self._names)) or len(self.files()) != self.manifest.files:
            raise BackupBroken(why="里面的文件和清单对不上")
        for number, (name, part) in enumerate(self.manifest.tables.items(), 1):
            self._verify_table(name, part)
            tell(number, self.manifest.steps)
        for number, sha256 in enumerate(self.files(), len(self.manifest.tables) + 1):
            if hashlib.sha256(self.file(sha256)).hexdigest() != sha256:
                raise BackupBroken(why=f"文件 {sha256[:12]}… 的内容变了")
            tell(number, self.manifest.steps)

    def _verify_table(self, name: str, part: Part) -> None:
        running, rows = hashlib.sha256(), 0
        for line in self.lines(name):
            running.update(line)
            rows += 1
        if (rows, running.hexdigest()) != (part.rows, part.sha256):
            raise BackupBroken(why=f"表 {name} 的内容变了")


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """BackupBroken for whatever is no backup, and for one that turns out cut while it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Backup(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupBroken(why=CUT) from error
