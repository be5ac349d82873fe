"""The one table of steps: what starts where, who is awaited, which version is in force."""

import itertools
from dataclasses import dataclass, replace

import pytest

from webforms.domain.errors import (
    NobodyReviews,
    NotYourTurn,
    OwnEntry,
    ReasonMissing,
    VersionMovedOn,
    WrongState,
)
from webforms.domain.pack import Field, RecordType, ReviewLevel, Shows
from webforms.domain.workflow import (
    STATE_WORDS,
    TRANSITIONS,
    Standing,
    Station,
    advance,
    begin,
    possible,
    review_path,
)


@dataclass(frozen=True)
class Person:
    account: int
    unit: str


CLERK, SECOND_CLERK = Person(1, "N1"), Person(2, "N1")
TOWN, TOWN_WRITER = Person(3, "N"), Person(4, "N")
OFFICE = Person(5, "OFFICE")
PATH = (Station("town", "N"), Station("office", "OFFICE"))
LEVELS = {"town": ReviewLevel("town", "镇审", "parent"), "office": ReviewLevel("office", "区审", "OFFICE")}


def summary(**review):
    return RecordType("summary", "总结", "yearly", "Z-{unit}-{year}", (), review,
                      (Field("year", "年度", "year"),), Shows("year"))


def submitted(**changes):
    return replace(Standing("submitted", PATH, version=1, authors=frozenset({CLERK.account})), **changes)


@pytest.mark.parametrize("verb", ["record.draft", "record.submit"])
def test_a_record_begins_as_a_draft_or_is_submitted_at_once(verb):
    step = begin(verb, PATH)
    assert (step.before, step.after) == ("new", {"record.draft": "draft", "record.submit": "submitted"}[verb])
    assert (step.version, step.awaiting) == ((0, None) if verb == "record.draft" else (1, PATH[0]))


def test_two_levels_agree_one_after_the_other_and_only_the_last_puts_in_force():
    first = advance("record.approve", submitted(), TOWN, seen=1)
    assert (first.after, first.awaiting, first.in_force, first.agreed) == ("checked", PATH[1], False, 1)
    last = advance("record.approve", submitted(state="checked", agreed=1), OFFICE, seen=1)
    assert (last.after, last.awaiting, last.in_force, last.closes) == ("approved", None, True, False)


def test_version_two_waits_beside_the_approved_version_one_and_replaces_it_at_one_step():
    approved = submitted(state="approved", agreed=2, in_force=1, authors=frozenset())
    again = advance("record.submit", approved, CLERK)
    assert (again.version, again.in_force, again.closes, again.awaiting) == (2, False, False, PATH[0])
    checked = submitted(state="checked", version=2, agreed=1, in_force=1)
    swap = advance("record.approve", checked, OFFICE, seen=2)
    assert (swap.version, swap.in_force, swap.closes) == (2, True, True)


@pytest.mark.parametrize("state, agreed, reviewer", [("submitted", 0, TOWN), ("checked", 1, OFFICE)])
def test_a_return_needs_a_reason_and_leaves_the_version_in_force_alone(state, agreed, reviewer):
    standing = submitted(state=state, version=2, agreed=agreed, in_force=1)
    step = advance("record.return", standing, reviewer, seen=2, reason=" 人次与签到表不符 ")
    assert (step.after, step.closes, step.in_force, step.reason) == ("returned", False, False, "人次与签到表不符")
    with pytest.raises(ReasonMissing):
        advance("record.return", standing, reviewer, seen=2, reason="　 ")


def test_nobody_approves_what_they_wrote_since_the_last_approval():
    written_for_the_village = submitted(authors=frozenset({CLERK.account, TOWN_WRITER.account}))
    with pytest.raises(OwnEntry):
        advance("record.approve", written_for_the_village, TOWN_WRITER)
    assert advance("record.approve", written_for_the_village, TOWN).after == "checked"


def test_who_wrote_it_may_still_return_it():
    own = submitted(authors=frozenset({TOWN_WRITER.account}))
    assert advance("record.return", own, TOWN_WRITER, reason="写错了").after == "returned"


@pytest.mark.parametrize("state, agreed, person", [
    ("submitted", 0, OFFICE), ("checked", 1, TOWN), ("submitted", 0, SECOND_CLERK),
], ids=["before its turn", "after its turn", "no level at all"])
def test_only_the_level_that_is_awaited_agrees(state, agreed, person):
    with pytest.raises(NotYourTurn):
        advance("record.approve", submitted(state=state, agreed=agreed), person)


def test_a_path_made_shorter_while_a_record_waited_ends_at_its_last_level():
    waiting = submitted(state="checked", path=PATH[1:], agreed=1)
    assert waiting.awaiting == PATH[1]
    assert advance("record.approve", waiting, OFFICE).in_force


def test_a_review_of_a_version_that_moved_on_is_refused():
    with pytest.raises(VersionMovedOn, match="第 2 版"):
        advance("record.approve", submitted(version=2), TOWN, seen=1)


def test_what_nobody_checked_is_taken_back_without_a_reason():
    step = advance("record.withdraw", submitted(), CLERK)
    assert (step.after, step.closes) == ("draft", False)


def test_an_approved_record_is_withdrawn_with_a_reason_and_leaves_the_figures():
    approved = submitted(state="approved", agreed=2, in_force=1)
    with pytest.raises(ReasonMissing):
        advance("record.withdraw", approved, CLERK)
    assert advance("record.withdraw", approved, CLERK, reason="重复填报").closes


def test_a_draft_is_withdrawn_only_where_a_version_is_in_force():
    assert not possible("record.withdraw", submitted(state="draft", version=0))
    beside = submitted(state="draft", in_force=1)
    assert advance("record.withdraw", beside, CLERK, reason="活动取消").closes


def test_a_withdrawn_record_is_corrected_not_entered_again():
    step = advance("record.submit", submitted(state="withdrawn"), CLERK)
    assert (step.after, step.version) == ("submitted", 2)


NOWHERE = [(verb, state) for verb, state in itertools.product(TRANSITIONS, STATE_WORDS)
           if state not in TRANSITIONS[verb]]


@pytest.mark.parametrize("verb, state", NOWHERE)
def test_a_step_that_does_not_start_here_names_the_state_and_the_cure(verb, state):
    with pytest.raises(WrongState, match=STATE_WORDS[state]) as refused:
        advance(verb, submitted(state=state, agreed=int(state == "checked")), TOWN, reason="理由")
    assert refused.value.facts["cure"]


def test_the_path_follows_the_kind_of_the_unit_and_its_parent():
    both = summary(village=("town", "office"), town=("office",))
    assert review_path(both, "village", "N", LEVELS) == PATH
    assert review_path(both, "town", "D", LEVELS) == (Station("office", "OFFICE"),)


def test_the_path_follows_a_merged_parent_to_its_successor():
    path = review_path(summary(village=("town",)), "village", "N", LEVELS, {"N": "M"}.get)
    assert path == (Station("town", "M"),)


@pytest.mark.parametrize("kind, parent, heir", [
    ("school", "N", {"N": "N"}.get), ("village", None, {}.get), ("village", "N", {}.get),
], ids=["kind not named", "no parent", "parent gone"])
def test_a_record_nobody_would_review_is_refused(kind, parent, heir):
    with pytest.raises(NobodyReviews, match="总结"):
        review_path(summary(village=("town",)), kind, parent, LEVELS, heir)
