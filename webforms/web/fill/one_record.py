"""One record: where it is, what it says, its files, its history; and right after sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wtforms
from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import records
from webforms.actions.earlier import count_beside
from webforms.actions.review import withdraw_record
from webforms.domain import access
from webforms.domain.errors import ReasonMissing
from webforms.web import here, shown_values
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.record_steps import steps_of, unanswered

if TYPE_CHECKING:
    from webforms.domain.pack import EvidenceItem
    from webforms.store.views import RecordView, SnapshotView


class WithdrawForm(FlaskForm):
    reason = wtforms.TextAreaField("为什么撤回")


@pages.get("/records/<int:record_id>")
@verb("record.read")
def record(record_id: int) -> ResponseReturnValue:
    return record_page(record_id)


def record_page(
    record_id: int, withdrawal: WithdrawForm | None = None, snapshot: SnapshotView | None = None,
) -> str:
    """A record as the visitor may see it, with what they may do to it; `withdrawal` is a form that had a fault. With
    a snapshot: as it was in force then."""
    found = records.get_record(here.store(), here.actor(), record_id, snapshot.id if snapshot else None)
    type_ = here.pack().types[found.type]
    return render_template(
        "fill/record.html", record=found, type=type_, steps=steps_of(found, type_), remark=unanswered(found),
        snapshot=snapshot, withdrawal=withdrawal or WithdrawForm(formdata=None), layout=_layout(),
        lines=shown_values.lines(type_, found.data, found.masked))


@pages.get("/records/<int:record_id>/sent")
@verb("record.read")
def sent(record_id: int) -> ResponseReturnValue:
    """What follows a submission: it has arrived, who looks at it now, what may still be added."""
    found = records.get_record(here.store(), here.actor(), record_id)
    type_ = here.pack().types[found.type]
    return render_template(
        "fill/sent.html", record=found, type=type_, steps=steps_of(found, type_), lacking=_without_file(found),
        waiting=count_beside(here.store(), here.actor(), found) if found.awaiting_unit else 0)


@pages.get("/records/<int:record_id>/withdraw")
@verb("record.read")
def after_withdrawal(record_id: int) -> ResponseReturnValue:
    """The address of a form that was refused, opened anew: its page."""
    return redirect(url_for("fill.record", record_id=record_id), 303)


@pages.post("/records/<int:record_id>/withdraw")
@verb("record.withdraw")
def withdraw(record_id: int) -> ResponseReturnValue:
    form = WithdrawForm()
    try:
        found = withdraw_record(here.store(), here.actor(), record_id, reason=form.reason.data or "")
    except ReasonMissing as missing:
        form.reason.errors = [missing.message]
        return make_response(record_page(record_id, form), 422)
    if found.nil_for:
        flash("零上报已撤回。", "ok")
        return redirect(url_for("fill.tasks", unit=found.unit), 303)
    if found.state == "draft":
        flash("已撤回，改好再交。", "ok")
        return redirect(url_for("fill.edit", record_id=found.id), 303)
    flash("已撤回，不再计入数据。", "ok")
    return redirect(url_for("fill.record", record_id=found.id), 303)


def _without_file(record: RecordView) -> list[EvidenceItem]:
    carried = {file.item for file in record.evidence}
    if record.nil_for:
        return []
    return [item for item in here.pack().types[record.type].evidence if item.item not in carried]


def _layout() -> str:
    """A unit that only fills in stands at a phone; who reviews or scores sits at a desk."""
    actor = here.actor()
    desk = any(access.may_ever(actor, verb) for verb in ("record.approve", "snapshot.read"))
    return "layouts/desk.html" if desk else "layouts/phone.html"
