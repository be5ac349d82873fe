"""The tree of units: imported, renamed, opened, closed and merged, each from its day on."""

import datetime

import pytest

from tests.records import ACTIVITY
from webforms.actions.installation import operator, start_campaign
from webforms.actions.unit_changes import (
    check_change,
    close_unit,
    closing,
    make_change,
    move_unit,
    rename_unit,
    set_flags,
)
from webforms.actions.unit_import import import_units
from webforms.actions.unit_sheets import get_sheet, list_of_units
from webforms.actions.units import list_units, open_unit, tree
from webforms.domain.errors import Conflict, InputFaults, NotFound, Refused
from webforms.store.units import tree_on

DAY = datetime.date(2016, 5, 1)


def village(code="LT04", **change):
    return {"code": code, "name": "新塘村", "kind": "village", "parent": "LT", "flags": "rural", **change}


def on(world, day):
    with world.store.read() as tx:
        return tree_on(tx, datetime.date.fromisoformat(day))


class TestImporting:
    def test_new_ones_are_added_known_ones_changed_and_the_same_left_alone(self, world):
        rows = [village(), {"code": "LT01", "name": "井岭社区", "kind": "village", "parent": "LT",
                            "flags": "rural must_check"},
                {"code": "LT02", "name": "禾田村", "kind": "village", "parent": "LT", "flags": "must_check rural"}]
        report = import_units(world.store, operator(), rows)
        assert (report.added, report.changed, report.same) == (("LT04",), ("LT01",), ("LT02",))
        assert tree(world.store).get("LT01").name == "井岭社区"

    def test_parents_may_stand_after_their_children(self, world):
        rows = [village("NN01", parent="NN"),
                {"code": "NN", "name": "新街", "kind": "street", "parent": "QC", "flags": "town"}]
        import_units(world.store, operator(), rows)
        assert tree(world.store).above("NN01") == {"NN", "QC"}

    @pytest.mark.parametrize("wrong", [
        {"code": "有汉字"}, {"code": ""}, {"name": ""}, {"kind": "planet"}, {"parent": "XX"}, {"parent": "FC01"},
        {"parent": ""}, {"flags": "eligible"}, {"opened": "去年"}, {"successor": "XX"}, {"successor": "FC"},
        {"name": "长" * 61}])
    def test_each_wrong_row_is_named_and_nothing_is_imported(self, world, wrong):
        with pytest.raises(InputFaults) as refused:
            import_units(world.store, operator(), [village("LT05"), village(**wrong)])
        assert "第 3 行" in refused.value.faults[0].message
        with pytest.raises(KeyError):
            tree(world.store).get("LT05")

    def test_a_code_twice_and_a_circle_are_refused(self, world):
        with pytest.raises(InputFaults):
            import_units(world.store, operator(), [village(), village()])
        with pytest.raises(InputFaults, match="2 处"):
            import_units(world.store, operator(), [village("A1", successor="A2"), village("A2", successor="A1")])

    def test_only_the_administrator_imports(self, world):
        with pytest.raises(Refused):
            import_units(world.store, world.bureau, [village()])


class TestChanging:
    def test_a_name_holds_from_its_day_on_and_the_tree_of_an_earlier_day_keeps_the_old(self, world):
        world.clock.set("2016-06-01")
        rename_unit(world.store, operator(), "LT02", "禾田社区", on=DAY)
        assert tree(world.store).get("LT02").name == "禾田社区"
        assert (on(world, "2016-04-30").get("LT02").name, on(world, "2016-05-01").get("LT02").name) == (
            "禾田村", "禾田社区")

    def test_correcting_an_earlier_day_leaves_what_was_changed_for_a_later_one(self, world):
        world.clock.set("2016-07-01")
        rename_unit(world.store, operator(), "LT02", "二", on=datetime.date(2016, 6, 1))
        set_flags(world.store, operator(), "LT02", ["rural"], on=DAY)
        rename_unit(world.store, operator(), "LT02", "一", on=DAY)
        now = tree(world.store).get("LT02")
        assert (now.name, now.flags) == ("二", {"rural"})
        assert on(world, "2016-05-15").get("LT02").name == "一"

    def test_a_closed_unit_is_gone_from_its_day_and_fills_in_nothing_more(self, world):
        world.clock.set("2016-06-01")
        close_unit(world.store, operator(), "LT03", on=DAY)
        assert "LT03" not in {unit.code for unit in tree(world.store).units}
        assert on(world, "2016-04-30").get("LT03").closed is None
        with pytest.raises(InputFaults):
            world.enter("LT03", "activity", ACTIVITY, {"photo": 1})

    def test_a_merged_units_records_count_for_its_heir(self, world):
        world.clock.set("2016-04-15")
        world.agree(world.enter("LT03", "activity", ACTIVITY, {"photo": 1}))
        world.clock.set("2016-06-01")
        close_unit(world.store, operator(), "LT03", on=DAY, into="LT02")
        figure = world.evaluation().figures["times_village"]
        assert figure.by_unit == {"LT02": 120}
        assert "LT03" in world.actor("LT02").subtree

    def test_a_new_unit_is_there_from_its_first_day(self, world):
        world.clock.set("2016-05-15")
        open_unit(world.store, operator(), village(opened="2016-06-01"))
        assert "LT04" not in {unit.code for unit in tree(world.store).units}
        world.clock.set("2016-06-01")
        assert "LT04" in {unit.code for unit in tree(world.store).units}
        with pytest.raises(Conflict):
            open_unit(world.store, operator(), village())

    @pytest.mark.parametrize("wrong, error", [
        (lambda store: close_unit(store, operator(), "LT03", on=DAY, into="FC"), InputFaults),
        (lambda store: close_unit(store, operator(), "LT03", on=DAY, into="LT03"), InputFaults),
        (lambda store: close_unit(store, operator(), "LT03", on=DAY, into="XX"), NotFound),
        (lambda store: close_unit(store, operator(), "XX", on=DAY), NotFound),
        (lambda store: rename_unit(store, operator(), "LT03", " ", on=DAY), InputFaults),
        (lambda store: set_flags(store, operator(), "LT03", ["eligible"], on=DAY), InputFaults)])
    def test_a_change_that_makes_no_sense_is_refused(self, world, wrong, error):
        with pytest.raises(error):
            wrong(world.store)


def test_each_sees_the_units_it_may(world):
    assert {unit.code for unit in list_units(world.store, world.actor("FC"))} == {"FC", "FC01", "FC02", "FC03"}
    assert [unit.code for unit in list_units(world.store, world.actor("FC01"))] == ["FC01"]
    assert len(list_units(world.store, world.bureau)) == 30
    assert {unit.code for unit in list_units(world.store, world.bureau, kind="village", under="LT")} == {
        "LT01", "LT02", "LT03"}


def test_starting_the_same_campaign_again_changes_nothing(world):
    from tests.world import PACK

    before = list_units(world.store, world.bureau)
    start_campaign(world.store, PACK)
    assert list_units(world.store, world.bureau) == before


class TestOneUnit:
    def test_a_unit_moves_below_another_from_a_day_on(self, world):
        world.clock.set("2016-06-01")
        move_unit(world.store, operator(), "LT02", "FC", on=DAY)
        assert "LT02" in world.actor("FC").subtree
        assert (on(world, "2016-04-30").get("LT02").parent, on(world, "2016-05-01").get("LT02").parent) == ("LT", "FC")

    @pytest.mark.parametrize("parent, error", [("QC", InputFaults), ("LT01", InputFaults), ("XX", NotFound)])
    def test_only_below_what_its_kind_belongs_to(self, world, parent, error):
        world.clock.set("2016-06-01")
        with pytest.raises(error):
            move_unit(world.store, operator(), "LT02", parent, on=DAY)

    def test_a_change_waits_for_its_day_but_an_end_may_be_known_before(self, world):
        world.clock.set("2016-04-01")
        with pytest.raises(InputFaults, match="1 处"):
            rename_unit(world.store, operator(), "LT02", "禾田社区", on=DAY)
        close_unit(world.store, operator(), "LT03", on=DAY, into="LT02")
        assert tree(world.store).heir("LT03") == "LT03"
        world.clock.set("2016-05-01")
        assert tree(world.store).heir("LT03") == "LT02"

    def test_a_street_with_villages_is_merged_or_emptied_but_not_just_closed(self, world):
        world.clock.set("2016-06-01")
        with pytest.raises(InputFaults) as refused:
            close_unit(world.store, operator(), "LT", on=DAY)
        assert "下面还有" in refused.value.faults[0].message
        close_unit(world.store, operator(), "LT", on=DAY, into="FC")
        assert "LT02" in world.actor("FC").subtree

    def test_nothing_is_merged_into_what_is_gone_by_then(self, world):
        world.clock.set("2016-06-01")
        close_unit(world.store, operator(), "LT01", on=DAY)
        with pytest.raises(InputFaults, match="1 处"):
            close_unit(world.store, operator(), "LT02", on=DAY, into="LT01")

    def test_its_sheet_tells_what_it_was_and_what_hangs_on_it(self, world):
        world.clock.set("2016-04-15")
        world.agree(world.enter("LT03", "activity", ACTIVITY, {"photo": 1}))
        world.clock.set("2016-06-01")
        rename_unit(world.store, operator(), "LT03", "石坳社区", on=DAY)
        sheet = get_sheet(world.store, operator(), "LT03")
        assert (sheet.unit.name, sheet.load.approved, sheet.load.waiting) == ("石坳社区", 1, 0)
        assert [(change.verb, change.on) for change in sheet.changes][-1] == ("unit.rename", DAY)
        assert sheet.changes[0].on is None
        assert get_sheet(world.store, operator(), "LT").load.below == 3

    def test_asking_before_changes_nothing(self, world):
        world.clock.set("2016-06-01")
        check_change(world.store, operator(), closing("LT03", DAY, "LT02"))
        assert tree(world.store).get("LT03").closed is None

    def test_nobody_but_the_administrator_looks_or_changes(self, world):
        for act in (lambda who: get_sheet(world.store, who, "LT03"), lambda who: list_of_units(world.store, who),
                    lambda who: check_change(world.store, who, closing("LT03", DAY)),
                    lambda who: make_change(world.store, who, closing("LT03", DAY))):
            with pytest.raises(Refused):
                act(world.bureau)
