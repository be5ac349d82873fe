"""A unit that has nothing to report says so in two taps: the button beside the task, and this page's."""

from __future__ import annotations

import uuid

import wtforms
from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions.nil import report_nil
from webforms.domain.errors import InputFaults, NotFound, ReasonMissing
from webforms.domain.pack import Task
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.fill.entry import unit_asked_for
from webforms.web.filters import period_name
from webforms.web.problems import messages_of

NOT_HERE = "本单位没有这项内容。"
NOT_NOW = "这段时间没有开展。"
DONE_ABOVE = "由上级单位统一办理，已由他们填报。"
WHY = "请选一个理由，或者自己写一句为什么没有。"


class NilForm(FlaskForm):
    """A usual reason, or words of one's own, which come first where somebody wrote some."""

    chosen = wtforms.StringField("为什么没有")
    reason = wtforms.TextAreaField("自己写一句")
    client_id = wtforms.HiddenField()
    unit = wtforms.HiddenField()
    period = wtforms.HiddenField()

    @property
    def said(self) -> str:
        own, chosen = (self.reason.data or "").strip(), self.chosen.data or ""
        return own or (chosen if chosen in (NOT_HERE, NOT_NOW, DONE_ABOVE) else "")


@pages.get("/nil/<task>")
@verb("record.submit")
def ask_nil(task: str) -> ResponseReturnValue:
    """The page of the second tap: a reason is chosen already."""
    unit, found = unit_asked_for().code, _task(task)
    form = NilForm(
        formdata=None, chosen=_reasons(found)[0], client_id=str(uuid.uuid4()), unit=unit,
        period=request.args.get("period"))
    return _page(form, found)


@pages.post("/nil/<task>")
@verb("record.submit")
def send_nil(task: str) -> ResponseReturnValue:
    form, found = NilForm(), _task(task)
    if not form.said:
        form.reason.errors = [WHY]
        return make_response(_page(form, found), 422)
    try:
        saved = report_nil(
            here.store(), here.actor(), task=task, client_id=form.client_id.data or str(uuid.uuid4()),
            unit=form.unit.data or here.actor().unit,
            period=form.period.data or None, reason=form.said)
    except (ReasonMissing, InputFaults) as wrong:
        form.reason.errors = messages_of(wrong)
        return make_response(_page(form, found), 422)
    flash(f"“{found.title}”已零上报。", "ok")
    return redirect(url_for("fill.sent", record_id=saved.record.id), 303)


def _page(form: NilForm, task: Task) -> str:
    return render_template("fill/nil.html", form=form, task=task, reasons=_reasons(task),
                           when=period_name(form.period.data or ""))


def _reasons(task: Task) -> tuple[str, ...]:
    """The likeliest first: a task of every month is the unit's own, it only had none this time."""
    return (NOT_NOW, NOT_HERE, DONE_ABOVE) if task.monthly else (NOT_HERE, NOT_NOW, DONE_ABOVE)


def _task(key: str) -> Task:
    try:
        return here.pack().tasks[key]
    except KeyError:
        raise NotFound(what="这项任务") from None
