"""A finding keeps its id while it is about the same thing, and its fingerprint while the facts stay."""

import datetime
from dataclasses import replace
from decimal import Decimal

from tests.domain.consistency.looked import material
from tests.domain.mini import task
from webforms.domain.consistency import Acceptance, findings, judged
from webforms.domain.consistency.finding import MOST_LINKS, Link, found
from webforms.domain.pack import Jump, MissingEvidence, NothingSubmitted, Selector, Sum

CHECK = MissingEvidence("K1", "缺材料", "warning")
ERROR = MissingEvidence("K1", "缺材料", "error")
WHEN = datetime.datetime(2020, 5, 1, tzinfo=datetime.UTC)


def of(check=CHECK, subject=("A",), facts=(1,), message="缺一份。"):
    return found(check, subject, message, [], facts)


def given(finding, fingerprint=None):
    return {finding.id: Acceptance(1, finding.id, fingerprint or finding.fingerprint, "理由", "某人", WHEN)}


def test_the_id_is_of_the_subject_and_the_fingerprint_of_the_facts():
    assert of().id == of(facts=(2,), message="缺两份。").id != of(subject=("B",)).id
    assert of().fingerprint == of(subject=("B",), message="缺两份。").fingerprint != of(facts=(2,)).fingerprint
    assert of().id.startswith("K1-")


def test_checks_that_compare_other_things_find_other_things():
    jumps = [Jump("K1", "增减", "warning", Sum((key,)), Decimal(limit)) for key, limit in (
        ("paid", 30), ("paid", 50), ("spent", 30))]
    assert len({of(check, ("N",)).id for check in jumps}) == 3
    assert of(replace(jumps[0], title="比上年增减", level="error"), ("N",)).id == of(jumps[0], ("N",)).id


def test_two_facts_are_not_one_that_looks_alike():
    assert of(facts=("1", "2")).fingerprint != of(facts=("12",)).fingerprint


def test_links_are_no_more_than_a_person_follows():
    links = [Link("record", str(number), "x") for number in range(50)]
    assert len(found(CHECK, (), "x", links, ()).links) == MOST_LINKS


def test_an_acceptance_holds_for_the_facts_it_was_given_for():
    finding = of()
    assert judged([finding], given(finding))[0].open is False
    assert judged([finding], given(finding, "other"))[0].open is True
    assert judged([finding], {})[0].open is True


def test_no_reason_makes_an_error_right():
    finding = of(ERROR)
    assert finding.blocks
    assert judged([finding], given(finding))[0].open is True


def test_where_two_checks_say_the_same_the_error_stays():
    asked = NothingSubmitted("K1", "没有报", "warning", (Selector(kinds=("town",)),))
    must = replace(asked, title="必须报", level="error")
    for checks in ([asked, must], [must, asked]):
        found_of_both = findings(material(checks, tasks=[task("visit")]))
        assert {finding.level for finding in found_of_both} == {"error"}
        assert len(found_of_both) == 2, "one a town"
