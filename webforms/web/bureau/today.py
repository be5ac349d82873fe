"""The first page of whoever looks after others: how far we are, what to do first, and what falls due when.

The bureau sees the score above it; a street the same without it, for its own villages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import notices, review
from webforms.actions import tasks as task_actions
from webforms.actions import today as mornings
from webforms.actions.matrix import SETTLED
from webforms.domain import access
from webforms.domain.score import shown_pass_line
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.score import lead_formula, level_views, must_meet, score_status
from webforms.web.bureau.today_steps import Step, district_steps, owed_of, own_steps, review_step, unit_steps

if TYPE_CHECKING:
    from webforms.store.views import TaskView

DATES_SHOWN, NOTICES_SHOWN = 4, 5


@dataclass(frozen=True)
class Due:
    """A day on which something falls due: how much is settled of all, and how much nobody sent yet."""

    on: datetime.date
    title: str
    days: int
    settled: int
    of: int
    owed: int


@pages.get("/today")
@verb("unit.chase")
def today() -> ResponseReturnValue:
    standing = _standing()
    views = standing.tasks if standing else task_actions.list_tasks(here.store(), here.actor())
    steps = [*_waiting(), *own_steps(views), *unit_steps(views), *(district_steps(standing) if standing else ())]
    return render_template(
        "bureau/today.html", standing=standing, steps=steps, dates=_dates(views), stage=_stage(), told=_told(),
        matrix_of_day=matrix_of_day, **(_score_of(standing) if standing else {}))


def _standing() -> mornings.Standing | None:
    if not access.may(here.actor(), "scoreboard.read"):
        return None
    return mornings.district_today(here.store(), here.actor())


def _score_of(standing: mornings.Standing) -> dict[str, Any]:
    """What the strip of the score and the table of the parts ask for."""
    evaluation = standing.evaluation
    target = shown_pass_line(here.pack(), evaluation.of)
    frozen = standing.frozen
    return {
        "evaluation": evaluation, "target": target, "short": max(target - evaluation.points, Decimal(0)),
        "must": must_meet(evaluation), "levels": level_views(evaluation), "lead": lead_formula, "status": score_status,
        "since": evaluation.points - frozen.points if frozen else None,
    }


def _waiting() -> list[Step]:
    if not access.may_ever(here.actor(), "record.approve"):
        return []
    oldest = next(iter(review.review_queue(here.store(), here.actor(), limit=1).items), None)
    return list(review_step(here.waiting(), oldest))


def _dates(views: Sequence[TaskView]) -> list[Due]:
    """The next days on which a task falls due or the pack has a milestone."""
    titles = {one.date: one.title for one in here.pack().milestones}
    now = here.today()
    days = sorted(on for on in {view.due_on for view in views} | set(titles) if on >= now)
    return [_due(on, titles.get(on, ""), views) for on in days[:DATES_SHOWN]]


def _due(on: datetime.date, title: str, views: Sequence[TaskView]) -> Due:
    due = [view for view in views if view.due_on == on]
    settled = sum(view.state in SETTLED for view in due)
    return Due(on, title or _titles(due), (on - here.today()).days, settled, len(due), len(owed_of(due)))


def _titles(due: Sequence[TaskView]) -> str:
    """What falls due: the tasks' names, as far as they are few."""
    names = list(dict.fromkeys(view.title for view in due))
    return "、".join(names[:2]) + (f" 等 {len(names)} 项" if len(names) > 2 else "")


def _stage() -> str:
    """The stage of the campaign that today lies in."""
    return next((one.title for one in here.pack().stages if one.start <= here.today() <= one.end), "")


def _told() -> Sequence[Any]:
    """The newest that the visitor's own unit was told."""
    if not access.may(here.actor(), "notice.read", here.actor().unit):
        return ()
    return notices.list_notices(here.store(), here.actor()).items[:NOTICES_SHOWN]


def matrix_of_day(on: datetime.date) -> str:
    """Where those who owe something by a day are found."""
    return url_for("bureau.matrix", when=f"{on:%Y-%m}")
