from dataclasses import replace

from tests.worker.documents.golden import material, view
from webforms.domain.payload import Paper
from worker.documents.evidence import papers
from worker.documents.material import Material


def of(code):
    return {paper["label"]: paper for paper in view("scoring_explanations")["indicators"][code]["evidence"]}


def test_a_paper_has_its_first_code_and_how_many_there_are():
    signed = of("3.1.1")["活动签到表"]
    assert (signed["code"], signed["count"], signed["state"]) == ("3.1.1-FC-01", 60, "present")


def test_a_record_that_is_the_paper_has_its_number():
    assert of("2.1.2")["街镇（场）机构登记表"]["code"] == "JG-FC"


def test_a_required_paper_nobody_brought_is_lacking():
    assert of("1.3.3")["考核表彰制度"]["state"] == "lacking"


def test_a_paper_that_is_not_required_is_not_missed():
    indicator = material("scoring_explanations").pack.indicators["1.1.1"]
    optional = {paper.label for paper in indicator.evidence if not paper.required}
    assert optional
    assert "lacking" not in {of("1.1.1")[label]["state"] for label in optional & of("1.1.1").keys()}


def test_a_nil_report_stands_for_a_paper_only_if_all_who_owe_it_gave_one():
    assert of("1.3.4")["整改台账"]["state"] == "nil"
    whole = material("scoring_explanations")
    key = next(key for key in whole.frozen.nil_papers if key.startswith("1.3.4/"))
    silent = replace(whole.frozen, nil_papers={**whole.frozen.nil_papers, key: ("FC",)})
    there = Material(whole.pack, silent, whole.spec, whole.unit)
    found = {paper["label"]: paper for paper in papers(there, whole.pack.indicators["1.3.4"])}
    assert found["整改台账"]["state"] == "lacking"


def test_a_paper_that_two_indicators_ask_for_is_filed_at_one_and_referred_to_at_the_other():
    assert [of(code)["问卷样卷"]["elsewhere"] for code in ("4.2.1", "4.2.2", "4.2.3")] == [False, True, True]
    assert of("4.2.2")["问卷样卷"]["code"].startswith("4.2.1-")
    assert not of("3.2.2")["村（居）活动记录表"]["elsewhere"]  # a record has its own number wherever it is named


def test_a_merged_units_paper_is_still_one_of_the_indicator_that_gave_its_code():
    whole = material("scoring_explanations")
    paper = Paper("4.2.1-GONE-01", "FC", "材料", 1, 1)
    known = {**whole.frozen.papers, "4.2.1/questionnaire": (paper,), "4.2.2/questionnaire": (paper,)}
    there = replace(whole, frozen=replace(whole.frozen, papers=known))
    named = [papers(there, whole.pack.indicators[code])[0] for code in ("4.2.1", "4.2.2")]
    assert [(one["code"], one["elsewhere"]) for one in named] == [("4.2.1-GONE-01", False), ("4.2.1-GONE-01", True)]


def test_a_paper_named_twice_at_one_indicator_is_referred_to_the_second_time():
    whole = material("scoring_explanations")
    paper = Paper("1.1.1-FC-01", "FC", "材料", 1, 1)
    same = {key: ((paper,) if key.startswith("1.1.1/") else known) for key, known in whole.frozen.papers.items()}
    there = replace(whole, frozen=replace(whole.frozen, papers=same))
    found = papers(there, whole.pack.indicators["1.1.1"])
    assert [(one["code"], one["elsewhere"]) for one in found] == [("1.1.1-FC-01", False), ("1.1.1-FC-01", True)]
