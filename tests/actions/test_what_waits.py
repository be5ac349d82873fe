"""Before a freeze somebody is told which records under review would change what certain indicators read."""

import shutil

from tests.records import ACTIVITY, INSTITUTION
from tests.store.counting import counted
from tests.world import PACK
from webforms.actions.checks import accept_finding, list_findings
from webforms.actions.packs import adopt_pack
from webforms.domain.consistency import Finding

REASON = "已经核对过凭证，情况属实，不用改。"
CHECKED = {"title": "收费办班检查", "kind": "fee_check", "inspected_on": "2016-03-18", "units_checked": 10,
           "problems": 1, "profit_classes": 1}
FOR_PROFIT = {**ACTIVITY, "charged": True, "fee_nature": "profit"}
AT_COST = {**ACTIVITY, "charged": True, "fee_nature": "cost"}


def told(world) -> list[Finding]:
    return [one.finding for one in list_findings(world.store, world.bureau) if one.finding.code == "C15"]


def activity(world, data=ACTIVITY, unit="FC01"):
    world.clock.set("2016-03-20")
    return world.enter(unit, "activity", data, {"photo": 1})


def fee_check(world):
    world.clock.set("2016-03-20")
    return world.enter("JYJ", "inspection", CHECKED, {"record": 1})


def test_it_names_the_indicator_and_the_record_until_that_is_settled(world):
    record = fee_check(world)
    (one,) = told(world)
    assert one.message == (
        f"3.2.3 没有开办以营利为目的的收费培训班：还有 1 条记录没有审（{record.number}），"
        "通过后这一项用到的数会变。请先审完再冻结。")
    assert [(link.kind, link.key) for link in one.links] == [("record", str(record.id)), ("indicator", "3.2.3")]
    world.agree(record)
    assert told(world) == [], "now it is in the score"
    assert world.evaluation().indicators["3.2.3"].met is False


def test_only_what_would_change_the_number_and_waits_for_review_is_told(world):
    activity(world)
    activity(world, AT_COST)
    assert told(world) == []
    charged = activity(world, FOR_PROFIT)
    assert len(told(world)) == 1
    world.send_back(charged)
    assert told(world) == [], "what was sent back waits for nobody's review"


def test_between_the_levels_a_record_still_waits(world, tmp_path):
    world.clock.set("2016-03-20")
    folder = shutil.copytree(PACK, tmp_path / "changed")
    listed = (folder / "consistency.yaml").read_text(encoding="utf-8")
    (folder / "consistency.yaml").write_text(listed.replace('"3.2.3"', '"3.1.5"'), encoding="utf-8")
    adopt_pack(world.store, world.actor("QC", "administrator"), folder)
    places = {**INSTITUTION, "minor_place": True, "minor_keeper": True}
    record = world.enter("LT03", "institution", places, {"sign_photo": 1, "minor_photo": 1, "minor_duty": 1})
    checked = world.agree(record, levels=1)
    assert checked.state == "checked"
    assert [one.message[:5] for one in told(world)] == ["3.1.5"]


def test_a_correction_is_told_only_where_it_changes_the_number(world):
    record = world.agree(fee_check(world))
    same = world.change(record, {**CHECKED, "units_checked": 11}, {"record": 1})
    assert told(world) == []
    world.change(world.agree(same), {**CHECKED, "profit_classes": 0}, {"record": 1})
    assert len(told(world)) == 1, "what is taken away is a change as well"


def test_a_correction_that_is_no_longer_of_the_kind_is_looked_at(world):
    world.change(world.agree(activity(world, FOR_PROFIT)), AT_COST, {"photo": 1})
    assert len(told(world)) == 1


def test_what_is_accepted_is_asked_again_when_another_record_waits(world):
    fee_check(world)
    (seen,) = told(world)
    accept_finding(world.store, world.bureau, seen.id, REASON)
    activity(world)
    assert told(world) == [seen], "what waits for other indicators changes nothing"
    activity(world, FOR_PROFIT, "FC02")
    (again,) = [one for one in list_findings(world.store, world.bureau) if one.finding.code == "C15"]
    assert (again.finding.id, again.open) == (seen.id, True)


def test_one_query_finds_them_however_many_wait(world):
    fee_check(world)
    told(world)
    with counted(world.store) as few:
        told(world)
    for number in range(12):
        activity(world, {**FOR_PROFIT, "title": f"第{number}次"})
    with counted(world.store) as many:
        (one,) = told(world)
    assert len(many) == len(few)
    assert "还有 13 条记录没有审" in one.message
