"""Other programs that are told what happens here: added, paused and removed, with what became of each message.

The secret is on the page that answers the form, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import wtforms
from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import webhooks as actions
from webforms.domain.errors import InputFaults
from webforms.domain.webhooks import EVENTS
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.words import Status

DELIVERY_STATES: Mapping[str, Status] = {
    "waiting": Status("等着发", "clock", "sent"), "failing": Status("没收下，还会再发", "alert-triangle", "wait"),
    "sent": Status("已收下", "check", "ok"), "given_up": Status("不再发了", "x", "bad"),
}
NUMBER = f"int(max={2**63 - 1})"


class WebhookForm(FlaskForm):
    url = wtforms.StringField("网址")
    verbs = wtforms.SelectMultipleField("通知哪些事", validate_choice=False)
    internal = wtforms.BooleanField("这台机器在内网")


@pages.get("/webhooks")
@verb(actions.VERB)
def webhooks() -> ResponseReturnValue:
    return _list(WebhookForm(formdata=None, verbs=list(EVENTS)))


@pages.post("/webhooks")
@verb(actions.VERB)
def add_webhook() -> ResponseReturnValue:
    form = WebhookForm()
    try:
        made, secret = actions.add_webhook(
            here.store(), here.actor(), url=form.url.data or "", verbs=form.verbs.data or (),
            internal=form.internal.data)
    except InputFaults as wrong:
        for fault in wrong.faults:
            form[fault.field].errors = [*form[fault.field].errors, fault.message]
        return make_response(_list(form), 422)
    return render_template("admin/webhook_fresh.html", hook=made, secret=secret)


@pages.get(f"/webhooks/<{NUMBER}:number>")
@verb(actions.VERB)
def webhook(number: int) -> ResponseReturnValue:
    hook, sent = actions.get_webhook(here.store(), here.actor(), number)
    return render_template(
        "admin/webhook.html", hook=hook, deliveries=sent, events=EVENTS, states=DELIVERY_STATES,
        most=actions.MOST_SHOWN)


@pages.post(f"/webhooks/<{NUMBER}:number>/pause")
@verb(actions.VERB)
def pause_webhook(number: int) -> ResponseReturnValue:
    actions.switch_webhook(here.store(), here.actor(), number, active=False)
    flash("停下了。以后的事不再通知它；还没发出去的留着，接着发的时候再发。", "ok")
    return _back(number)


@pages.post(f"/webhooks/<{NUMBER}:number>/resume")
@verb(actions.VERB)
def resume_webhook(number: int) -> ResponseReturnValue:
    actions.switch_webhook(here.store(), here.actor(), number, active=True)
    flash("接着发。停下的时候发生的事没有记，不会补发。", "ok")
    return _back(number)


@pages.post(f"/webhooks/<{NUMBER}:number>/remove")
@verb(actions.VERB)
def remove_webhook(number: int) -> ResponseReturnValue:
    gone = actions.remove_webhook(here.store(), here.actor(), number)
    flash(f"删掉了 {gone.url}，还没发出去的也不发了。", "ok")
    return redirect(url_for("admin.webhooks"), 303)


@pages.post(f"/webhooks/<{NUMBER}:number>/again")
@verb(actions.VERB)
def send_again(number: int) -> ResponseReturnValue:
    actions.send_again(here.store(), here.actor(), number, _delivery())
    flash("马上再发一次。几秒后刷新看结果。", "ok")
    return _back(number)


def _delivery() -> int:
    """Which message the button stands beside; 0, which is none, for whatever no button of ours sends."""
    said = request.form.get("delivery", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 18 else 0


def _list(form: WebhookForm) -> str:
    hooks = actions.list_webhooks(here.store(), here.actor())
    return render_template("admin/webhooks.html", hooks=hooks, form=form, events=EVENTS)


def _back(number: int) -> ResponseReturnValue:
    return redirect(url_for("admin.webhook", number=number), 303)
