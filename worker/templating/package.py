"""A .docx as its parts, and back into a file that is the same byte for byte whenever its parts are.

Word does not care about the order and dates of a zip; a hash does. So members stand in one order, with one date.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from webforms.store.archives import UNREADABLE, read_part
from worker.templating.faults import TemplateUnreadable

EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Readers that stream expect these at the front."""
MOST_MEMBERS = 2_000
MOST_BYTES = 200 * 1024 * 1024


def parts(docx: bytes) -> dict[str, bytes]:
    """The members by name. Refuses what is no zip, and what would unpack beyond all measure."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            _refuse_bomb(archive.infolist())
            return {info.filename: read_part(archive, info) for info in archive.infolist() if not info.is_dir()}
    except UNREADABLE as exc:
        raise TemplateUnreadable(why="文件打不开，或已损坏、加密") from exc


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > MOST_BYTES:
        raise TemplateUnreadable(why="文件展开后过大")


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members: same members, same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(members, key=_place):
            archive.writestr(_entry(name), members[name], compresslevel=6)
    return file.getvalue()


def repack(docx: bytes) -> bytes:
    """The same parts in the one order and with the one date."""
    return pack(parts(docx))


def _place(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else it tells which system wrote it
    entry.external_attr = 0o600 << 16
    return entry
