"""Files that are no workbook, or do harm when opened, are refused in one sentence before they are opened."""

import io
import itertools
import random
import zipfile

import pytest

from tests.packs.books import framework_of_twenty
from tests.store.zips import saying
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.framework_book.safety import FRAMEWORK, MAX_ROW, check_book

SHEET = "xl/worksheets/sheet1.xml"


def changed(name: str, content: bytes | None = None, *, old: bytes = b"", new: bytes = b"") -> bytes:
    """The framework of twenty with one part more, another, or with a text in it replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(framework_of_twenty())) as source, zipfile.ZipFile(target, "w", 8) as made:
        for part in source.infolist():
            held = source.read(part)
            if part.filename == name:
                assert old in held
                held = held.replace(old, new, 1) if content is None else content
            made.writestr(part.filename, held)
        if content is not None and name not in source.namelist():
            made.writestr(name, content)
    return target.getvalue()


def test_a_framework_passes():
    check_book(framework_of_twenty())


@pytest.mark.parametrize("content, why", [
    (b"", "不是 .xlsx 文件"),
    (b"\xd0\xcf\x11\xe0 old or with a password", "另存为"),
    (framework_of_twenty()[:4000], "不是 .xlsx 文件"),
    (changed("xl/vbaProject.bin", b"x"), "宏"),
    (changed("xl/externalLinks/externalLink1.xml", b"<a/>"), "外部链接"),
    (changed("xl/embeddings/oleObject1.bin", b"x"), "嵌入"),
    (changed("xl/media/bomb.bin", b"\0" * 30_000_000), "展开后太大"),
    (changed(SHEET, b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>"), "读不出来"),
    (changed(SHEET, b"<worksheet><sheetData>"), "读不出来"),
    (changed(SHEET, old=b'ref="A1:N1"', new=b'ref="A1:XFD1048576"'), "格子太多"),
    (changed(SHEET, old=b'<c r="A1"', new=b'<c r="XFD1048576" t="n"><v>1</v></c><c r="A1"'), "离表太远"),
], ids=["empty", "old", "cut", "macro", "link", "object", "bomb", "entity", "half", "merge", "far"])
def test_what_could_do_harm_is_refused(content, why):
    with pytest.raises(BookRefused, match=why):
        check_book(content)


@pytest.mark.parametrize("part", ["xl/media/bomb.bin", SHEET])
def test_a_part_that_holds_more_than_it_says_is_refused(part):
    """openpyxl would unpack all of it, whatever was looked at before."""
    with pytest.raises(BookRefused, match="已损坏"):
        check_book(saying(changed(part, b"\0" * 30_000_000), part, 10))


def test_a_workbook_damaged_on_its_way_is_refused():
    content = bytearray(framework_of_twenty())
    place = content.index(SHEET.encode()) + len(SHEET)
    content[place : place + 20] = b"\xff" * 20
    with pytest.raises(BookRefused, match="已损坏"):
        check_book(bytes(content))


def test_many_cells_are_refused_before_they_are_read():
    digits = random.Random(1)
    cells = (b'<c r="A1"><v>%d</v></c>' % digits.getrandbits(60) for _ in range(40 * MAX_ROW))
    rows = b"".join(b"<row>%s</row>" % b"".join(itertools.islice(cells, 40)) for _ in range(MAX_ROW))
    with pytest.raises(BookRefused, match="格子太多"):
        check_book(changed(SHEET, b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"))


def test_a_large_file_is_refused_unread():
    with pytest.raises(BookRefused, match="兆"):
        check_book(b"PK" + b"\0" * FRAMEWORK.file)
