"""Invitation sheets: choose the units of a role, print a page for each, hand them out.

The codes are on the page that answers the form, and nowhere else: printed again, they are others."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
from flask import current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from webforms.actions import account_care, invitations
from webforms.domain.errors import InputFaults
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.admin.places import is_asked, kinds_in_reach, parents_in_reach, roles_to_give, units_in_reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from webforms.domain.units import Unit
    from webforms.store.views import Sheet

USUAL_DAYS = 14
PICKS = {"without": "还没有账号的", "all": "全部", "none": "一个不选"}
AT_HOME = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Printed:
    """A sheet as it is printed: its unit, what stands above, the square to scan and the address in it."""

    sheet: Sheet
    parent: str | None
    square: Markup
    address: str


@pages.get("/invitations")
@verb("account.invite")
def choose_units() -> ResponseReturnValue:
    return _choice(chosen=None)


@pages.post("/invitations")
@verb("account.invite")
def print_sheets() -> ResponseReturnValue:
    chosen = request.form.getlist("units")
    role, days = request.form.get("role", ""), request.form.get("days", "")
    try:
        made = invitations.invite(
            here.store(), here.actor(), chosen, role, int(days) if days.isdecimal() and days.isascii() else 0)
    except InputFaults as wrong:
        return make_response(_choice(chosen, [fault.message for fault in wrong.faults][:5]), 422)
    return render_template(
        "admin/sheets.html", sheets=[_printed(sheet) for sheet in made], role=here.pack().roles[role],
        join=base_address() + url_for("join.type_code"))


def base_address() -> str:
    """How phones reach this site: as the operator says, or as this browser does where nobody said."""
    said = str(current_app.config["WEBFORMS_BASE_URL"])
    return request.host_url.rstrip("/") if _at_home(said) else said


def _at_home(address: str) -> bool:
    """Whether it is an address of this machine, where no phone comes."""
    return urlsplit(address).hostname in AT_HOME


def square(address: str) -> Markup:
    """The QR code as a drawing inside the page, which needs no style of its own."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, svgclass=None, lineclass=None, omitsize=True)
    return Markup(drawn.getvalue().decode().strip())  # noqa: S704 - drawn by the library, no typed text in it


def _printed(sheet: Sheet) -> Printed:
    address = base_address() + url_for("join.welcome", code=sheet.secret)
    return Printed(sheet, here.tree().get(sheet.unit).parent, square(address), address)


def _choice(chosen: Collection[str] | None, faults: Iterable[str] = ()) -> str:
    """The page with the units that may hold the role; those without an account are ticked unless others were."""
    within = units_in_reach("account.invite")
    roles = {key: role for key, role in roles_to_give().items() if any(_may_hold(unit, key) for unit in within)}
    asked = {name: request.values.get(name, "").strip() for name in ("role", "kind", "under", "pick")}
    role = asked["role"] if asked["role"] in roles else next(iter(roles), "")
    have = Counter(line.account.unit for line in account_care.list_of_units(here.store(), here.actor())
                   if line.account.active)
    units = [unit for unit in within if _may_hold(unit, role) and is_asked(unit, asked["kind"], "", ())
             and asked["under"] in ("", unit.parent)]
    return render_template(
        "admin/invitations.html", units=units, have=have, faults=faults, role=role, roles=roles, asked=asked,
        open=invitations.open_invitations(here.store(), here.actor()), picks=PICKS, lasts=invitations.LASTS,
        ticked=_ticked(units, have, asked["pick"], chosen), days=_days(), kinds=kinds_in_reach("account.invite"),
        parents=parents_in_reach("account.invite"), nowhere=base_address() if _at_home(base_address()) else "")


def _may_hold(unit: Unit, role: str) -> bool:
    roles = here.pack().roles
    return role in roles and here.tree().matches(unit, (roles[role].where,))


def _ticked(units: Iterable[Unit], have: Counter[str], pick: str, chosen: Collection[str] | None) -> frozenset[str]:
    if chosen is not None:
        return frozenset(chosen)
    if pick in ("all", "none"):
        return frozenset(unit.code for unit in units) if pick == "all" else frozenset()
    return frozenset(unit.code for unit in units if not have[unit.code])


def _days() -> int:
    typed = request.values.get("days", "")
    return next((days for days in invitations.LASTS if str(days) == typed), USUAL_DAYS)
