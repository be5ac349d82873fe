"""Freezing: what stood is kept whole, under a hash and a position, and nothing that follows changes it."""

import hashlib
import json

import pytest

from tests.records import ACTIVITY, FUNDING, PAPER
from tests.settling import freeze, settle
from tests.store.counting import counted
from webforms.actions import snapshots
from webforms.actions.decisions import decide
from webforms.actions.figures import figure, figure_records, indicator, scoreboard
from webforms.actions.nil import report_nil
from webforms.actions.sections import write_section
from webforms.actions.snapshots import compare, get_snapshot, list_snapshots, snapshot_payload
from webforms.actions.unit_changes import rename_unit
from webforms.domain import payload
from webforms.domain.errors import InputFaults, NotFound, Refused
from webforms.store.snapshots import get_content

REASON = "创建办集体研究后作出，依据见会议记录和所附材料。"


@pytest.fixture(autouse=True)
def summer(world):
    world.clock.set("2016-06-15")


def entered(world, unit="FC01", **change):
    return world.agree(world.enter(unit, "activity", {**ACTIVITY, **change}, {"photo": 1}))


def loaded(world, snapshot):
    return payload.load(snapshot_payload(world.store, world.bureau, snapshot.id))


def test_a_snapshot_says_what_the_live_pages_said(world):
    entered(world)
    live = world.evaluation()
    frozen = loaded(world, freeze(world.store, world.bureau, "第一次自评"))
    assert frozen.evaluation == live
    assert (frozen.head.label, frozen.head.title, frozen.record_count) == ("QC-2016-0001", "第一次自评", 1)


def test_its_hash_is_that_of_its_bytes_and_its_seal_that_of_the_history(world):
    entered(world)
    view = freeze(world.store, world.bureau, "第一次")
    with world.store.read() as tx:
        content = get_content(tx, view.id)
    assert hashlib.sha256(content).hexdigest() == view.sha256
    assert payload.canonical(json.loads(content)) == content
    assert loaded(world, view).head.seal == view.seal != ""


def test_two_snapshots_of_the_same_state_differ_in_head_alone(world):
    entered(world)
    one, two = (loaded(world, freeze(world.store, world.bureau, "同样")) for _ in range(2))
    assert one.head != two.head
    assert (one.evaluation, one.lists, one.papers) == (two.evaluation, two.lists, two.papers)


def test_a_record_that_came_and_went_after_a_freeze_is_not_newly_approved(world):
    view = freeze(world.store, world.bureau, "第一次")
    world.withdraw(entered(world))
    after = get_snapshot(world.store, world.bureau, view.id)
    assert (after.corrected_since, after.approved_since) == (0, 0)


def test_each_snapshot_counts_what_followed_itself(world):
    freeze(world.store, world.bureau, "第一次")
    entered(world)
    freeze(world.store, world.bureau, "第二次")
    entered(world, "FC02")
    listed = list_snapshots(world.store, world.bureau)
    assert [(one.title, one.approved_since) for one in listed] == [("第二次", 1), ("第一次", 2)]


def test_more_snapshots_cost_no_more_queries(world):
    asked = []
    for title in ("第一次", "第二次"):
        freeze(world.store, world.bureau, title)
        with counted(world.store) as statements:
            list_snapshots(world.store, world.bureau)
        asked.append(len(statements))
    assert asked[0] == asked[1]


def test_what_follows_changes_nothing_frozen_and_is_counted(world):
    record = entered(world)
    view = freeze(world.store, world.bureau, "第一次")
    assert get_snapshot(world.store, world.bureau, view.id).corrected_since == 0
    world.agree(world.change(record, {**ACTIVITY, "attendance": 999}, {"photo": 1}))
    entered(world, "FC02")
    rename_unit(world.store, world.actor("QC", "administrator"), "FC01", "新名", on=world.store.clock().date())
    after = get_snapshot(world.store, world.bureau, view.id)
    assert (after.sha256, after.corrected_since, after.approved_since) == (view.sha256, 1, 1)
    listed = list_snapshots(world.store, world.bureau)
    assert [(one.corrected_since, one.approved_since) for one in listed] == [(1, 1)]
    assert figure(world.store, world.bureau, "times_village", view.id).value == 120
    assert loaded(world, view).tree.get("FC01").name == "南门社区"
    assert figure(world.store, world.bureau, "times_village").value == 999 + 120


def test_behind_a_frozen_figure_stand_the_versions_of_then(world):
    record = entered(world)
    view = freeze(world.store, world.bureau, "第一次")
    world.agree(world.change(record, {**ACTIVITY, "attendance": 999}, {"photo": 1}))
    then = figure_records(world.store, world.bureau, "times_village", snapshot=view.id).items
    now = figure_records(world.store, world.bureau, "times_village").items
    assert [(line.version, line.value, line.corrected) for line in then] == [(1, 120, True)]
    assert [(line.version, line.value, line.corrected) for line in now] == [(2, 999, False)]


def test_it_holds_decisions_texts_papers_lists_and_nil_reports(world):
    world.agree(world.enter("JYJ", "paper", PAPER, {"file": 2}))
    honour = {"name": "先进单位", "granted_by": "市教育局", "granted_on": "2016-05-01", "level": "municipal",
              "kind": "award"}
    world.enter("FC", "honour", honour, {}, submit=False)
    decide(world.store, world.bureau, indicator="5.1.1", kind="override", points="2.5", reason=REASON)
    write_section(world.store, world.bureau, "slogan", "学在社区 乐在清城")
    world.agree(report_nil(world.store, world.actor("FC02"), task="activity_village", client_id="n", unit="FC02",
                           period="2016-04", reason="装修").record)
    frozen = loaded(world, freeze(world.store, world.bureau, "第一次"))
    assert [(paper.code, paper.name) for paper in frozen.papers["1.3.3/management"]] == [
        ("1.3.3-JYJ-01", "照片.png"), ("1.3.3-JYJ-02", "照片.png")]
    assert [one.reason for one in frozen.decisions] == [REASON]
    assert frozen.texts["slogan"] == "学在社区 乐在清城"
    assert [(one.unit, one.period, one.reason) for one in frozen.nil_reports] == [("FC02", "2016-04", "装修")]


def test_lists_print_the_versions_in_force(world):
    record = world.agree(world.enter("JYJ", "course", {
        "name": "手机入门", "kind": "digital", "hours": 12, "opened_on": "2016-04-01"}, {}, submit=False))
    assert record.state == "draft"
    frozen = loaded(world, freeze(world.store, world.bureau, "第一次"))
    assert all(rows == () for lists in frozen.lists.values() for rows in lists.values())


def test_only_who_may_freeze_freezes_and_a_title_is_needed(world):
    for who in (world.actor("FC"), world.actor("QC", "inspector"), world.actor("QC", "administrator")):
        with pytest.raises(Refused):
            freeze(world.store, who, "x")
    with pytest.raises(InputFaults):
        freeze(world.store, world.bureau, "  ")


def test_an_inspector_sees_what_is_frozen_and_nothing_live(world):
    entered(world)
    inspector = world.actor("QC", "inspector")
    view = freeze(world.store, world.bureau, "第一次")
    assert [one.id for one in list_snapshots(world.store, inspector)] == [view.id]
    assert scoreboard(world.store, inspector, view.id).points == view.points
    assert indicator(world.store, inspector, "1.1.1", view.id).code == "1.1.1"
    for look in (lambda: scoreboard(world.store, inspector), lambda: figure(world.store, inspector, "times_village")):
        with pytest.raises(Refused):
            look()


def test_a_snapshot_nobody_froze_is_not_found(world):
    with pytest.raises(NotFound):
        get_snapshot(world.store, world.bureau, 99)


def test_two_snapshots_are_compared_the_earlier_first_with_what_moved(world):
    record = entered(world)
    gone = entered(world, "LT01")
    first = freeze(world.store, world.bureau, "第一次")
    world.agree(world.change(record, {**ACTIVITY, "attendance": 130}, {"photo": 1}))
    world.withdraw(gone)
    entered(world, "FC02")
    world.withdraw(entered(world, "FC03"))
    second = freeze(world.store, world.bureau, "第二次")
    found = compare(world.store, world.bureau, second.id, first.id)
    assert (found.before, found.after) == (first.label, second.label)
    line = next(line for line in found.figures if line.key == "times_village")
    assert (line.before.value, line.after.value) == ("240", "250")
    told = "；".join(line.causes)
    assert all(word in told for word in ("新通过", "更正", "撤回"))
    assert not next(line for line in found.figures if line.key == "fund_paid").changed


def test_freezing_costs_the_same_number_of_queries_for_one_record_and_for_many(world):
    world.agree(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))
    entered(world)
    bureau = world.bureau
    settle(world.store, bureau)
    with counted(world.store) as few:
        snapshots.freeze(world.store, bureau, "少")
    for _ in range(12):
        entered(world)
    settle(world.store, bureau)
    with counted(world.store) as many:
        snapshots.freeze(world.store, bureau, "多")
    assert len(many) == len(few)
