"""What is still owed: papers of what was given points, and units that never spoke."""

import datetime
from dataclasses import replace
from decimal import Decimal

from tests.domain.consistency.looked import material, said
from tests.domain.mini import UNITS, N, S, indicator, metric, part, task, thing, total
from webforms.domain.consistency import findings
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


def test_other_points_are_another_fact():
    more = part(Count(total("things"), Decimal(2)), "1", name="more")
    scored = [replace(SCORED, parts=(*SCORED.parts, more))]
    one, two = (findings(material([PAPERS], [THINGS], [thing(N)] * many, indicators=scored))[0] for many in (1, 2))
    assert one.id == two.id
    assert one.fingerprint != two.fingerprint, "more points without the same paper"


def test_a_nil_report_stands_for_the_paper():
    assert papers([thing(N)], nil_papers=frozenset({"1.1/file"})) == []


def test_a_unit_that_owes_something_and_sent_nothing_is_named_with_its_tasks():
    tasks = [task("visit"), task("more")]
    assert said(SILENT, metrics=[THINGS], tasks=tasks, active=frozenset({S.code})) == [
        "北镇还没有提交过任何记录，应报：visit任务、more任务。"], "a shop owes nothing"
    assert said(SILENT, metrics=[THINGS], tasks=tasks, active=frozenset({N.code, S.code})) == []


def test_who_took_over_from_a_unit_that_sent_something_has_sent_it():
    world = [replace(unit, closed=datetime.date(2020, 5, 1), successor=S.code) if unit == N else unit for unit in UNITS]
    tasks = [task("visit")]
    assert said(SILENT, metrics=[THINGS], tasks=tasks, world=world, active=frozenset({N.code})) == []
    assert len(said(SILENT, metrics=[THINGS], tasks=tasks, world=world)) == 1
