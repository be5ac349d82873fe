"""Figures by HTTP: decimal texts in the unit people read, and down to the record and its file."""

import pytest

from tests.web.api.entries import agreed, approved, new_id

OPENING = {"opened_on": "2016-06-04", "period": {"from": "08:00", "to": "11:20"}, "place": "操场", "attendance": 40,
           "contact_phone": "13800000000"}


def entered(world, type_, unit, login, reviewer, data):
    """A record of any type that is in order, with the files its form asks for."""
    program = world.program(login)
    form = program.get(f"/types/{type_}").json
    evidence = [program.photo(colour, item["item"])
                for item in form["evidence"] for colour in ("navy", "teal", "plum")[:item["min"]]]
    made = program.post("/records", {
        "client_id": new_id(), "type": type_, "unit": unit, "data": data, "evidence": evidence, "submit": True})
    assert made.status == 201, made.content
    return agreed(world.program(reviewer), made)


def test_money_travels_as_exact_text(world):
    form = world.program("caizheng").get("/types/funding").json["data"]
    data = {"year": 2016, **{key: "126660.10" for key, shape in form["properties"].items()
                             if shape["x-kind"] == "money"}}
    entered(world, "funding", "CZJ", "caizheng", "chuangjian", data)
    figure = world.program("caizheng").get("/figures/fund_paid").json
    assert (figure["value"], figure["unit"], figure["state"]) == ("126660.1", "元", "complete")
    behind, = world.program("caizheng").get("/figures/fund_paid/records").json["items"]
    assert (behind["value"], behind["period"]) == ("126660.1", "2016")


def test_a_json_number_with_a_fraction_is_read_digit_by_digit(world):
    """0.1 + 0.2 is 0.3: no number between the request and the figure was ever a binary fraction."""
    program = world.program("caizheng")
    form = program.get("/types/funding").json["data"]
    money = [key for key, shape in form["properties"].items() if shape["x-kind"] == "money"]
    amounts = ", ".join(f'"{key}": 9007199254740.93' for key in money)
    body = (f'{{"client_id": "{new_id()}", "type": "funding", "unit": "CZJ", "submit": false, "evidence": [], '
            f'"data": {{"year": 2016, {amounts}}}}}')
    kept = program.post("/records", data=body, content_type="application/json")
    assert kept.json["data"][money[0]] == "9007199254740.93"


def test_silence_is_null_and_never_zero(world):
    figure = world.program("chuangjian").get("/figures/times_village").json
    assert (figure["value"], figure["state"], figure["by_unit"]) == (None, "none", [])


def test_a_figure_leads_to_its_record_and_the_record_to_its_file(world):
    approved(world)
    bureau = world.program("chuangjian")
    line, = bureau.get("/figures/times_village/records").json["items"]
    record = bureau.get(f"/records/{line['record']}").json
    assert (record["number"], record["in_force_version"]) == (line["number"], line["version"])
    for file in record["evidence"]:
        assert bureau.get(f"/files/{file['sha256']}").content[:2] == b"\xff\xd8"


def test_records_behind_a_figure_come_in_pages(world):
    for day in (6, 7, 8):
        approved(world, title=f"第 {day} 次", starts_at=f"2016-06-0{day}T19:00", ends_at=f"2016-06-0{day}T21:00")
    bureau = world.program("chuangjian")
    whole = bureau.get("/figures/times_village/records").json
    first = bureau.get("/figures/times_village/records?limit=2").json
    rest = bureau.get(f"/figures/times_village/records?limit=2&after={first['next']}").json
    assert (first["items"] + rest["items"], rest["next"]) == (whole["items"], None)


def test_what_was_corrected_after_the_freeze_is_marked(world):
    made = approved(world)
    bureau = world.program("chuangjian")
    snapshot = bureau.post("/snapshots", {"title": "自评"}).json["id"]
    changed = {"data": {**made.json["data"], "attendance": 80}, "submit": True,
               "evidence": [{"item": one["item"], "sha256": one["sha256"]} for one in made.json["evidence"]]}
    program = world.program("mumian")
    agreed(world.program("fengcheng"), program.put(f"/records/{made.json['id']}", changed, seen=made.etag))
    frozen, = bureau.get(f"/figures/times_village/records?snapshot={snapshot}").json["items"]
    live, = bureau.get("/figures/times_village/records").json["items"]
    assert (frozen["version"], frozen["value"], frozen["corrected"]) == (1, "64", True)
    assert (live["version"], live["value"], live["corrected"]) == (2, "80", False)
    assert bureau.get(f"/figures/times_village?snapshot={snapshot}").json["value"] == "64"


@pytest.mark.parametrize("login, status", [("mumian", 200), ("fengcheng", 200), ("rongshu", 200), ("ducha", 403)])
def test_a_unit_sees_its_own_part(world, login, status):
    approved(world)
    answer = world.program(login).get("/figures/times_village")
    assert answer.status == status
    if status == 200:
        assert {part["unit"] for part in answer.json["by_unit"]} <= {"FC01"}
        assert (answer.json["value"] is None) == (login == "rongshu")


def test_hours_are_exact_as_far_as_minutes_can_be(world):
    """3 h 20 min has no last digit in hours; it is the only kind of figure that is rounded."""
    made = entered(world, "open_log", "S01", "qingyuan", "chuangjian", OPENING)
    bureau = world.program("chuangjian")
    assert bureau.get("/figures/opening_time").json["value"] == "3.3333"
    line, = bureau.get("/figures/opening_time/records").json["items"]
    assert (line["record"], line["value"]) == (made.json["id"], "3.3333")


def test_behind_a_frozen_figure_private_fields_are_masked(world):
    made = entered(world, "open_log", "S01", "qingyuan", "chuangjian", OPENING)
    world.program("chuangjian").post("/snapshots", {"title": "自评"})
    seen = world.program("ducha").get(f"/records/{made.json['id']}").json
    assert (seen["masked"], "13800000000" in str(seen)) == (["contact_phone"], False)
    assert world.program("qingyuan").get(f"/records/{made.json['id']}").json["data"]["contact_phone"] == "13800000000"
