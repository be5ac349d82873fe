"""A file belongs to the first indicator that asks for it, and to no other indicator's numbers."""

from dataclasses import replace

import pytest

from tests.domain.samples import default_pack, statement, town, village
from webforms.domain.evidence_codes import Asked, code_series, home_of, papers_brought
from webforms.domain.facts import Statement, facts_stated

FUNDING = {"year": 2016, "budget": "9", "paid": "9", "spent": "9"}
ACTIVITY = {"title": "讲座", "category": "minors", "starts_at": "2016-05-10T09:00", "attendance": 60, "minors": 30}
CZJ = replace(town("CZJ"), kind="department")


def test_the_home_is_the_first_indicator_in_pack_order():
    pack = default_pack()
    brought = papers_brought(pack, statement(village("FC01", "FC"), "activity", ACTIVITY, photo=2, sign_in=1))
    order = list(pack.indicators)
    assert [order.index(asked.indicator) for asked in brought] == sorted(order.index(a.indicator) for a in brought)
    first = next(asked for asked in brought if asked.carried_by == "sign_in")
    assert home_of(pack, statement(village("FC01",
        "FC"), "activity", ACTIVITY, sign_in=1), "sign_in") == first.indicator


def test_a_paper_gets_the_code_of_its_indicator_and_unit():
    told = statement(CZJ, "funding", FUNDING, approval=1)
    assert code_series(default_pack(), told, "approval").number(1) == "2.5.1-CZJ-01"
    assert [asked.carried_by for asked in papers_brought(default_pack(), told)] == ["approval"]


@pytest.mark.parametrize("changed", [
    {"data": {**FUNDING, "year": 2014}}, {"items": {}}, {"items": {"approval": 0}},
], ids=["another year", "no file", "none of this item"])
def test_what_no_indicator_asks_for_has_no_code(changed):
    asked = replace(statement(CZJ, "funding", FUNDING, approval=1), **changed)
    assert code_series(default_pack(), asked, "approval") is None


def test_an_item_no_indicator_asks_for_has_no_code():
    assert home_of(default_pack(), statement(village("FC01", "FC"), "activity", ACTIVITY, plan=1), "plan") is None


def test_an_upload_belongs_to_the_indicator_it_names():
    pack = default_pack()
    asked_for = next((code, required) for code, required in pack.papers_of(pack.upload.type) if required.upload)
    code, required = asked_for
    unit = replace(town(required.by[0].codes[0]), kind="department")
    data = {"title": "规划", "category": "plan", pack.upload.field: f"{code}/{required.item}"}
    assert home_of(pack, statement(unit, pack.upload.type, data, file=1), pack.upload.item) == code


def test_a_record_that_is_itself_the_paper_keeps_its_own_number():
    pack = default_pack()
    brought = papers_brought(pack, statement(village("FC01", "FC"), "activity", ACTIVITY))
    assert brought[0] == Asked("3.1.1", "activity_form", None)
    assert {asked.carried_by for asked in brought} == {None}


def test_a_nil_report_brings_no_paper():
    nil = Statement(village("FC01", "FC"), "activity", {}, nil_for="activity_village", period="2016-05")
    assert papers_brought(default_pack(), nil) == ()


@pytest.mark.parametrize("items", [{}, {"photo": 2}, {"sign_in": 1}, {"photo": 1, "sign_in": 1, "news": 1}])
@pytest.mark.parametrize("starts_at", ["2016-05-10T09:00", "2015-12-31T09:00"])
def test_papers_are_those_that_count_as_facts(items, starts_at):
    told = statement(village("FC01", "FC"), "activity", {**ACTIVITY, "starts_at": starts_at}, **items)
    counted = {fact.key for fact in facts_stated(default_pack(), told) if fact.key.startswith("evidence:")}
    assert {f"evidence:{asked.indicator}/{asked.item}" for asked in papers_brought(default_pack(), told)} == counted
