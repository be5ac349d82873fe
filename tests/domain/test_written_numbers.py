"""A number typed by hand: the figure it states, whether it agrees, and when to hold one's tongue."""

from functools import cache

import pytest

from tests.domain.samples import default_pack, golden_evaluation, golden_tree
from webforms.domain.narrative import token_faults
from webforms.domain.narrative_print import resolve
from webforms.domain.written_numbers import MOST_NUMBERS, NumberReader


@cache
def reader():
    names = [(unit.code, unit.name) for unit in golden_tree().units]
    return NumberReader(default_pack(), golden_evaluation(), names)


def written(text):
    return reader().numbers(text)


def stated(text):
    """(key, agrees) of each number for which a figure is claimed."""
    return [(number.key, number.agrees) for number in written(text) if number.key]


@pytest.mark.parametrize("text, key", [
    ("全区常住人口84,440人。", "pop_resident"),
    ("全区常住人口84 440 人。", "pop_resident"),
    ("全区常住人口84\u2009440人。", "pop_resident"),
    ("全区常住人口84\u00a0440人。", "pop_resident"),
    ("全区常住人口（含流动）84,440人。", "pop_resident"),
    ("全区常住人口84,440人（见统计公报）。", "pop_resident"),
    ("地区生产总值478 310.25万元", "gdp"),
    ("全区常住人口８４４４０人。", "pop_resident"),
    ("常住人口为8.44万人", "pop_resident"),
    ("常住人口8.4万人", "pop_resident"),
    ("截至2015年末，清城区常住人口84440人。", "pop_resident"),
    ("常住人口：84440", "pop_resident"),
    ("常住人口总数达84,440人", "pop_resident"),
    ("全年接受社区教育服务2.53万人", "persons_unique"),
    ("全年接受社区教育服务的人数为25298人", "persons_unique"),
    ("财政专项经费到位12.67万元", "fund_paid"),
    ("财政专项经费到位126,660元", "fund_paid"),
    ("财政专项到位12.666万元", "fund_paid"),
    ("2015年财政专项经费到位10.45万元", "fund_paid"),
    ("去年，财政专项经费到位10.45万元", "fund_paid"),
    ("街镇投入5.2万元", "street_paid"),
    ("街镇（场）投入52,000.50元", "street_paid"),
    ("地区生产总值47.83亿元", "gdp"),
    ("地区生产总值478,310.25万元", "gdp"),
    ("举办村（居）活动41场次", "activities_village"),
    ("开展了41场村（居）活动。", "activities_village"),
    ("学校开放时长56小时", "opening_time"),
    ("社区学院建筑面积1200平方米", "college_area"),
    ("社区学院专职教师1名", "teachers_ft_district"),
    ("参与率为29.96%", "indicator:3.1.1"),
    ("参与率为30.0%以下", "indicator:3.1.1"),
    ("学校开放率66.7%", "indicator:2.3.1"),
    ("知晓度达到70%", "indicator:4.2.1"),
    ("自评得分73.3分", "points:total"),
    ("领导与管理得分12.3分", "points:1"),
    ("参与活动的老年人近4300人", "elderly_unique"),
    ("参与活动的老年人4200余人", "elderly_unique"),
    ("参与活动的老年人约4300人", "elderly_unique"),
    ("小学入学率100%", "edu_primary_entry"),
])
def test_a_number_agrees_with_its_figure_as_it_is_printed_or_rounded(text, key):
    assert stated(text) == [(key, True)]


@pytest.mark.parametrize("text, key", [
    ("全区常住人口84,441人。", "pop_resident"),
    ("全区常住人口84 441人。", "pop_resident"),
    ("全区常住人口9万人。", "pop_resident"),
    ("全年财政专项经费到位15万元。", "fund_paid"),
    ("全年财政专项经费到位12.67元。", "fund_paid"),
    ("2015年财政专项经费到位12万元", "fund_paid"),
    ("参与率达到30%", "indicator:3.1.1"),
    ("参与率为30.0%", "indicator:3.1.1"),
    ("自评得分85分", "points:total"),
    ("参与活动的老年人5000余人", "elderly_unique"),
    ("参与活动的老年人近6000人", "elderly_unique"),
    ("凤城街道试点先行。全区常住人口9万人。", "pop_resident"),
    ("建成3门区级课程资源", "courses_district"),
    ("地区生产总值500亿元", "gdp"),
])
def test_a_number_that_states_another_value_than_its_figure_is_told(text, key):
    assert stated(text) == [(key, False)]


@pytest.mark.parametrize("text", [
    "全区常住人口（含流动）9万人。",
    "全区常住人口（含流动）达到9万人。",
    "常住人口(含流动)：9万人",
    "全区常住人口84 4405人。",
    "全区常住人口84 440-90 000人。",
    "全区常住人口9万人（含流动）。",
    "建成（含在建）3门（不含网络）区级课程资源",
    "农村常住人口30000人",
    "60岁以上常住人口9000人",
    "凤城街道常住人口52000人",
    "凤城街道辖8个社区，常住人口52000人",
    "凤城街道试点先行。活动经常，街镇投入2万元。",
    "南门小学坚持开放。一年下来，学校开放次数12次。",
    "该镇常住人口52000人",
    "全年接受社区教育服务人数较上年增加5498人",
    "参与率提高3个百分点",
    "参与率比上年提高5%",
    "力争参与率达到50%",
    "按标准，参与率应达30%",
    "到2020年，参与率达到50%",
    "三年来财政专项经费到位30万元",
    "近3年财政专项经费到位30万元",
    "每个街镇投入2万元",
    "各街镇投入2万元",
    "2013年财政专项经费到位5万元",
    "2015年举办村（居）活动300场",
    "村（居）活动人次2000人",
    "参加活动的老年人5000人次",
    "专职教师28人",
    "课程资源总数12门",
    "劳动力转移培训和实用技术培训共60个班",
    "新建路灯30盏，种树200棵",
    "常住人口中，接受过培训的老年人12000人",
    "一次活动参加200人，场面热烈。",
    "粤教〔2016〕5号文件印发后，召开会议3次",
    "2016年6月14日召开动员会，参加人员120人",
    "共设表8、附件2，第3次会议审定",
    "投入资金50万元用于改造操场",
    "社区有居民3200户、8600人",
    "常住人口每万人拥有教师12人",
    "总分100分",
    "第三季度，街镇（场）活动8场。",
    "上半年，街镇（场）活动8场。",
    "2016年6月，街镇（场）活动8场。",
    "60岁以上常住人口9000人、流动人口1.3万人",
    "各级投入120万元、街镇投入200万元",
    "各类案件数490起，比上年下降",
])
def test_no_figure_is_claimed_where_it_is_not_plainly_meant(text):
    assert stated(text) == []


def test_each_number_of_a_sentence_has_its_own_figure():
    text = "发放问卷1,100份，收回问卷1,040份，有效问卷900份，知晓度70.0%。"
    assert stated(text) == [
        ("survey_issued", True), ("survey_returned", True), ("survey_valid", False), ("indicator:4.2.1", True),
    ]


def test_what_begins_an_enumeration_goes_for_all_of_it():
    assert stated("参与活动的未成年人8,120人、老年人4,000人、进城务工人员2,240人") == [
        ("minors_unique", True), ("elderly_unique", False), ("migrants_unique", True)]
    assert stated("发放问卷1,100份、收回问卷900份") == [("survey_issued", True), ("survey_returned", False)]


def test_a_day_until_which_something_counts_is_no_part_of_a_year():
    assert stated("截至2016年10月底，街镇（场）活动8场。") == [("activities_street", False)]


def test_a_name_before_the_whole_was_named_is_no_matter():
    assert stated("凤城街道等9个街镇，全区常住人口9万人") == [("pop_resident", False)]


def test_the_only_unit_that_states_a_figure_may_be_named_beside_it():
    assert stated("区教育局开展督查，社区学院建筑面积1500平方米") == [("college_area", False)]


def test_a_figure_without_data_is_waited_for():
    number, = written("户籍人口71,000人")
    assert (number.key, number.printed, number.agrees) == ("pop_hukou", "待补", False)


def test_a_number_that_only_resembles_a_figure_is_offered_and_not_claimed():
    number, = written("农村常住人口30000人")
    assert (number.key, number.certain, number.resembles.key) == (None, False, "pop_resident")


def test_the_same_long_value_is_a_figure_even_in_other_words():
    assert stated("参加的居民一共有25,298人") == [("persons_unique", True)]


@pytest.mark.parametrize("text, replaced, resolved", [
    ("到位12.6万元。财政专项经费到位12.6万元，", "[[fund_paid|wan|unit]]", "12.67万元"),
    ("财政专项经费到位12.6万元，", "[[fund_paid|wan|unit]]", "12.67万元"),
    ("2015年财政专项经费到位10万元，", "[[fund_paid|wan|unit|year:-1]]", "10.45万元"),
    ("社区学院专职教师2名，", "[[teachers_ft_district]]名", "1名"),
    ("街镇投入9万元，", "[[street_paid|wan|unit]]", "5.20万元（暂计，已报2/3）"),
    ("小学入学率99%，", "[[edu_primary_entry|percent]]", "100%"),
    ("参与率30%，", "[[indicator:3.1.1]]", "29.96%"),
    ("自评得分75分，", "[[points:total|unit]]", "73.3分（暂计）"),
    ("地区生产总值500亿元，", "[[gdp|unit]]", "478,310.25万元"),
    ("常住人口9万人，", "[[pop_resident|wan|unit]]", "8.44万人"),
])
def test_the_replacement_is_a_token_in_the_numbers_own_form(text, replaced, resolved):
    number = written(text)[-1]
    assert number.replacement == replaced
    assert token_faults("text", replaced, default_pack()) == ()
    assert resolve(replaced, default_pack(), golden_evaluation()) == resolved


def test_a_text_of_tokens_has_no_typed_number():
    assert written("到位[[fund_paid|wan]]元，参与率[[indicator:3.1.1]]。") == ()


def test_starting_texts_of_the_pack_raise_no_alarm():
    texts = [section.text for section in default_pack().sections.values()]
    assert [number for text in texts for number in written(text) if number.key and not number.agrees] == []


@pytest.mark.parametrize("typed", ["1、", "1人", "常住人口9万人。", "1-", "1", "(", "[[", "第1"])
def test_a_text_of_nothing_but_digits_is_read_as_far_as_anybody_would_read(typed):
    assert len(written(typed * 100_000)) <= MOST_NUMBERS
