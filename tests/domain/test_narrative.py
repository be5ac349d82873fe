"""A token in a text is a figure; one that means nothing is a fault in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.samples import default_pack
from webforms.domain.narrative import Token, read_section, token_faults, tokens_of


def faults(text):
    return [fault.message for fault in token_faults("reason", text, default_pack())]


@pytest.mark.parametrize("body, token", [
    ("fund_paid", Token("figure", "fund_paid")),
    (" fund_paid | wan | unit ", Token("figure", "fund_paid", "wan", None, True)),
    ("fund_paid|year:-1", Token("figure", "fund_paid", year=-1)),
    ("pop_resident|digits:1", Token("figure", "pop_resident", "digits", 1)),
    ("indicator:3.1.1", Token("indicator", "3.1.1")),
    ("indicator:2.5.1|digits:3", Token("indicator", "2.5.1", "digits", 3)),
    ("points:total", Token("points", "total")),
    ("points:3|unit", Token("points", "3", with_unit=True)),
])
def test_a_token_names_a_figure_and_a_form(body, token):
    assert tokens_of(f"全年[[{body}]]元。", default_pack()) == (token,)


@pytest.mark.parametrize("body, why", [
    ("fund_payed", "没有“fund_payed”这个数据，最接近的是 fund_paid（财政专项经费到位，元）"), ("", "没有“”这个数据"),
    ("indicator:9.9.9", "没有指标“9.9.9”"), ("indicator:1.2.1", "没有比率可写"),
    ("points:9", "可以写 total 或 1、2、3、4、5"),
    ("fund_paid|万", "不认识写法“万”"), ("fund_paid|wan|yi", "只能留一个"), ("fund_paid|digits:9", "最多 6 位"),
    ("gdp|wan", "单位已经是万元"), ("fund_paid|percent", "不是百分数"), ("fund_paid|year:-5", "没有 2011 年的数"),
    ("fees_checks|year:-1", "没有“fees_checks”"), ("activities_village|year:-1", "没有 2015 年的数"),
    ("points:total|wan", "不能写成 wan"), ("indicator:3.1.1|year:-1", "不能写 year"),
    ("department_persons", "没有合计"),
])
def test_a_token_that_means_nothing_says_what_and_how_to_mend(body, why):
    [message] = faults(f"全年[[{body}]]")
    assert why in message
    assert message.startswith("第 1 段第 3 个字：")
    assert message.endswith("。")


def test_every_fault_has_its_place():
    places = [message.split("：")[0] for message in faults("一[[x1]]\n二二[[fund_paid]]三[[x2]]")]
    assert places == ["第 1 段第 2 个字", "第 2 段第 17 个字"]


@pytest.mark.parametrize("text", ["金额[[fund_paid元", "金额fund_paid]]元", "金额[[fund_paid\n]]元", "[[[[fund_paid]]"])
def test_brackets_that_do_not_close_are_a_fault(text):
    assert any("没有配成一对" in message for message in faults(text))


@pytest.mark.parametrize("text", ["没有数据", "{{ 7*7 }} {% if %} &<b> [单括号] 数组[0]", ""])
def test_nothing_else_in_a_text_is_interpreted(text):
    assert faults(text) == []
    assert tokens_of(text, default_pack()) == ()


def test_a_section_is_cleaned_measured_and_looked_through():
    pack = default_pack()
    section = pack.sections["reason_features"]
    text, wrong = read_section(section, "　第一行\x0b[[fund_paid|wan]]元\u200b  ", pack)
    assert (text, wrong) == ("第一行\n[[fund_paid|wan]]元", ())
    _, wrong = read_section(section, "字" * 301 + "[[x]]", pack)
    assert [fault.field for fault in wrong] == ["reason_features"] * 2
    assert "最多 300 个字，现在有 306 个，请删去 6 个" in wrong[0].message


@given(st.text(st.sampled_from("[]|:.-一\nfund_paidwanyeardigitsindicatorpoints0123456789"), max_size=60))
def test_no_text_raises(text):
    faults(text)
