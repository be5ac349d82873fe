"""Is a file safe to open as a workbook? Asked of the archive itself, before openpyxl is given a byte of it.

A small file can hold gigabytes, a merged range can cover seventeen milliards of cells, and a workbook can carry
programs and links. A framework needs none of that: whatever is out of proportion is refused in one sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from webforms.store.archives import UNREADABLE, check_part
from webforms.store.framework_book.doubts import BookRefused

MAX_RATIO = 100
MAX_PARTS = 500
MAX_ROW, MAX_COLUMN = 3_000, 80
MB = 1024 * 1024
SMALL = 1024 * 1024
"""Below this size a part may be as well compressed as it likes."""

PROGRAMS = ("vbaproject", "activex/", "ctrlprops/", "macrosheets/")
FOREIGN = ("externallinks/", "embeddings/", "connections.xml", "querytables/")
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Bounds:
    """How much a workbook of one use may hold; `subject` is what it is about, for who must make it smaller."""

    subject: str = "指标体系"
    file: int = 10 * MB
    opened: int = 20 * MB
    cells: int = 60_000


FRAMEWORK = Bounds()


def check_book(content: bytes, bounds: Bounds = FRAMEWORK) -> None:
    """Refuse what should not be opened."""
    if len(content) > bounds.file:
        raise BookRefused(why=f"文件超过 {bounds.file // MB} 兆。请只留下{bounds.subject}，删去图片。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive.infolist(), bounds)
            _check_sizes(archive)
            _check_sheets(archive, bounds)
    except (ParseError, DefusedXmlException, UnicodeError) as error:
        raise BookRefused(why="里面的内容读不出来。请在 Excel 里打开后另存一份。") from error
    except UNREADABLE as error:
        why = "不是 .xlsx 文件，或者有密码、已损坏。请在 Excel 里另存为“Excel 工作簿（.xlsx）”。"
        raise BookRefused(why=why) from error


def _check_parts(parts: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    names = [part.filename.lower() for part in parts]
    if "xl/workbook.xml" not in names:
        raise BookRefused(why="不是 .xlsx 文件。请在 Excel 里另存为“Excel 工作簿（.xlsx）”。")
    if any(word in name for name in names for word in PROGRAMS):
        raise BookRefused(why="带有宏或控件。请另存为不带宏的 .xlsx 再导入。")
    if any(word in name for name in names for word in FOREIGN):
        raise BookRefused(why="带有外部链接或嵌入的文件。请断开链接、删去嵌入对象，另存后再导入。")
    swollen = any(part.file_size > SMALL and part.file_size > MAX_RATIO * part.compress_size for part in parts)
    if swollen or len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > bounds.opened:
        raise BookRefused(why=f"展开后太大。请把{bounds.subject}复制到一个新的工作簿再导入。")


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """openpyxl reads every part again, without bounds: what a part says of its size must be true."""
    for part in archive.infolist():
        check_part(archive, part)


def _check_sheets(archive: zipfile.ZipFile, bounds: Bounds) -> None:
    """Every part is looked at, because a workbook may call its sheets what it likes."""
    cells = 0
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            for element in _elements(stream):
                cells += _weight(element)
                if cells > bounds.cells:
                    raise BookRefused(why=f"格子太多（超过 {bounds.cells} 个）。请只留下{bounds.subject}。")


def _elements(stream: object) -> Iterator[Element]:
    for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
        yield element
        if _local(element) in ("row", "si"):
            element.clear()


def _weight(element: Element) -> int:
    """How many cells this element makes a reader create."""
    kind = _local(element)
    if kind == "c":
        _refuse_far(element)
        return 1
    return _area(element.get("ref", "")) if kind == "mergeCell" else 0


def _refuse_far(cell: Element) -> None:
    row, column = _position(cell.get("r", "A1"))
    if (row > MAX_ROW or column > MAX_COLUMN) and len(cell):
        raise BookRefused(why=f"{cell.get('r')} 还有内容，离表太远。请删去 {MAX_ROW} 行、{MAX_COLUMN} 列以外的内容。")


def _area(reference: str) -> int:
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = _position(first), _position(last or first)
    return max(0, bottom - top + 1) * max(0, right - left + 1)


def _position(name: str) -> tuple[int, int]:
    found = CELL.fullmatch(name)
    if found is None:
        return 1, 1
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
