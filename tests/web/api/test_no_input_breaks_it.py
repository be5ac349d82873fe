"""No input whatever makes the program fail: strange values everywhere a client can put one, on both databases."""

import json
import random
import re
from urllib.parse import quote

import pytest

from tests.web.api.entries import ACTIVITY, approved, new_id, submitted
from tests.web.world import picture

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STRANGE = (
    None, True, 0, -1, 1.5, 2**31, 2**63, 2**64, "", " ", "x" * 5000, "{{ 7*7 }}", "'; drop table records; --", "&<>\"",
    "𠮷", "\x0b\x1b", "\u202e", "a\x00b", "\ud800", "１２", "1.2万", "NaN", "-0", "1e400", "%", "../../etc/passwd",
    "2016-02-30", [], {}, [[]], {"": ""}, {"a": {"b": [None]}}, ["x"] * 300,
)
STRANGE_TO_A_DATABASE = (2**31, 2**63, "a\x00b", "\ud800", "𠮷", "x" * 5000, "", "\x0b\x1b", -1, {"a": [None]})
VALUES = {
    "client_id": new_id(), "type": "activity", "unit": "FC01", "data": ACTIVITY, "evidence": [], "submit": True,
    "decision": "approve", "version": 1, "reason": "佐证材料齐全，经会议讨论同意，予以登记备查。", "kind": "override",
    "points": "1", "title": "快照", "snapshot": 1, "enabled": True, "period": "2016-04", "login": "mumian",
    "password": "wrong", "name": "x", "text": "到位[[fund_paid|wan]]元。",
    "fingerprint": "0" * 64,
}
RAW = (b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b"NaN", b'{"a": 1e999}', b"[" * 100_000, b"{}" * 10, b"\x00",
       b"9" * 5000, b'{"data": ' + b'{"a":' * 500 + b"1" + b"}" * 501, "{}".encode("utf-16"), b'{"title": "\\ud800"}')
HEADERS = ("*", '"1-1"', 'W/"x"', '"a", "b"', "\xff", "x" * 3000)
NAMES = {"id": "1", "a": "1", "b": "1", "type": "activity", "code": "3.2.2", "key": "activity_village",
         "sha256": "0" * 64}


def operations(world):
    return [(method.upper(), path.removeprefix("/api/v1"), operation)
            for path, operations in world.promises.document["paths"].items() if path.startswith("/api")
            for method, operation in operations.items()]


def filled(path, **values):
    return re.sub(r"\{(\w+)\}", lambda name: {**NAMES, **values}[name[1]], path)


def as_text(value):
    """As it stands in an address, percent-encoded; half a sign too."""
    return quote((value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "surrogatepass"), safe="")


def survives(world, method, address, program=None, **kwargs):
    """The program says what is wrong, in Chinese, whatever was asked."""
    answer = world.bare(program or world.bureau, method, address, **kwargs)
    assert answer.status_code < 500, (method, address, kwargs)
    if answer.status_code >= 400:
        said = answer.get_json(force=True)
        for sentence in (said["detail"], *(fault["message"] for fault in said.get("errors", ()))):
            assert re.search("[\u4e00-\u9fff]", sentence), said


@pytest.fixture
def worked(world):
    return after_some_work(world, STRANGE)


@pytest.fixture(params=["sqlite", "postgresql"])
def worked_on_both(request):
    """What only a database minds is tried on both."""
    if request.param == "sqlite":
        return after_some_work(request.getfixturevalue("world"), STRANGE)
    return after_some_work(request.getfixturevalue("postgres_world"), STRANGE_TO_A_DATABASE)


def after_some_work(world, strange):
    """A district in which something has happened, so that there is something to hit."""
    world.strange = strange
    approved(world)
    world.village, world.bureau = world.program("mumian"), world.program("chuangjian")
    submitted(world.village, submit=False)
    assert world.bureau.post("/snapshots", {"title": "第一次"}).status == 201
    return world


def test_strange_values_in_an_address(worked_on_both):
    worked = worked_on_both
    for method, path, operation in operations(worked):
        for name in re.findall(r"\{(\w+)\}", path):
            for value in worked.strange:
                survives(worked, method, filled(path, **{name: as_text(value)}))
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                for value in worked.strange:
                    survives(worked, method, f"{filled(path)}?{parameter['name']}={as_text(value)}")


def test_strange_values_in_a_body(worked):
    for method, path, operation in operations(worked):
        if "application/json" not in operation.get("requestBody", {}).get("content", {}) or path == "/tokens":
            continue
        wanted = _members(worked, operation)
        for name in wanted:
            for value in worked.strange:
                body = _json({**wanted, name: value})
                survives(worked, method, filled(path), data=body, headers={"If-Match": '"2-1"'})


def test_strange_values_in_the_fields_of_a_record(worked_on_both):
    worked = worked_on_both
    fields = worked.village.get("/types/activity").json["data"]["properties"]
    one_of_each_kind = {shape["x-kind"]: field for field, shape in fields.items()}
    for field in (*one_of_each_kind.values(), "nothing"):
        for value in worked.strange:
            for submit in (True, False):
                sent = {**VALUES, "client_id": new_id(), "data": {**ACTIVITY, field: value}, "submit": submit}
                body = {name: sent[name] for name in ("client_id", "type", "unit", "data", "evidence", "submit")}
                survives(worked, "POST", "/records", worked.village, data=_json(body))


def test_content_that_is_no_json(worked):
    for method, path, operation in operations(worked):
        if "requestBody" in operation:
            for content in RAW:
                for kind in ("application/json", "text/plain", "multipart/form-data", ""):
                    survives(worked, method, filled(path), data=content, content_type=kind)


def test_strange_headers(worked):
    for value in HEADERS:
        survives(worked, "PUT", "/records/2", data=_json({"data": {}, "evidence": []}), headers={"If-Match": value})
        survives(worked, "POST", "/records/2/submit", headers={"If-Match": value})
        survives(worked, "GET", "/scoreboard", headers={"If-None-Match": value})
        survives(worked, "GET", "/me", headers={"Authorization": f"Bearer {value}"})


def test_cut_and_stirred_files(worked):
    stirred = random.Random(7)  # the same bytes each time
    whole = picture()
    for _ in range(40):
        broken = bytearray(whole[:stirred.randrange(len(whole))])
        for _ in range(5):
            if broken:
                broken[stirred.randrange(len(broken))] = stirred.randrange(256)
        for name in ("a.jpg", "a.png", "a.docx", "a.pdf", "", "\x00", "x" * 900 + ".jpg"):
            answer = worked.village.upload(name, bytes(broken))
            assert answer.status < 500


def _json(value):
    return json.dumps(value)


def _members(world, operation):
    shape = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return {name: VALUES[name] for name in world.promises.document["components"]["schemas"][shape]["properties"]}
