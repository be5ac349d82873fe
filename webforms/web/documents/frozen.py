"""One snapshot as it was frozen: the points of every indicator with their reasons, and the figures they rest on, each a
door down to the records of that day. An inspector, who sees nothing live, reads the evaluation here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from webforms.actions import figures, snapshots
from webforms.actions.visible_figures import keys_read
from webforms.domain.results import Figure
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.score import score_status
from webforms.web.documents.blueprint import pages
from webforms.web.figure_words import reported
from webforms.web.filters import printed

if TYPE_CHECKING:
    from webforms.domain.results import Evaluation, EvidenceFigure


@dataclass(frozen=True)
class Door:
    """A figure behind an indicator; `late` says how many reported where it is not whole."""

    key: str
    label: str
    text: str
    late: str


@pages.get("/snapshots/<int:snapshot_id>")
@verb("snapshot.read")
def snapshot(snapshot_id: int) -> ResponseReturnValue:
    frozen = snapshots.get_snapshot(here.store(), here.actor(), snapshot_id)
    evaluation = figures.scoreboard(here.store(), here.actor(), snapshot_id)
    doors = {code: _doors(evaluation, code) for code in evaluation.indicators}
    return render_template(
        "documents/snapshot.html", snapshot=frozen, evaluation=evaluation, doors=doors, status=score_status)


def _doors(evaluation: Evaluation, code: str) -> list[Door]:
    """The figures that the indicator looks at, as far as the snapshot has them, in its order."""
    declared = here.pack().indicators.get(code)
    if declared is None:
        return []
    known: dict[str, Figure | EvidenceFigure] = {**evaluation.figures, **evaluation.evidence}
    read = keys_read(declared)
    return [_door(figure) for key, figure in known.items() if key in read]


def _door(figure: Figure | EvidenceFigure) -> Door:
    text = printed(figure) if isinstance(figure, Figure) else f"{figure.value:,} 条"
    return Door(figure.key, figure.label, text, reported(figure))
