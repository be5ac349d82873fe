"""What the bureau decides: a manual score, another score with a reason, an exemption; and taking it back."""

from flask import flash, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import decisions
from webforms.domain.errors import InputFaults, ReasonMissing
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.forms import DecisionForm, RetractForm
from webforms.web.bureau.score import indicator_page
from webforms.web.words import DECISION_WORDS


@pages.post("/indicators/<code>/decisions")
@verb("indicator.decide")
def decide(code: str) -> ResponseReturnValue:
    form = DecisionForm()
    try:
        decisions.decide(
            here.store(), here.actor(), indicator=code, kind=form.kind.data, reason=form.reason.data or "",
            points=form.points.data or None, unit=form.unit.data or None)
    except ReasonMissing as missing:
        form.reason.errors = [missing.message]
        return make_response(indicator_page(code, form), 422)
    except InputFaults as wrong:
        for fault in wrong.faults:
            place = {"points": form.points, "unit": form.unit}.get(fault.field, form.reason)
            place.errors = [*place.errors, fault.message]
        return make_response(indicator_page(code, form), 422)
    flash(f"{code} 的“{DECISION_WORDS.get(form.kind.data, '决定')}”已记下，得分已重算。", "ok")
    return redirect(url_for("bureau.indicator", code=code), 303)


@pages.post("/decisions/<int:decision_id>/retract")
@verb("indicator.decide")
def retract(decision_id: int) -> ResponseReturnValue:
    form = RetractForm()
    taken_back = decisions.retract(here.store(), here.actor(), decision_id, reason=form.reason.data or "")
    flash("已收回，得分已重算。", "ok")
    return redirect(url_for("bureau.indicator", code=taken_back.subject), 303)
