"""Checks before a freeze: what must be mended, what wants a reason, and what was accepted, by whom and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import checks
from webforms.domain.consistency import Judged, Link
from webforms.domain.errors import FindingMovedOn, InputFaults, ReasonMissing
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.problems import messages_of, problem_of

PLACES: dict[str, tuple[str, str]] = {
    "figure": ("figures.figure", "key"), "record": ("fill.record", "record_id"), "unit": ("fill.all_records", "unit"),
    "indicator": ("bureau.indicator", "code"), "section": ("bureau.section", "key"),
}
"""The page that a link leads to, and the name of what it is told."""


@dataclass(frozen=True)
class Group:
    """Findings of one check, so that one reason can do for several."""

    code: str
    title: str
    found: tuple[Judged, ...]


@dataclass(frozen=True)
class Typed:
    """A form that was refused: which findings were ticked, the reason, and what is wrong with it."""

    ticked: frozenset[str]
    reason: str
    faults: tuple[str, ...]


NOTHING_TYPED = Typed(frozenset(), "", ())


@pages.get("/checks")
@verb("finding.read")
def findings() -> ResponseReturnValue:
    return _page(NOTHING_TYPED)


@pages.post("/checks")
@verb("finding.accept")
def accept() -> ResponseReturnValue:
    ticked, reason = request.form.getlist("finding"), request.form.get("reason", "")
    seen = {finding: request.form.get(f"seen-{finding}", "") for finding in ticked}
    try:
        if not ticked:
            raise InputFaults.one("finding", "没有勾选哪一项。请勾上这条理由说的那几项。")
        accepted = checks.accept_findings(here.store(), here.actor(), ticked, reason, seen)
    except (ReasonMissing, InputFaults, FindingMovedOn) as wrong:
        typed = Typed(frozenset(ticked), reason, tuple(messages_of(wrong)))
        return make_response(_page(typed), problem_of(wrong).status)
    flash(f"记下了 {len(accepted)} 项的理由，随快照一起保存。", "ok")
    return redirect(url_for("bureau.findings"), 303)


@pages.post("/checks/<finding_id>/reopen")
@verb("finding.accept")
def reopen(finding_id: str) -> ResponseReturnValue:
    checks.withdraw_acceptance(here.store(), here.actor(), finding_id)
    flash("收回了，这一项要改好，或重新写明理由。", "ok")
    return redirect(url_for("bureau.findings"), 303)


@pages.get("/checks/<finding_id>/reopen")
@verb("finding.accept")
def after_reopening(finding_id: str) -> ResponseReturnValue:
    """The address of a form, opened anew: its page."""
    return redirect(url_for("bureau.findings"), 303)


def link_to(link: Link) -> str:
    """The address of what a finding points at."""
    endpoint, name = PLACES[link.kind]
    told: dict[str, Any] = {name: link.key}
    return url_for(endpoint, **told)


def _page(typed: Typed) -> str:
    found = checks.list_findings(here.store(), here.actor())
    errors = [one for one in found if one.finding.blocks]
    asking = [one for one in found if one.open and not one.finding.blocks]
    return render_template(
        "bureau/checks.html", errors=_grouped(errors), warnings=_grouped(asking), error_count=len(errors),
        warning_count=len(asking), accepted=[one for one in found if one.accepted], typed=typed, link_to=link_to,
        passed=_passed(found), shortest=checks.SHORTEST_REASON)


def _grouped(found: Sequence[Judged]) -> tuple[Group, ...]:
    groups: dict[tuple[str, str], list[Judged]] = {}
    for one in found:
        groups.setdefault((one.finding.code, one.finding.title), []).append(one)
    return tuple(Group(code, title, tuple(members)) for (code, title), members in groups.items())


def _passed(found: Sequence[Judged]) -> tuple[str, ...]:
    """Titles of the checks that found nothing, each once."""
    met = {(one.finding.code, one.finding.title) for one in found}
    titles = ((check.code, check.title) for check in here.pack().consistency)
    return tuple(dict.fromkeys(f"{code} {title}" for code, title in titles if (code, title) not in met))
