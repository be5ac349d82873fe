import datetime

import pytest

from worker.documents.words import day_in_words, in_eights, mark, month_in_chinese


@pytest.mark.parametrize(
    "month, written", [(1, "一月"), (9, "九月"), (10, "十月"), (11, "十一月"), (12, "十二月")]
)
def test_the_month_of_a_cover_is_written_in_chinese(month, written):
    assert month_in_chinese(datetime.date(2016, month, 1)) == f"二〇一六年{written}"


def test_a_day_has_no_leading_zeros():
    assert day_in_words(datetime.date(2016, 2, 6)) == "2016年2月6日"


def test_a_mark_counts_those_who_stated_where_somebody_owes():
    assert [mark(2, 3), mark(0, 0), mark(None, None)] == ["暂计，已报2/3", "暂计", "暂计"]


def test_a_seal_is_read_in_eights():
    assert in_eights("0123456789abcdef0123") == "01234567 89abcdef 0123"
