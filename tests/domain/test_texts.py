"""Typed text keeps every sign a person can see and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webforms.domain.texts import half_width, many_lines, one_line, shortened


@pytest.mark.parametrize("typed, kept", [
    ("  社区 \t 教育　", "社区 教育"),
    ("第一行\x0b第二行", "第一行 第二行"),
    ("上\r\n下\u2028末", "上 下 末"),
    ("零\u200b宽\ufeff与\u202e方向\u00ad", "零宽与方向"),
    ("坏\x00的\x07\ud800\ufffe", "坏的"),
    ("𠮷野家 & <b> {{ 7*7 }}", "𠮷野家 & <b> {{ 7*7 }}"),
    ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ("〔2016〕8号", "〔2016〕8号"),
])
def test_a_line_keeps_what_is_seen(typed, kept):
    assert one_line(typed) == kept


def test_a_long_text_keeps_its_paragraphs_and_words_soft_breaks():
    assert many_lines("　　一、\x0b二、  \r\n\r\n\n\n三\t四\u2029五 ") == "一、\n二、\n\n三 四\n五"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed):
    assert one_line(one_line(typed)) == one_line(typed)
    assert many_lines(many_lines(typed)) == many_lines(typed)


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_no_visible_sign_is_lost(typed):
    assert one_line(typed) == many_lines(typed) == typed


def test_half_width_turns_signs_of_an_input_method_and_leaves_words():
    assert half_width("２０１６－０６－１４　ａ：Ｂ、社区") == "2016-06-14 a:B、社区"


def test_a_message_shows_a_short_part_of_a_long_text():
    assert shortened("字" * 30) == "字" * 12 + "…"
    assert shortened("字" * 12) == "字" * 12
