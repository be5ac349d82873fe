"""A list of units as offices save it, and files that only look like one."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from webforms.store.framework_book.doubts import BookRefused
from webforms.store.unit_book import MOST_ROWS, UnreadableList, read_list

HEAD = ["上级", "单位码（不能改）", "名称", "类别", "成立"]


def saved(*rows, change=None) -> bytes:
    book, target = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    book.save(target)
    return target.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return target.getvalue()


def test_columns_are_known_in_any_order_and_cells_are_read_as_they_are_seen():
    row = ["FC 凤城街道", 301, "  北江\n社区 ", "村", datetime.date(2016, 5, 1)]
    listed = read_list("a.xlsx", saved(HEAD, row))
    assert listed.keys == ("parent", "code", "name", "kind", "opened")
    assert listed.cells()[0] | {"": ""} == {
        "parent": "FC 凤城街道", "code": "301", "name": "北江 社区", "kind": "村", "opened": "2016-05-01", "": ""}


def test_hidden_rows_count_and_are_told():
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True

    listed = read_list("a.xlsx", saved(HEAD, ["FC", "A1", "甲", "村"], ["FC", "A2", "乙", "村"], change=hide))
    assert len(listed.rows) == 2
    assert "1 行是隐藏的（第 2 行）" in listed.notes[0]


def test_blank_rows_at_the_end_are_no_rows_but_those_between_count():
    assert len(read_list("a.csv", "code,name,kind\n\nA1,甲,村\n,,\n,,\n".encode()).rows) == 2


def test_a_cell_far_away_is_named():
    def far(sheet):
        sheet["XFD1048576"] = "x"

    with pytest.raises(BookRefused, match="XFD1048576"):
        read_list("a.xlsx", saved(HEAD, change=far))


@pytest.mark.parametrize("name, part, words", [
    ("xl/vbaProject.bin", b"x", "宏"), ("xl/externalLinks/externalLink1.xml", b"<a/>", "外部链接"),
    ("xl/media/bomb.xml", b"0" * 30_000_000, "展开后太大")])
def test_a_workbook_that_could_do_harm_is_not_opened(name, part, words):
    with pytest.raises(BookRefused, match=words):
        read_list("a.xlsx", with_part(saved(HEAD), name, part))


def test_too_many_rows_are_too_many():
    with pytest.raises(UnreadableList, match=f"一次最多 {MOST_ROWS} 行"):
        read_list("a.csv", ("code,name,kind\n" + "A,b,c\n" * (MOST_ROWS + 1)).encode())


def test_any_bytes_are_a_list_or_refused():
    for content in (b"", b"\xff\xfe\x00", b"PK\x03\x04", b"\x00" * 100, b'"', "単".encode("utf-16")):
        for name in ("a.xlsx", "a.csv", "a"):
            with pytest.raises((BookRefused, UnreadableList)):
                read_list(name, content)
