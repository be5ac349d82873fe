"""What the bureau decides about any indicator is said in the report's prose and beside the score, with its reason."""

import pytest

from tests.domain.samples import default_pack
from tests.worker.documents.golden import after
from tests.worker.templating.reference import template
from tests.worker.templating.small import paragraphs, rows
from worker.templating.render import render

CODES = list(default_pack().indicators)
MANUAL = [
    code for code, one in default_pack().indicators.items() if all(part.rule_name == "manual" for part in one.parts)
]
BEFORE = "经研究后由创建办另定"


def decision(kind, code, **more):
    return {"kind": kind, "indicator": code, "reason": f"{BEFORE}（{code}）。", **more}


def said(view):
    """The report's text outside tables, as one."""
    return "".join(paragraphs(render(template("self_evaluation"), view)))


@pytest.fixture(scope="module")
def overridden():
    return after("self_evaluation", *(decision("override", code, points="0.3") for code in CODES))


@pytest.fixture(scope="module")
def prose(overridden):
    return said(overridden)


@pytest.mark.parametrize("code", CODES)
def test_prose_gives_computed_and_final_points_of_every_overridden_indicator(code, overridden, prose):
    computed = overridden["indicators"][code]["override"]["computed"]
    points = "创建办定为0.3分" if computed == "待补" else f"系统计{computed}分，创建办核定0.3分"
    assert f"；{points}，理由：{BEFORE}（{code}）。" in prose


def test_the_table_of_lost_points_gives_both(overridden):
    file = render(template("self_evaluation"), overridden)
    table = next(found for found in (rows(file, number) for number in range(20)) if found[0][-1] == "主要原因")
    assert next(row for row in table if row[0].startswith("3.2.2"))[2] == "0.3\n系统计2.0"


@pytest.fixture(scope="module")
def exempted_prose():
    return said(after("self_evaluation", *(decision("exemption", code) for code in CODES)))


@pytest.mark.parametrize("code", CODES)
def test_prose_says_of_every_exempted_indicator_why_it_does_not_count(code, exempted_prose):
    assert f"一项不适用，不计分，理由：{BEFORE}（{code}）。" in exempted_prose


@pytest.fixture(scope="module")
def partly_exempted_prose():
    return said(after("self_evaluation", *(decision("exemption", code, unit="YZ") for code in CODES)))


@pytest.mark.parametrize("code", CODES)
def test_prose_names_the_unit_to_which_an_indicator_does_not_apply(code, partly_exempted_prose):
    assert f"银盏林场不适用，理由：{BEFORE}（{code}）" in partly_exempted_prose


@pytest.mark.parametrize("code", MANUAL)
def test_prose_gives_the_ground_of_every_score_that_the_bureau_gave(code):
    view = after("self_evaluation", decision("manual", code, points="1.1"))
    part = view["indicators"][code]["parts"][0]
    if part["state"] == "manual_missing":  # too few papers: no score counts
        assert "尚未评分，待补。" in said(view)
    else:
        assert f"经综合评定得1.1分（满分2分），依据：{BEFORE}（{code}）。" in said(view)
