"""The tree of units as the administrator keeps it: folded by who stands above, searched, and one more added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import unit_sheets, units
from webforms.actions.unit_rows import COLUMNS
from webforms.domain.errors import Conflict, InputFaults
from webforms.web import here, words
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.admin.places import is_asked

if TYPE_CHECKING:
    from webforms.domain.units import Unit
    from webforms.store.views.units import ListedUnit

OPEN_GROUPS = 2
"""So few groups need not be folded."""


@dataclass(frozen=True)
class Group:
    """Units that stand together: those below one unit, or those of one kind that have nobody below. `head` may be
    opened itself."""

    title: str
    head: ListedUnit | None
    lines: tuple[ListedUnit, ...]

    @property
    def there(self) -> int:
        return sum(line.is_open for line in self.lines)


@pages.get("/units", endpoint="units")
@verb("unit.import")
def list_of_units() -> ResponseReturnValue:
    everyone = unit_sheets.list_of_units(here.store(), here.actor())
    chosen = {name: request.args.get(name, "") for name in ("q", "kind", "closed")}
    shown = [line for line in everyone if _asked(line, chosen)]
    groups = _groups(everyone, shown)
    return render_template(
        "admin/units.html", groups=groups, chosen=chosen, found=len(shown), everyone=everyone,
        counts=_counts(everyone), unfold=any(chosen.values()) or len(groups) <= OPEN_GROUPS, status_of=status_of)


@pages.get("/units/new")
@verb("unit.import")
def new_unit() -> ResponseReturnValue:
    return _form({"kind": request.args.get("kind", ""), "parent": request.args.get("parent", "")}, {})


@pages.post("/units/new")
@verb("unit.import")
def add_unit() -> ResponseReturnValue:
    row = {name: request.form.get(name, "") for name in COLUMNS if name != "flags"}
    row["flags"] = " ".join(request.form.getlist("flags"))
    try:
        units.open_unit(here.store(), here.actor(), row)
    except InputFaults as wrong:
        return make_response(_form(row, by_column(wrong)), 422)
    except Conflict:
        return make_response(_form(row, {"code": ["这个单位码已经有单位用了。请换一个。"]}), 409)
    flash("加好了。接着可以给它开账号。", "ok")
    return redirect(url_for("admin.unit", code=row["code"].strip()), 303)


def status_of(unit: Unit) -> words.Status | None:
    """What is to be said of a unit that is not simply there."""
    if unit.is_open(here.today()):
        return words.UNIT_ENDS if unit.closed else None
    return words.UNIT_CLOSED if unit.closed and unit.closed <= here.today() else words.UNIT_TO_COME


def by_column(wrong: InputFaults) -> dict[str, list[str]]:
    """The faults of a single row beside its fields: the row's number says nothing there."""
    found: dict[str, list[str]] = {}
    for fault in wrong.faults:
        found.setdefault(fault.field.rpartition("/")[2], []).append(fault.message.partition("：")[2] or fault.message)
    return found


def parents_for(kind: str) -> list[Unit]:
    """The open units below which one of this kind may stand."""
    above = here.pack().kinds[kind].parent if kind in here.pack().kinds else None
    return [unit for unit in here.tree().units if unit.kind == above]


def _asked(line: ListedUnit, chosen: Mapping[str, str]) -> bool:
    kept = not chosen["closed"] or not line.is_open or line.unit.closed is not None
    return kept and is_asked(line.unit, chosen["kind"], chosen["q"], (line.unit.name, line.unit.code))


def _counts(everyone: Iterable[ListedUnit]) -> list[tuple[str, str, int]]:
    """Kind, its title, how many of it are there today."""
    there = [line.unit.kind for line in everyone if line.is_open]
    return [(kind.key, kind.title, there.count(kind.key)) for kind in here.pack().kinds.values()]


def _groups(everyone: Iterable[ListedUnit], shown: Iterable[ListedUnit]) -> list[Group]:
    """In the order of the pack's kinds; what stands below a unit of another group is told there."""
    kinds = here.pack().kinds
    found = list(shown)
    heading = {kind.parent for kind in kinds.values() if kind.parent and kinds[kind.parent].parent}
    below: dict[str | None, list[ListedUnit]] = {}
    for line in found:
        below.setdefault(line.unit.parent if kinds[line.unit.kind].parent in heading else None, []).append(line)
    groups: list[Group] = []
    for key, kind in kinds.items():
        if key in heading:
            heads = [line for line in everyone if line.unit.kind == key]
            groups += [Group(line.unit.name, line, tuple(below.get(line.unit.code, ()))) for line in heads
                       if line in found or line.unit.code in below]
        else:
            groups.append(Group(kind.title, None, tuple(x for x in below.get(None, ()) if x.unit.kind == key)))
    return [group for group in groups if group.head or group.lines]


def _form(row: Mapping[str, str], faults: Mapping[str, list[str]]) -> str:
    above = {kind.parent for kind in here.pack().kinds.values()}
    parents = [unit for unit in here.tree().units if unit.kind in above]
    return render_template("admin/unit_new.html", row=row, faults=faults, parents=parents)
