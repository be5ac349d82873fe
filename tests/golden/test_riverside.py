"""The second pack, reckoned by hand: another tree, codes A1–B2, 150 points, a school year, ladders and half points."""

import datetime
from decimal import Decimal
from functools import cache

import pytest

from tests.domain.samples import ROOT
from tests.packs.renaming import rename_metrics
from webforms.domain.facts import Statement
from webforms.domain.period import months
from webforms.domain.score import evaluate
from webforms.domain.totals import totals_of
from webforms.domain.units import Tree, Unit
from webforms.store.pack_files import load_pack

DAY = datetime.date(2025, 9, 15)


@cache
def pack():
    return load_pack(ROOT / "tests" / "packs" / "riverside-learning-2025")


@cache
def units():
    return {
        seed.code: Unit(seed.code, seed.name, seed.kind, seed.parent, frozenset(seed.flags)) for seed in pack().units
    }


def said(unit, type_, items=None, **data):
    return Statement(units()[unit], type_, data, items or {})


def nil(unit, task):
    return Statement(units()[unit], pack().tasks[task].type, {}, nil_for=task)


def learning_days(unit, dates):
    return [said(unit, "learning_day", theme="读书", held_on=day, visits=20) for day in dates]


def learners(unit, year, residents, learning, complaints):
    return said(unit, "learner_count", year=year, residents=residents, learners=learning, complaints=complaints)


def mentors(unit, number):
    return [said(unit, "mentor", name=f"导师{place}", status="active") for place in range(number)]


def everything():
    """C3 holds three days in all, S2 is silent about its days, and the schools' rules are lacking."""
    monthly = [f"{month}-10" for month in months(datetime.date(2024, 10, 1), datetime.date(2025, 8, 31))]
    return [
        *learning_days("C1", ["2024-08-31", *monthly, "2025-09-01"]), *learning_days("C2", monthly),
        *learning_days("C3", monthly[:3]), *learning_days("S1", monthly[:8]),
        learners("C1", 2025, 1000, 300, 2), learners("C2", 2025, 1000, 250, 1), learners("C3", 2025, 2000, 100, 0),
        learners("C1", 2024, 900, 100, 3), learners("C2", 2024, 900, 100, 1), learners("C3", 2024, 900, 100, 0),
        said("XXZX", "document", {"scan": 1}, title="方案", evidence_for="A3/plan"),
        said("CWB", "visit", {"minutes": 1}, place="C1", visited_on="2025-03-03", overcharged=0),
        *mentors("C1", 2), *mentors("C2", 2), *mentors("S1", 2),
        said("C1", "mentor", name="迟来", status="active", joined_on="2025-09-01"),
        nil("C3", "mentors_community"), nil("S2", "mentors_school"),
    ]  # fmt: skip


def look(with_pack, statements):
    tree = Tree(units().values(), with_pack.basis_date)
    totals = totals_of(with_pack, statements)
    return evaluate(with_pack, tree, totals, (), DAY, frozenset(with_pack.types))


@pytest.fixture(scope="module")
def seen():
    return look(pack(), everything())


@pytest.mark.parametrize(
    "code,points,state,met",
    [
        ("A1", "15", "computed", False), ("A2", "26", "computed", False), ("A3", "13.8", "provisional", False),
        ("B1", "30", "computed", True), ("B2", "20", "provisional", None),
    ],
)  # fmt: skip
def test_each_indicator_comes_out_as_by_hand(seen, code, points, state, met):
    score = seen.indicators[code]
    assert (score.points, score.state, score.met) == (Decimal(points), state, met)


def test_levels_and_total_add_up_to_150(seen):
    assert [(level.code, level.points, level.of) for level in seen.levels] == [
        ("A", Decimal("54.8"), 90), ("B", 50, 60),
    ]  # fmt: skip
    assert (seen.points, seen.of, seen.passed, seen.must_meet) == (Decimal("104.8"), 150, False, {"A2": False})


def test_a_school_year_runs_over_new_year_and_ends_with_its_last_day(seen):
    assert seen.figures["days_community"].by_unit == {"C1": 11, "C2": 11, "C3": 3}
    owed = [state.period for state in seen.tasks if (state.task, state.unit) == ("learning_day", "C1")]
    assert (len(owed), owed[0], owed[-1]) == (11, "2024-10", "2025-08")


def test_reasons_speak_in_the_words_of_this_pack(seen):
    assert seen.indicators["A1"].reason == "3个社区中2个符合要求，占66.7%，未达到90%，还差1个社区：渡口社区。"
    days = "学校学习日：学校学习日场次8场，要求10场，还差2场（暂计，1所学校没有报：柳岸职业学校）。"
    assert seen.indicators["A3"].reason.startswith(days)
    assert seen.indicators["B1"].reason == "投诉：投诉4→3件，减少。收费：走访次数1次，没有发现。"
    assert "学习导师6人÷社区3个＝2.0人/个，达到2人/个" in seen.indicators["B2"].reason


def test_renaming_every_metric_leaves_all_points_equal(seen):
    assert look(rename_metrics(pack()), everything()).indicators == seen.indicators
