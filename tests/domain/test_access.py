"""Every verb against own, sibling, parent, foreign unit, for every role a pack may give."""

from dataclasses import dataclass

import pytest

from webforms.domain.access import VERBS, Actor, demand, may, may_ever, subtree, visible_units
from webforms.domain.errors import Refused
from webforms.domain.workflow import Standing, Station


@dataclass(frozen=True)
class Place:
    code: str
    parent: str | None = None
    successor: str | None = None


#   D ── N ── N1, N2, GONE (now N1)     D ── S ── S1     D ── OFFICE, DEPT, SCHOOL
UNITS = [Place("D"), Place("N", "D"), Place("N1", "N"), Place("N2", "N"), Place("S", "D"), Place("S1", "S"),
         Place("GONE", "S", "N1"), Place("OFFICE", "D"), Place("DEPT", "D"), Place("SCHOOL", "D")]


def actor(unit, rights, account=1):
    return Actor(account, f"{unit}-{account}", unit, "role", frozenset(rights.split()), subtree(UNITS, unit))


VILLAGE, STREET = actor("N1", "fill"), actor("N", "fill review", 2)
DEPARTMENT, SCHOOL = actor("DEPT", "fill"), actor("SCHOOL", "fill")
BUREAU, BUREAU_CLERK = actor("OFFICE", "fill review score freeze generate", 3), actor("OFFICE", "fill", 4)
INSPECTOR, ADMINISTRATOR = actor("D", "read"), actor("OFFICE", "administer")
PATH = (Station("street", "N"), Station("bureau", "OFFICE"))


def standing(state="submitted", agreed=0, authors=(1,)):
    return Standing(state, PATH, version=1, agreed=agreed, in_force=1 if state == "approved" else None,
                    authors=frozenset(authors))


READS = {
    # unit            own  below sibling parent foreign bureau
    "village": (VILLAGE, {"N1", "GONE"}), "street": (STREET, {"N", "N1", "N2", "GONE"}),
    "department": (DEPARTMENT, {"DEPT"}), "school": (SCHOOL, {"SCHOOL"}), "bureau clerk": (BUREAU_CLERK, {"OFFICE"}),
    "bureau": (BUREAU, {unit.code for unit in UNITS}), "inspector": (INSPECTOR, set()),
    "administrator": (ADMINISTRATOR, set()),
}


@pytest.mark.parametrize("who, readable", READS.values(), ids=READS)
@pytest.mark.parametrize("unit", [unit.code for unit in UNITS])
def test_records_are_read_by_their_own_unit_what_stands_above_and_the_bureau(who, readable, unit):
    assert may(who, "record.read", unit, state="approved") == (unit in readable)


@pytest.mark.parametrize("who, readable", READS.values(), ids=READS)
def test_the_clause_of_a_list_agrees_with_the_question_about_one(who, readable):
    visible = visible_units(who, "record.read")
    assert readable == ({unit.code for unit in UNITS} if visible is None else visible)


@pytest.mark.parametrize("who, fillable", [
    (VILLAGE, {"N1", "GONE"}), (STREET, {"N", "N1", "N2", "GONE"}), (DEPARTMENT, {"DEPT"}), (BUREAU, {"OFFICE"}),
    (INSPECTOR, set()), (ADMINISTRATOR, set()),
], ids=["village", "street", "department", "bureau", "inspector", "administrator"])
@pytest.mark.parametrize("verb", ["record.draft", "record.submit"])
def test_a_unit_fills_for_itself_and_a_street_for_its_villages(who, fillable, verb):
    assert {unit.code for unit in UNITS if may(who, verb, unit.code)} == fillable


@pytest.mark.parametrize("verb, state, expected", [
    ("record.draft", "draft", True), ("record.draft", "submitted", False), ("record.submit", "approved", True),
    ("record.submit", "checked", False), ("record.withdraw", "checked", False), ("record.withdraw", "approved", True),
])
def test_a_step_is_offered_only_where_it_starts(verb, state, expected):
    assert may(VILLAGE, verb, "N1", standing=standing(state, agreed=int(state == "checked"))) == expected
    if verb != "record.withdraw":
        assert may(VILLAGE, verb, "N1", state=state) == expected


@pytest.mark.parametrize("who, state, agreed, expected", [
    (STREET, "submitted", 0, True), (STREET, "checked", 1, False), (BUREAU, "submitted", 0, False),
    (BUREAU, "checked", 1, True), (actor("S", "fill review"), "submitted", 0, False), (VILLAGE, "submitted", 0, False),
    (BUREAU_CLERK, "checked", 1, False), (STREET, "approved", 2, False),
])
def test_only_the_awaited_level_reviews(who, state, agreed, expected):
    for verb in ("record.approve", "record.return"):
        assert may(who, verb, "N1", standing=standing(state, agreed)) == expected


def test_an_own_entry_is_not_offered_for_approval_but_its_refusal_is_left_to_the_workflow():
    own = standing(authors=(STREET.account,))
    assert not may(STREET, "record.approve", "N1", standing=own)
    assert may(STREET, "record.return", "N1", standing=own)
    demand(STREET, "record.approve", "N1", standing=own)


def test_who_is_on_the_path_hears_of_a_late_review_from_the_workflow_and_a_stranger_is_refused():
    demand(STREET, "record.approve", "N1", standing=standing("approved", 2))
    for stranger in (actor("S", "fill review"), VILLAGE, INSPECTOR):
        with pytest.raises(Refused):
            demand(stranger, "record.approve", "N1", standing=standing())


@pytest.mark.parametrize("who, state, expected", [
    (VILLAGE, "submitted", True), (actor("N1", "fill", 9), "submitted", False), (STREET, "submitted", False),
    (actor("N1", "fill", 9), "approved", True), (STREET, "approved", True), (BUREAU, "approved", True),
    (BUREAU, "submitted", False), (actor("S", "fill review"), "approved", False), (DEPARTMENT, "approved", False),
    (actor("N", "review", 1), "submitted", False), (BUREAU_CLERK, "approved", False),
], ids=["author takes back", "colleague does not", "reviewer does not", "unit withdraws", "above withdraws",
        "last level withdraws", "last level does not take back", "foreign street", "foreign department",
        "author who fills no more", "clerk of the last level"])
def test_taking_back_is_the_authors_and_withdrawing_the_units_or_the_last_levels(who, state, expected):
    assert may(who, "record.withdraw", "N1", standing=standing(state, 2 if state == "approved" else 0)) == expected


@pytest.mark.parametrize("verb", ["indicator.read", "figure.read"])
def test_a_department_sees_the_figures_it_answers_for_and_no_others(verb):
    assert may(DEPARTMENT, verb, responsible={"DEPT"})
    assert not may(DEPARTMENT, verb, responsible={"SCHOOL"})
    assert not may(DEPARTMENT, verb)
    assert may(BUREAU, verb)
    assert may(STREET, verb, "N1")
    assert not may(STREET, verb, "S1")
    assert not may(INSPECTOR, verb, responsible={"D"})


OPEN_TO = {
    "snapshot.read": {"bureau", "inspector"}, "document.read": {"bureau", "inspector"}, "snapshot.freeze": {"bureau"},
    "document.request": {"bureau"}, "indicator.decide": {"bureau"}, "type.enable": {"bureau"},
    "section.write": {"bureau"}, "scoreboard.read": {"bureau"}, "unit.import": {"administrator"},
    "account.manage": {"administrator"}, "pack.adopt": {"administrator"},
    "pack.read": {"bureau", "administrator"}, "type.read": set(READS),
    "account.self": set(READS),
}


@pytest.mark.parametrize("verb, roles", OPEN_TO.items(), ids=OPEN_TO)
def test_what_concerns_the_whole_district_is_open_to_these_roles_and_no_other(verb, roles):
    assert {name for name, (who, _) in READS.items() if may(who, verb)} == roles
    assert {name for name, (who, _) in READS.items() if may_ever(who, verb)} == roles


def test_an_account_without_rights_may_nothing():
    nobody = actor("N1", "")
    assert not [verb for verb in VERBS if may_ever(nobody, verb) or may(nobody, verb, "N1")]
    assert visible_units(nobody, "record.read") == frozenset()


def test_an_unknown_verb_is_our_fault_and_not_a_no():
    with pytest.raises(KeyError):
        may(BUREAU, "record.burn")
