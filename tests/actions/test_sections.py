"""Narrative texts: kept as they are read, with who wrote what when; nobody writes over what they never saw."""

import datetime
import threading

import pytest
from sqlalchemy import event

from tests.domain.samples import default_pack
from tests.settling import freeze
from webforms.actions.sections import (
    edit_section,
    get_section,
    list_sections,
    reset_section,
    try_section,
    write_section,
)
from webforms.actions.snapshots import snapshot_payload
from webforms.domain.errors import InputFaults, NotFound, Refused, SeenMissing, TextMovedOn
from webforms.domain.payload import load


@pytest.fixture
def golden(golden_world):
    """The world of the golden district, everything entered."""
    return golden_world.world


def write(world, text, key="slogan", **how):
    return write_section(world.store, world.bureau, key, text, **how)


def section(world, key="slogan"):
    return get_section(world.store, world.bureau, key)


def written(world) -> dict[str, str]:
    """The sections for which the bureau's text stands, not the pack's."""
    return {each.key: each.text for each in list_sections(world.store, world.bureau) if each.written}


def test_a_text_is_kept_with_its_tokens(world):
    kept = write(world, "到位[[fund_paid|wan]]。\r\n{{ 7*7 }}", "district_situation")
    assert kept == "到位[[fund_paid|wan]]。\n{{ 7*7 }}"
    assert written(world) == {"district_situation": kept}


def test_the_newest_text_holds(world):
    for text in ("一", "二", "二"):
        write(world, text)
    assert written(world) == {"slogan": "二"}


def test_an_unknown_token_section_or_writer_is_refused(world):
    with pytest.raises(InputFaults):
        write(world, "[[nothing]]")
    for unknown in (lambda: write(world, "x", "nothing"), lambda: section(world, "nothing"),
                    lambda: reset_section(world.store, world.bureau, "nothing")):
        with pytest.raises(NotFound):
            unknown()
    with pytest.raises(Refused):
        write_section(world.store, world.actor("FC"), "slogan", "x")
    with pytest.raises(Refused):
        list_sections(world.store, world.actor("FC"))


def test_a_section_begins_with_the_packs_text(world):
    begun = section(world)
    assert (begun.text, begun.written, begun.changed_by) == (begun.starting_text, False, None)


def test_the_history_says_who_wrote_what_when(world):
    write(world, "一")
    world.clock.set(datetime.date(2016, 7, 2))
    write_section(world.store, world.actor("JYJ", "bureau"), "slogan", "二")
    reset_section(world.store, world.bureau, "slogan")
    write(world, "三")
    edits = section(world).history
    assert [edit.text for edit in edits] == ["三", None, "二", "一"]
    assert edits[-1].at.date() < edits[0].at.date()
    assert all(edit.by for edit in edits)


def test_the_starting_text_comes_back_and_nothing_is_lost(world):
    write(world, "一")
    reset_section(world.store, world.bureau, "slogan")
    again = section(world)
    assert (again.text, again.written) == (again.starting_text, False)
    assert [edit.text for edit in again.history] == [None, "一"]
    reset_section(world.store, world.bureau, "slogan")
    assert len(section(world).history) == 2
    assert written(world) == {}


def test_who_did_not_see_the_newest_text_does_not_write_over_it(world):
    seen = section(world).etag
    write(world, "别人写的", seen=seen)
    with pytest.raises(TextMovedOn) as moved:
        write(world, "我写的", seen=seen)
    assert moved.value.current.text == "别人写的"
    with pytest.raises(TextMovedOn):
        reset_section(world.store, world.bureau, "slogan", seen)
    write(world, "我写的", seen=moved.value.current.etag)
    assert section(world).text == "我写的"


@pytest.fixture
def overtaken(postgresql_world):
    """Writes a text; between looking at what stands there and writing, another thread does `act` as far as it can."""
    def write_overtaken(act, seen: str | None) -> list[TextMovedOn]:
        told: list[TextMovedOn] = []
        other = threading.Thread(target=_told, args=(act, told))

        def overtake(connection, cursor, statement, *_) -> None:
            if statement.startswith("INSERT INTO events") and other.ident is None:
                other.start()
                other.join(1)  # unless it must wait for the first, it is through by now

        event.listen(postgresql_world.store.engine, "before_cursor_execute", overtake)
        write(postgresql_world, "第一个人的", seen=seen)
        other.join(20)
        return told

    return write_overtaken


def _told(act, told: list[TextMovedOn]) -> None:
    try:
        act()
    except TextMovedOn as moved:
        told.append(moved)


@pytest.mark.slow
@pytest.mark.parametrize("before", [(), ("旧的",), ("旧的", None)], ids=["never written", "written", "put back"])
@pytest.mark.parametrize("act", ["write", "reset"])
def test_of_two_who_saw_the_same_text_the_second_is_told(postgresql_world, overtaken, before, act):
    world = postgresql_world
    for text in before:
        reset_section(world.store, world.bureau, "slogan") if text is None else write(world, text)
    seen = section(world).etag
    second = {"write": lambda: write(world, "第二个人的", seen=seen),
              "reset": lambda: reset_section(world.store, world.bureau, "slogan", seen)}
    told = overtaken(second[act], seen)
    assert [moved.current.text for moved in told] == ["第一个人的"]
    assert [edit.text for edit in section(world).history] == ["第一个人的", *reversed(before)]


@pytest.mark.slow
def test_who_writes_over_whatever_stands_there_waits_for_the_other(postgresql_world, overtaken):
    world = postgresql_world
    assert overtaken(lambda: write(world, "第二个人的"), None) == []
    assert [edit.text for edit in section(world).history] == ["第二个人的", "第一个人的"]


def test_the_same_text_sent_again_is_no_quarrel(world):
    seen = section(world).etag
    write(world, "一", seen=seen)
    write(world, "一", seen=seen)
    assert len(section(world).history) == 1


def test_a_change_says_what_it_changes(world):
    with pytest.raises(SeenMissing):
        write(world, "一", seen="")


def test_a_list_shows_every_section_as_it_reads(golden):
    write(golden, "到位[[fund_paid|wan]]元，应培训[[transfer_need]]人，常住人口9万人。", "district_situation")
    shown = {each.key: each for each in list_sections(golden.store, golden.bureau)}
    assert list(shown) == list(default_pack().sections)
    reading = shown["district_situation"].reading
    assert reading.preview == "到位12.67万元，应培训待补人，常住人口9万人。"
    assert [(token.body, token.printed, token.state) for token in reading.tokens] == [
        ("fund_paid|wan", "12.67万", "complete"), ("transfer_need", "待补", "none")]
    numbers = [(number.text, number.key, number.agrees) for number in reading.numbers]
    assert numbers == [("9万人", "pop_resident", False)]


def test_a_text_of_one_place_raises_no_alarm(golden):
    write(golden, "凤城街道有居民小组，常住人口5万人。", "district_situation")
    assert [number.key for number in section(golden, "district_situation").reading.numbers] == [None]


def test_a_text_is_tried_without_being_kept(golden):
    reading, faults = try_section(golden.store, golden.bureau, "slogan", "到位[[fund_paid]]元[[nothing]]")
    assert reading.preview == "到位126,660元待补"
    assert [fault.code for fault in faults] == ["token"]
    assert not section(golden).written


def test_figures_to_insert_have_their_value_and_the_forms_that_fit(golden):
    offered = {each.key: each for each in edit_section(golden.store, golden.bureau, "slogan").insertable}
    fund, points = offered["fund_paid"], offered["points:total"]
    assert (fund.label, fund.printed, fund.years) == ("财政专项经费到位", "126,660元", (-2, -1))
    assert fund.forms == ("wan", "yi", "digits:1", "unit")
    assert "wan" not in offered["gdp"].forms
    assert (points.printed, points.state) == ("73.3分（暂计）", "partial")
    assert offered["indicator:3.1.1"].printed == "29.96%"
    assert "department_persons" not in offered


def test_a_frozen_snapshot_keeps_the_text_that_held(golden):
    write(golden, "一")
    frozen = freeze(golden.store, golden.bureau, "第一次")
    reset_section(golden.store, golden.bureau, "slogan")
    later = freeze(golden.store, golden.bureau, "第二次")
    texts = [load(snapshot_payload(golden.store, golden.bureau, each.id)).texts for each in (frozen, later)]
    assert [each.get("slogan") for each in texts] == ["一", None]
