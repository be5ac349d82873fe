"""What the bureau decides: a manual score, another score with a reason, an exemption; and taking it back."""

from flask import flash, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import decisions
from webforms.domain.errors import FieldFault, InputFaults, NotFound, ReasonMissing
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.forms import DecisionForm, RetractForm, Retraction
from webforms.web.bureau.score import indicator_page
from webforms.web.problems import messages_of
from webforms.web.words import DECISION_WORDS


@pages.get("/indicators/<code>/decisions")
@verb("indicator.decide")
def after_decision(code: str) -> ResponseReturnValue:
    """The address of a form that was refused, opened anew: its page."""
    return redirect(url_for("bureau.indicator", code=code), 303)


@pages.post("/indicators/<code>/decisions")
@verb("indicator.decide")
def decide(code: str) -> ResponseReturnValue:
    form = DecisionForm()
    try:
        decisions.decide(
            here.store(), here.actor(), indicator=code, kind=form.kind.data, reason=form.reason.data or "",
            points=form.points.data or None, unit=form.unit.data or None)
    except ReasonMissing as missing:
        form.show((FieldFault("reason", missing.message),))
        return make_response(indicator_page(code, form), 422)
    except InputFaults as wrong:
        form.show(wrong.faults)
        return make_response(indicator_page(code, form), 422)
    flash(f"{code} 的“{DECISION_WORDS.get(form.kind.data, '决定')}”已记下，得分已重算。", "ok")
    return redirect(url_for("bureau.indicator", code=code), 303)


@pages.get("/decisions/<int:decision_id>/retract")
@verb("indicator.decide")
def after_retraction(decision_id: int) -> ResponseReturnValue:
    return redirect(url_for("bureau.indicator", code=_subject(decision_id)), 303)


@pages.post("/decisions/<int:decision_id>/retract")
@verb("indicator.decide")
def retract(decision_id: int) -> ResponseReturnValue:
    form = RetractForm()
    try:
        taken_back = decisions.retract(here.store(), here.actor(), decision_id, reason=form.reason.data or "")
    except (ReasonMissing, InputFaults) as wrong:
        form.reason.errors = messages_of(wrong)
        page = indicator_page(_subject(decision_id), DecisionForm(formdata=None), Retraction(decision_id, form))
        return make_response(page, 422)
    flash("已收回，得分已重算。", "ok")
    return redirect(url_for("bureau.indicator", code=taken_back.subject), 303)


def _subject(decision_id: int) -> str:
    """The indicator that a decision is about."""
    for each in decisions.list_decisions(here.store(), here.actor()):
        if each.id == decision_id:
            return each.subject
    raise NotFound(what="这项决定")
