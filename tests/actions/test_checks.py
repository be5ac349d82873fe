"""Checks before a freeze: a clean district trips none, each of fifteen slips trips its own, and only that."""

import itertools

import pytest

from tests.records import ACTIVITY, FUNDING, PAPER
from tests.settling import settle
from tests.store.counting import counted
from tests.world import picture
from webforms.actions.checks import accept_finding, accept_findings, list_findings, withdraw_acceptance
from webforms.actions.files import keep_file
from webforms.actions.records import create_record, get_record, list_records
from webforms.actions.sections import write_section
from webforms.actions.snapshots import freeze, list_snapshots, snapshot_payload
from webforms.actions.unit_changes import rename_unit
from webforms.actions.units import tree
from webforms.domain import payload
from webforms.domain.errors import FindingMovedOn, FreezeBlocked, MustBeMended, NotFound, ReasonMissing, Refused

REASON = "已经核对过凭证，情况属实，不用改。"
PROFILE = {"year": 2016, "counted_on": "2015-12-31", "source": "统计公报", "pop_resident": 84440, "labour_rural": 21600,
           "government_bodies": 30}
OPENING = {"opened_on": "2016-03-09", "period": {"from": "10:00", "to": "11:00"}, "place": "操场", "attendance": 20}
SERVED = {"year": 2016, "persons_unique": 300, "minors": 100, "method": "roster", "person_times": 900}
TRAINED = {"year": 2016, "trained": 1000}
CHECKED = {"title": "收费办班检查", "kind": "fee_check", "inspected_on": "2016-03-18", "units_checked": 10,
           "problems": 1, "profit_classes": 1}
PLAN = {"year": 2016, "title": "社区教育工作安排", "formal": False, "doc_no": "凤街发[2016]8号",
        "issued_on": "2016-02-20"}


@pytest.fixture
def clean(world):
    """Every department and group has sent a paper; nobody has agreed to it yet, so nothing counts."""
    world.clock.set("2016-03-20")
    for unit in ("department", "group"):
        for each in units_of(world, unit):
            world.enter(each, "paper", {"title": f"{each}来文", "category": "other"}, {"file": 1})
    return world


def units_of(world, kind):
    today = world.evaluation()
    owing = {state.unit for state in today.tasks}
    return [unit.code for unit in tree_of(world).units if unit.kind == kind and unit.code in owing]


def tree_of(world):
    return tree(world.store)


def agreed(world, unit, type_, data, files=None):
    return world.agree(world.enter(unit, type_, data, files or {}))


def with_picture(world, number, **change):
    """An activity with a picture of its own."""
    actor = world.actor("FC01")
    sha256 = keep_file(world.store, actor, picture(number), "照片.png").file.sha256
    saved = create_record(
        world.store, actor, client_id=f"p{number}", type="activity", unit="FC01", data={**ACTIVITY, **change},
        evidence=[{"item": "photo", "sha256": sha256}], submit=True)
    return world.agree(saved.record)


def found(world):
    return list_findings(world.store, world.bureau)


def codes(world):
    return [one.finding.code for one in found(world)]


def a_number_typed_into_a_text(world):
    agreed(world, "FGJ", "district_profile", PROFILE, {"bulletin": 1})
    write_section(world.store, world.bureau, "district_situation", "全区常住人口9万人。")


def more_paid_than_planned(world):
    agreed(world, "CZJ", "funding", {**FUNDING, "paid": "200000.00"}, {"approval": 1})


def a_ledger_that_the_records_do_not_bear_out(world):
    agreed(world, "YZ", "participation_statement", SERVED, {"basis_paper": 1})


def a_quotient_on_another_base(world):
    figures = {"gdp": "478310.25", "gdp_per_head": "64310.00"}
    agreed(world, "FGJ", "district_profile", {**PROFILE, **figures}, {"bulletin": 1})


def one_number_for_persons_and_attendances(world):
    agreed(world, "JYJ", "staff_training", {"year": 2016, "classes": 1, "person_times": 9, "trained": 9},
           {"notice": 1, "sign_in": 1, "courseware": 1})


def a_crowd_in_a_village(world):
    agreed(world, "FC01", "activity", {**ACTIVITY, "attendance": 1200}, {"photo": 1})


def a_school_open_during_lessons(world):
    agreed(world, "S01", "open_log", OPENING)


def another_unit_than_last_year(world):
    agreed(world, "FGJ", "district_profile", {**PROFILE, "year": 2015, "area": "186.40"}, {"bulletin": 1})
    agreed(world, "FGJ", "district_profile", {**PROFILE, "area": "279600.00"}, {"bulletin": 1})


def points_without_all_papers(world):
    agreed(world, "JYJ", "paper", PAPER, {"file": 1})


def one_picture_for_two_activities(world):
    agreed(world, "FC01", "activity", ACTIVITY, {"photo": 1})
    agreed(world, "FC02", "activity", {**ACTIVITY, "title": "读书会"}, {"photo": 1})


def one_activity_twice(world):
    with_picture(world, 1)
    with_picture(world, 2, starts_at="2016-03-10T14:00", ends_at="2016-03-10T16:00")


def a_document_number_in_square_brackets(world):
    agreed(world, "FC", "annual_plan", PLAN, {"file": 1})


def twice_as_many_as_last_year(world):
    agreed(world, "NYJ", "training_stats", {**TRAINED, "year": 2015}, {"class_ledger": 1})
    agreed(world, "NYJ", "training_stats", {**TRAINED, "trained": 2000}, {"class_ledger": 1})


def a_department_that_takes_all_back(world):
    mine = next(record for record in records_of(world, "WJJ"))
    world.withdraw(mine)


def records_of(world, unit):
    lines = list_records(world.store, world.bureau, unit=unit).items
    return [get_record(world.store, world.bureau, line.id) for line in lines]


def a_name_of_later_days(world):
    write_section(world.store, world.bureau, "district_situation", "由区农业农村局牵头。")


def a_class_for_profit_that_nobody_has_agreed_to(world):
    return world.enter("JYJ", "inspection", CHECKED, {"record": 1})


SLIPS = {
    "C01": a_number_typed_into_a_text, "C02": more_paid_than_planned, "C03": a_ledger_that_the_records_do_not_bear_out,
    "C04": a_quotient_on_another_base, "C05": one_number_for_persons_and_attendances, "C06": a_crowd_in_a_village,
    "C07": a_school_open_during_lessons, "C08": another_unit_than_last_year, "C09": points_without_all_papers,
    "C10": one_picture_for_two_activities, "C11": a_document_number_in_square_brackets,
    "C12": twice_as_many_as_last_year, "C13": a_department_that_takes_all_back, "C14": a_name_of_later_days,
    "C15": a_class_for_profit_that_nobody_has_agreed_to,
}


def test_a_clean_district_trips_none_and_freezes(clean):
    assert found(clean) == ()
    assert freeze(clean.store, clean.bureau, "第一次").label == "QC-2016-0001"


@pytest.mark.parametrize("code,slip", [*SLIPS.items(), ("C10", one_activity_twice)], ids=lambda value: (
    value if isinstance(value, str) else value.__name__))
def test_each_slip_trips_its_check_once_and_no_other(clean, code, slip):
    slip(clean)
    assert codes(clean) == [code]
    with pytest.raises(FreezeBlocked) as blocked:
        freeze(clean.store, clean.bureau, "第一次")
    assert [finding.code for finding in blocked.value.facts["findings"]] == [code]


def test_the_sentences_name_units_and_figures(clean):
    for slip in (more_paid_than_planned, a_crowd_in_a_village, twice_as_many_as_last_year, points_without_all_papers):
        slip(clean)
    said = {one.finding.code: one.finding for one in found(clean)}
    assert said["C02"].message == (
        "区财政局的“财政专项经费到位” 200,000元，超过了“财政专项经费预算” 130,000元的 1.2 倍。")
    assert said["C06"].message.startswith("南门社区 HD-FC01-201603-001 一次就有 1,200人次，超过 500人次。")
    assert said["C12"].message == "区农业局的“实用技术培训人数”今年 2,000人，上年 1,000人，增加 100.0%，没有说明原因。"
    assert said["C09"].message.startswith("1.3.3 出台政策文件")
    kinds = {code: {link.kind for link in finding.links} for code, finding in said.items()}
    assert kinds == {"C02": {"figure", "unit"}, "C06": {"record", "figure"}, "C12": {"figure", "unit"},
                     "C09": {"indicator", "figure"}}


def test_an_error_blocks_until_it_is_mended(clean):
    agreed(clean, "NYJ", "training_stats", {**TRAINED, "trained": 30000}, {"class_ledger": 1})
    profile = agreed(clean, "FGJ", "district_profile", PROFILE, {"bulletin": 1})
    (error,) = [one.finding for one in found(clean) if one.finding.blocks]
    assert (error.code, error.level) == ("C02", "error")
    with pytest.raises(MustBeMended):
        accept_finding(clean.store, clean.bureau, error.id, REASON)
    settle(clean.store, clean.bureau)
    with pytest.raises(FreezeBlocked) as blocked:
        freeze(clean.store, clean.bureau, "第一次")
    assert blocked.value.facts["findings"] == (error,)
    assert list_snapshots(clean.store, clean.bureau) == ()
    clean.agree(clean.change(profile, {**PROFILE, "labour_rural": 40000}, {"bulletin": 1}))
    assert not any(one.finding.blocks for one in found(clean))


class TestAcceptance:
    def test_with_a_reason_the_freeze_goes_through_and_keeps_it(self, clean):
        a_crowd_in_a_village(clean)
        (one,) = found(clean)
        accepted = accept_finding(clean.store, clean.bureau, one.finding.id, REASON)
        assert (accepted.open, accepted.accepted.reason, accepted.accepted.by) == (False, REASON, "JYJ.bureau.9")
        view = freeze(clean.store, clean.bureau, "第一次")
        (kept,) = payload.load(snapshot_payload(clean.store, clean.bureau, view.id)).accepted
        assert (kept.code, kept.message, kept.reason) == ("C06", one.finding.message, REASON)
        assert (kept.by, kept.on.isoformat()) == ("JYJ.bureau.9", "2016-03-20")

    def test_it_holds_for_the_same_figures_only(self, clean):
        more_paid_than_planned(clean)
        (before,) = found(clean)
        accept_finding(clean.store, clean.bureau, before.finding.id, REASON)
        a_school_open_during_lessons(clean)
        assert [one.open for one in found(clean)] == [False, True], "what has nothing to do with it changes nothing"
        record = next(line for line in records_of(clean, "CZJ") if line.type == "funding")
        clean.agree(clean.change(record, {**FUNDING, "paid": "210000.00"}, {"approval": 1}))
        again = found(clean)[0]
        assert (again.finding.id, again.open) == (before.finding.id, True)

    def test_it_is_refused_where_the_figures_moved_since_they_were_seen(self, clean):
        more_paid_than_planned(clean)
        (before,) = found(clean)
        record = next(line for line in records_of(clean, "CZJ") if line.type == "funding")
        clean.agree(clean.change(record, {**FUNDING, "paid": "210000.00"}, {"approval": 1}))
        (now,) = found(clean)
        seen = {before.finding.id: before.finding.fingerprint}
        with pytest.raises(FindingMovedOn) as moved:
            accept_findings(clean.store, clean.bureau, seen, REASON, seen=seen)
        assert moved.value.facts["current"] == now.finding
        assert "210,000元" in now.finding.message
        assert found(clean)[0].open
        seen = {now.finding.id: now.finding.fingerprint}
        assert not accept_findings(clean.store, clean.bureau, seen, REASON, seen=seen)[0].open

    def test_it_is_taken_back(self, clean):
        a_crowd_in_a_village(clean)
        (one,) = found(clean)
        accept_finding(clean.store, clean.bureau, one.finding.id, REASON)
        withdraw_acceptance(clean.store, clean.bureau, one.finding.id)
        assert [each.open for each in found(clean)] == [True]
        with pytest.raises(NotFound):
            withdraw_acceptance(clean.store, clean.bureau, one.finding.id)

    def test_a_reason_has_ten_signs_and_the_finding_is_there(self, clean):
        a_crowd_in_a_village(clean)
        (one,) = found(clean)
        with pytest.raises(ReasonMissing):
            accept_finding(clean.store, clean.bureau, one.finding.id, "没问题")
        with pytest.raises(NotFound):
            accept_findings(clean.store, clean.bureau, [one.finding.id, "C06-000000000000"], REASON)
        assert [each.open for each in found(clean)] == [True], "all of them, or none"

    def test_only_who_scores_accepts_and_only_who_sees_the_whole_reads(self, clean):
        a_crowd_in_a_village(clean)
        (one,) = found(clean)
        for who in (clean.actor("FC01"), clean.actor("FC", "checker"), clean.actor("QC", "inspector")):
            with pytest.raises(Refused):
                list_findings(clean.store, who)
            with pytest.raises(Refused):
                accept_finding(clean.store, who, one.finding.id, REASON)


def test_a_note_about_something_else_explains_no_jump(clean):
    less = {**FUNDING, "year": 2015, "budget": "90000.00", "paid": "90000.00", "spent": "90000.00"}
    agreed(clean, "CZJ", "funding", less, {"approval": 1})
    shared = {**FUNDING, "earmarked": False, "note": "与职业教育经费合用一个科目。"}
    record = agreed(clean, "CZJ", "funding", shared, {"approval": 1})
    assert codes(clean) == ["C12"] * 3
    clean.agree(clean.change(record, {**shared, "change_reason": "本年列为民生项目。"}, {"approval": 1}))
    assert codes(clean) == []


def test_a_renamed_unit_is_looked_for_by_its_earlier_name(clean):
    rename_unit(clean.store, clean.actor("QC", "administrator"), "FC01", "城南社区", on=clean.store.clock().date())
    write_section(clean.store, clean.bureau, "district_situation", "南门社区和井岭村走在前面。")
    assert [one.finding.message for one in found(clean)] == ["“区情”里写“南门社区”，名册上是“城南社区”。"]


def test_the_checks_cost_the_same_number_of_queries_for_one_record_and_for_many(clean):
    found(clean)
    a_crowd_in_a_village(clean)
    with counted(clean.store) as few:
        assert len(found(clean)) == 1
    for number, unit in itertools.product(range(4), ("FC01", "FC02", "LT01")):
        agreed(clean, unit, "activity", {**ACTIVITY, "title": f"{unit}第{number}次"}, {"photo": 1})
    with counted(clean.store) as many:
        found(clean)
    assert len(many) == len(few)


def test_while_nothing_new_is_in_force_records_are_not_read_again_and_else_they_are(clean):
    first = with_picture(clean, 1)
    found(clean)
    with counted(clean.store) as again:
        assert "C10" not in codes(clean)
    assert not [one for one in again if "JSON" in one.upper() and "alike" in one]
    second = with_picture(clean, 2)
    assert "C10" in codes(clean)
    clean.withdraw(second)
    assert "C10" not in codes(clean)
    assert first.state == "approved"
