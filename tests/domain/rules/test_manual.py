"""manual: points the bureau gives, resting on papers."""

from decimal import Decimal

import pytest

from tests.domain.mini import N, only_part, thing
from webforms.domain.pack import EvidenceOrigin, EvidenceRequirement, Manual
from webforms.domain.results import Decision

PAPERS = tuple(
    EvidenceRequirement(item, "纸", item == "file", (EvidenceOrigin("thing", record=item == "form", item=item),))
    for item in ("file", "form")
)


def manual(statements, *points, needs=1):
    given = [
        Decision(f"D{place}", "manual", "1.1", f"理由{place}", points=Decimal(number))
        for place, number in enumerate(points)
    ]
    return only_part(Manual("参考", needs), statements, evidence=PAPERS, decisions=given)


def test_given_points_stand_with_their_reason():
    score = manual([thing(N)], "1.6")
    assert (score.state, score.points, score.value, score.met, score.reason) == (
        "computed", Decimal("1.6"), Decimal("1.6"), False, "理由0",
    )  # fmt: skip


@pytest.mark.parametrize("points,met", [("2", True), ("1.9", False)])
def test_met_means_full_points(points, met):
    assert manual([thing(N)], points).met is met


def test_the_latest_of_several_holds():
    assert manual([thing(N)], "0.5", "1.2").points == Decimal("1.2")


def test_not_given_is_missing_and_shows_the_papers_there_are():
    score = manual([thing(N, items={"file": 1})])
    assert (score.state, score.points, score.met, score.evidence_items) == ("manual_missing", 0, None, 2)


def test_points_fall_away_while_fewer_papers_stand_than_needed():
    assert manual([thing(N)], "1.6", needs=2).state == "manual_missing"
    assert manual([], "1.6").state == "manual_missing"
    assert manual([], "1.6", needs=0).state == "computed"
