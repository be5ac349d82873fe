"""A form of any record type carries every value to the page and back, letter by letter."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.web.packs import default_pack, record_type
from webforms.domain.errors import FieldFault
from webforms.domain.fields import context_of, read_form
from webforms.web.form_builder import FIELD, KEPT, RecordForm, accepts, form_class

GOLDEN = Path(__file__).parents[1] / "golden" / "gd-2016" / "records.jsonl"
UNITS = [("", [(unit.code, unit.name) for unit in default_pack().units])]


@pytest.fixture(autouse=True)
def request_of_a_page():
    app = Flask(__name__)
    app.config.update(SECRET_KEY="only for tests", WTF_CSRF_ENABLED=False)
    with app.test_request_context("/", method="POST"):
        yield


def form(type_key: str, sent: list[tuple[str, str]] | None = None) -> RecordForm:
    built = form_class(record_type(type_key), default_pack().campaign.year, lambda field: UNITS)
    return built(formdata=None if sent is None else MultiDict(sent))


def inputs_of(shown: RecordForm) -> Iterator[tuple[str, str]]:
    """What a browser sends back when nobody touched the page."""
    for field in shown.type.fields:
        data = shown.of(field).data
        yield from ((FIELD + field.key, each) for each in (data if isinstance(data, list) else [data]))


def golden_records() -> list[dict]:
    lines = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    return [line for line in lines if line.get("data")]


def read_back(type_key: str, data: dict) -> dict:
    shown = form(type_key)
    shown.fill(data, [])
    raw = form(type_key, list(inputs_of(shown))).raw()
    codes = {code for code, _ in UNITS} | {data.get("community"), data.get("unit_concerned")} - {None}
    return read_form(record_type(type_key), raw, context_of(default_pack(), codes)).data


@pytest.mark.parametrize("record", golden_records(), ids=lambda record: record["ref"])
def test_a_record_shown_and_sent_back_is_the_same(record):
    canonical = read_form(record_type(record["type"]), record["data"], context_of(default_pack(), ())).data
    again = read_back(record["type"], record["data"])
    assert {key: again[key] for key in canonical} == canonical


@pytest.mark.parametrize("type_key", default_pack().types)
def test_a_new_form_starts_with_the_defaults_and_nothing_else(type_key):
    type_ = record_type(type_key)
    filled = {key for key, value in form(type_key).raw().items() if value}
    assert filled == {field.key for field in type_.fields if field.default is not None}


def test_what_cannot_be_read_stays_as_it_was_typed():
    sent = form("activity", [("f_title", "{{ 7*7 }} & <b>"), ("f_attendance", "六十四"), ("f_minors", "１２")])
    assert sent.of(record_type("activity").field("attendance")).data == "六十四"
    assert sent.raw()["title"] == "{{ 7*7 }} & <b>"
    assert sent.raw()["minors"] == "１２"


@pytest.mark.parametrize("sent, raw", [
    (("2016-06-08", "19:00"), "2016-06-08T19:00"), (("2016-06-08", ""), "2016-06-08"), (("", "19:00"), "19:00"),
    (("", ""), ""), (("2016-06-08T19:00",), "2016-06-08T19:00"),
])
def test_a_moment_is_a_day_and_a_time(sent, raw):
    assert form("activity", [("f_starts_at", each) for each in sent]).raw()["starts_at"] == raw


@pytest.mark.parametrize("sent, raw", [
    (("17:00", "19:00"), {"from": "17:00", "to": "19:00"}), (("17:00", ""), {"from": "17:00", "to": ""}),
    (("", ""), ""),
])
def test_a_span_is_two_times(sent, raw):
    assert form("open_log", [("f_period", each) for each in sent]).raw()["period"] == raw


def test_an_emptied_field_does_not_fall_back_to_its_default():
    shown = form("open_log")
    shown.fill({"place": "操场"}, [])
    assert shown.raw()["mode"] == ""


def test_a_form_that_came_without_a_field_says_that_it_is_empty():
    assert form("activity", [("f_title", "讲座")]).raw()["starts_at"] == ""


def test_messages_stand_beside_their_fields():
    shown = form("activity", [])
    placed = shown.show([
        FieldFault("minors", "太多"), FieldFault("evidence:photo", "至少要 1 张"), FieldFault("", "整份太长"),
        FieldFault("no_such_field", "没有这一栏"),
    ])
    assert list(shown.of(record_type("activity").field("minors")).errors) == ["太多"]
    assert list(shown.files_of(record_type("activity").item("photo")).errors) == ["至少要 1 张"]
    assert [fault.field for fault in placed] == ["f_minors", "files_photo", "", ""]


def test_kept_files_keep_their_order_and_stand_once():
    sent = form("activity", [(KEPT + "photo", "b"), (KEPT + "photo", "a"), (KEPT + "photo", "b"), (KEPT + "plan", "c")])
    assert sent.evidence() == [
        {"item": "photo", "sha256": "b"}, {"item": "photo", "sha256": "a"}, {"item": "plan", "sha256": "c"}]


def test_a_file_input_offers_only_what_the_item_takes():
    assert accepts(record_type("activity").item("photo")) == "image/*"
    assert ".pdf" in accepts(record_type("activity").item("plan"))


def test_a_yearly_form_offers_its_years_the_newest_first():
    year = form("funding").of(record_type("funding").field("year"))
    assert [value for value, _ in year.options] == ["2016", "2015", "2014"]
