"""Records by HTTP: sent twice, changed by two, reviewed by the wrong one, taken back."""

import pytest

from tests.web.api.entries import activity, agreed, approved, new_id, submitted


def content(answer, **changes):
    """What `PUT` would send of a record that was read."""
    evidence = [{"item": one["item"], "sha256": one["sha256"]} for one in answer.json["evidence"]]
    return {"data": {**answer.json["data"], **changes}, "evidence": evidence, "submit": False}


class TestSentTwice:
    def test_the_same_again_makes_no_second_record(self, world):
        program = world.program("mumian")
        body = activity()
        body["evidence"] = [program.photo()]
        answers = [program.post("/records", body) for _ in range(3)]
        assert [one.status for one in answers] == [201, 200, 200]
        assert len(program.get("/records").json["items"]) == 1

    def test_a_uuid_is_the_same_in_capitals(self, world):
        program = world.program("mumian")
        body = {**activity(), "submit": False}
        assert program.post("/records", body).status == 201
        assert program.post("/records", {**body, "client_id": body["client_id"].upper()}).status == 200

    def test_the_same_id_with_other_content_is_a_conflict_with_both(self, world):
        program = world.program("mumian")
        body = {**activity(), "submit": False}
        program.post("/records", body)
        answer = program.post("/records", {**body, "data": {"title": "别的"}})
        assert (answer.status, answer.json["type"]) == (409, "urn:webforms:problem:other-content")
        assert answer.json["stored"]["data"] == body["data"]
        assert answer.json["sent"] == {"type": "activity", "data": {"title": "别的"}, "evidence": [], "submit": False}

    def test_a_nil_report_sent_with_a_taken_id_is_a_conflict(self, world):
        program = world.program("mumian")
        body = {**activity(), "submit": False}
        program.post("/records", body)
        nil = {"client_id": body["client_id"], "unit": "FC01", "period": "2016-04", "reason": "本月没有办活动"}
        assert program.post("/tasks/activity_village/nil", nil).status == 409

    def test_what_is_registered_already_is_named(self, world):
        program = world.program("mumian")
        body = {"client_id": new_id(), "type": "institution", "unit": "FC01", "evidence": [], "submit": True, "data": {
            "name": "木棉社区教学点", "status": "running", "address": "木棉社区文化室二楼"}}
        made = program.post("/records", body)
        assert made.status == 201, made.content
        again = program.post("/records", {**body, "client_id": new_id()})
        assert (again.status, again.json["type"]) == (409, "urn:webforms:problem:identity-taken")
        assert again.json["record"] == made.json["id"]


class TestChangedByTwo:
    def test_a_change_must_say_what_it_changes(self, world):
        made = submitted(world.program("mumian"), submit=False)
        for seen in (None, "*"):
            answer = world.program("mumian").put(f"/records/{made.json['id']}", content(made), seen=seen)
            assert (answer.status, "ETag" in answer.json["detail"]) == (428, True)

    def test_the_later_of_two_is_shown_what_the_earlier_wrote(self, world):
        one, other = world.program("mumian"), world.program("mumian")
        made = submitted(one, submit=False)
        address = f"/records/{made.json['id']}"
        assert one.put(address, content(made, title="甲改的"), seen=made.etag).status == 200
        late = other.put(address, content(made, title="乙改的"), seen=made.etag)
        assert (late.status, late.json["current"]["data"]["title"]) == (412, "甲改的")
        assert one.get(address).json["title"] == "甲改的"

    def test_both_writing_the_same_is_no_conflict(self, world):
        program = world.program("mumian")
        made = submitted(program, submit=False)
        address = f"/records/{made.json['id']}"
        first = program.put(address, content(made, title="一样的"), seen=made.etag)
        again = program.put(address, content(made, title="一样的"), seen=made.etag)
        assert (again.status, again.json, again.etag) == (200, first.json, first.etag)

    def test_a_weak_tag_counts_and_two_do_not(self, world):
        program = world.program("mumian")
        made = submitted(program, submit=False)
        address = f"/records/{made.json['id']}"
        assert program.put(address, content(made, title="新"), seen=f"W/{made.etag}").status == 200
        assert program.put(address, content(made, title="再新"), seen='"1-1", "1-2"').fields == ["If-Match"]

    def test_submitting_what_somebody_else_changed_meanwhile_is_stale(self, world):
        program = world.program("mumian")
        made = submitted(program, submit=False)
        address = f"/records/{made.json['id']}"
        program.put(address, content(made, title="新"), seen=made.etag)
        stale = program.post(f"{address}/submit", seen=made.etag)
        assert (stale.status, stale.json["current"]["title"]) == (412, "新")


class TestReview:
    def test_the_version_in_force_stays_while_the_next_is_reviewed(self, world):
        made = approved(world)
        program, bureau = world.program("mumian"), world.program("chuangjian")
        address = f"/records/{made.json['id']}"
        next_ = program.put(address, {**content(made, attendance=80), "submit": True}, seen=made.etag)
        assert (next_.json["state"], next_.json["version"], next_.json["in_force_version"]) == ("submitted", 2, 1)
        assert bureau.get("/figures/times_village").json["value"] == "64"
        agreed(world.program("fengcheng"), next_)
        assert bureau.get("/figures/times_village").json["value"] == "80"
        assert program.get(address).json["in_force_version"] == 2

    def test_who_comes_too_late_sees_what_was_decided(self, world):
        made = submitted(world.program("mumian"))
        agreed(world.program("fengcheng"), made)
        late = world.program("fengcheng2").post(
            f"/records/{made.json['id']}/review", {"decision": "return", "version": 1, "reason": "看不清"})
        assert (late.status, late.json["current"]["state"]) == (409, "approved")

    def test_a_version_that_moved_on_is_not_approved_unseen(self, world):
        program = world.program("mumian")
        made = submitted(program)
        program.post(f"/records/{made.json['id']}/withdraw")
        program.post(f"/records/{made.json['id']}/submit")
        late = world.program("fengcheng").post(
            f"/records/{made.json['id']}/review", {"decision": "approve", "version": 1})
        assert (late.status, late.json["type"]) == (409, "urn:webforms:problem:version-moved-on")
        assert late.json["current"]["version"] == 2

    def test_a_return_needs_a_reason(self, world):
        made = submitted(world.program("mumian"))
        answer = world.program("fengcheng").post(
            f"/records/{made.json['id']}/review", {"decision": "return", "version": 1})
        assert (answer.status, answer.json["type"]) == (422, "urn:webforms:problem:reason-missing")

    @pytest.mark.parametrize("login, status", [
        ("mumian", 403), ("longtang", 404), ("caizheng", 403), ("ducha", 403), ("chuangjian", 403)])
    def test_nobody_but_its_level_reviews(self, world, login, status):
        made = submitted(world.program("mumian"))
        answer = world.program(login).post(
            f"/records/{made.json['id']}/review", {"decision": "approve", "version": 1})
        assert answer.status == status


class TestSeen:
    def test_a_record_of_the_neighbour_is_not_there(self, world):
        made = approved(world)
        for login in ("rongshu", "jingling", "longtang", "qingyuan"):
            assert world.program(login).get(f"/records/{made.json['id']}").status == 404

    def test_who_is_asked_next_and_what_may_be_done_is_said(self, world):
        program = world.program("mumian")
        made = submitted(program)
        assert (made.json["awaiting"], made.json["awaiting_unit"]) == ("street", "FC")
        assert made.json["may"] == ["record.withdraw"]
        seen = world.program("fengcheng").get(f"/records/{made.json['id']}").json
        assert seen["may"] == ["record.approve", "record.return"]

    def test_an_inspector_sees_a_frozen_record_and_no_other(self, world):
        made = approved(world)
        inspector = world.program("ducha")
        assert inspector.get(f"/records/{made.json['id']}").status == 404
        world.program("chuangjian").post("/snapshots", {"title": "自评"})
        seen = inspector.get(f"/records/{made.json['id']}")
        assert (seen.json["title"], seen.json["may"], seen.json["history"]) == ("端午包粽子亲子活动", [], [])

    def test_with_a_snapshot_the_version_of_that_day_is_shown(self, world):
        made = approved(world)
        address, bureau = f"/records/{made.json['id']}", world.program("chuangjian")
        frozen = bureau.post("/snapshots", {"title": "自评"}).json["id"]
        assert world.program("fengcheng").post(f"{address}/withdraw", {"reason": "填错了"}).status == 200
        assert world.program("ducha").get(f"{address}?snapshot={frozen}").json["state"] == "approved"
        assert bureau.get(address).json["state"] == "withdrawn"
        assert bureau.get(f"{address}?snapshot={frozen + 1}").status == 404
        assert world.program("mumian").get(f"{address}?snapshot={frozen}").status == 403
