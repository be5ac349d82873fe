"""Many records decided with one button, and what came of each."""

from __future__ import annotations

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import desk
from webforms.domain.errors import InputFaults, ReasonMissing
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.problems import messages_of
from webforms.web.review.blueprint import pages
from webforms.web.review.forms import BatchForm, BatchRefused, ReviewForm
from webforms.web.review.queue import Shelf, asked_for
from webforms.web.review.views import desk_page


@pages.post("/batch")
@verb("record.approve")
def batch() -> ResponseReturnValue:
    """Sent again, each record says that it was decided already: nothing happens twice."""
    form = BatchForm()
    reason = form.reason.data or ""
    try:
        done = desk.decide_batch(
            here.store(), here.actor(), form.chosen, decision=form.decision,
            reason="" if form.decision == "approve" else reason)
    except (InputFaults, ReasonMissing) as refused:
        return _again(BatchRefused(" ".join(messages_of(refused)), reason))
    if form.decision == "return":
        desk.remember_reason(here.store(), here.actor(), reason)
    return render_template(
        "review/batch.html", done=[one for one in done if not one.why], kept=asked_for(), decision=form.decision,
        refused=[one for one in done if one.why])


def _again(refused: BatchRefused) -> ResponseReturnValue:
    """The desk with what was ticked and typed."""
    first = next(iter(Shelf.read().ids), None)
    if first is None:
        return redirect(url_for("review.queue"), 303)
    found = desk.open_desk(here.store(), here.actor(), first)
    form = ReviewForm(formdata=None, version=found.record.version)
    return make_response(desk_page(found, form, batch=refused), 422)
