"""The checking desk: what waits for this unit, one record with what is known about it, the decision, the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import desk
from webforms.actions.review import review_record
from webforms.domain.errors import Conflict, NotFound, OwnEntry, ReasonMissing
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.fill.lists import second_line
from webforms.web.filters import record_name
from webforms.web.review.blueprint import pages
from webforms.web.review.forms import FORGET, NOTHING_REFUSED, USUAL_REASONS, BatchRefused, ReviewForm
from webforms.web.review.queue import Shelf, asked_for
from webforms.web.review.side_by_side import compared, removed, shown_large

if TYPE_CHECKING:
    from webforms.store.views.desk import Desk


@pages.get("/")
@verb("record.approve")
def queue() -> ResponseReturnValue:
    """The first record that waits, or word that none does."""
    shelf = Shelf.read()
    first = next(iter(shelf.ids), None)
    if first is not None:
        return redirect(url_for("review.look", record_id=first, **asked_for()), 303)
    return render_template("review/nothing.html", kept=asked_for())


@pages.get("/<int:record_id>")
@verb("record.approve")
def look(record_id: int) -> ResponseReturnValue:
    found = desk.open_desk(here.store(), here.actor(), record_id)
    return desk_page(found, ReviewForm(formdata=None, version=found.record.version))


@pages.post("/<int:record_id>")
@verb("record.approve")
def decide(record_id: int) -> ResponseReturnValue:
    form = ReviewForm()
    if form.act.startswith(FORGET):
        desk.forget_reason(here.store(), here.actor(), form.forgotten)
        return _again(record_id, form)
    try:
        decided = review_record(
            here.store(), here.actor(), record_id, decision=form.decision, version=_version(form), reason=form.text)
    except (ReasonMissing, OwnEntry) as refused:
        form.reason.errors = [refused.message]
        return make_response(_again(record_id, form), 422)
    except Conflict as moved:
        return make_response(_again(record_id, form, moved.message), 409)
    if form.decision == "return":
        desk.remember_reason(here.store(), here.actor(), form.reason.data or "")
    flash(f"“{record_name(decided)}”已{'通过' if form.decision == 'approve' else '退回'}。", "ok")
    return redirect(_next_one(), 303)


def _again(record_id: int, form: ReviewForm, moved: str = "") -> str:
    """The record as it stands now, with what the reviewer typed about it; sent again it is about this version."""
    found = desk.open_desk(here.store(), here.actor(), record_id)
    form.version.data = str(found.record.version)
    return desk_page(found, form, moved)


def _next_one() -> str:
    """The record behind this one while it still waits; the head of the queue else."""
    after, kept = ReviewForm.after(), asked_for()
    if after in Shelf.read().ids:
        return url_for("review.look", record_id=after, **kept)
    return url_for("review.queue", **kept)


def _version(form: ReviewForm) -> int:
    try:
        return int(form.version.data or "")
    except ValueError:
        raise NotFound(what="这一版") from None


def desk_page(found: Desk, form: ReviewForm, moved: str = "", batch: BatchRefused = NOTHING_REFUSED) -> str:
    """The whole page: queue, record, photos and decision."""
    record = found.record
    type_ = here.pack().types[record.type]
    return render_template(
        "review/desk.html", desk=found, record=record, type=type_, form=form, moved=moved, shelf=Shelf.read(record.id),
        kept=asked_for(), line=second_line, batch=batch, usual=USUAL_REASONS, forget=FORGET,
        own_reasons=desk.usual_reasons(here.store(), here.actor()), shown=shown_large(record),
        rows=compared(type_, record, found.earlier), removed=removed(record, found.earlier))
