"""Columns line up, whatever is in them."""

from webforms.cli.table import table, width


def test_columns_begin_at_the_same_place_in_every_line():
    lines = table(["编号", "名称", "状态"], [[1, "初稿", "已完成"], [12, "final ２", ""]]).splitlines()
    assert lines == ["编号  名称      状态", "1     初稿      已完成", "12    final ２"]


def test_a_list_of_nothing_is_its_heading():
    assert table(["编号", "名称"], []) == "编号  名称"


def test_a_line_break_in_a_cell_breaks_no_line():
    assert table(["原因"], [["模板\n第 3 行"]]) == "原因\n模板 第 3 行"


def test_a_chinese_sign_is_as_wide_as_two_letters_and_an_accent_takes_no_room():
    assert [width(text) for text in ("ab", "汉字", "。", "e\u0301")] == [2, 4, 2, 1]
