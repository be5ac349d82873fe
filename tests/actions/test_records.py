"""What a person does with a form: enter, keep a draft, change, submit; and what two people at once may not break."""

from uuid import uuid4

import pytest

from tests.records import ACTIVITY, FUNDING, INSTITUTION
from tests.world import picture
from webforms.actions.files import keep_file
from webforms.actions.records import change_record, create_record, get_record, list_records, submit_record
from webforms.domain.errors import (
    IdentityTaken,
    InputFaults,
    NotFound,
    OtherContent,
    Refused,
    SeenMissing,
    Stale,
    TypeDisabled,
    WrongState,
)

PHOTO = {"photo": 1}


def create(world, unit="FC01", *, client_id="", actor=None, type_="activity", data=ACTIVITY, evidence=(), submit=False):
    return create_record(world.store, actor or world.actor(unit), client_id=client_id or str(uuid4()), type=type_,
                         unit=unit, data=data, evidence=evidence, submit=submit)


@pytest.fixture(autouse=True)
def spring(world):
    world.clock.set("2016-03-15")


class TestEntering:
    def test_a_submitted_record_has_a_number_a_version_and_waits_for_its_street(self, world):
        record = world.enter("FC01", "activity", ACTIVITY, PHOTO)
        assert (record.number, record.state, record.version) == ("HD-FC01-201603-001", "submitted", 1)
        assert (record.awaiting, record.awaiting_unit) == ("street", "FC")
        assert record.data["attendance"] == 120
        assert [one.item for one in record.evidence] == ["photo"]
        assert [event.verb for event in record.history] == ["record.submit"]

    def test_what_was_typed_is_read_and_kept_canonical(self, world):
        typed = {**ACTIVITY, "attendance": "１２０", "expense": "1.2万", "title": "  学雷锋  "}
        record = world.enter("FC01", "activity", typed, PHOTO)
        assert (record.data["attendance"], record.data["expense"], record.data["title"]) == (120, "12000", "学雷锋")

    def test_every_fault_comes_at_once_and_nothing_is_stored(self, world):
        with pytest.raises(InputFaults) as refused:
            world.enter("FC01", "activity", {**ACTIVITY, "minors": 500, "title": ""}, {})
        assert {fault.field for fault in refused.value.faults} == {"title", "minors", "evidence:photo"}
        assert list_records(world.store, world.actor("FC01")).items == ()

    def test_the_same_request_again_is_the_same_record(self, world):
        first = create(world, client_id="once")
        again = create(world, client_id="once")
        assert (first.created, again.created) == (True, False)
        assert again.record == first.record

    def test_the_same_client_id_with_other_content_brings_both(self, world):
        first = create(world, client_id="once")
        with pytest.raises(OtherContent) as refused:
            create(world, client_id="once", data={**ACTIVITY, "attendance": 121})
        assert refused.value.facts["stored"] == first.record
        assert "121" in refused.value.facts["sent"]

    def test_asking_to_submit_is_part_of_the_content(self, world):
        sha256 = keep_file(world.store, world.actor("FC01"), picture(1), "照片.png").file.sha256
        evidence = [{"item": "photo", "sha256": sha256}]
        create(world, client_id="once", evidence=evidence)
        with pytest.raises(OtherContent):
            create(world, client_id="once", evidence=evidence, submit=True)

    def test_two_units_may_use_the_same_client_id(self, world):
        assert create(world, "FC01", client_id="c").record.id != create(world, "FC02", client_id="c").record.id

    def test_numbers_count_within_unit_and_month(self, world):
        names = [world.enter(unit, "activity", {**ACTIVITY, "starts_at": day, "ends_at": None}, PHOTO).number
                 for unit, day in (("FC01", "2016-03-10T09:00"), ("FC01", "2016-03-11T09:00"),
                                   ("FC01", "2016-04-01T09:00"), ("FC02", "2016-03-10T09:00"))]
        assert names == ["HD-FC01-201603-001", "HD-FC01-201603-002", "HD-FC01-201604-001", "HD-FC02-201603-001"]

    @pytest.mark.parametrize("unit, type_, field", [
        ("FC01", "nothing", "type"), ("FC01", "funding", "unit"), ("XX", "activity", None)])
    def test_a_form_the_unit_does_not_fill_in_is_refused(self, world, unit, type_, field):
        actor = world.actor("FC01")
        with pytest.raises((InputFaults, Refused)) as refused:
            create(world, unit, actor=actor, type_=type_)
        if field:
            assert [fault.field for fault in refused.value.faults] == [field]

    def test_a_type_that_is_switched_off_is_refused(self, world):
        with pytest.raises(TypeDisabled):
            create(world, "JYJ", type_="education_profile", data={"year": 2016})

    def test_a_neighbour_may_not_enter_for_another_and_a_street_may_for_its_village(self, world):
        with pytest.raises(Refused):
            create(world, "FC01", actor=world.actor("FC02"))
        assert create(world, "FC01", actor=world.actor("FC")).created

    def test_odd_signs_in_a_text_are_data(self, world):
        odd = "{{ 7*7 }} &<>\U00020bb7\x0b"
        record = world.enter("FC01", "activity", {**ACTIVITY, "content": odd}, PHOTO)
        assert record.data["content"].startswith("{{ 7*7 }} &<>\U00020bb7")
        assert get_record(world.store, world.actor("FC01"), record.id).data == record.data


class TestDrafts:
    def test_a_draft_keeps_what_was_typed_and_has_no_number_yet(self, world):
        record = create(world, data={"title": "讲座", "attendance": "不知道"}).record
        assert (record.state, record.version, record.number) == ("draft", 1, None)
        assert record.data == {"title": "讲座", "attendance": "不知道"}
        assert record.versions == ()

    def test_a_draft_is_asked_for_its_size_alone(self, world):
        with pytest.raises(InputFaults, match="1 处"):
            create(world, data={"title": "长" * 200_001})

    def test_submitting_reads_the_draft(self, world):
        record = create(world, data={**ACTIVITY, "attendance": "不知道"}).record
        with pytest.raises(InputFaults) as refused:
            submit_record(world.store, world.actor("FC01"), record.id)
        assert {fault.field for fault in refused.value.faults} == {"attendance", "evidence:photo"}
        changed = world.change(record, ACTIVITY, PHOTO, submit=False)
        assert submit_record(world.store, world.actor("FC01"), changed.id).number == "HD-FC01-201603-001"

    def test_another_person_going_on_is_noted(self, world):
        record = create(world).record
        change_record(world.store, world.actor("FC01", which=2), record.id, data={"title": "新"}, seen=record.etag)
        history = get_record(world.store, world.actor("FC01"), record.id).history
        assert [(event.verb, event.by) for event in history] == [
            ("record.draft", "FC01.reporter.1"), ("record.draft", "FC01.reporter.2")]


class TestChanging:
    def test_a_change_over_what_was_seen_is_kept(self, world):
        record = create(world).record
        changed = world.change(record, {**ACTIVITY, "attendance": 130}, submit=False)
        assert changed.etag != record.etag
        assert changed.data["attendance"] == 130

    def test_a_change_over_something_unseen_is_stale_and_shows_the_other(self, world):
        record = create(world).record
        other = world.change(record, {**ACTIVITY, "attendance": 130}, submit=False)
        with pytest.raises(Stale) as refused:
            world.change(record, {**ACTIVITY, "attendance": 140}, submit=False)
        assert refused.value.current == other
        assert get_record(world.store, world.actor("FC01"), record.id).data["attendance"] == 130

    def test_a_change_sent_twice_is_made_once(self, world):
        record = create(world).record
        once = change_record(world.store, world.actor("FC01"), record.id, data={"title": "新"}, seen=record.etag)
        again = change_record(world.store, world.actor("FC01"), record.id, data={"title": "新"}, seen=record.etag)
        assert (once.created, again.created) == (True, False)
        assert again.record == once.record

    def test_a_change_must_say_what_it_changes(self, world):
        record = create(world).record
        with pytest.raises(SeenMissing):
            change_record(world.store, world.actor("FC01"), record.id, data={}, seen="")

    def test_what_waits_for_review_is_taken_back_first(self, world):
        record = world.enter("FC01", "activity", ACTIVITY, PHOTO)
        with pytest.raises(WrongState):
            world.change(record, {**ACTIVITY, "attendance": 1, "minors": 0}, PHOTO)
        back = world.withdraw(record, reason="")
        assert (back.state, back.version) == ("draft", 2)
        again = world.change(back, {**ACTIVITY, "attendance": 99}, PHOTO)
        assert (again.state, again.version, again.number) == ("submitted", 2, record.number)

    def test_approved_version_one_counts_while_version_two_is_written(self, world):
        record = world.agree(world.enter("FC01", "activity", ACTIVITY, PHOTO))
        draft = world.change(record, {**ACTIVITY, "attendance": 300}, PHOTO, submit=False)
        assert (draft.state, draft.version, draft.in_force_version) == ("draft", 2, 1)
        assert world.evaluation().figures["times_village"].value == 120
        second = world.agree(world.change(draft, {**ACTIVITY, "attendance": 300}, PHOTO))
        assert (second.version, second.in_force_version, second.number) == (2, 2, record.number)
        assert world.evaluation().figures["times_village"].value == 300
        assert [(one.version, one.state) for one in second.versions] == [(1, "approved"), (2, "approved")]


class TestIdentity:
    def test_a_register_entry_is_entered_once(self, world):
        first = world.enter("LT03", "institution", INSTITUTION, {"sign_photo": 1})
        with pytest.raises(IdentityTaken, match=str(first.number)):
            world.enter("LT03", "institution", {**INSTITUTION, "name": "石坳村 教学点"}, {"sign_photo": 1})

    def test_a_year_is_entered_once_even_when_it_came_back(self, world):
        first = world.send_back(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))
        with pytest.raises(IdentityTaken):
            world.enter("CZJ", "funding", FUNDING, {"approval": 1})
        assert world.change(first, FUNDING, {"approval": 1}).state == "submitted"

    def test_a_draft_holds_no_identity_and_the_head_carries_it_along(self, world):
        create(world, "CZJ", type_="funding", data=FUNDING)
        record = world.agree(world.enter("CZJ", "funding", {**FUNDING, "year": 2015}, {"approval": 1}))
        moved = world.change(record, FUNDING, {"approval": 1})
        assert moved.state == "submitted"
        assert world.enter("CZJ", "funding", {**FUNDING, "year": 2015}, {"approval": 1}).state == "submitted"


class TestSeeing:
    def test_each_sees_its_own_a_street_its_villages_the_bureau_all(self, world):
        for unit in ("FC01", "LT01"):
            world.enter(unit, "activity", ACTIVITY, PHOTO)
        seen = {who.unit: {line.unit for line in list_records(world.store, who).items}
                for who in (world.actor("FC01"), world.actor("FC02"), world.actor("FC"), world.bureau)}
        assert seen == {"FC01": {"FC01"}, "FC02": set(), "FC": {"FC01"}, "JYJ": {"FC01", "LT01"}}

    def test_what_is_not_seen_is_not_found(self, world):
        record = world.enter("FC01", "activity", ACTIVITY, PHOTO)
        for who in (world.actor("FC02"), world.actor("QC", "inspector"), world.actor("QC", "administrator")):
            with pytest.raises(NotFound):
                get_record(world.store, who, record.id)

    def test_a_list_is_paged_newest_first_and_filtered(self, world):
        made = [world.enter("FC01", "activity", ACTIVITY, PHOTO).id for _ in range(3)]
        draft = create(world).record.id
        first = list_records(world.store, world.actor("FC01"), limit=2)
        rest = list_records(world.store, world.actor("FC01"), after=first.next, limit=2)
        assert [line.id for line in (*first.items, *rest.items)] == [draft, *made[::-1]]
        assert rest.next is None
        waiting = list_records(world.store, world.actor("FC01"), state="submitted", type="activity", unit="FC01")
        assert len(waiting.items) == 3

    def test_a_page_that_nobody_gave_out_is_refused(self, world):
        with pytest.raises(InputFaults):
            list_records(world.store, world.actor("FC01"), after="'; drop")


class TestEvidence:
    def test_a_file_nobody_sent_is_refused(self, world):
        with pytest.raises(InputFaults) as refused:
            create(world, evidence=[{"item": "photo", "sha256": "0" * 64}])
        assert refused.value.faults[0].field == "evidence:photo"

    def test_a_file_of_another_account_is_refused_and_one_of_the_own_unit_is_not(self, world):
        theirs = keep_file(world.store, world.actor("LT01"), picture(5), "a.png").file.sha256
        with pytest.raises(InputFaults):
            create(world, evidence=[{"item": "photo", "sha256": theirs}])
        ours = keep_file(world.store, world.actor("FC01", which=2), picture(6), "a.png").file.sha256
        record = create(world, actor=world.actor("FC01", which=2), evidence=[{"item": "photo", "sha256": ours}]).record
        kept = [{"item": "photo", "sha256": ours}]
        changed = change_record(world.store, world.actor("FC01"), record.id, data={}, evidence=kept, seen=record.etag)
        assert [one.sha256 for one in changed.record.evidence] == [ours]

    def test_one_file_twice_under_one_item_is_refused(self, world):
        sha256 = keep_file(world.store, world.actor("FC01"), picture(5), "a.png").file.sha256
        with pytest.raises(InputFaults, match="1 处"):
            create(world, evidence=[{"item": "photo", "sha256": sha256}] * 2)
