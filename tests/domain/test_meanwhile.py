"""Between two snapshots: what happened as a whole, in the words of the pack and the units."""

from dataclasses import replace

from tests.domain.samples import default_pack, golden, golden_snapshot
from webforms.domain.compare import compare
from webforms.domain.example.district import decisions_of, evaluate_example
from webforms.domain.meanwhile import Move
from webforms.domain.units import Tree


def frozen(without=()):
    example = golden()
    example = replace(example, decisions=tuple(one for one in example.decisions if one["ref"] not in without))
    return golden_snapshot(evaluate_example(default_pack(), example), decisions=decisions_of(example))


def said(before, after, moves=()):
    return compare(default_pack(), before, after, moves).remarks


def test_records_are_counted_by_what_happened_to_them():
    moves = [Move(kind, "", frozenset()) for kind in ("approved", "withdrawn", "approved")]
    assert said(frozen(), frozen(), moves) == ("记录新通过 2 条、撤回 1 条",)


def test_decisions_are_named_with_what_they_say():
    made = said(frozen(("D02", "D04", "D07")), frozen())
    assert made[0] == "作了 3 项决定：2.5.2 银盏林场不适用、2.3.3 评分 1.6 分、5.1.1 改为 2.5 分"
    assert said(frozen(), frozen(("D07",)))[0] == "1 项决定不再算数：5.1.1 改为 2.5 分"


def test_a_form_that_was_switched_is_called_by_its_name():
    before = frozen()
    after = replace(before, enabled=tuple(key for key in before.enabled if key != "activity"))
    assert said(before, after) == ("“活动记录”停用了",)


def test_a_unit_that_has_another_name_says_both():
    before = frozen()
    units = [replace(unit, name="凤城新街") if unit.code == "FC" else unit for unit in before.tree.everyone]
    after = golden_snapshot(before.evaluation, Tree(units, before.evaluation.counted_on),
                            decisions=before.decisions, enabled=before.enabled)
    assert "凤城街道改名为凤城新街" in said(before, after)


def test_texts_that_were_written_otherwise_are_named():
    before = replace(frozen(), texts={"district_situation": "甲。", "organisation": "乙。"})
    after = replace(before, texts={"district_situation": "甲二。", "basis_documents": "丙。", "organisation": "乙。"})
    assert said(before, after) == ("文字改了 2 段：“依据文件”、“区情”",)


def test_a_text_that_says_what_it_began_with_was_not_changed():
    began = default_pack().sections["organisation"].text
    assert said(frozen(), replace(frozen(), texts={"organisation": began})) == ()
