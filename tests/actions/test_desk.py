"""The checking desk: what is told about records that wait, many decided at once, reasons said again."""

import io

import pytest
from PIL import Image

from tests.records import ACTIVITY
from tests.store.counting import counted
from webforms.actions.desk import (
    MOST_AT_ONCE,
    decide_batch,
    forget_reason,
    list_desk,
    open_desk,
    remember_reason,
    usual_reasons,
)
from webforms.actions.files import keep_file
from webforms.actions.records import create_record, get_record
from webforms.domain.errors import InputFaults, ReasonMissing, Refused
from webforms.store.record_lists import Narrowed

PHOTO = {"photo": 1}


@pytest.fixture(autouse=True)
def spring(world):
    world.clock.set("2016-03-15")


def photo_of(moment: str, colour: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0132] = moment
    made = io.BytesIO()
    Image.new("RGB", (8, 8), (colour, 9, 9)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def with_photo(world, content: bytes, unit: str = "FC01", name: str = "c"):
    actor = world.actor(unit)
    sha256 = keep_file(world.store, actor, io.BytesIO(content), "a.jpg").file.sha256
    return create_record(world.store, actor, client_id=f"{unit}{name}", type="activity", unit=unit, data=ACTIVITY,
                         evidence=[{"item": "photo", "sha256": sha256}], submit=True).record


def many(world, count: int, unit: str = "FC01"):
    return [with_photo(world, photo_of("2016:03:10 09:30:00", n + 2), unit, f"m{n}") for n in range(count)]


class TestTheQueue:
    def test_it_is_narrowed_by_unit_type_and_month(self, world):
        for unit in ("FC01", "FC02"):
            world.enter(unit, "activity", ACTIVITY, PHOTO)
        who = world.reviewer("FC")
        assert {each.line.unit for each in list_desk(world.store, who, Narrowed(unit="FC01")).lines} == {"FC01"}
        assert list_desk(world.store, who, Narrowed(type="paper")).lines == ()
        assert list_desk(world.store, who, Narrowed(period="2016-02")).lines == ()
        assert len(list_desk(world.store, who, Narrowed(period="2016-03", type="activity")).lines) == 2

    def test_it_says_how_the_whole_of_it_is_made_up_whatever_is_shown(self, world):
        for unit in ("FC01", "FC01", "FC02"):
            world.enter(unit, "activity", {**ACTIVITY, "title": unit}, PHOTO)
        heaps = list_desk(world.store, world.reviewer("FC"), Narrowed(unit="FC02")).heaps
        assert [(heap.unit, heap.type, heap.period, heap.count) for heap in heaps] == [
            ("FC01", "activity", "2016-03", 2), ("FC02", "activity", "2016-03", 1)]

    def test_only_what_is_in_doubt(self, world):
        odd = with_photo(world, photo_of("2015:10:01 08:00:00"))
        with_photo(world, photo_of("2016:03:10 09:30:00", 2), name="d")
        queue = list_desk(world.store, world.reviewer("FC"), only_doubtful=True)
        assert ([each.line.id for each in queue.lines], queue.doubtful) == ([odd.id], 1)

    def test_it_costs_as_many_statements_with_twenty_as_with_two(self, world):
        many(world, 2)
        who = world.reviewer("FC")
        list_desk(world.store, who)
        with counted(world.store) as few:
            list_desk(world.store, who)
        many(world, 20, "FC02")
        with counted(world.store) as lots:
            assert len(list_desk(world.store, who).lines) == 22
        assert len(lots) == len(few)

    def test_who_does_not_review_has_none(self, world):
        with pytest.raises(Refused):
            list_desk(world.store, world.actor("FC01"))


class TestDoubts:
    def test_a_photo_of_another_day(self, world):
        record = with_photo(world, photo_of("2015:10:01 08:00:00"))
        found = open_desk(world.store, world.reviewer("FC"), record.id).doubts
        assert ([one.day.isoformat() for one in found.odd_days], found.count) == (["2015-10-01"], 1)

    def test_a_photo_that_another_record_carries_with_that_records_name(self, world):
        first = with_photo(world, photo_of("2016:03:10 09:30:00"))
        again = with_photo(world, photo_of("2016:03:10 09:30:00"), "FC02")
        found = open_desk(world.store, world.reviewer("FC"), again.id).doubts.used_twice
        assert [(one.record, one.title, one.state) for one in found] == [(first.id, ACTIVITY["title"], "submitted")]

    def test_one_of_a_unit_that_is_not_the_readers_is_told_without_its_name(self, world):
        with_photo(world, photo_of("2016:03:10 09:30:00"), "LT01")
        again = with_photo(world, photo_of("2016:03:10 09:30:00"))
        one = open_desk(world.store, world.reviewer("FC"), again.id).doubts.used_twice[0]
        assert (one.record, one.title, one.unit_name) == (None, "", "")

    def test_a_withdrawn_record_is_no_other_record(self, world):
        first = with_photo(world, photo_of("2016:03:10 09:30:00"))
        world.withdraw(world.agree(first))
        again = with_photo(world, photo_of("2016:03:10 09:30:00"), name="d")
        assert open_desk(world.store, world.reviewer("FC"), again.id).doubts.count == 0

    def test_the_version_before_stands_beside_the_second(self, world):
        first = world.send_back(world.enter("FC01", "activity", ACTIVITY, PHOTO))
        again = world.change(first, {**ACTIVITY, "attendance": 90}, PHOTO)
        earlier = open_desk(world.store, world.reviewer("FC"), again.id).earlier
        assert (earlier.version, earlier.data["attendance"]) == (1, 120)

    def test_a_first_version_has_none_before_it(self, world):
        record = world.enter("FC01", "activity", ACTIVITY, PHOTO)
        assert open_desk(world.store, world.reviewer("FC"), record.id).earlier is None


class TestABatch:
    def test_each_is_decided_by_itself_and_one_that_moved_on_holds_up_no_other(self, world):
        first, second, third = many(world, 3)
        world.send_back(second)
        who = world.reviewer("FC")
        done = decide_batch(world.store, who, [(one.id, 1) for one in (first, second, third)], decision="approve")
        assert [bool(one.why) for one in done] == [False, True, False]
        assert [one.record.state for one in done] == ["approved", "returned", "approved"]

    def test_sent_twice_it_changes_nothing_more(self, world):
        chosen = [(one.id, 1) for one in many(world, 2)]
        who = world.reviewer("FC")
        decide_batch(world.store, who, chosen, decision="approve")
        before = get_record(world.store, who, chosen[0][0]).history
        again = decide_batch(world.store, who, chosen, decision="approve")
        assert all(one.why for one in again)
        assert get_record(world.store, who, chosen[0][0]).history == before

    def test_ones_own_entry_is_refused_by_name(self, world):
        checker = world.reviewer("FC")
        own = world.enter("FC01", "activity", ACTIVITY, PHOTO, by=checker)
        done = decide_batch(world.store, checker, [(own.id, 1)], decision="approve")[0]
        assert (done.record.state, "自己" in done.why) == ("submitted", True)

    def test_a_record_of_another_street_is_not_even_named(self, world):
        foreign = with_photo(world, photo_of("2016:03:10 09:30:00"), "LT01")
        done = decide_batch(world.store, world.reviewer("FC"), [(foreign.id, 1)], decision="approve")[0]
        assert (done.record, bool(done.why)) == (None, True)
        assert get_record(world.store, world.actor("LT01"), foreign.id).state == "submitted"

    def test_all_are_sent_back_with_one_reason(self, world):
        done = decide_batch(world.store, world.reviewer("FC"), [(one.id, 1) for one in many(world, 2)],
                            decision="return", reason="签到表没有交")
        assert {(one.record.state, one.record.reason) for one in done} == {("returned", "签到表没有交")}

    def test_without_a_reason_none_is_sent_back(self, world):
        record = many(world, 1)[0]
        with pytest.raises(ReasonMissing):
            decide_batch(world.store, world.reviewer("FC"), [(record.id, 1)], decision="return", reason=" ")
        assert get_record(world.store, world.actor("FC01"), record.id).state == "submitted"

    @pytest.mark.parametrize("count", [0, MOST_AT_ONCE + 1])
    def test_none_and_too_many_are_refused(self, world, count):
        with pytest.raises(InputFaults):
            decide_batch(world.store, world.reviewer("FC"), [(n, 1) for n in range(count)], decision="approve")

    def test_who_does_not_review_decides_nothing(self, world):
        with pytest.raises(Refused):
            decide_batch(world.store, world.actor("FC01"), [(1, 1)], decision="approve")


class TestReasons:
    def texts(self, world, unit="FC"):
        return [one.text for one in usual_reasons(world.store, world.reviewer(unit))]

    def test_what_is_said_most_comes_first(self, world):
        for text in ("缺签到表", "人数不对", "人数不对"):
            remember_reason(world.store, world.reviewer("FC"), text)
        assert self.texts(world) == ["人数不对", "缺签到表"]

    def test_another_unit_says_its_own(self, world):
        remember_reason(world.store, world.reviewer("FC"), "缺签到表")
        assert self.texts(world, "LT") == []

    @pytest.mark.parametrize("text", ["", "x", "长" * 41])
    def test_a_long_story_is_not_for_the_next_record(self, world, text):
        remember_reason(world.store, world.reviewer("FC"), text)
        assert self.texts(world) == []

    def test_one_is_forgotten_by_the_unit_alone_that_said_it(self, world):
        remember_reason(world.store, world.reviewer("FC"), "缺签到表")
        number = usual_reasons(world.store, world.reviewer("FC"))[0].id
        forget_reason(world.store, world.reviewer("LT"), number)
        assert self.texts(world) == ["缺签到表"]
        forget_reason(world.store, world.reviewer("FC"), number)
        assert self.texts(world) == []


