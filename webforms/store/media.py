"""Which kind of file this is, by what is in it. The name is only held against the answer.

Eight kinds are taken: four of pictures, PDF and the three of today's office programs. An archive is looked at by its
directory alone before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from webforms.domain.errors import UnsupportedFile
from webforms.domain.file_words import accepted_words, spaced

Family = Literal["image", "document"]
MOST_UNPACKED = 64 * 1024 * 1024
MOST_RATIO = 100
MOST_ENTRIES = 5_000


@dataclass(frozen=True)
class Kind:
    """A kind of file: `word` is what people call it, `endings` what its names end with."""

    media_type: str
    family: Family
    word: str
    endings: tuple[str, ...]


JPEG = Kind("image/jpeg", "image", "jpg 照片", ("jpg", "jpeg", "jpe", "jfif"))
PNG = Kind("image/png", "image", "png 图片", ("png",))
WEBP = Kind("image/webp", "image", "webp 图片", ("webp",))
HEIF = Kind("image/heif", "image", "heic 照片", ("heic", "heif", "hif"))
PDF = Kind("application/pdf", "document", "PDF 文件", ("pdf",))
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = Kind(_OFFICE + "wordprocessingml.document", "document", "Word 文档（docx）", ("docx",))
XLSX = Kind(_OFFICE + "spreadsheetml.sheet", "document", "Excel 表格（xlsx）", ("xlsx",))
PPTX = Kind(_OFFICE + "presentationml.presentation", "document", "演示文稿（pptx）", ("pptx",))
KINDS = (JPEG, PNG, WEBP, HEIF, PDF, DOCX, XLSX, PPTX)
MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
ENDINGS: Mapping[str, Kind] = {ending: kind for kind in KINDS for ending in kind.endings}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognise(content: bytes, name: str) -> Kind:
    """The kind of file, or `UnsupportedFile`; a name that promises another kind is refused too.

    Pictures may go under one another's endings: phones rename them."""
    kind = _kind_of(content, name)
    promised = ENDINGS.get(PurePath(name).suffix.lower().lstrip("."))
    if promised is not None and promised is not kind and not promised.family == kind.family == "image":
        raise _refused(name, f"名字像{spaced(promised.word)}，内容却是{spaced(kind.word)}")
    return kind


def _kind_of(content: bytes, name: str) -> Kind:
    if not content:
        raise _refused(name, "文件是空的")
    if kind := _picture(content):
        return kind
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return _office(content, name)
    if content.startswith(OLD_OFFICE):
        raise _refused(name, "是旧格式（doc、xls、wps）")
    raise _refused(name, "内容不是可以收的文件")


def _picture(content: bytes) -> Kind | None:
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    return HEIF if content[4:8] == b"ftyp" and content[8:12] in HEIF_BRANDS else None


def _office(content: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _refused(name, "文件坏了，打不开") from error
    _refuse_bomb(entries, len(content), name)
    names = {entry.filename for entry in entries}
    if any(entry.endswith("vbaProject.bin") for entry in names):
        raise _refused(name, "带有宏，请另存为不带宏的文件")
    found = next((kind for part, kind in MAIN_PARTS.items() if part in names), None)
    if found is None or "[Content_Types].xml" not in names:
        raise _refused(name, "是压缩包，请解开后一件一件传")
    return found


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > size * MOST_RATIO:
        raise _refused(name, "解开后太大，不像正常的文件")


def _refused(name: str, why: str) -> UnsupportedFile:
    return UnsupportedFile(name=name, why=why, accepted=accepted_words())
