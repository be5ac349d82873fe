"""The files of a pack as bytes: from a folder, or from the bundle that a database row holds.

Only what the program reads belongs to a pack: YAML and Word templates. Notes beside them change neither the
hash nor the bundle."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from webforms.store.archives import UNREADABLE, read_part
from webforms.store.pack_files.faults import Fault, PackFaults

SUFFIXES = (".yaml", ".docx")
MAX_FILE = 20 * 1024 * 1024
MAX_FILES = 500
MAX_ALL = 100 * 1024 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class PackFiles:
    """Name → bytes in name order; two are equal when their `digest` is."""

    contents: Mapping[str, bytes] = field(compare=False)
    digest: str


def pack_files(contents: Mapping[str, bytes]) -> PackFiles:
    """The files with their hash: sha256 over each name and content, lengths first, in name order."""
    ordered = {name: contents[name] for name in sorted(contents)}
    digest = hashlib.sha256()
    for name, content in ordered.items():
        for piece in (name.encode(), content):
            digest.update(len(piece).to_bytes(8, "big"))
            digest.update(piece)
    return PackFiles(ordered, digest.hexdigest())


def read_folder(folder: Path) -> PackFiles:
    """The pack's files below `folder`; links that lead out of it and hidden or lock files are left out."""
    if not folder.is_dir():
        what = "这是一个文件，不是文件夹" if folder.exists() else "没有这个文件夹"
        raise PackFaults([Fault(str(folder), 0, 0, what, "写上创建包文件夹的路径。")])
    root = folder.resolve()
    found = [path for path in sorted(folder.rglob("*")) if _belongs(path, folder, root)]
    check_size([(path.relative_to(folder).as_posix(), path.stat().st_size) for path in found])
    return pack_files({path.relative_to(folder).as_posix(): path.read_bytes() for path in found})


def _belongs(path: Path, folder: Path, root: Path) -> bool:
    parts = path.relative_to(folder).parts
    hidden = any(part.startswith((".", "~")) for part in parts)
    return not hidden and path.suffix in SUFFIXES and path.is_file() and path.resolve().is_relative_to(root)


def check_size(sizes: list[tuple[str, int]]) -> None:
    """Refuse files that are too large, or too many."""
    cure = f"不超过 {MAX_FILE} 字节。"
    faults = [Fault(name, 0, 0, f"文件太大（{size} 字节）", cure) for name, size in sizes if size > MAX_FILE]
    if len(sizes) > MAX_FILES or sum(size for _, size in sizes) > MAX_ALL:
        faults.append(Fault("", 0, 0, "创建包的文件太多或太大", f"不超过 {MAX_FILES} 个文件、{MAX_ALL} 字节。"))
    if faults:
        raise PackFaults(faults)


def write_bundle(files: PackFiles) -> bytes:
    """One archive of all files; the same files give the same bytes everywhere, so nothing is compressed or dated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.contents.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def read_bundle(bundle: bytes) -> PackFiles:
    """The files of an archive made by `write_bundle`; names that would leave the pack are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
            _check_entries(archive.infolist())
            return pack_files({entry.filename: read_part(archive, entry) for entry in archive.infolist()})
    except UNREADABLE as error:
        raise _not_ours() from error


def _not_ours() -> PackFaults:
    return PackFaults([Fault("", 0, 0, "不是创建包的归档", "重新保存创建包。")])


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """In an archive that was cut, Python finds the directory of a template inside, which does not begin at 0."""
    if not entries or entries[0].header_offset != 0:
        raise _not_ours()
    check_size([(entry.filename, entry.file_size) for entry in entries])
    strange = [entry.filename for entry in entries if not _inside(entry.filename)]
    if strange:
        raise PackFaults([Fault(name, 0, 0, "不是创建包里的文件", "只放 yaml 和 docx。") for name in strange])


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.suffix in SUFFIXES


def write_folder(files: PackFiles, folder: Path) -> None:
    """The files as a folder; files of a pack that stood there and are not among them go."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if _belongs(path, folder, folder.resolve()) and path.relative_to(folder).as_posix() not in files.contents:
            path.unlink()
    for name, content in files.contents.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
