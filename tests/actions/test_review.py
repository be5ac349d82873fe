"""Agreeing, sending back, taking back: who may, when, and what then counts."""

import pytest

from tests.records import ACTIVITY, FUNDING, INSTITUTION, PAPER
from webforms.actions.records import change_record, create_record, get_record
from webforms.actions.review import count_waiting, review_queue, review_record, withdraw_record
from webforms.actions.unit_changes import close_unit
from webforms.domain.errors import (
    NotFound,
    NotYourTurn,
    OwnEntry,
    ReasonMissing,
    Refused,
    VersionMovedOn,
    WrongState,
)

PHOTO = {"photo": 1}


@pytest.fixture(autouse=True)
def spring(world):
    world.clock.set("2016-03-15")


def submitted(world, unit="FC01"):
    return world.enter(unit, "activity", ACTIVITY, PHOTO)


def review(world, who, record, decision="approve", version=None, reason=""):
    return review_record(world.store, who, record.id, decision=decision, version=version or record.version,
                         reason=reason)


def times(world) -> int | None:
    return world.evaluation().figures["times_village"].value


class TestAgreeing:
    def test_the_last_level_puts_the_version_in_force_and_its_facts_into_the_figures(self, world):
        assert times(world) is None
        record = world.agree(submitted(world))
        assert (record.state, record.in_force_version, record.awaiting) == ("approved", 1, None)
        assert times(world) == 120

    def test_a_path_of_two_levels_needs_both(self, world):
        record = world.enter("FC01", "must_check", {"year": 2016}, {})
        checked = world.agree(record, levels=1)
        assert (checked.state, checked.awaiting_unit, checked.in_force_version) == ("checked", "JYJ", None)
        assert world.agree(checked).state == "approved"

    def test_nobody_approves_what_they_wrote_themselves(self, world):
        checker = world.reviewer("FC")
        record = world.enter("FC01", "activity", ACTIVITY, PHOTO, by=checker)
        with pytest.raises(OwnEntry):
            review(world, checker, record)
        assert review(world, world.actor("FC", "checker", 2), record).state == "approved"

    def test_whoever_wrote_any_version_since_the_last_approval_is_out(self, world):
        writer, checker = world.actor("FC", "checker", 1), world.actor("FC", "checker", 2)
        first = world.enter("FC01", "activity", ACTIVITY, PHOTO, by=writer)
        back = review(world, checker, first, "return", reason="人数不对")
        again = world.change(back, {**ACTIVITY, "attendance": 90}, PHOTO)
        with pytest.raises(OwnEntry):
            review(world, writer, again)
        assert review(world, checker, again).state == "approved"
        later = world.change(get_record(world.store, checker, again.id), {**ACTIVITY, "attendance": 91}, PHOTO)
        assert review(world, writer, later).state == "approved"

    def test_going_on_with_anothers_draft_makes_an_author_too(self, world):
        writer, checker = world.actor("FC", "checker", 1), world.actor("FC", "checker", 2)
        draft = create_record(world.store, checker, client_id="d", type="activity", unit="FC01", data={"title": "x"})
        sent = change_record(world.store, writer, draft.record.id, data=ACTIVITY, seen=draft.record.etag, submit=True,
                             evidence=world.evidence(writer, PHOTO))
        with pytest.raises(OwnEntry):
            review(world, checker, sent.record)

    def test_the_bureaus_own_entry_needs_a_second_account(self, world):
        record = world.enter("JYJ", "paper", PAPER, {"file": 1}, by=world.bureau)
        with pytest.raises(OwnEntry):
            review(world, world.bureau, record)
        assert review(world, world.actor("JYJ", "bureau", 2), record).state == "approved"

    @pytest.mark.parametrize("unit, role, error", [
        ("LT", "checker", NotFound), ("FC", "reporter", Refused), ("FC01", "reporter", Refused),
        ("JYJ", "bureau", Refused), ("QC", "administrator", NotFound)])
    def test_who_is_not_asked_is_refused(self, world, unit, role, error):
        with pytest.raises(error):
            review(world, world.actor(unit, role), submitted(world))

    def test_a_version_that_moved_on_is_not_approved_unseen(self, world):
        record = submitted(world)
        moved = world.change(world.withdraw(record, reason=""), {**ACTIVITY, "attendance": 99}, PHOTO)
        with pytest.raises(VersionMovedOn):
            review(world, world.reviewer("FC"), record)
        assert review(world, world.reviewer("FC"), moved).state == "approved"

    def test_agreeing_twice_is_refused(self, world):
        record = submitted(world)
        review(world, world.reviewer("FC"), record)
        with pytest.raises((WrongState, NotYourTurn)):
            review(world, world.reviewer("FC"), record)


class TestSendingBack:
    def test_it_needs_a_reason_and_the_reason_is_read_by_who_mends_it(self, world):
        record = submitted(world)
        with pytest.raises(ReasonMissing):
            review(world, world.reviewer("FC"), record, "return")
        back = review(world, world.reviewer("FC"), record, "return", reason="照片看不清")
        assert (back.state, back.reason) == ("returned", "照片看不清")
        assert times(world) is None

    def test_what_came_back_goes_again_as_the_next_version_with_its_number(self, world):
        back = world.send_back(submitted(world))
        again = world.change(back, back.data, PHOTO)
        assert (again.state, again.version, again.number) == ("submitted", 2, back.number)
        assert [(one.version, one.state) for one in again.versions] == [(1, "returned"), (2, "submitted")]


class TestTakingBack:
    def test_the_author_takes_back_what_nobody_checked(self, world):
        assert world.withdraw(submitted(world), reason="").state == "draft"

    def test_a_colleague_who_wrote_nothing_does_not(self, world):
        record = submitted(world)
        with pytest.raises(Refused):
            withdraw_record(world.store, world.actor("FC01", which=2), record.id)

    def test_an_approved_record_is_withdrawn_with_a_reason_and_counts_no_more(self, world):
        record = world.agree(submitted(world))
        with pytest.raises(ReasonMissing):
            world.withdraw(record, reason="")
        gone = world.withdraw(record, reason="重复登记")
        assert (gone.state, gone.in_force_version, gone.reason) == ("withdrawn", None, "重复登记")
        assert times(world) is None

    def test_the_last_level_may_withdraw_it_too(self, world):
        record = world.agree(submitted(world))
        assert withdraw_record(world.store, world.reviewer("FC"), record.id, reason="核查不实").state == "withdrawn"

    def test_withdrawing_beside_a_draft_gives_up_the_draft_and_what_was_in_force(self, world):
        record = world.agree(submitted(world))
        draft = world.change(record, {**ACTIVITY, "attendance": 5, "minors": 0}, PHOTO, submit=False)
        gone = world.withdraw(draft, reason="没有办成")
        assert (gone.state, gone.version, gone.in_force_version) == ("withdrawn", 1, None)
        assert gone.data["attendance"] == 120


class TestQueue:
    def test_each_level_sees_what_waits_for_it_oldest_first(self, world):
        first, second = submitted(world), submitted(world, "FC02")
        world.enter("CZJ", "funding", FUNDING, {"approval": 1})
        submitted(world, "LT01")
        queue = review_queue(world.store, world.reviewer("FC"))
        assert [line.id for line in queue.items] == [first.id, second.id]
        assert [line.unit for line in review_queue(world.store, world.bureau).items] == ["CZJ"]
        assert count_waiting(world.store, world.reviewer("LT")) == 1

    def test_a_queue_is_paged(self, world):
        made = [submitted(world).id for _ in range(3)]
        first = review_queue(world.store, world.reviewer("FC"), limit=2)
        rest = review_queue(world.store, world.reviewer("FC"), after=first.next, limit=2)
        assert [line.id for line in (*first.items, *rest.items)] == made

    def test_who_never_reviews_has_no_queue(self, world):
        with pytest.raises(Refused):
            review_queue(world.store, world.actor("FC01"))

    def test_when_a_street_is_merged_its_heir_goes_on_reviewing(self, world):
        record = submitted(world)
        close_unit(world.store, world.actor("QC", "administrator"), "FC", on=world.store.clock().date(), into="LT")
        heir = world.actor("LT", "checker", 5)
        assert [line.id for line in review_queue(world.store, heir).items] == [record.id]
        assert review(world, heir, record).state == "approved"


class TestCodes:
    def test_papers_get_a_code_at_final_approval_that_never_changes(self, world):
        record = world.enter("JYJ", "paper", PAPER, {"file": 2})
        assert {one.code for one in record.evidence} == {None}
        record = world.agree(record)
        codes = [one.code for one in record.evidence]
        assert codes == ["1.3.3-JYJ-01", "1.3.3-JYJ-02"]
        again = world.agree(world.change(record, {**PAPER, "pages": 3}, {"file": 3}))
        assert [one.code for one in again.evidence] == [*codes, "1.3.3-JYJ-03"]

    def test_codes_count_on_within_indicator_and_unit(self, world):
        world.agree(world.enter("JYJ", "paper", PAPER, {"file": 1}))
        other = world.agree(world.enter("JYJ", "paper", {**PAPER, "title": "另一份"}, {"file": 1}))
        assert [one.code for one in other.evidence] == ["1.3.3-JYJ-02"]

    def test_a_file_no_indicator_asks_for_has_none(self, world):
        record = world.agree(world.enter("JYJ", "paper", {"title": "其他", "category": "other"}, {"file": 1}))
        assert [one.code for one in record.evidence] == [None]

    def test_a_record_with_no_figure_is_approved_all_the_same(self, world):
        assert world.agree(world.enter("LT03", "institution", INSTITUTION, {"sign_photo": 1})).state == "approved"
