"""What waits for review: a finding for each indicator that would read another number once it is approved."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.consistency.looked import entry, material
from tests.domain.mini import N1, UNITS, N, S, indicator, metric, nil, part, report, task, total, visit
from webforms.domain.consistency import UnderReview, findings
from webforms.domain.consistency.finding import MOST_LINKS
from webforms.domain.pack import Count, Series, Tier, TierRule, Veto, Waiting
from webforms.domain.results import Decision

METRICS = [
    metric("visits"), metric("fees", when={"open": (True,), "sort": ("a",)}), metric("people", sum="people"),
    metric("heads", "report", sum="heads", window="campaign_year"),
    metric("cases", "report", sum="heads", window="last_3_years"),
]
VETO = indicator("1.1", part(Veto(total("fees"), total("heads"))), must_meet=True)
MET = indicator("1.2", part(Count(total("people"), Decimal(1))))
FELL = indicator("2.1", part(TierRule(
    (Tier(Decimal(2), falling=True), Tier(Decimal(0), otherwise=True)), series=Series("cases", (-3, -2, -1)))))
WAIT = Waiting("K15", "没有审", "warning", ("1.1",))
FEE = {"open": True, "sort": "a"}


def under_review(*statements, record=1, version=1, before=None):
    """Consecutive records; all are corrections of `before`, if that is given."""
    return tuple(
        UnderReview(entry(record + number, unit=one.unit.code, version=version), one, before)
        for number, one in enumerate(statements))


def look(*waiting, check=WAIT, **more):
    made = material([check], METRICS, indicators=[VETO, MET, FELL], tasks=[task("visit")], **more)
    return findings(replace(made, under_review=waiting))


def codes(*waiting, check=WAIT, **more):
    return [finding.message[:3] for finding in look(*waiting, check=check, **more)]


def test_the_sentence_names_the_indicator_how_many_wait_and_the_first_of_them():
    (one,) = look(*under_review(*[visit(N, **FEE)] * 2))
    assert one.message == (
        "1.1 1.1题：还有 2 条记录没有审（ZF-1、ZF-2），通过后这一项用到的数会变。请先审完再冻结。")
    assert (one.code, one.level) == ("K15", "warning")
    assert [(link.kind, link.key) for link in one.links] == [("record", "1"), ("record", "2"), ("indicator", "1.1")]


@pytest.mark.parametrize("near_miss", [
    visit(N), visit(N, open=True, sort="b"), visit(N, open=False, sort="a"), visit(N1, **FEE),
    visit(N, "2019-12-31", **FEE), report(N, 2019, heads=5), report(N, heads=0), nil(N, "visit"),
], ids=["no fee", "another fee", "no fee of the kind", "a unit that is not asked", "a day early", "of last year",
        "a zero", "a nil report"])
def test_what_would_state_no_number_that_the_indicator_reads_is_not_told(near_miss):
    assert codes(*under_review(near_miss)) == []
    assert codes(*under_review(near_miss, visit(N, **FEE))) == ["1.1"], "while one that would is told beside it"


def test_what_the_veto_looks_for_counts_as_what_it_forbids():
    assert codes(*under_review(report(N, heads=3))) == ["1.1"]


def test_only_the_indicators_that_are_named_are_told_each_once():
    waiting = under_review(visit(N, people=9, **FEE))
    assert codes(*waiting) == ["1.1"]
    assert codes(*waiting, check=replace(WAIT, indicators=("1.2", "1.1"))) == ["1.2", "1.1"]
    assert codes(*waiting, check=replace(WAIT, indicators=("2.1",))) == []


def test_a_correction_is_told_where_it_changes_the_number_and_not_where_it_states_the_same():
    charged = visit(N, people=9, **FEE)
    both = replace(WAIT, indicators=("1.1", "1.2"))
    assert codes(*under_review(visit(N, "2020-06-11", people=9, **FEE), before=charged), check=both) == []
    assert codes(*under_review(visit(N, people=8, **FEE), before=charged), check=both) == ["1.2"]
    assert codes(*under_review(visit(N, people=9), before=charged), check=both) == ["1.1"]


def test_a_series_reads_its_own_years_each_by_itself():
    series = replace(WAIT, indicators=("2.1",))
    assert codes(*under_review(report(N, 2018, heads=4)), check=series) == ["2.1"]
    assert codes(*under_review(report(N, 2020, heads=4)), check=series) == []


def test_units_that_the_indicator_leaves_out_change_nothing():
    waiting = under_review(visit(N, **FEE))
    exempt = Decision("1", "exemption", "1.1", "没有这项工作", unit="N")
    assert codes(*waiting, decisions=[exempt]) == []
    assert codes(*waiting, decisions=[replace(exempt, unit="S")]) == ["1.1"]
    assert codes(*waiting, decisions=[replace(exempt, unit=None)]) == [], "nor does anything where all of it is exempt"


def test_what_a_closed_unit_sent_counts_for_its_successor_or_for_nobody():
    gone = replace(N, closed=datetime.date(2020, 5, 1))
    worlds = {code: [replace(gone, successor=code) if unit == N else unit for unit in UNITS] for code in (S.code, None)}
    waiting = under_review(visit(N, **FEE))
    assert codes(*waiting, world=worlds[S.code]) == ["1.1"]
    assert codes(*waiting, world=worlds[None]) == []


def test_it_is_the_same_finding_and_another_fact_when_another_version_or_record_waits():
    one, again, more = (look(*waiting)[0] for waiting in (
        under_review(visit(N, **FEE)), under_review(visit(N, **FEE), version=2),
        under_review(visit(N, **FEE), visit(S, **FEE))))
    assert one.id == again.id == more.id
    assert len({one.fingerprint, again.fingerprint, more.fingerprint}) == 3


def test_of_many_the_first_are_named_and_linked():
    (one,) = look(*under_review(*[visit(N, **FEE)] * 30))
    assert "还有 30 条记录没有审（ZF-1、ZF-2、ZF-3 等）" in one.message
    assert [link.key for link in one.links] == [str(number) for number in range(1, MOST_LINKS + 1)]
