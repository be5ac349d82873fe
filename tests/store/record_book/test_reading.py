"""Workbooks as people leave them: other headings, merged cells, formulas, odd numbers, hidden rows, the wrong file."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from tests.record_books import filled, saved
from tests.web.packs import default_pack, record_type
from webforms.domain.units import Unit
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.record_book import Template, make_template, mark_book, read_book

PACK, TYPE = default_pack(), record_type("activity")
UNITS = (Unit("FC01", "木棉社区", "village", "FC"), Unit("FC02", "榕树社区", "village", "FC"))
EMPTY = make_template(Template(PACK, TYPE, UNITS, UNITS))
ROW = {
    "unit": "木棉社区",
    "f:title": "义诊",
    "f:starts_at": datetime.fromisoformat("2016-06-03 19:30"),
    "f:attendance": 46,
}


def read(content):
    return read_book(content, PACK, TYPE, UNITS)


def changed(content, change):
    book = load_workbook(io.BytesIO(content))
    change(book.worksheets[0], book)
    return saved(book)


def test_a_renamed_heading_and_columns_in_another_order_are_known_again():
    def change(sheet, _):
        sheet.cell(1, 7).value = "来了多少人"
        sheet.move_range("B1:B9", cols=40)

    book = read(changed(filled(EMPTY, [ROW]), change))
    assert (book.rows[0].data["attendance"], book.rows[0].data["title"]) == ("46", "义诊")


def test_a_formula_an_error_and_merged_cells_are_told_at_their_cells():
    def change(sheet, _):
        sheet["G2"] = "=SUM(1,2)"
        sheet["F3"] = "#N/A"
        sheet["F3"].data_type = "e"
        sheet.merge_cells("B2:B3")

    book = read(changed(filled(EMPTY, [ROW, ROW]), change))
    said = {(fault.place, fault.what) for fault in book.faults}
    assert said == {
        ("第 2 行 G 列", "这里是公式"),
        ("第 3 行 F 列", "这里是错误值 #N/A"),
        ("第 2 行 B 列", "B2:B3 是合并的格子"),
    }


@pytest.mark.parametrize(
    "value, shown_as, text",
    [
        (0.1 + 0.2, "General", "0.3"),
        (0.07, "0%", "7%"),
        (1e15, "General", "1000000000000000"),
        (13800138000, "General", "13800138000"),
        (True, "General", "是"),
    ],
)
def test_numbers_are_read_as_they_are_shown(value, shown_as, text):
    def change(sheet, _):
        sheet["F2"] = value
        sheet["F2"].number_format = shown_as

    assert read(changed(filled(EMPTY, [ROW]), change)).rows[0].data["place"] == text


def test_hidden_rows_are_read_and_told_and_empty_ones_are_passed():
    def change(sheet, _):
        sheet.row_dimensions[4].hidden = True

    book = read(changed(filled(EMPTY, [ROW, {}, ROW]), change))
    assert [row.number for row in book.rows] == [2, 4]
    assert book.notes == ("1 行隐藏的行也读了（第 4 行）",)


def test_full_width_digits_and_columns_of_nobody_are_told():
    def change(sheet, _):
        sheet.cell(1, 40).value = "备注"
        sheet["G2"] = "４６"

    assert read(changed(filled(EMPTY, [ROW]), change)).notes == (
        "1 个全角数字已自动读成普通数字（如 ４６ → 46）",
        "没有读的列：备注",
    )


def test_a_missing_column_is_one_fault():
    def change(sheet, _):
        sheet.delete_cols(2)

    faults = read(changed(filled(EMPTY, [ROW, ROW]), change)).faults
    assert [fault.what for fault in faults] == ["缺“活动名称”这一列"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"a,b,c\n1,2,3\n"])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(BookRefused):
        read(content)


def test_a_template_of_another_type_is_named():
    other = make_template(Template(PACK, record_type("meeting"), UNITS, UNITS))
    with pytest.raises(BookRefused, match=record_type("meeting").title):
        read(other)


def test_too_many_rows_are_refused_with_their_number():
    with pytest.raises(BookRefused, match="有 2001 行，一次最多 2000 行"):
        read(filled(EMPTY, [{"f:title": "x"}] * 2001))


class TestMarking:
    def test_a_marked_copy_shows_each_fault_and_can_be_read_again(self):
        content = filled(EMPTY, [ROW, {**ROW, "f:attendance": "=FORMULA"}])
        faults = read(content).faults
        marked = load_workbook(io.BytesIO(mark_book(content, TYPE.title, faults)))
        cell = marked[TYPE.title]["G3"]
        assert (cell.comment.text, cell.fill.fgColor.rgb) == (
            "这里是公式。请选中这一格，复制后“选择性粘贴—数值”。",
            "00F6C9C2",
        )
        assert [[cell.value for cell in row] for row in marked["错误清单"].iter_rows()][1][:3] == [3, "G", "这里是公式"]
        assert len(marked[TYPE.title].data_validations.dataValidation) > 3

    def test_a_mended_copy_carries_no_marks_of_the_first_check(self):
        content = filled(EMPTY, [{**ROW, "f:attendance": "=FORMULA"}])

        def mend(sheet, _):
            sheet["G2"] = 46

        mended = changed(mark_book(content, TYPE.title, read(content).faults), mend)
        assert read(mended).faults == ()
        again = load_workbook(io.BytesIO(mark_book(mended, TYPE.title, [])))[TYPE.title]["G2"]
        assert (again.comment, again.fill.fill_type, again.value) == (None, None, 46)
