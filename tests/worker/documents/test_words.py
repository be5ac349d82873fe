import datetime

import pytest

from webforms.domain.dates import day_in_words
from worker.documents.words import close_set, in_eights, mark, month_in_chinese


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


@pytest.mark.parametrize("typed, printed", [
    ("凤城街道的“台账” 43,200人次，相差 41,205人次。", "凤城街道的“台账”43,200人次，相差41,205人次。"),
    ("得了 1.3 分，还缺材料。", "得了1.3分，还缺材料。"),
    ("1.2.1 规划：得了 2 分。", "1.2.1 规划：得了2分。"),
    ("木棉社区 HD-FC01-201603-001 一次就有。", "木棉社区 HD-FC01-201603-001 一次就有。"),
])
def test_a_number_of_a_page_is_set_close_on_paper_but_a_code_stays_apart(typed, printed):
    assert close_set(typed) == printed
