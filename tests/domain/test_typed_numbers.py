"""Which digits of a text are an amount, and how it is meant."""

from fractions import Fraction

import pytest

from webforms.domain.typed_numbers import typed_numbers

UNITS = ("人", "人次", "场", "次", "%", "元", "万元", "平方米", "小时", "项", "个", "分", "期", "门", "元/人")


def found(text):
    return [(number.text, number.value, number.unit) for number in typed_numbers(text, UNITS)]


@pytest.mark.parametrize("text, number, value, unit", [
    ("常住人口84440人", "84440人", 84440, "人"),
    ("常住人口84,440人", "84,440人", 84440, "人"),
    ("常住人口８４４４０人", "８４４４０人", 84440, "人"),
    ("到位１２６，６６０元", "１２６，６６０元", 126660, "元"),
    ("到位12.67万元", "12.67万元", 126700, "元"),
    ("生产总值47.8亿元", "47.8亿元", 4_780_000_000, "元"),
    ("参加3千人次", "3千人次", 3000, "人次"),
    ("参与率29.96%", "29.96%", Fraction("29.96"), "%"),
    ("参与率２９．９６％", "２９．９６％", Fraction("29.96"), "%"),
    ("参与率百分之30", "百分之30", 30, "%"),
    ("教师12名", "12名", 12, "人"),
    ("学校 5 所", "5 所", 5, "个"),
    ("活动41场次", "41场次", 41, "场"),
    ("人均1.5元/人", "1.5元/人", Fraction("1.5"), "元/人"),
    ("自评73.3分", "73.3分", Fraction("73.3"), "分"),
    ("自评得分：73.3", "73.3", Fraction("73.3"), ""),
    ("路灯30盏", "30", 30, None),
    ("提高3个百分点", "3个百分点", 3, None),
    ("场地1200㎡", "1200㎡", 1200, "平方米"),
])
def test_an_amount_has_its_value_and_unit(text, number, value, unit):
    assert found(text) == [(number, value, unit)]


@pytest.mark.parametrize("text", [
    "2016年", "2016年6月14日", "6月底", "2016-06-14", "2016.6.14", "2016/6/14", "2015—2016学年", "2014、2015、2016年",
    "6、7月", "6—8月", "近3年", "3年内", "12个月", "30天", "8:30开放", "8时30分", "下午3点", "18周岁以下", "60岁以上",
    "0–17周岁", "粤教〔2016〕5号", "清府办[2016]12号", "第3次", "第 12 届", "12号楼", "《2016年5项重点工作》",
    "指标3.1.1", "3.1.1", "表8", "附件2", "附件：3", "图3", "5A级景区", "GB 9704", "4G网络", "https://a.cn/5场",
    "电话0763-3361234", "邮编511500", "12345热线", "13800138000", "3–5个", "100至200人", "30%～40%", "1:3的比例",
    "3比1", "9+1", "1+3+6模式", "24/7", "[[fund_paid|digits:2]]元", "1. 召开会议", "2、召开会议", "（3）召开会议",
    "3）召开会议", "措施如下：1、召开会议；2、印发文件", "一是健全三级网络", "百余人", "12,3456人",
])
def test_digits_that_are_no_amount_are_left_alone(text):
    assert found(text) == []


def test_a_list_number_hides_no_amount_behind_it():
    assert found("1. 3个机构\n2、5人\n（3）7项") == [("3个", 3, "个"), ("5人", 5, "人"), ("7项", 7, "项")]


@pytest.mark.parametrize("text, stance", [
    ("活动60场", "exact"), ("活动约60场", "about"), ("活动60场左右", "about"), ("活动近60场", "nearly"),
    ("活动60余场", "more"), ("活动60多场", "more"), ("参加3万余人", "more"), ("活动超过60场", "more"),
    ("活动60场以上", "at least"), ("活动不少于60场", "at least"), ("活动不超过60场", "at most"),
    ("活动60场以内", "at most"),
])
def test_words_around_a_number_say_how_it_is_meant(text, stance):
    assert [number.stance for number in typed_numbers(text, UNITS)] == [stance]


def test_the_places_are_those_of_the_text_as_it_was_typed():
    text = "（一）２０１６年，全区８，４００人参加；\n到位12.67万元。"
    assert [text[number.start:number.end] for number in typed_numbers(text, UNITS)] == ["８，４００人", "12.67万元"]
    assert [text[number.unit_at:number.end] for number in typed_numbers(text, UNITS)] == ["人", "元"]


def test_digits_and_multiple_are_those_typed():
    number, = typed_numbers("到位12.60万元", UNITS)
    assert (number.digits, number.multiple) == (2, 10_000)
