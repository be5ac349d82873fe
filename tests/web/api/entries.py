"""Entries as programs send them: an activity that is in order, and how it becomes a record in force."""

from __future__ import annotations

import uuid
from typing import Any

from tests.web.api.client import Answer, Program, World

ACTIVITY: dict[str, Any] = {
    "title": "端午包粽子亲子活动", "category": "minors", "starts_at": "2016-06-08T19:00", "ends_at": "2016-06-08T21:00",
    "place": "社区文化室", "attendance": 64, "minors": 46,
}
REASON = "佐证材料齐全，经创建办会议讨论同意，予以登记备查。"


def new_id() -> str:
    return str(uuid.uuid4())


def activity(**changes: Any) -> dict[str, Any]:
    """The body of `POST /records`; `data` is changed by `changes`, members left out with None."""
    data = {key: value for key, value in {**ACTIVITY, **changes}.items() if value is not None}
    return {"client_id": new_id(), "type": "activity", "unit": "FC01", "data": data, "evidence": [], "submit": True}


def submitted(program: Program, *, submit: bool = True, unit: str = "FC01", **changes: Any) -> Answer:
    """A record with two photos, sent by the program."""
    photos = [program.photo("seagreen"), program.photo("indianred")]
    return program.post("/records", {**activity(**changes), "evidence": photos, "submit": submit, "unit": unit})


def approved(world: World, **changes: Any) -> Answer:
    """A village's activity that its street has approved."""
    made = submitted(world.program("mumian"), **changes)
    assert made.status == 201, made.content
    return agreed(world.program("fengcheng"), made)


def agreed(reviewer: Program, made: Answer) -> Answer:
    found = reviewer.post(f"/records/{made.json['id']}/review", {
        "decision": "approve", "version": made.json["version"]})
    assert found.status == 200, found.content
    return found
