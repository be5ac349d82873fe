"""What each route is asked about, and the address that says so.

A route is asked about a record, a file, a unit, or about nothing but who asks; what its address holds says which."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Literal
from urllib.parse import quote

from openpyxl import load_workbook
from werkzeug.routing import Rule

from tests.web.access.cast import STATES
from tests.web.access.places import Places, Target
from tests.web.access.sent import QUERIES

Kind = Literal["plain", "unit", "file", "record"]
STATED: frozenset[Kind] = frozenset({"record", "file"})
"""What has a state: a record, and with it the files it carries."""
NEVER_ASKED = ("static", "account.sign_out", "api.tokens.revoke")
"""Styles, and the two that end the very session that asks."""


OF_RECORDS = "api.records."
OF_FILES = ("files.send", "files.small", "api.files.send")
ARGUMENTS: Mapping[str, Callable[[Places], object]] = {
    "code": lambda places: "3.2.2", "key": lambda places: "activities_village", "type": lambda places: "activity",
    "type_key": lambda places: "activity", "task": lambda places: "activity_village", "a": lambda places: 1,
    "b": lambda places: 2, "snapshot_id": lambda places: places.snapshot, "document_id": lambda places: 1,
    "decision_id": lambda places: places.decision, "finding_id": lambda places: places.findings[0],
    "what": lambda places: "rename", "form": lambda places: "xlsx", "sha256": lambda places: "0" * 64,
    "id": lambda places: 1,
}
OTHER_ARGUMENTS: Mapping[tuple[str, str], Callable[[Places], object]] = {
    ("bureau.section", "key"): lambda places: "district_situation",
    ("bureau.write", "key"): lambda places: "district_situation",
    ("bureau.reading", "key"): lambda places: "district_situation",
    ("bureau.reset", "key"): lambda places: "district_situation",
    ("bureau.after_reset", "key"): lambda places: "district_situation",
    ("api.sections.read", "key"): lambda places: "district_situation",
    ("api.sections.write", "key"): lambda places: "district_situation",
    ("api.tasks.report_nil", "key"): lambda places: "activity_village",
    ("api.checks.accept", "id"): lambda places: places.findings[0],
    ("api.checks.withdraw", "id"): lambda places: places.findings[0],
    ("api.indicators.retract", "id"): lambda places: places.decision,
    ("api.snapshots.read", "id"): lambda places: places.snapshot,
    ("admin.unit", "code"): lambda places: "FC01",
    ("admin.change_unit", "code"): lambda places: "FC01",
    ("fill.week", "type_key"): lambda places: "open_log",
    ("fill.send_week", "type_key"): lambda places: "open_log",
    ("join.welcome", "code"): lambda places: places.invitation,
    ("bureau.proposed", "sha256"): lambda places: places.pack,
    ("bureau.adopt", "sha256"): lambda places: places.pack,
}
"""Where an address means something else by the same word."""




def _title(content: bytes, unit: str) -> bool:
    return f"{unit} approved".encode() in content


def _rows(content: bytes, unit: str) -> bool:
    return load_workbook(io.BytesIO(content)).active.max_row > 1


LISTS: Mapping[str, Callable[[bytes, str], bool]] = {
    "fill.all_records": _title, "figures.figure": _title, "api.records.list_": _title,
    "api.figures.list_records": _title, "bureau.owed_sheet": _rows,
    "api.tasks.list_": lambda content, unit: f'"unit":"{unit}"'.encode() in content,
    "review.batch": lambda content, unit: ">通过 1 条<".encode() in content,
}
"""Routes that answer everybody, each with what they may have: whether the answer holds anything of the unit."""
BY_UNIT = frozenset(QUERIES) | {
    "admin.add_account", "admin.print_sheets", "bureau.chase", "bureau.owed_sheet", "fill.send_week", "review.batch",
    "fill.create", "fill.send_nil", "api.records.create", "api.tasks.report_nil",
}
"""Routes that are told which unit they are about."""


NUMBERED: Mapping[str, Callable[[Places, str], int | None]] = {
    "account.end_device": lambda places, unit: places.sessions.get(unit),
    "account.end_program": lambda places, unit: places.programs.get(unit),
    "admin.webhook": lambda places, unit: places.webhook, "admin.pause": lambda places, unit: places.webhook,
    "admin.resume": lambda places, unit: places.webhook, "admin.remove": lambda places, unit: places.webhook,
    "admin.send_again": lambda places, unit: places.webhook,
    "transfer.": lambda places, unit: places.imports.get(unit),
    "admin.": lambda places, unit: places.accounts.get(unit),
}
"""What a bare `number` of an address is: something that belongs to a unit's person."""


def numbered(endpoint: str) -> Callable[[Places, str], int | None]:
    return next(found for begins, found in NUMBERED.items() if endpoint.startswith(begins))


def kind_of(rule: Rule) -> Kind:
    if "record_id" in rule.arguments or (rule.endpoint.startswith(OF_RECORDS) and "id" in rule.arguments):
        return "record"
    if rule.endpoint in OF_FILES:
        return "file"
    return "unit" if rule.endpoint in BY_UNIT or rule.arguments & {"unit", "number"} else "plain"


def targets(rule: Rule, unit: str) -> list[Target]:
    """What to ask about at a unit."""
    return [Target(unit, state) for state in STATES] if kind_of(rule) in STATED else [Target(unit)]


def address(places: Places, rule: Rule, target: Target) -> str | None:
    """The path that this rule has for the target; None where the unit has no such record."""
    values = {name: _value(places, rule, name, target) for name in rule.arguments}
    if None in values.values():
        return None
    path = rule.rule
    for name, value in values.items():
        path = _filled(path, name, str(value))
    return path


def _filled(path: str, name: str, value: str) -> str:
    """The rule with one `<converter:name>` replaced."""
    out, rest = "", path
    while rest:
        before, found, rest = rest.partition("<")
        out += before
        if found:
            inside, _, rest = rest.partition(">")
            out += quote(value, safe="") if inside.rpartition(":")[2] == name else f"<{inside}>"
    return out


def _value(places: Places, rule: Rule, name: str, target: Target) -> object:
    kind = kind_of(rule)
    if kind == "record" and name in ("record_id", "id"):
        return places.records.get((target.unit, target.state))
    if kind == "file" and name == "sha256":
        return places.files.get((target.unit, target.state))
    if name == "unit":
        return target.unit
    if name == "number":
        return numbered(rule.endpoint)(places, target.unit)
    return OTHER_ARGUMENTS.get((rule.endpoint, name), ARGUMENTS[name])(places)
