"""What clients get wrong: each answer says in Chinese what is wrong, where, and how to mend it."""

import io
import zipfile

import pytest

from tests.web.api.entries import activity, approved, new_id, submitted
from tests.web.world import picture

LARGE = 20 * 1024 * 1024 + 1


def sent(world, submit=True, **changes):
    return submitted(world.program("mumian"), submit=submit, **changes)


@pytest.mark.parametrize("changes, field, words", [
    ({"attendance": "六十四"}, "attendance", "不是数字"),
    ({"attendance": -3}, "attendance", "不能小于 1"),
    ({"attendance": 10**15}, "attendance", "太大"),
    ({"attendance": 12.5}, "attendance", "请填整数"),
    ({"attendance": True}, "attendance", "请填数字"),
    ({"minors": 65}, "minors", "还多"),
    ({"attendance": None}, "attendance", "请填"),
    ({"title": "长" * 5000}, "title", "最多 60 个字"),
    ({"title": ["端午"]}, "title", "要填文字"),
    ({"category": "party"}, "category", "没有“party”这一项"),
    ({"starts_at": "2016-02-30T19:00"}, "starts_at", "不是有效的日期"),
    ({"starts_at": "2013-06-08T19:00", "ends_at": "2013-06-08T21:00"}, "starts_at", "不在2016年1月1日到"),
    ({"ends_at": "2016-06-08T18:00"}, "ends_at", "早"),
    ({"visitors": 3}, "visitors", "没有“visitors”这一栏"),
])
def test_a_field_says_what_is_wrong_with_it(world, changes, field, words):
    answer = sent(world, **changes)
    assert (answer.status, answer.fields) == (422, [field])
    assert words in answer.detail


def test_all_faults_are_told_at_once(world):
    answer = sent(world, title=None, attendance="多", category="party")
    assert sorted(answer.fields) == ["attendance", "category", "title"]
    assert "3 处" in answer.json["detail"]


def test_a_number_may_be_typed_as_people_type_it(world):
    assert sent(world, attendance="１，２００", minors="４６").json["data"]["attendance"] == 1200


@pytest.mark.parametrize("text", [
    "{{ 7*7 }}", "&<>\"'", "𠮷野家读书会", "'; DROP TABLE records; --", "${7*7}", "\\u0041"])
def test_a_text_comes_back_as_it_was_typed(world, text):
    made = sent(world, title=text)
    assert made.json["data"]["title"] == made.json["title"] == text


def test_control_characters_that_no_one_sees_are_left_out(world):
    assert sent(world, title="端午\x0b包粽子\x07\u202e").json["data"]["title"] == "端午 包粽子"


def test_a_draft_keeps_whatever_was_typed(world):
    typed = {"title": "长" * 5000, "attendance": "六十多", "category": None, "place": "{{ 7*7 }}\x0b"}
    made = sent(world, submit=False, **typed)
    assert made.status == 201
    assert {key: made.json["data"].get(key) for key in ("title", "attendance", "place")} == {
        key: typed[key] for key in ("title", "attendance", "place")}


def test_a_submission_that_failed_leaves_nothing_behind(world):
    program = world.program("mumian")
    body = activity(attendance="多")
    assert program.post("/records", body).status == 422
    assert program.get("/records").json["items"] == []
    body["data"]["attendance"] = 64
    assert program.post("/records", {**body, "evidence": [program.photo()]}).status == 201


@pytest.mark.parametrize("changes, field, words", [
    ({"type": "party"}, "type", "没有“party”这种记录"),
    ({"unit": "XX99"}, "unit", "没有单位“XX99”"),
    ({"client_id": "1"}, "client_id", "UUID"),
    ({"data": []}, "data", "{…}"),
    ({"evidence": {}}, "evidence", "[…]"),
    ({"evidence": [{"item": "photo"}]}, "evidence.0.sha256", "缺这一项"),
    ({"submit": "yes"}, "submit", "true 或 false"),
    ({"colour": "red"}, "colour", "没有这一项"),
])
def test_a_member_of_the_request_says_what_is_wrong_with_it(world, changes, field, words):
    answer = world.program("mumian").post("/records", {**activity(), **changes})
    assert (answer.status, answer.fields) == (422, [field])
    assert words in answer.detail


def test_a_foreign_unit_is_refused(world):
    answer = world.program("mumian").post("/records", {**activity(), "unit": "FC02"})
    assert (answer.status, answer.json["type"]) == (403, "urn:webforms:problem:refused")


@pytest.mark.parametrize("path, field, words", [
    ("/records?type=party", "type", "没有“party”这种记录"),
    ("/records?unit=XX99", "unit", "没有单位“XX99”"),
    ("/records?state=lost", "state", "只能写 draft、submitted、checked、approved、returned、withdrawn"),
    ("/records?after=x", "after", "请从第一页再来"),
    ("/records?limit=0", "limit", "不能小于 1"),
    ("/records?limit=many", "limit", "要写整数"),
    ("/records?colour=red", "colour", "没有这一项"),
    ("/units?kind=castle", "kind", "没有“castle”这类单位"),
    ("/units?under=XX99", "under", "没有单位“XX99”"),
    ("/units?after=XX99", "after", "请从第一页再来"),
    ("/tasks?overdue=perhaps", "overdue", "true 或 false"),
    ("/figures/times_village/records?after=x", "after", "请从第一页再来"),
])
def test_a_filter_that_names_nothing_is_no_empty_list(world, path, field, words):
    answer = world.program("chuangjian").get(path)
    assert (answer.status, answer.fields) == (422, [field])
    assert words in answer.detail


@pytest.mark.parametrize("path", [
    "/figures/nothing", "/figures/evidence:9.9.9/plan", "/figures/nothing/records", "/indicators/9.9.9", "/types/party",
    "/records/99", "/records/99999999999999999999", "/snapshots/7", "/snapshots/1/compare/2", "/documents/7",
    "/documents/7/file", "/files/" + "0" * 64, "/files/x", "/nowhere",
])
def test_what_is_not_there_is_not_found(world, path):
    answer = world.program("chuangjian").get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json["detail"].endswith("。")


def test_a_wrong_method_says_which_are_right(world):
    answer = world.program("chuangjian").post("/me", {})
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]
    assert "openapi.json" in answer.json["detail"]


@pytest.mark.parametrize("content, content_type, status, words", [
    (b'{"title": "x"', "application/json", 400, "第 1 行第 14 个字符"),
    (b'{"title": NaN}', "application/json", 400, "NaN 不是数"),
    (b"\xff", "application/json", 400, "UTF-8"),
    (b"title=x", "application/x-www-form-urlencoded", 415, "application/json"),
    (b'{"title": "x"}', "text/plain", 415, "application/json"),
    (b"", "application/json", 400, "JSON"),
    (b'["x"]', "application/json", 422, "{…}"),
    (b'"x"', "application/json", 422, "对照"),
    (b'{"title": "a\\u0000b"}', "application/json", 422, "U+0000"),
    (b'{"title": 7}', "application/json", 422, "要写文字"),
    (b"{}", "application/json", 422, "缺这一项"),
])
def test_content_that_is_not_what_was_asked(world, content, content_type, status, words):
    answer = world.program("chuangjian").post("/snapshots", data=content, content_type=content_type)
    assert (answer.status, answer.json["status"]) == (status, status)
    assert words in answer.detail


def test_a_body_of_megabytes_is_refused(world):
    answer = world.program("chuangjian").post("/snapshots", {"title": "x" * (5 * 1024 * 1024)})
    assert answer.status == 413
    assert "4 MB" in answer.detail


@pytest.mark.parametrize("name, content, status, words", [
    ("大.jpg", b"\xff\xd8\xff" + b"0" * LARGE, 413, "20 MB"),
    ("照片.jpg", b"PK\x03\x04 a renamed paper", 415, "照片.jpg"),
    ("方案.docx", picture(), 415, "方案.docx"),
    ("页面.html", b"<script>alert(1)</script>", 415, "页面.html"),
    ("空.jpg", b"", 415, "空.jpg"),
])
def test_a_file_that_cannot_be_kept(world, name, content, status, words):
    answer = world.program("mumian").upload(name, content)
    assert answer.status == status
    assert words in answer.detail


def test_a_zip_that_calls_itself_word_is_refused(world):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("hello.txt", "hello")
    assert world.program("mumian").upload("方案.docx", packed.getvalue()).status == 415


def test_a_request_without_its_file_says_how_to_send_one(world):
    for wrong in ({"data": {"file": "text"}}, {"data": {"photo": (io.BytesIO(picture()), "a.jpg")}}, {"data": b"x"}):
        answer = world.program("mumian").post("/files", **wrong)
        assert answer.status == 422
        assert "file" in answer.detail


@pytest.mark.parametrize("evidence, words", [
    ([("photo", "0" * 64)], "没有传上来"),
    ([("photo", "not a hash")], "没有传上来"),
    ([], "至少"),
])
def test_evidence_that_is_not_there(world, evidence, words):
    files = [{"item": item, "sha256": sha256} for item, sha256 in evidence]
    answer = world.program("mumian").post("/records", {**activity(), "evidence": files})
    assert (answer.status, answer.fields) == (422, ["evidence:photo"])
    assert words in answer.detail


def test_one_file_twice_in_a_record_is_refused(world):
    program = world.program("mumian")
    photo = program.photo()
    answer = program.post("/records", {**activity(), "evidence": [photo, photo]})
    assert (answer.status, answer.fields) == (422, ["evidence:photo"])
    assert "放了两次" in answer.detail


def test_a_strangers_file_is_no_evidence(world):
    photo = world.program("jingling").photo()
    assert world.program("mumian").post("/records", {**activity(), "evidence": [photo]}).fields == ["evidence:photo"]


@pytest.mark.parametrize("task, changes, field", [
    ("nothing", {}, "task"), ("activity_village", {"period": "2013-01"}, "period"),
    ("activity_village", {"unit": "XX99"}, "unit"), ("activity_village", {"period": None}, "period"),
    ("activity_street", {}, "unit"),
])
def test_a_nil_report_of_nothing_that_is_owed(world, task, changes, field):
    body = {"client_id": new_id(), "unit": "FC01", "period": "2016-04", "reason": "本月没有办活动", **changes}
    answer = world.program("mumian").post(f"/tasks/{task}/nil", body)
    assert (answer.status, answer.fields) == (422, [field])


def test_a_nil_report_beside_a_record_is_refused(world):
    approved(world)
    body = {"client_id": new_id(), "unit": "FC01", "period": "2016-06", "reason": "本月没有办活动"}
    answer = world.program("mumian").post("/tasks/activity_village/nil", body)
    assert answer.fields == ["period"]
    assert "已经有记录" in answer.detail
