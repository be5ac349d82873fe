"""What is sent to each route: a whole form or body that somebody could send who may, so that access alone decides."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from tests.web.access.places import ACTIVITY, REASON, Places, Target
from tests.web.world import PASSWORD, picture

Sent = Callable[[Places, Target], Any]
FRESH = "荷花-1234-蓝天"


def _new_record(places: Places, target: Target) -> dict[str, Any]:
    return {"client_id": str(uuid.uuid4()), "type": "activity", "unit": target.unit,
            "data": {**ACTIVITY, "title": "新的一场"}, "evidence": [], "submit": False}


def _form_of_activity(places: Places, target: Target) -> dict[str, Any]:
    return {"f_title": "改过的题目", "act": "draft", "client_id": str(uuid.uuid4()), "unit": target.unit}


def _batch(places: Places, target: Target) -> dict[str, Any]:
    record = places.records.get((target.unit, "submitted"), 0)
    return {"act": "approve", "chosen": f"{record}-1"}


FORMS: Mapping[str, Sent] = {
    "account.handed_over": lambda places, target: {"name": "新人", "login": "13800138000", "password": PASSWORD},
    "admin.add_account": lambda places, target: {
        "unit": target.unit, "role": "reporter", "login": "13900139000", "name": "小王"},
    "admin.pass_account_on": lambda places, target: {"name": "新人", "login": "13800138000"},
    "admin.print_sheets": lambda places, target: {"units": target.unit, "role": "reporter", "days": "14"},
    "admin.change_unit": lambda places, target: {"name": "新名字", "on": "2016-06-01"},
    "admin.add_unit": lambda places, target: {
        "code": "FC99", "name": "新村", "kind": "village", "parent": "FC", "flags": "rural", "opened": "2016-06-01"},
    "admin.try_units": lambda places, target: {
        "file": (io.BytesIO("code,name,kind,parent,flags\nFC98,新村,village,FC,rural\n".encode()), "名册.csv")},
    "admin.add_webhook": lambda places, target: {
        "url": "https://tongzhi.example.cn/hook", "verbs": "record.submit"},
    "admin.send_again": lambda places, target: {"delivery": str(places.delivery)},
    "bureau.chase": lambda places, target: {
        "unit": target.unit, "kind": places.kind(target.unit), "text": "请尽快报。"},
    "bureau.owed_sheet": lambda places, target: {"unit": target.unit, "kind": places.kind(target.unit)},
    "fill.send_week": lambda places, target: {"unit": target.unit, "week": "2016-06-06", "act": "like"},
    "join.accept": lambda places, target: {
        "code": places.invitation, "name": "新人", "login": "13700137000", "password": FRESH},
    "review.batch": _batch,
    "transfer.upload": lambda places, target: {"type": "activity", "book": (io.BytesIO(places.book), "六月.xlsx")},
    "account.signed_in": lambda places, target: {"login": "mumian", "password": PASSWORD},
    "account.change_password": lambda places, target: {
        "old": PASSWORD, "new": FRESH, "again": FRESH},
    "bureau.accept": lambda places, target: {
        "finding": places.findings[0], f"seen-{places.findings[0]}": places.seen, "reason": REASON},
    "bureau.decide": lambda places, target: {"kind": "override", "points": "1", "reason": REASON},
    "bureau.retract": lambda places, target: {"reason": REASON},
    "bureau.upload": lambda places, target: {"pack": (io.BytesIO(places.archive), "新包.zip")},
    "bureau.write": lambda places, target: {"text": "全区情况。", "seen": places.section},
    "bureau.reset": lambda places, target: {"seen": places.section},
    "bureau.reading": lambda places, target: {"text": "全区情况。"},
    "bureau.switch": lambda places, target: {"enabled": ""},
    "documents.ask": lambda places, target: {"snapshot": "1", "kind": "application_form"},
    "documents.freeze": lambda places, target: {"title": "八月"},
    "fill.create": _form_of_activity,
    "fill.change": lambda places, target: {
        **_form_of_activity(places, target), "seen": places.etag(target.unit, target.state)},
    "fill.send_nil": lambda places, target: {
        "unit": target.unit, "period": "2016-04", "reason": REASON, "client_id": str(uuid.uuid4())},
    "fill.withdraw": lambda places, target: {"reason": REASON},
    "review.decide": lambda places, target: {"act": "approve", "version": "1"},
    "files.keep": lambda places, target: {
        "file": (io.BytesIO(picture("gold")), "照片.jpg"), "type": "activity", "item": "photo"},
}
UPLOADS: Mapping[str, Sent] = {
    "api.files.keep": lambda places, target: {"file": (io.BytesIO(picture("gold")), "照片.jpg")},
}
BODIES: Mapping[str, Sent] = {
    "api.tokens.create": lambda places, target: {"login": "mumian", "password": PASSWORD, "name": "表"},
    "api.checks.accept": lambda places, target: {"reason": REASON},
    "api.checks.withdraw": lambda places, target: {"reason": REASON},
    "api.documents.request_document": lambda places, target: {"snapshot": 1, "kind": "application_form"},
    "api.indicators.decide": lambda places, target: {"kind": "override", "points": "1", "reason": REASON},
    "api.indicators.retract": lambda places, target: {"reason": REASON},
    "api.records.create": _new_record,
    "api.records.change": lambda places, target: {
        "data": {**ACTIVITY, "title": "改过的题目"}, "evidence": [], "submit": False},
    "api.records.decide": lambda places, target: {"decision": "approve", "version": 1},
    "api.records.withdraw": lambda places, target: {"reason": REASON},
    "api.sections.write": lambda places, target: {"text": "全区情况。"},
    "api.snapshots.freeze": lambda places, target: {"title": "八月"},
    "api.tasks.report_nil": lambda places, target: {
        "client_id": str(uuid.uuid4()), "unit": target.unit, "period": "2016-04", "reason": REASON},
    "api.types.enable": lambda places, target: {"enabled": True},
}
QUERIES: Mapping[str, Sent] = {
    endpoint: lambda places, target: {"unit": target.unit}
    for endpoint in ("fill.choose_type", "fill.new", "fill.ask_nil", "fill.week", "fill.all_records", "figures.figure",
                     "api.records.list_", "api.tasks.list_", "api.figures.list_records")
}
