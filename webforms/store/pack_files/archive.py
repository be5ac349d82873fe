"""A pack as somebody zipped it: below a folder of its own or not, with whatever else lay beside it.

Only what belongs to a pack is taken; sizes are looked at before anything is unpacked, and must be true."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from webforms.store.archives import UNREADABLE, read_part
from webforms.store.pack_files.faults import Fault, PackFaults
from webforms.store.pack_files.folder import SUFFIXES, PackFiles, check_size, pack_files

ROOT = "pack.yaml"
MAX_ENTRIES = 5000


def read_archive(content: bytes) -> PackFiles:
    """The files of the one pack in an archive; PackFaults says what is wrong with it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            home = _home(entries)
            ours = {name: entry for entry in entries if (name := _inside(entry, home))}
            check_size([(name, entry.file_size) for name, entry in ours.items()])
            return pack_files({name: read_part(archive, entry) for name, entry in ours.items()})
    except UNREADABLE as error:
        raise _refused("不是能打开的 zip 文件", "把创建包的文件夹压缩成 zip（不加密码）再上传。") from error


def _home(entries: list[zipfile.ZipInfo]) -> PurePosixPath:
    """The folder that holds pack.yaml; the outermost where there are several."""
    if len(entries) > MAX_ENTRIES:
        raise _refused("压缩包里的文件太多", "只压缩创建包的文件夹。")
    homes = {PurePosixPath(entry.filename).parent for entry in entries
             if PurePosixPath(entry.filename).name == ROOT and not _hidden(PurePosixPath(entry.filename))}
    outermost = sorted(homes, key=lambda path: len(path.parts))
    if not outermost:
        raise _refused(f"压缩包里没有 {ROOT}", "把创建包的文件夹整个压缩成 zip 再上传。")
    if len(outermost) > 1 and len(outermost[0].parts) == len(outermost[1].parts):
        raise _refused("压缩包里有几个创建包", "一次只传一个。")
    return outermost[0]


def _inside(entry: zipfile.ZipInfo, home: PurePosixPath) -> str:
    """The name within the pack; empty for what does not belong to it."""
    path = PurePosixPath(entry.filename)
    if entry.is_dir() or path.suffix not in SUFFIXES or ".." in path.parts or not path.is_relative_to(home):
        return ""
    within = path.relative_to(home)
    return "" if _hidden(within) else within.as_posix()


def _hidden(path: PurePosixPath) -> bool:
    """Files that systems and editors leave beside others."""
    return any(part.startswith((".", "~", "__MACOSX")) for part in path.parts)


def _refused(message: str, cure: str) -> PackFaults:
    return PackFaults([Fault("", 0, 0, message, cure)])
