"""What is still owed: papers of what was given points, and units that never spoke."""

from decimal import Decimal

from tests.domain.consistency.looked import said
from tests.domain.mini import N, S, indicator, metric, part, task, thing, total
from webforms.domain.pack import Count, EvidenceOrigin, EvidenceRequirement, MissingEvidence, NothingSubmitted, Selector

THINGS = metric("things", "thing", window="basis_date")
PAPER = EvidenceRequirement("file", "合格证", required=True, origins=(EvidenceOrigin("thing", item="file"),))
SCORED = indicator("1.1", part(Count(total("things"), Decimal(1))), evidence=(PAPER,))
PAPERS = MissingEvidence("K9", "缺材料", "warning")
SILENT = NothingSubmitted("K13", "没有报", "warning", (Selector(kinds=("town", "shop")),))


def papers(statements, **more):
    return said(PAPERS, metrics=[THINGS], indicators=[SCORED], statements=statements, **more)


def test_points_without_the_paper_are_told():
    assert papers([thing(N)]) == ["1.1 1.1题：得了 2.0 分，还缺材料：合格证。"]


def test_no_points_ask_for_no_paper_and_a_paper_is_enough():
    assert papers([]) == []
    assert papers([thing(N, {"file": 1})]) == []


def test_a_nil_report_stands_for_the_paper():
    assert papers([thing(N)], nil_papers=frozenset({"1.1/file"})) == []


def test_a_unit_that_owes_something_and_sent_nothing_is_named_with_its_tasks():
    tasks = [task("visit"), task("more")]
    assert said(SILENT, metrics=[THINGS], tasks=tasks, active=frozenset({S.code})) == [
        "北镇还没有提交过任何记录，应报：visit任务、more任务。"], "a shop owes nothing"
    assert said(SILENT, metrics=[THINGS], tasks=tasks, active=frozenset({N.code, S.code})) == []
