"""Each kind of field takes what people write and refuses what it would have to guess at."""

import pytest

from tests.domain.forms import ACTIVITY, CONTEXT
from webforms.domain.field_readers import READERS, Unreadable


def value(key, raw):
    field = ACTIVITY.field(key)
    return READERS[field.kind](field, raw, CONTEXT)


@pytest.mark.parametrize("key, raw, kept", [
    ("title", " 防溺水\x0b安全课 𠮷 ", "防溺水 安全课 𠮷"), ("title", 511500, "511500"), ("title", "", None),
    ("story", "一\r\n二", "一\n二"),
    ("attendance", "１２", 12), ("attendance", "1.2万", 12000), ("attendance", "1,200 人次", 1200),
    ("attendance", 64, 64), ("attendance", 64.0, 64), ("attendance", " ", None), ("attendance", None, None),
    ("expense", "1,200.50元", "1200.5"), ("expense", 0.1, "0.1"), ("expense", "90000.00", "90000"),
    ("expense", "12.67万元", "126700"), ("share", "29.96%", "29.96"), ("gdp", "43120.5万元", "43120.5"),
    ("starts_at", "2016/6/10 9:00", "2016-06-10T09:00"), ("issued_on", "2016年2月20日", "2016-02-20"),
    ("open", {"from": "8:00", "to": "11:30"}, {"from": "08:00", "to": "11:30"}),
    ("open", "8：00至11：30", {"from": "08:00", "to": "11:30"}), ("open", {"from": None, "to": ""}, None),
    ("charged", "on", True), ("charged", "否", False), ("charged", 0, False), ("charged", True, True),
    ("fee", "cost", "cost"), ("fee", "", None),
    ("themes", ["health", "art", "art"], ["art", "health"]), ("themes", "law", ["law"]), ("themes", [""], None),
    ("since_year", "2014年", 2014), ("since_year", "２０１５", 2015), ("host", " FC01 ", "FC01"),
    ("link", "www.example.com/a?b=1", "http://www.example.com/a?b=1"),
    ("link", "https://例子.中国/页", "https://例子.中国/页"),
    ("phone", "0763－1234567", "0763-1234567"), ("phone", "13800000000 转 12", "13800000000 转 12"),
    ("phone", 13800000000, "13800000000"),
])
def test_what_people_write_is_read(key, raw, kept):
    assert value(key, raw) == kept


@pytest.mark.parametrize("key, raw, why", [
    ("title", ["列表"], "要填文字"), ("title", True, "要填文字"), ("story", "字" * 501, "请删去 1 个"),
    ("attendance", "一百二", "不是数字"), ("attendance", -3, "不能小于 0 人次，现在是 -3 人次"),
    ("attendance", "12.5", "整数"),
    ("attendance", True, "请填数字"), ("attendance", [1], "请填数字"), ("attendance", "9" * 30, "太长"),
    ("attendance", 10**20, "太大"), ("attendance", float("nan"), "不是数字"), ("attendance", float("inf"), "不是数字"),
    ("attendance", "①", "不是数字"), ("attendance", "10²", "不是数字"), ("attendance", "1e5", "不是数字"),
    ("expense", "12.345", "最多填 2 位小数"), ("expense", 1e-9, "不是数字|小数"), ("gdp", "1.2万", "单位已经是万元"),
    ("share", "100.01", "不能大于 100 %"), ("factor", "0.5", "不能小于 1"),
    ("starts_at", "2016-06-10", "还缺钟点"), ("starts_at", "昨天上午", "不是有效的日期"),
    ("issued_on", "2016-02-30", "不是有效"),
    ("issued_on", 20160230.5, "要填文字"), ("open", "8:00", "填两头"),
    ("open", {"from": "11:30", "to": "8:00"}, "填反"),
    ("open", "8:00-25:00", "不是钟点"), ("open", {"from": ["x"], "to": "9:00"}, "要填文字"),
    ("charged", "也许", "请选“是”或“否”"), ("fee", "free", "从成本性收费、营利性收费里选"),
    ("themes", ["art", "x"], "没有“x”"),
    ("since_year", "20166", "没有 20166 年度"), ("host", "ZZ", "从名单里选"),
    ("link", "javascript:alert(1)", "不是网址"), ("link", "http://", "不是网址"), ("link", "http://[bad", "不是网址"),
    ("link", "http://a.b/<script>", "不是网址"), ("link", "报纸上", "不是网址"), ("phone", "没有", "不像电话"),
    ("phone", "12", "不像电话"),
])
def test_what_would_have_to_be_guessed_is_refused_with_a_cure(key, raw, why):
    with pytest.raises(Unreadable, match=why):
        value(key, raw)


def test_a_long_list_of_choices_is_named_in_part():
    field = ACTIVITY.field("fee")
    many = type(field)("kind", "类别", "choice", choices={f"k{n}": f"第{n}类" for n in range(9)})
    with pytest.raises(Unreadable, match="第5类等里选"):
        READERS["choice"](many, "x", CONTEXT)
