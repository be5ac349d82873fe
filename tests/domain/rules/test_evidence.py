"""evidence: the share of the papers asked for."""

from decimal import Decimal

from tests.domain.mini import N, S, only_part, thing, visit
from webforms.domain.pack import EvidenceOrigin, EvidenceRequirement, EvidenceRule
from webforms.domain.results import Decision

PAPERS = (
    EvidenceRequirement("file", "文件", True, (EvidenceOrigin("thing", "file"),)),
    EvidenceRequirement("photo", "照片", True, (EvidenceOrigin("visit", "photo"),)),
    EvidenceRequirement("form", "登记表", True, (EvidenceOrigin("visit", record=True),)),
)


def evidence(statements, **more):
    return only_part(EvidenceRule(("file", "photo", "form")), statements, evidence=PAPERS, **more)


def test_each_paper_counts_once_however_often_it_came():
    score = evidence([visit(N, items={"photo": 2}), visit(S, items={"photo": 1})])
    assert (score.items, score.points, score.met) == ({"file": 0, "photo": 1, "form": 1}, Decimal("1.3"), False)
    assert (score.numerator, score.denominator, score.state) == (2, 3, "computed")


def test_all_papers_are_full():
    score = evidence([visit(N, items={"photo": 1}), thing(S, items={"file": 1})])
    assert (score.points, score.met) == (2, True)


def test_no_paper_at_all_is_no_data():
    assert (evidence([]).state, evidence([]).met) == ("no_data", None)


def test_a_paper_of_an_exempted_unit_does_not_count():
    without = Decision("D1", "exemption", "1.1", "理由", unit="N")
    score = evidence([thing(N, items={"file": 1}), visit(S)], decisions=[without])
    assert score.items == {"file": 0, "photo": 0, "form": 1}
