"""How a text reads: each stretch plain, a token's number or a typed one, and nothing lost between them."""

from tests.domain.samples import default_pack, golden_evaluation
from webforms.domain.narrative_print import resolve
from webforms.domain.narrative_reading import TextReader

TEXT = "到位[[fund_paid|wan]]元，常住人口９万人。\n参与率[[indicator:3.1.1]]，得[[points:1|unit]]，[[nothing]]。"


def reader():
    return TextReader(default_pack(), golden_evaluation())


def test_the_pieces_are_the_text_as_a_document_prints_it():
    reading = reader().read(TEXT)
    assert reading.preview == resolve(TEXT, default_pack(), golden_evaluation())
    assert [piece.shown for piece in reading.pieces] == [
        "到位", "12.67万", "元，常住人口", "９万人", "。\n参与率", "29.96%", "，得", "12.3分", "，", "待补", "。"]


def test_a_token_has_a_label_a_value_and_a_state():
    values = [reader().value(body) for body in (
        "fund_paid|wan", "fund_paid|year:-1", "survey_valid", "pop_hukou", "indicator:3.1.1", "points:1",
        "points:total")]
    assert [(value.label, value.printed, value.state) for value in values] == [
        ("财政专项经费到位", "12.67万", "complete"), ("财政专项经费到位（2015年）", "104,500", "complete"),
        ("有效问卷", "1,000（暂计，已报2/3）", "partial"), ("户籍人口", "待补", "none"),
        ("3.1.1 全年接受社区教育服务的社区成员占全体成员比例", "29.96%", "complete"),
        ("自评得分：领导与管理", "12.3", "complete"), ("自评得分", "73.3（暂计）", "partial"),
    ]


def test_a_token_that_means_nothing_says_why():
    value = reader().value("fund_payed")
    assert (value.state, "fund_paid" in value.why) == ("wrong", True)


def test_a_number_points_at_its_figure():
    number, = reader().read(TEXT).numbers
    assert (number.text, number.key, number.replacement) == ("９万人", "pop_resident", "[[pop_resident|wan|unit]]")


def test_every_insertable_figure_can_be_read_in_each_of_its_forms():
    reading = reader()
    offered = reading.insertables()
    bodies = [body for each in offered for body in (
        each.key, *(f"{each.key}|{form}" for form in each.forms), *(f"{each.key}|year:{year}" for year in each.years))]
    assert len(offered) > 100
    assert [body for body in bodies if reading.value(body).state == "wrong"] == []


def test_an_empty_text_has_no_pieces():
    assert reader().read("").pieces == ()
