"""What an approved record states, and what it does not."""

import datetime
from dataclasses import replace

import pytest

from tests.domain.mini import (
    N1,
    SHOPS,
    TOWNS,
    N,
    S,
    indicator,
    metric,
    mini_pack,
    monthly,
    nil,
    part,
    report,
    task,
    thing,
    visit,
)
from webforms.domain.facts import Fact, facts_stated
from webforms.domain.pack import Due, EvidenceOrigin, EvidenceRequirement, EvidenceRule, Selector

VISITS = metric("visits")
PEOPLE = metric("people", sum="people")


def stated(pack, statement):
    return {(fact.key, fact.period): fact.value for fact in facts_stated(pack, statement)}


def test_a_record_states_a_count_and_the_values_of_its_fields_in_pack_order():
    pack = mini_pack([PEOPLE, VISITS])
    assert facts_stated(pack, visit(N, people=12)) == (Fact("people", "2020-05", 12), Fact("visits", "2020-05", 1))


def test_money_decimals_and_times_are_stated_in_their_smallest_unit():
    pack = mini_pack([
        metric("paid", sum="paid", unit="元", scale=2),
        metric("time", sum="span", unit="小时", minutes=True),
        metric("size", "thing", sum="size", scale=1, window="basis_date"),
    ])  # fmt: skip
    said = stated(pack, visit(N, paid="120.50", span={"from": "08:30", "to": "10:00"}))
    assert said == {("paid", "2020-05"): 12050, ("time", "2020-05"): 90}
    assert stated(pack, thing(N, size="60.5")) == {("size", ""): 605}


def test_another_kind_of_unit_states_nothing():
    assert stated(mini_pack([VISITS]), visit(N1)) == {}


def test_a_flag_is_looked_at_when_the_figure_is_read_not_when_it_is_stated():
    bright = metric("visits", stated_by=(Selector(kinds=("town",), flag="bright"),))
    assert stated(mini_pack([bright]), visit(N)) == {("visits", "2020-05"): 1}


@pytest.mark.parametrize(
    "data,value",
    [({"open": True, "sort": "a"}, 1), ({"open": True, "sort": "b"}, 0), ({"sort": "a"}, 0), ({"open": True}, 0)],
)
def test_a_record_that_does_not_match_states_zero_for_the_unit_has_spoken(data, value):
    pack = mini_pack([metric("open_a", when={"open": (True,), "sort": ("a",)})])
    assert stated(pack, visit(N, **data)) == {("open_a", "2020-05"): value}


def test_an_absent_bool_is_its_default():
    type_ = mini_pack().types["visit"]
    fields = tuple(replace(field, default=True) if field.key == "open" else field for field in type_.fields)
    pack = mini_pack([metric("open", when={"open": (True,)})], types={"visit": replace(type_, fields=fields)})
    assert stated(pack, visit(N)) == {("open", "2020-05"): 1}


def test_an_empty_optional_field_states_nothing_and_a_typed_zero_states_zero():
    pack = mini_pack([PEOPLE])
    assert stated(pack, visit(N)) == {}
    assert stated(pack, visit(N, people=0)) == {("people", "2020-05"): 0}


@pytest.mark.parametrize("on", ["2019-12-31", "2020-07-01"], ids=["a day early", "a day late"])
def test_an_event_outside_the_window_states_nothing(on):
    served = task("come", due=Due())
    assert stated(mini_pack([VISITS], tasks=[served]), visit(N, on=on)) == {}


@pytest.mark.parametrize("on,counts", [("2020-06-30", True), ("2020-07-01", False), (None, True)])
def test_a_thing_dated_after_the_basis_date_states_nothing_at_all(on, counts):
    pack = mini_pack([metric("things", "thing", window="basis_date")], tasks=[task("bring", "thing")])
    said = stated(pack, thing(N, **({"made_on": on} if on else {})))
    assert said == ({("things", ""): 1, ("task:bring", ""): 1} if counts else {})


def test_a_yearly_record_states_its_year_and_tables_may_print_the_others():
    pack = mini_pack([metric("heads", "report", sum="heads", window="campaign_year")])
    assert stated(pack, report(N, 2020, heads=5)) == {("heads", "2020"): 5}
    assert stated(pack, report(N, 2018, heads=3)) == {("heads", "2018"): 3}
    assert stated(pack, report(N, 2016, heads=3)) == {}


def paper(item="photo", type_="visit", **origin):
    return EvidenceRequirement(item, "纸", True, (EvidenceOrigin(type_, item, **origin),))


def with_papers(*papers):
    rule = EvidenceRule(tuple(required.item for required in papers))
    return mini_pack(indicators=[indicator("1.1", part(rule), evidence=papers)])


def test_a_record_carries_a_paper_once_however_many_files_it_has():
    pack = with_papers(paper())
    assert stated(pack, visit(N, items={"photo": 3})) == {("evidence:1.1/photo", "2020-05"): 1}
    assert stated(pack, visit(N, items={"photo": 0})) == {}
    assert stated(pack, visit(N)) == {}


def test_papers_ask_for_condition_and_unit():
    pack = with_papers(paper(when={"sort": ("a",)}, stated_by=TOWNS))
    assert stated(pack, visit(N, sort="a", items={"photo": 1})) != {}
    assert stated(pack, visit(N, sort="b", items={"photo": 1})) == {}
    assert stated(pack, visit(N1, sort="a", items={"photo": 1})) == {}


def test_an_approved_record_may_itself_be_the_paper():
    required = EvidenceRequirement("form", "登记表", True, (EvidenceOrigin("visit", record=True),))
    assert stated(with_papers(required), visit(N)) == {("evidence:1.1/form", "2020-05"): 1}


def test_either_of_two_origins_brings_a_paper_and_both_bring_it_once():
    origins = (EvidenceOrigin("thing", "file"), EvidenceOrigin("thing", record=True))
    both = EvidenceRequirement("file", "纸", True, origins)
    assert stated(with_papers(both), thing(N, items={"file": 1})) == {("evidence:1.1/file", ""): 1}


def test_an_upload_names_the_paper_it_is_for_and_comes_from_who_owes_it():
    pack = with_papers(EvidenceRequirement("plan", "规划", True, upload=True, by=TOWNS))
    assert stated(pack, thing(N, asked_for="1.1/plan", items={"file": 1})) == {("evidence:1.1/plan", ""): 1}
    assert stated(pack, thing(N, asked_for="1.2/plan", items={"file": 1})) == {}
    assert stated(pack, thing(N, asked_for="1.1/plan")) == {}
    assert stated(pack, thing(N1, asked_for="1.1/plan", items={"file": 1})) == {}


def test_papers_of_a_yearly_form_are_those_of_the_campaigns_year_or_of_all_where_it_has_none():
    origin = EvidenceRequirement("table", "表", True, (EvidenceOrigin("report", record=True),))
    pack = with_papers(origin)
    assert stated(pack, report(N, 2020)) != {}
    assert stated(pack, report(N, 2019)) == {}
    before = {**pack.types, "report": replace(pack.types["report"], years=(-3, -1))}
    assert stated(replace(pack, types=before), report(N, 2019)) == {("evidence:1.1/table", "2019"): 1}


def test_a_record_serves_the_tasks_whose_condition_it_meets():
    pack = mini_pack(tasks=[monthly("come"), monthly("come_a", when={"sort": ("a",)}), monthly("shops", units=SHOPS)])
    assert stated(pack, visit(N, sort="b")) == {("task:come", "2020-05"): 1}
    assert stated(pack, visit(N, sort="a")) == {("task:come", "2020-05"): 1, ("task:come_a", "2020-05"): 1}


def test_a_nil_report_states_zeros_and_meets_its_task_alone():
    pack = mini_pack([VISITS, PEOPLE], tasks=[monthly("come", at_least=3)])
    said = stated(pack, nil(N, "come", period="2020-05"))
    assert said == {("visits", "2020-05"): 0, ("people", "2020-05"): 0, ("task:come", "2020-05"): 3}


def test_a_nil_report_speaks_only_for_the_records_its_task_asks_for():
    only_a, any_sort = metric("a", when={"sort": ("a",)}), metric("ab", when={"sort": ("a", "b")})
    open_a = metric("open_a", when={"sort": ("a",), "open": (True,)})
    pack = mini_pack([VISITS, only_a, any_sort, open_a], tasks=[monthly("come_a", when={"sort": ("a",)})])
    zeros = {key for (key, _), value in stated(pack, nil(N, "come_a", period="2020-05")).items() if value == 0}
    assert zeros == {"a", "open_a"}


def test_a_nil_report_of_a_task_owed_once_speaks_for_its_due_month_its_years_or_the_register():
    heads = metric("heads", "report", sum="heads", window="campaign_year")
    things = metric("things", "thing", window="basis_date")
    pack = mini_pack(
        [VISITS, heads, things],
        tasks=[task("once"), task("years", "report", years=(-1, 0)), task("bring", "thing")],
    )
    assert stated(pack, nil(N, "once")) == {("visits", "2020-06"): 0, ("task:once", "2020-06"): 1}
    assert stated(pack, nil(N, "years", "report")) == {
        ("heads", "2019"): 0, ("heads", "2020"): 0, ("task:years", "2019"): 1, ("task:years", "2020"): 1,
    }  # fmt: skip
    assert stated(pack, nil(N, "bring", "thing")) == {("things", ""): 0, ("task:bring", ""): 1}


@pytest.mark.parametrize(
    "due,month", [("2020-03-20", "2020-03"), ("2020-07-05", "2020-06"), (None, "2020-06")],
    ids=["its due month", "the last one for a day after the campaign", "the last one without a day"],
)  # fmt: skip
def test_a_nil_report_of_a_task_owed_once_stands_in_one_month_of_the_campaign(due, month):
    day = due and datetime.date.fromisoformat(due)
    pack = mini_pack([VISITS], tasks=[task("once", due=Due(on=day))])
    assert stated(pack, nil(N, "once")) == {("visits", month): 0, ("task:once", month): 1}


def test_a_nil_report_states_zero_only_for_what_its_own_kind_of_unit_states():
    pack = mini_pack([VISITS, metric("shop_visits", stated_by=SHOPS)], tasks=[monthly("come")])
    assert stated(pack, nil(N, "come", period="2020-05")) == {("visits", "2020-05"): 0, ("task:come", "2020-05"): 1}


@pytest.mark.parametrize("month,spoken", [("2019-12", False), ("2020-01", True), ("2020-06", True), ("2020-07", False)])
def test_a_nil_month_is_in_a_window_that_it_touches(month, spoken):
    said = stated(mini_pack([VISITS], tasks=[monthly("come")]), nil(N, "come", period=month))
    assert (("visits", month) in said) is spoken


def test_a_nil_month_outside_a_metrics_window_states_no_zero_for_it():
    last_year = metric("before", window="last_full_year")
    pack = mini_pack([VISITS, last_year], tasks=[monthly("come")])
    assert ("before", "2020-05") not in stated(pack, nil(S, "come", period="2020-05"))
