"""docs/api.md, row by row: each row has one case here that makes its calls, and each case has its row."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.web.api.client import World
from tests.web.api.entries import REASON, activity, agreed, approved, new_id, submitted
from tests.web.world import PASSWORD, picture
from webforms.web.problems import STATUS
from worker.claim import claimed
from worker.documents.make import make

CONTRACT = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
CALL = re.compile(r"`((?:GET|POST|PUT|DELETE) [^`]+)`")
ROWS = [calls for line in CONTRACT.splitlines() if line.startswith("| `")
        if (calls := tuple(CALL.findall(line.split("|")[1])))]
CASES = {}


def case(*calls):
    def keep(made):
        CASES[calls] = made
        return made

    return keep


def test_every_row_has_a_case_and_every_case_a_row():
    assert len(ROWS) > 20
    assert set(CASES) == set(ROWS)


def test_every_call_that_is_served_stands_in_a_row(world: World):
    described = {f"{method.upper()} {path.removeprefix('/api/v1')}"
                 for path, operations in world.promises.document["paths"].items() for method in operations}
    assert described | {"GET /openapi.json"} == {call for row in ROWS for call in row}


def test_every_status_of_a_refusal_is_explained():
    explained = {int(status) for line in CONTRACT.splitlines() if re.match(r"\| \d{3}", line)
                 for status in re.findall(r"\d{3}", line.split("|")[1])}
    assert explained == set(STATUS.values())


@pytest.mark.parametrize("row", ROWS, ids=" + ".join)
def test_the_row_holds(either_world: World, row):
    """Its case says what matters; beside that, every call of the row was answered as it promises."""
    CASES[row](either_world)
    done = {call for call, status in either_world.calls if status < 400}
    assert set(row) <= done


@case("POST /tokens")
def _(world):
    made = world.stranger().post("/tokens", {"login": "mumian", "password": PASSWORD, "name": "报表"})
    assert made.status == 201
    assert {"account": "mumian", "unit": "FC01", "role": "reporter"}.items() <= made.json.items()
    unknown = world.stranger().post("/tokens", {"login": "nobody", "password": PASSWORD, "name": ""})
    wrong = world.stranger().post("/tokens", {"login": "mumian", "password": "wrong", "name": ""})
    assert unknown.status == wrong.status == 401
    assert unknown.json == wrong.json
    assert unknown.headers["WWW-Authenticate"] == "Bearer"


@case("DELETE /tokens/current")
def _(world):
    program = world.program("mumian")
    assert program.delete("/tokens/current").status == 204
    assert program.get("/me").status == 401


@case("GET /me")
def _(world):
    me = world.program("mumian").get("/me").json
    assert (me["login"], me["unit"], me["role"]) == ("mumian", "FC01", "reporter")
    assert me["campaign"]["year"] == 2016


@case("GET /units")
def _(world):
    assert [unit["code"] for unit in world.program("mumian").get("/units").json["items"]] == ["FC01"]
    bureau = world.program("chuangjian")
    villages = bureau.get("/units?kind=village&under=FC").json["items"]
    assert [(unit["code"], unit["name"], unit["kind"], unit["parent"]) for unit in villages] == [
        ("FC01", "木棉社区", "village", "FC"), ("FC02", "榕树社区", "village", "FC")]
    first = bureau.get("/units?limit=3").json
    rest = bureau.get(f"/units?limit=200&after={first['next']}").json
    assert len(first["items"]) == 3
    assert rest["next"] is None
    assert not {unit["code"] for unit in first["items"]} & {unit["code"] for unit in rest["items"]}


@case("GET /types", "GET /types/{type}")
def _(world):
    program = world.program("mumian")
    types = program.get("/types?limit=200").json["items"]
    form = program.get("/types/activity").json
    assert form in types
    assert form["enabled"]
    assert form["data"]["properties"]["attendance"]["type"] == "integer"
    assert "attendance" in form["data"]["required"]
    assert {check["kind"] for check in form["checks"]} >= {"at_most", "order"}
    assert form["evidence"][0]["item"] == "photo"
    assert program.get("/types/nothing").status == 404


@case("PUT /types/{type}/enabled")
def _(world):
    bureau, village = world.program("chuangjian"), world.program("mumian")
    assert bureau.put("/types/activity/enabled", {"enabled": False}).json == {"type": "activity", "enabled": False}
    assert not village.get("/types/activity").json["enabled"]
    refused = village.post("/records", activity())
    assert (refused.status, refused.json["type"]) == (403, "urn:webforms:problem:type-disabled")
    assert village.put("/types/activity/enabled", {"enabled": True}).status == 403


@case("POST /files")
def _(world):
    program = world.program("mumian")
    made = program.upload("全景.jpg", picture())
    again = program.upload("全景.jpg", picture())
    assert (made.status, again.status) == (201, 200)
    assert again.json == made.json
    assert (made.json["width"], made.json["height"], made.json["media_type"]) == (64, 48, "image/jpeg")


@case("GET /files/{sha256}")
def _(world):
    made = approved(world)
    sha256 = made.json["evidence"][0]["sha256"]
    for login in ("mumian", "fengcheng", "chuangjian"):
        sent = world.program(login).get(f"/files/{sha256}")
        assert (sent.status, sent.content[:3]) == (200, b"\xff\xd8\xff")
    assert world.program("qingyuan").get(f"/files/{sha256}").status == 404


@case("POST /records")
def _(world):
    program = world.program("mumian")
    body = {**activity(), "evidence": [program.photo("seagreen"), program.photo("indianred")]}
    made, again = program.post("/records", body), program.post("/records", body)
    assert (made.status, again.status) == (201, 200)
    assert again.json == made.json
    assert (made.json["state"], made.json["version"], made.json["awaiting"]) == ("submitted", 1, "street")
    assert made.headers["Location"] == f"/api/v1/records/{made.json['id']}"
    other = program.post("/records", {**body, "data": {**body["data"], "title": "另一次活动"}})
    assert (other.status, other.json["stored"]["title"], other.json["sent"]["data"]["title"]) == (
        409, "端午包粽子亲子活动", "另一次活动")


@case("GET /records/{id}")
def _(world):
    made = approved(world)
    read = world.program("mumian").get(f"/records/{made.json['id']}")
    assert read.etag == made.etag
    assert (read.json["state"], read.json["in_force_version"]) == ("approved", 1)
    assert [event["verb"] for event in read.json["history"]] == ["record.submit", "record.approve"]
    assert read.json["versions"] == [{"version": 1, "state": "approved", "by": "mumian", "at": "2016-06-14T01:00:00Z"}]
    assert {file["item"] for file in read.json["evidence"]} == {"photo"}


@case("PUT /records/{id}")
def _(world):
    program = world.program("mumian")
    made = submitted(program, submit=False)
    address, photos = f"/records/{made.json['id']}", made.json["evidence"]
    sent = {"data": {**made.json["data"], "title": "包粽子"}, "submit": False,
            "evidence": [{"item": one["item"], "sha256": one["sha256"]} for one in photos]}
    assert program.put(address, sent).status == 428
    changed = program.put(address, sent, seen=made.etag)
    assert (changed.status, changed.json["title"]) == (200, "包粽子")
    assert program.put(address, sent, seen=made.etag).json == changed.json
    stale = program.put(address, {**sent, "data": {**sent["data"], "title": "又改"}}, seen=made.etag)
    assert (stale.status, stale.json["current"]["title"]) == (412, "包粽子")
    assert program.put(address, {**sent, "submit": True}, seen=changed.etag).json["state"] == "submitted"


@case("POST /records/{id}/submit", "POST /records/{id}/review", "POST /records/{id}/withdraw")
def _(world):
    program, street = world.program("mumian"), world.program("fengcheng")
    made = submitted(program, submit=False)
    address = f"/records/{made.json['id']}"
    assert program.post(f"{address}/submit", seen=made.etag).json["state"] == "submitted"
    assert program.post(f"{address}/withdraw").json["state"] == "draft"
    assert program.post(f"{address}/submit").json["version"] == 2
    late = street.post(f"{address}/review", {"decision": "approve", "version": 1})
    assert (late.status, late.json["current"]["version"]) == (409, 2)
    returned = street.post(f"{address}/review", {"decision": "return", "version": 2, "reason": "照片看不清"})
    assert (returned.json["state"], returned.json["reason"]) == ("returned", "照片看不清")
    assert program.post(f"{address}/submit").json["version"] == 3
    assert program.post(f"{address}/submit").status == 409
    own = submitted(street)
    refused = street.post(f"/records/{own.json['id']}/review", {"decision": "approve", "version": 1})
    assert (refused.status, refused.json["type"]) == (403, "urn:webforms:problem:own-entry")
    agreed(world.program("fengcheng2"), own)
    assert program.post(f"/records/{own.json['id']}/withdraw", {"reason": "重复登记"}).json["state"] == "withdrawn"


@case("GET /records")
def _(world):
    program = world.program("mumian")
    first, second = submitted(program), submitted(program, title="广场舞", submit=False)
    listed = program.get("/records?type=activity&unit=FC01").json["items"]
    assert [line["id"] for line in listed] == [second.json["id"], first.json["id"]]
    assert [line["id"] for line in program.get("/records?state=draft").json["items"]] == [second.json["id"]]
    page = program.get("/records?limit=1").json
    assert program.get(f"/records?limit=1&after={page['next']}").json == {
        "items": [line for line in listed if line["id"] == first.json["id"]], "next": None}
    assert world.program("jingling").get("/records").json["items"] == []


@case("GET /tasks")
def _(world):
    made = approved(world)
    village = world.program("mumian")
    tasks = village.get("/tasks?unit=FC01&limit=200").json["items"]
    done = [task for task in tasks if task["key"] == "activity_village" and task["state"] == "done"]
    assert [(task["period"], task["records"]) for task in done] == [("2016-06", 1)]
    late = village.get("/tasks?state=missing&overdue=true&limit=200").json["items"]
    assert late
    assert all(task["overdue"] and task["due_on"] < "2016-06-14" for task in late)
    assert made.json["state"] == "approved"


@case("POST /tasks/{key}/nil")
def _(world):
    village = world.program("mumian")
    sent = {"client_id": new_id(), "unit": "FC01", "period": "2016-04", "reason": "本月筹备换届，没有办活动"}
    made, again = village.post("/tasks/activity_village/nil", sent), village.post("/tasks/activity_village/nil", sent)
    assert (made.status, again.status) == (201, 200)
    assert again.json == made.json
    assert (made.json["nil_for"], made.json["period"]) == ("activity_village", "2016-04")
    agreed(world.program("fengcheng"), made)
    tasks = village.get("/tasks?state=nil").json["items"]
    assert [(task["key"], task["period"]) for task in tasks] == [("activity_village", "2016-04")]


@case("GET /scoreboard")
def _(world):
    bureau = world.program("chuangjian")
    first = bureau.get("/scoreboard")
    assert len(first.json["indicators"]) == 41
    assert first.json["provisional"]
    assert bureau.get("/scoreboard", headers={"If-None-Match": first.etag}).status == 304
    approved(world)
    moved = bureau.get("/scoreboard", headers={"If-None-Match": first.etag})
    assert (moved.status, moved.etag != first.etag) == (200, True)
    assert world.program("mumian").get("/scoreboard").status == 403


@case("GET /indicators/{code}")
def _(world):
    approved(world)
    found = world.program("chuangjian").get("/indicators/3.2.2").json
    part, = found["parts"]
    assert (part["rule"], part["denominator"], part["threshold"]) == ("cover", "3", "0.8")
    assert set(part["missing"]) | set(part["failing"]) == {"FC01", "FC02", "LT01"}
    assert [basis["key"] for basis in part["basis"]] == ["activities_village"]
    assert part["basis"][0]["basis"]
    assert part["reason"]


@case("POST /indicators/{code}/decisions", "DELETE /decisions/{id}")
def _(world):
    bureau = world.program("chuangjian")
    made = bureau.post("/indicators/3.2.2/decisions", {"kind": "override", "points": "1.5", "reason": REASON})
    assert (made.status, made.json["points"], made.json["by"]) == (201, "1.5", "chuangjian")
    found = bureau.get("/indicators/3.2.2").json
    assert (found["points"], found["override_reason"]) == ("1.5", REASON)
    too_many = bureau.post("/indicators/3.2.2/decisions", {"kind": "override", "points": "9", "reason": REASON})
    assert (too_many.status, too_many.fields) == (422, ["points"])
    assert bureau.delete(f"/decisions/{made.json['id']}").status == 422
    gone = bureau.delete(f"/decisions/{made.json['id']}", {"reason": "重新核算"}).json
    assert (bool(gone["until"]), gone["taken_back"]) == (True, "重新核算")
    assert bureau.delete(f"/decisions/{made.json['id']}?reason=重新核算").status == 409
    assert bureau.get("/indicators/3.2.2").json["override_reason"] is None
    never = bureau.post("/indicators/3.2.2/decisions", {"kind": "exemption", "unit": "CZJ", "reason": REASON})
    assert (never.status, never.fields) == (422, ["unit"])
    one = bureau.post("/indicators/3.2.2/decisions", {"kind": "exemption", "unit": "FC02", "reason": REASON})
    assert bureau.delete(f"/decisions/{one.json['id']}?reason=重新核算").status == 200


@case("GET /figures/{key}", "GET /figures/{key}/records")
def _(world):
    made = approved(world)
    bureau = world.program("chuangjian")
    figure = bureau.get("/figures/times_village").json
    assert (figure["value"], figure["unit"], figure["state"]) == ("64", "人次", "partial")
    assert figure["by_unit"] == [{"unit": "FC01", "name": "木棉社区", "value": "64"}]
    assert figure["basis"]
    behind = bureau.get("/figures/times_village/records").json["items"]
    assert [(line["record"], line["version"], line["value"]) for line in behind] == [(made.json["id"], 1, "64")]
    paper = bureau.get("/figures/evidence:3.2.2/activity_form").json
    assert (paper["value"], paper["state"]) == ("1", "complete")
    assert bureau.get("/figures/evidence:3.2.2/activity_form/records").json["items"][0]["record"] == made.json["id"]


@case("GET /sections", "GET /sections/{key}", "PUT /sections/{key}")
def _(world):
    bureau = world.program("chuangjian")
    begun = {each["key"]: each for each in bureau.get("/sections").json["items"]}["district_situation"]
    read = bureau.get("/sections/district_situation")
    assert read.json == begun
    assert (begun["written"], begun["changed_by"], read.headers["ETag"]) == (False, None, f'"{begun["etag"]}"')
    text = {"text": "到位[[fund_paid|wan]]元，常住人口 9 万人。"}
    assert bureau.put("/sections/district_situation", text).status == 428
    written = bureau.put("/sections/district_situation", text, seen=read.headers["ETag"]).json
    assert (written["text"], written["preview"], written["written"]) == (
        text["text"], "到位待补元，常住人口 9 万人。", True)
    assert [(token["body"], token["state"]) for token in written["tokens"]] == [("fund_paid|wan", "none")]
    assert [(number["value"], number["unit"], number["key"]) for number in written["numbers"]] == [
        ("90000", "人", "pop_resident")]
    late = bureau.put("/sections/district_situation", {"text": "晚了"}, seen=read.headers["ETag"])
    assert (late.status, late.json["current"]["text"]) == (412, text["text"])
    assert world.program("mumian").get("/sections").status == 403
    faulty = bureau.put("/sections/slogan", {"text": "[[nothing]]"}, seen='"x"')
    assert (faulty.status, faulty.json["errors"][0]["field"]) == (422, "slogan")


@case("GET /checks", "POST /checks/{id}/accept", "DELETE /checks/{id}/accept")
def _(world):
    bureau = world.program("chuangjian")
    listed = bureau.get("/checks").json
    finding = listed["items"][0]
    assert (listed["open"], finding["level"], finding["accepted"]["by"]) == (0, "warning", "chuangjian")
    assert {link["kind"] for link in finding["links"]} <= {"figure", "record", "section", "unit", "indicator"}
    assert bureau.delete(f"/checks/{finding['id']}/accept").status == 204
    left = bureau.get("/checks?limit=1").json
    assert (left["open"], left["items"][0]["accepted"], left["next"]) == (1, None, finding["id"])
    assert bureau.post(f"/checks/{finding['id']}/accept", {"reason": "没问题"}).status == 422
    moved = bureau.post(f"/checks/{finding['id']}/accept", {"reason": REASON, "fingerprint": "0" * 64})
    assert (moved.status, moved.json["current"]["fingerprint"]) == (409, finding["fingerprint"])
    sent = {"reason": REASON, "fingerprint": finding["fingerprint"]}
    taken = bureau.post(f"/checks/{finding['id']}/accept", sent).json
    assert (taken["id"], taken["accepted"]["reason"]) == (finding["id"], REASON)
    assert bureau.post("/checks/C01-nothing/accept", {"reason": REASON}).status == 404
    assert world.program("mumian").get("/checks").status == 403
    assert world.program("mumian").post(f"/checks/{finding['id']}/accept", {"reason": REASON}).status == 403


@case("POST /snapshots")
def _(world):
    bureau = world.program("chuangjian")
    finding = bureau.get("/checks").json["items"][0]
    bureau.delete(f"/checks/{finding['id']}/accept")
    blocked = bureau.post("/snapshots", {"title": "太早"})
    assert blocked.status == 409
    assert [(one["id"], one["message"]) for one in blocked.json["findings"]] == [(finding["id"], finding["message"])]
    bureau.post(f"/checks/{finding['id']}/accept", {"reason": REASON})
    made = world.program("chuangjian").post("/snapshots", {"title": "第一次自评"})
    assert made.status == 201
    assert re.fullmatch("[0-9a-f]{64}", made.json["sha256"])
    assert made.json["position"] > 0
    assert made.json["points"] == "0"
    assert world.program("mumian").post("/snapshots", {"title": "不行"}).status == 403


@case("GET /snapshots", "GET /snapshots/{id}", "GET /snapshots/{a}/compare/{b}")
def _(world):
    bureau = world.program("chuangjian")
    first = bureau.post("/snapshots", {"title": "之前"}).json
    approved(world)
    second = bureau.post("/snapshots", {"title": "之后"}).json
    inspector = world.program("ducha")
    assert [one["id"] for one in inspector.get("/snapshots").json["items"]] == [second["id"], first["id"]]
    assert inspector.get(f"/snapshots/{first['id']}").json["corrected_since"] == 0  # something new is no correction
    assert len(inspector.get(f"/snapshots/{first['id']}").json["scoreboard"]["indicators"]) == 41
    compared = inspector.get(f"/snapshots/{first['id']}/compare/{second['id']}").json
    moved = {line["key"]: line for line in compared["figures"] if line["changed"]}
    assert moved["times_village"]["before"]["value"] is None
    assert moved["times_village"]["after"]["value"] == "64"
    frozen = inspector.get(f"/figures/times_village/records?snapshot={second['id']}").json["items"]
    assert [line["value"] for line in frozen] == ["64"]
    assert inspector.get("/figures/times_village").status == 403


@case("POST /documents")
def _(world):
    bureau = world.program("chuangjian")
    snapshot = bureau.post("/snapshots", {"title": "第一次自评"}).json["id"]
    sent = {"snapshot": snapshot, "kind": "scoring_explanations"}
    made, again = bureau.post("/documents", sent), bureau.post("/documents", sent)
    assert (made.status, made.json["state"], again.status, again.json["id"]) == (202, "queued", 200, made.json["id"])
    assert bureau.post("/documents", {**sent, "kind": "novel"}).fields == ["kind"]
    assert bureau.post("/documents", {**sent, "snapshot": 99}).status == 404


@case("GET /documents/{id}")
def _(world):
    document = finished(world)
    found = world.program("chuangjian").get(f"/documents/{document}").json
    assert (found["state"], found["progress"], found["error"]) == ("done", 100, None)
    assert re.fullmatch("[0-9a-f]{64}", found["sha256"])
    assert world.program("mumian").get(f"/documents/{document}").status == 403


@case("GET /documents/{id}/file")
def _(world):
    bureau = world.program("chuangjian")
    sent = bureau.get(f"/documents/{finished(world)}/file")
    assert "word/document.xml" in zipfile.ZipFile(BytesIO(sent.content)).namelist()
    assert ".docx" in sent.headers["Content-Disposition"]
    snapshot = bureau.get("/snapshots").json["items"][0]["id"]
    waiting = bureau.post("/documents", {"snapshot": snapshot, "kind": "application_form"}).json["id"]
    assert bureau.get(f"/documents/{waiting}/file").status == 409


@case("GET /healthz", "GET /readyz")
def _(world):
    assert world.stranger().get("//healthz").json == {"status": "ok"}
    assert world.stranger().get("//readyz").json == {"status": "ok", "store": "ok", "queue": "ok"}


@case("GET /openapi.json")
def _(world):
    assert world.stranger().get("//openapi.json").json["openapi"].startswith("3.")


def finished(world: World) -> int:
    """A document that a worker made, here and now."""
    bureau = world.program("chuangjian")
    snapshot = bureau.post("/snapshots", {"title": "第一次自评"}).json["id"]
    document = bureau.post("/documents", {"snapshot": snapshot, "kind": "scoring_explanations"}).json["id"]
    with claimed(world.district.store, document, 1) as held:
        make(world.district.store, held)
    return document
