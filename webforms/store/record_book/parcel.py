"""Pictures and papers that come with a workbook, in a zip: looked up by name, one at a time, nothing unpacked to disk.

A name is matched without regard to case, in whatever folder it lies; programs on Chinese Windows write names in GBK and
do not say so."""

from __future__ import annotations

import difflib
import io
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from webforms.domain.texts import half_width, one_line
from webforms.store.archives import UNREADABLE, read_part
from webforms.store.framework_book.doubts import BookRefused

MB = 1024 * 1024
MOST_PACKED, MOST_UNPACKED, MOST_RATIO, MOST_PARTS = 180 * MB, 400 * MB, 100, 2_000
SMALL = MB
UTF8 = 0x800
WORKBOOK = "xl/workbook.xml"
NOT_OURS = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini", "~$")


@dataclass(frozen=True)
class Parcel:
    """`parts`: path as it is compared → the part. A workbook inside is not among the files."""

    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    names: Mapping[str, str]
    """The same path → the name people know."""

    def find(self, said: str) -> list[str]:
        """The paths that a name in the sheet may mean."""
        wanted = compared(said)
        return [path for path in self.parts if path == wanted or path.endswith(f"/{wanted}")]

    def read(self, path: str) -> bytes:
        """What is in the part; one of UNREADABLE where it is not what the archive says."""
        return read_part(self.archive, self.parts[path])

    def alike(self, said: str, among: set[str]) -> str:
        """The name of a file that may have been meant; empty where none is near."""
        short = {path.rpartition("/")[2]: path for path in sorted(among)}
        near = difflib.get_close_matches(compared(said).rpartition("/")[2], short, n=1, cutoff=0.6)
        return self.names[short[near[0]]] if near else ""


def open_parcel(content: bytes) -> Parcel:
    """The files of a zip; BookRefused where it is none, or holds more than an office sends."""
    if len(content) > MOST_PACKED:
        raise BookRefused(why=f"压缩包超过 {MOST_PACKED // MB} 兆。请分成几次传。")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except UNREADABLE as error:
        raise BookRefused(why="照片要装在 .zip 压缩包里，这个打不开。请重新压缩成 zip 再传。") from error
    listed = [part for part in archive.infolist() if not part.is_dir()]
    swollen = any(part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in listed)
    if swollen or len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise BookRefused(why=f"压缩包解开后太大，最多 {MOST_PARTS} 个文件、{MOST_UNPACKED // MB} 兆。请分成几次传。")
    names = {part: name for part in listed if not _idle(name := _decoded(part))}
    return Parcel(
        archive,
        {compared(name): part for part, name in names.items()},
        {compared(name): name.rpartition("/")[2] for name in names.values()},
    )


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a workbook itself rather than a zip around one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return WORKBOOK in {name.lower() for name in archive.namelist()}
    except UNREADABLE:
        return False


def is_zip(content: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(content))


def take_workbook(parcel: Parcel) -> tuple[str, bytes, Parcel]:
    """The one workbook of a zip that holds everything: its name, its bytes, and the rest."""
    books = [path for path in parcel.parts if path.endswith(".xlsx")]
    top = min((path.count("/") for path in books), default=0)
    nearest = [path for path in books if path.count("/") == top]
    if len(nearest) != 1:
        found = f"有 {len(nearest)} 个表格" if nearest else "没有 .xlsx 表格"
        raise BookRefused(why=f"压缩包里{found}。请单独选上要导入的表格，照片装在压缩包里一起传。")
    try:
        content = parcel.read(nearest[0])
    except UNREADABLE as error:
        raise BookRefused(why="压缩包坏了，里面的表格读不出来。请重新压缩再传。") from error
    rest = {path: part for path, part in parcel.parts.items() if path != nearest[0]}
    return parcel.names[nearest[0]], content, Parcel(parcel.archive, rest, parcel.names)


def compared(name: str) -> str:
    """A path as it is compared: one kind of slash, one width, one case."""
    plain = unicodedata.normalize("NFC", half_width(one_line(name))).replace("\\", "/").lower()
    return "/".join(step for step in plain.split("/") if step not in ("", ".", ".."))


def _decoded(part: zipfile.ZipInfo) -> str:
    """The name as whoever packed it saw it."""
    if part.flag_bits & UTF8:
        return part.filename.replace("\\", "/")
    try:
        raw = part.filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return part.filename


def _idle(name: str) -> bool:
    """What computers put beside people's files."""
    low = name.lower()
    return low.startswith(NOT_OURS[0]) or low.rpartition("/")[2].startswith((*NOT_OURS[1:], "._"))
