"""Evidence codes: given at final approval, by one home indicator each, referred to elsewhere, and never given again.

Each promise on both databases, through the actions that people use."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from tests.settling import freeze
from tests.world import picture
from webforms.actions.files import keep_file
from webforms.actions.installation import operator
from webforms.actions.records import change_record, create_record
from webforms.actions.review import review_record
from webforms.actions.unit_changes import close_unit
from webforms.domain.errors import NotFound
from webforms.domain.payload import load
from webforms.store import snapshots

PAPER = {"title": "社区教育管理制度", "category": "policy", "evidence_for": "1.3.3/management"}
MEETING = {"title": "创建动员大会", "kind": "mobilization", "held_on": "2016-02-20"}
SURVEY = {"year": 2016, "valid": 500, "aware": 350, "agree": 280, "participants": 200, "satisfied": 120}
INSTITUTION = {"name": "教学点", "status": "running", "address": "办公楼"}


@pytest.fixture
def world(world):
    """The campaign in its autumn, when everything may have happened."""
    world.clock.set("2016-09-05")
    return world


def kept(world, unit, *pairs):
    """Files by item and number of their picture."""
    actor = world.actor(unit)
    return [{"item": item, "sha256": keep_file(world.store, actor, picture(number), f"{number}.png").file.sha256}
            for item, number in pairs]


def entered(world, unit, type_, data, *pairs):
    return create_record(
        world.store, world.actor(unit), client_id=uuid4().hex, type=type_, unit=unit, data=data,
        evidence=kept(world, unit, *pairs), submit=True,
    ).record


def changed(world, record, data, *pairs):
    return change_record(world.store, world.actor(record.unit), record.id, data=data,
                         evidence=kept(world, record.unit, *pairs), submit=True, seen=record.etag).record


def approved(world, unit, type_, data, *pairs):
    return world.agree(entered(world, unit, type_, data, *pairs))


def codes(record):
    return [one.code for one in record.evidence]


def frozen(world):
    view = freeze(world.store, world.bureau, "第一次")
    with world.store.read() as tx:
        return load(snapshots.get_payload(tx, view.id))


def printed(world, key):
    return [paper.code for paper in frozen(world).papers.get(key, ())]


def test_a_code_is_given_by_the_last_level_and_by_no_level_before(world):
    record = entered(world, "FC01", "institution", INSTITUTION, ("sign_photo", 1))
    assert codes(record) == [None]
    record = world.agree(record, levels=1)
    assert (record.state, codes(record)) == ("checked", [None])
    assert codes(world.agree(record)) == ["2.1.3-FC01-01"]


def test_what_is_sent_back_or_refused_uses_up_no_number(world):
    record = entered(world, "JYJ", "paper", PAPER, ("file", 1))
    world.send_back(record)
    other = entered(world, "JYJ", "paper", {**PAPER, "title": "另一份"}, ("file", 2))
    with pytest.raises(NotFound):
        review_record(world.store, world.reviewer("FC"), other.id, decision="approve", version=other.version)
    assert codes(world.agree(other)) == ["1.3.3-JYJ-01"]


def test_a_paper_that_several_indicators_ask_for_has_the_code_of_the_first_and_stands_at_each(world):
    record = approved(world, "FC", "survey_totals", SURVEY, ("questionnaire", 1), ("tally", 2))
    assert codes(record) == ["4.2.1-FC-01", "4.2.1-FC-02"]
    seen = frozen(world).papers
    for indicator in ("4.2.1", "4.2.2", "4.2.3"):
        assert [paper.code for paper in seen[f"{indicator}/questionnaire"]] == ["4.2.1-FC-01"]
    assert [paper.code for paper in seen["4.3.1/tally"]] == ["4.2.1-FC-02"]


def test_the_code_of_a_withdrawn_record_is_given_to_no_other_and_comes_back_with_its_file(world):
    record = approved(world, "JYJ", "paper", PAPER, ("file", 1))
    withdrawn = world.withdraw(record)
    other = approved(world, "JYJ", "paper", {**PAPER, "title": "另一份"}, ("file", 2))
    assert codes(other) == ["1.3.3-JYJ-02"]
    assert printed(world, "1.3.3/management") == ["1.3.3-JYJ-02"]
    again = world.agree(changed(world, withdrawn, PAPER, ("file", 1)))
    assert codes(again) == ["1.3.3-JYJ-01"]
    assert printed(world, "1.3.3/management") == ["1.3.3-JYJ-01", "1.3.3-JYJ-02"]


def test_a_replaced_file_leaves_its_code_behind_and_has_it_again_when_it_returns(world):
    record = approved(world, "JYJ", "paper", PAPER, ("file", 1))
    record = world.agree(changed(world, record, PAPER, ("file", 2)))
    assert codes(record) == ["1.3.3-JYJ-02"]
    assert printed(world, "1.3.3/management") == ["1.3.3-JYJ-02"]
    record = world.agree(changed(world, record, PAPER, ("file", 1), ("file", 3)))
    assert codes(record) == ["1.3.3-JYJ-01", "1.3.3-JYJ-03"]


def test_a_correction_that_moves_a_paper_to_another_indicator_leaves_its_code(world):
    record = approved(world, "JYJ", "meeting", MEETING, ("notice", 1))
    assert codes(record) == ["1.1.2-JYJ-01"]
    record = world.agree(changed(world, record, {**MEETING, "kind": "joint"}, ("notice", 1), ("minutes", 2)))
    assert codes(record) == ["1.1.2-JYJ-01", "1.3.2-JYJ-01"]
    assert printed(world, "1.1.2/notice") == []
    assert printed(world, "1.3.2/notice") == ["1.1.2-JYJ-01"]


def test_a_file_that_nobody_asked_for_gets_its_code_when_somebody_first_does(world):
    record = approved(world, "JYJ", "meeting", {**MEETING, "kind": "other"}, ("notice", 1))
    assert codes(record) == [None]
    record = world.agree(changed(world, record, MEETING, ("notice", 1)))
    assert codes(record) == ["1.1.2-JYJ-01"]


def test_one_picture_at_two_places_has_a_code_at_each(world):
    one = approved(world, "JYJ", "paper", PAPER, ("file", 1))
    sharing = {**PAPER, "title": "资源开放制度", "evidence_for": "1.3.3/sharing"}
    other = approved(world, "JYJ", "paper", sharing, ("file", 1))
    assert codes(one) + codes(other) == ["1.3.3-JYJ-01", "1.3.3-JYJ-02"]


def test_a_merged_units_papers_keep_their_codes_beside_those_of_the_heir(world):
    gone = approved(world, "FC03", "institution", INSTITUTION, ("sign_photo", 1))
    heir = approved(world, "FC02", "institution", {**INSTITUTION, "name": "二"}, ("sign_photo", 2))
    close_unit(world.store, operator(), "FC03", on=world.store.clock().date(), into="FC02")
    later = approved(world, "FC02", "institution", {**INSTITUTION, "name": "三"}, ("sign_photo", 3))
    assert [codes(one) for one in (gone, heir, later)] == [["2.1.3-FC03-01"], ["2.1.3-FC02-01"], ["2.1.3-FC02-02"]]
    assert printed(world, "2.1.3/sign_photo") == ["2.1.3-FC02-01", "2.1.3-FC02-02", "2.1.3-FC03-01"]
    assert {paper.unit for paper in frozen(world).papers["2.1.3/sign_photo"]} == {"FC02"}


def test_a_record_that_is_itself_the_paper_stands_by_its_number(world):
    record = approved(world, "FC01", "institution", INSTITUTION)
    assert printed(world, "2.1.3/form") == [record.number]


@pytest.mark.slow
def test_reviewers_at_the_same_moment_never_give_one_code_twice(postgresql_world):
    world = postgresql_world
    waiting = [entered(world, "JYJ", "paper", {**PAPER, "title": f"第{number}份"}, ("file", number))
               for number in range(1, 9)]
    world.reviewer("JYJ")
    with ThreadPoolExecutor(4) as reviewers:
        given = [code for record in reviewers.map(world.agree, waiting) for code in codes(record)]
    assert sorted(given) == [f"1.3.3-JYJ-{number:02}" for number in range(1, 9)]
