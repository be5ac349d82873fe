"""Two versions of a pack: each change is a sentence, what people entered keeps its meaning or stands in the way, and
the score of an example says what a change does."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from tests.packs import DEFAULT, SECOND
from webforms.domain.example import evaluate_example
from webforms.domain.pack import Pack
from webforms.domain.pack_diff import InUse, hindrances, pack_changes, score_effect, words
from webforms.domain.pack_diff.checking import SUBJECT
from webforms.store.example_files import read_example
from webforms.store.pack_files import load_pack


@pytest.fixture(scope="module")
def pack():
    return load_pack(SECOND)


@pytest.fixture(scope="module")
def shipped():
    return load_pack(DEFAULT)


@pytest.fixture(scope="module")
def example():
    return read_example(DEFAULT / "example").example


def with_indicator(pack: Pack, code: str, **changes: object) -> Pack:
    return replace(pack, indicators={**pack.indicators, code: replace(pack.indicators[code], **changes)})


def with_rule(pack: Pack, code: str, place: int = 0, **changes: object) -> Pack:
    parts = list(pack.indicators[code].parts)
    parts[place] = replace(parts[place], rule=replace(parts[place].rule, **changes))
    return with_indicator(pack, code, parts=tuple(parts))


def with_metric(pack: Pack, key: str, **changes: object) -> Pack:
    return replace(pack, metrics={**pack.metrics, key: replace(pack.metrics[key], **changes)})


def with_type(pack: Pack, key: str, **changes: object) -> Pack:
    return replace(pack, types={**pack.types, key: replace(pack.types[key], **changes)})


def with_field(pack: Pack, key: str, field: str, **changes: object) -> Pack:
    fields = tuple(replace(each, **changes) if each.key == field else each for each in pack.types[key].fields)
    return with_type(pack, key, fields=fields)


def without(pack: Pack, what: str, key: str) -> Pack:
    return replace(pack, **{what: {name: each for name, each in getattr(pack, what).items() if name != key}})


def said(old: Pack, new: Pack) -> list[str]:
    return [str(change) for change in pack_changes(old, new)]


def test_the_same_pack_has_no_changes(pack, shipped):
    assert said(pack, pack) == []
    assert said(shipped, shipped) == []


def test_a_threshold_is_said_as_people_read_it(pack):
    assert said(pack, with_rule(pack, "A2", threshold=Decimal("0.3"))) == ["A2 居民参加学习的比例：标准值由25%改为30%"]


def test_one_of_several_parts_is_named(pack):
    assert said(pack, with_rule(pack, "A3", at_least=Decimal(12))) == [
        "A3 学校开放和制度：评分项“学校学习日”的标准值由10改为12"]


def test_points_words_and_marks_of_an_indicator_are_said(pack):
    changed = with_indicator(pack, "A2", points=Decimal(45), must_meet=False, title="居民参与率")
    assert said(pack, changed) == [
        "A2 居民参与率：名称由“居民参加学习的比例”改为“居民参与率”", "A2 居民参与率：分值由40改为45",
        "A2 居民参与率：必达由“是”改为“否”"]


def test_what_came_and_what_went_is_said(pack):
    assert said(without(pack, "indicators", "B2"), pack) == ["B2 导师队伍和特色（30分）：新增指标"]
    assert said(pack, without(pack, "indicators", "B2")) == ["B2 导师队伍和特色（30分）：删去指标"]
    assert said(pack, without(pack, "metrics", "residents")) == ["常住居民：删去数据"]


def test_a_figure_that_counts_otherwise_is_said_with_names_instead_of_keys(pack):
    changed = with_metric(pack, "money_granted", sum="spent", stated_by=pack.metrics["residents"].stated_by)
    assert said(pack, changed) == [
        "拨入经费：字段由“拨入经费”改为“支出经费”", "拨入经费：填报单位由“终身学习中心”改为“各社区”"]


def test_a_unit_of_the_same_name_is_told_by_its_code(shipped):
    other = replace(shipped, campaign=replace(shipped.campaign, bureau="GXJ"),
                    units=tuple(replace(unit, code="GXJ") if unit.code == "JYJ" else unit for unit in shipped.units))
    assert "主管单位由“区教育局（JYJ）”改为“区教育局（GXJ）”" in said(shipped, other)


def test_kinds_of_units_are_said_one_by_one(pack):
    key, kind = next(iter(pack.kinds.items()))
    titled = replace(pack, kinds={**pack.kinds, key: replace(kind, title="小区")})
    assert said(pack, titled) == [f"单位类别“小区”的名称由“{kind.title}”改为“小区”"]
    assert f"删去单位类别“{kind.title}”" in said(pack, without(pack, "kinds", key))


def test_whoever_may_do_something_else_is_said_in_words(shipped):
    role = replace(shipped.roles["inspector"], may=("read", "review"))
    assert said(shipped, replace(shipped, roles={**shipped.roles, "inspector": role})) == [
        "角色“督查员”的权限由“查看”改为“查看、审核”"]
    level = replace(shipped.review_levels["street"], by="JYJ")
    assert said(shipped, replace(shipped, review_levels={**shipped.review_levels, "street": level})) == [
        "审核级“街镇审核”的审核人由“上级单位”改为“区教育局”"]


def test_what_each_unit_must_reach_is_said_in_names(pack):
    rule = pack.indicators["A1"].parts[0].rule
    enough, task = rule.test.tests
    changed = with_rule(pack, "A1", test=replace(rule.test, tests=(replace(enough, n=6), task)))
    (sentence,) = said(pack, changed)
    assert "由“社区学习日场次≥4且完成“学习日登记””改为“社区学习日场次≥6且" in sentence


def test_fields_and_papers_of_a_form_are_said(pack):
    form = pack.types["learner_count"]
    less = with_type(pack, "learner_count", fields=form.fields[:-1], evidence=())
    assert "学年学习人数表：删去字段“投诉件数”" in said(pack, less)
    assert "学年学习人数表：删去材料“去重名单统计”" in said(pack, less)
    assert said(pack, with_field(pack, "learner_count", "residents", required=False)) == [
        "学年学习人数表：字段“常住居民”的必填由“是”改为“否”"]


def test_the_day_the_pass_line_and_the_rest_are_said(pack):
    changed = replace(pack, version="2", pass_line=replace(pack.pass_line, points=Decimal(120)))
    assert said(pack, changed) == ["版本由“1”改为“2”", "合格分数由110改为120"]


USED = InUse(frozenset({"learner_count", "learning_day"}), frozenset({"learning_day"}), frozenset({"school"}),
             frozenset({"clerk"}))


@pytest.mark.parametrize("change, sentence", [
    (lambda pack: replace(pack, key="other"), "不是现在这个项目的"),
    (lambda pack: without(pack, "types", "learner_count"), "没有“学年学习人数表”，可是已经有人填过"),
    (lambda pack: without(pack, "tasks", "learning_day"), "没有任务“学习日登记”，可是已经有人零上报"),
    (lambda pack: without(pack, "kinds", "school"), "没有单位类别“学校”"),
    (lambda pack: without(pack, "roles", "clerk"), "没有角色“联络员”"),
    (lambda pack: with_type(pack, "learner_count", nature="register"), "性质"),
    (lambda pack: with_field(pack, "learner_count", "residents", kind="text"), "“常住居民”换了种类"),
    (lambda pack: with_field(pack, "learner_count", "residents", unit="万人"), "“常住居民”换了种类"),
    (lambda pack: with_field(pack, "learning_day", "form", choices={"talk": "讲座"}), "少了选项"),
])
def test_what_people_entered_must_go_on_meaning_something(pack, change, sentence):
    found = list(hindrances(pack, change(pack), USED))
    assert any(sentence in each for each in found), found


@pytest.mark.parametrize("change", [
    lambda pack: with_rule(pack, "A2", threshold=Decimal("0.3")),
    lambda pack: without(pack, "types", "visit"),
    lambda pack: with_field(pack, "learner_count", "residents", kind="decimal", scale=2),
    lambda pack: with_field(pack, "learning_day", "theme", kind="long_text", label="题目"),
    lambda pack: without(pack, "indicators", "B2"),
])
def test_what_costs_nobody_their_entries_stands_in_nobodys_way(pack, change):
    assert list(hindrances(pack, change(pack), USED)) == []


def effect(old: Pack, new: Pack, example):
    before, after = evaluate_example(old, example), evaluate_example(new, example)
    return score_effect(old, new, before, after, pack_changes(old, new))


def test_a_higher_threshold_costs_points_where_it_stands_and_says_why(shipped, example):
    found = effect(shipped, with_rule(shipped, "2.5.1", threshold=Decimal(2)), example)
    (line,) = found.indicators
    assert (line.key, line.before.printed, line.after.printed) == ("2.5.1", "4.0分", "3.0分")
    assert line.causes == ("标准值由1.5元/人改为2元/人",)
    assert Decimal(found.total.before.value) - Decimal(found.total.after.value) == 1
    assert [level.key for level in found.levels] == ["2"]
    assert found.figures == ()


def test_a_lower_threshold_moves_a_must_meet_where_the_points_stay(shipped, example):
    found = effect(shipped, with_rule(shipped, "3.1.1", threshold=Decimal("0.29")), example)
    (line,) = found.indicators
    assert (line.key, line.before.met, line.after.met) == ("3.1.1", False, True)
    assert line.causes == ("标准值由30%改为29%",)
    assert not found.total.changed
    assert (found.must_meet.was, found.must_meet.now) == ("3项（共4项）", "4项（共4项）")
    assert found.moves


def test_a_pass_line_that_is_reached_moves_what_is_said_of_the_whole(shipped, example):
    lower = replace(shipped, pass_line=replace(shipped.pass_line, points=Decimal(50), must_meet=False))
    found = effect(shipped, lower, example)
    assert (found.passed, found.moves) == ((False, True), True)


def test_a_figure_that_reads_another_field_moves_the_indicators_that_read_it(shipped, example):
    found = effect(shipped, with_metric(shipped, "fund_paid", sum="spent"), example)
    assert [line.key for line in found.figures] == ["fund_paid"]
    assert found.figures[0].causes[0].startswith("字段由")
    moved = {line.key: line.causes for line in found.indicators}
    assert moved["2.5.1"][0].startswith("财政专项经费到位：字段由")


def test_an_indicator_that_is_gone_is_told_from_its_points(shipped, example):
    found = effect(shipped, without(shipped, "indicators", "1.3.2"), example)
    (line,) = found.indicators
    assert (line.key, line.after.printed, line.causes) == ("1.3.2", "没有", ("删去指标",))


def test_words_alone_move_nothing(shipped, example):
    found = effect(shipped, with_indicator(shipped, "2.5.1", standard="另一种说法"), example)
    assert not found.moves


def with_checks(pack: Pack, *checks: object) -> Pack:
    return replace(pack, consistency=checks)


def test_a_check_that_is_dropped_new_or_milder_is_named(shipped):
    paid = next(check for check in shipped.consistency if check.kind == "part_of" and check.times > 1)
    milder = tuple(replace(check, times=Decimal(2)) if check is paid else check for check in shipped.consistency)
    said_of = "C02 到位数超过预算的1.2倍（财政专项经费到位）"
    assert said(shipped, with_checks(shipped, *milder)) == [f"{said_of}：倍数由1.2改为2"]
    without_it = tuple(check for check in shipped.consistency if check is not paid)
    assert said(shipped, with_checks(shipped, *without_it)) == [f"{said_of}：删去检查"]
    assert said(with_checks(shipped, *without_it), shipped) == [f"{said_of}：新增检查"]


def test_an_error_that_becomes_a_warning_is_said_in_words(shipped):
    first = next(check for check in shipped.consistency if check.level == "error" and check.kind == "unknown_tokens")
    softer = tuple(replace(check, level="warning") if check is first else check for check in shipped.consistency)
    assert said(shipped, with_checks(shipped, *softer)) == [
        "C01 正文里的数据代号认不出：轻重由“必须改正”改为“可以说明理由”"]


def test_every_field_of_a_check_has_a_word(shipped):
    known = {*words.CHECK, *SUBJECT, "code"}
    assert not [(check.kind, field.name) for check in shipped.consistency for field in fields(check)
                if field.name not in known]


def test_checks_move_no_score(shipped, example):
    assert not effect(shipped, with_checks(shipped), example).moves


def test_a_word_that_two_kinds_of_check_use_says_what_it_means_in_each(shipped):
    counted = next(check for check in shipped.consistency if check.kind == "persons_against_times" and check.times)
    less = tuple(replace(check, times=None) if check is counted else check for check in shipped.consistency)
    (sentence,) = said(shipped, with_checks(shipped, *less))
    assert "：人次由“" in sentence
