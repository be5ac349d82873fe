"""The golden district entered, reviewed and decided through the actions gives the answer reckoned by hand."""

import datetime
import json
from pathlib import Path

import pytest

from tests.fixtures.worlds import GOLDEN, golden_units
from tests.golden.replay import Replayed, decide_line, replay, retract_ref
from tests.world import World
from webforms.actions.doctor import examine
from webforms.actions.figures import figure_records
from webforms.actions.review import withdraw_record
from webforms.actions.unit_changes import close_unit, rename_unit, set_flags
from webforms.actions.units import open_unit
from webforms.domain.example.compare import compare_answer, compare_variant
from webforms.domain.example.picture import picture_of

pytestmark = pytest.mark.slow
VARIANTS = [one for one in json.loads((GOLDEN / "variants.json").read_text(encoding="utf-8"))
            if one["change"]["op"] not in ("set_threshold", "as_of")]


def test_what_was_entered_gives_every_figure_point_state_and_task(golden_world, golden_folder):
    world = golden_world.world
    picture = picture_of(world.pack, world.evaluation())
    for key, figure in picture["figures"].items():
        figure["records"] = behind(golden_world, key)
    assert compare_answer(in_code_order(golden_folder.expected), in_code_order(picture)) == ()


def test_nothing_is_wrong_with_the_store_after_it(golden_world):
    assert list(examine(golden_world.world.store)) == []


@pytest.mark.parametrize("variant", VARIANTS, ids=[f"{one['id']} {one['title']}" for one in VARIANTS])
def test_a_change_made_through_the_actions_moves_what_it_says(golden_world, golden_folder, variant):
    world = golden_world.world
    CHANGES[variant["change"]["op"]](golden_world, variant["change"])
    world.clock.set(golden_world.last)
    picture = picture_of(world.pack, world.evaluation())
    assert compare_variant(golden_folder.expected, variant, picture, world.pack.campaign.year) == ()
    assert list(examine(world.store, files=False)) == []


def test_the_same_district_stops_on_an_earlier_day(database_url, tmp_path: Path, golden_folder):
    """V22: what was not approved by then does not count, and fewer periods are due."""
    variant = next(one for one in json.loads((GOLDEN / "variants.json").read_text(encoding="utf-8"))
                   if one["change"]["op"] == "as_of")
    world = World(database_url, tmp_path / "files", units=golden_units())
    replay(world, golden_folder.example, datetime.date.fromisoformat(variant["change"]["date"]))
    picture = picture_of(world.pack, world.evaluation())
    world.close()
    assert compare_variant(golden_folder.expected, variant, picture, world.pack.campaign.year) == ()


def behind(replayed: Replayed, key: str) -> list[str]:
    """References of the records behind a figure, page by page."""
    refs = {record.id: ref for ref, record in replayed.records.items()}
    found, after = [], None
    while True:
        page = figure_records(replayed.world.store, replayed.world.bureau, key, after=after, limit=7)
        found += [refs[line.record] for line in page.items]
        if page.next is None:
            return found
        after = page.next


def in_code_order(answer):
    """Records of a figure as a set: the file lists them by line, the page by unit and period."""
    figures = {key: {**figure, "records": sorted(figure["records"])} for key, figure in answer["figures"].items()}
    return {**answer, "figures": figures}


def approve(replayed: Replayed, change) -> None:
    world = replayed.world
    with world.on(change["on"]):
        record = replayed.records[change["ref"]]
        if record.state in ("returned", "draft"):
            record = world.change(record, record.data, files_of(record))
        world.agree(record)


def withdraw(replayed: Replayed, change) -> None:
    world, record = replayed.world, replayed.records[change["ref"]]
    with world.on(change["on"]):
        withdraw_record(world.store, world.actor(record.unit), record.id, reason="核对后撤回")


def correct(replayed: Replayed, change) -> None:
    world, record = replayed.world, replayed.records[change["ref"]]
    with world.on(change["on"]):
        world.agree(world.change(record, {**record.data, **change["set"]}, files_of(record)))


def add(replayed: Replayed, change) -> None:
    line, world = change["record"], replayed.world
    with world.on(line["approved_on"]):
        files = {one["item"]: one["files"] for one in line["evidence"]}
        world.agree(world.enter(line["unit"], line["type"], line["data"], files))


def files_of(record) -> dict[str, int]:
    return {item: sum(one.item == item for one in record.evidence) for item in {one.item for one in record.evidence}}


def day(change) -> datetime.date:
    return datetime.date.fromisoformat(change.get("on", "2016-03-01"))


def admin(replayed: Replayed):
    return replayed.world.actor("QC", "administrator")


CHANGES = {
    "approve": approve,
    "withdraw": withdraw,
    "correct": correct,
    "add": add,
    "decide": lambda replayed, change: decide_line(replayed, change["decision"]),
    "retract": lambda replayed, change: retract_ref(replayed, change["decision"]),
    "close_unit": lambda replayed, change: close_unit(
        replayed.world.store, admin(replayed), change["unit"], on=day(change)),
    "merge_unit": lambda replayed, change: close_unit(
        replayed.world.store, admin(replayed), change["unit"], on=day(change), into=change["into"]),
    "rename_unit": lambda replayed, change: rename_unit(
        replayed.world.store, admin(replayed), change["unit"], change["name"], on=day(change)),
    "set_flags": lambda replayed, change: set_flags(
        replayed.world.store, admin(replayed), change["unit"], change["flags"].split(), on=day(change)),
    "open_unit": lambda replayed, change: open_unit(replayed.world.store, admin(replayed), change["unit"]),
}
