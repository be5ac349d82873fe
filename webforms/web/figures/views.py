"""The page of one figure, as it stands now or as a snapshot froze it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import figures, records, snapshots
from webforms.actions.visible_figures import keys_read
from webforms.domain import access
from webforms.domain.errors import NotFound
from webforms.domain.results import Figure
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.figure_words import data_period
from webforms.web.figures.blueprint import pages
from webforms.web.figures.columns import columns_of
from webforms.web.fill.one_record import record_page
from webforms.web.filters import printed
from webforms.web.record_steps import steps_of

if TYPE_CHECKING:
    from webforms.domain.pack import Indicator
    from webforms.domain.results import EvidenceFigure
    from webforms.store.views import FigureRecord, Page, RecordView, SnapshotView

@pages.get("/<path:key>")
@verb(access.SIGNED_IN)
def figure(key: str) -> ResponseReturnValue:
    """The figure as it stands now; with a snapshot, as it froze it. Whose it is to see, the action knows."""
    if request.args.get("snapshot"):
        said = request.args.get
        return redirect(url_for(
            "figures.frozen_figure", key=key, snapshot_id=_snapshot_asked_for(), unit=said("unit"),
            record=said("record"), after=said("after")), 303)
    return _page(key, None)


def _snapshot_asked_for() -> int:
    try:
        return int(request.args["snapshot"])
    except ValueError:
        raise NotFound(what="这个数据快照") from None


@pages.get("/frozen/<int:snapshot_id>/<path:key>")
@verb("snapshot.read")
def frozen_figure(snapshot_id: int, key: str) -> ResponseReturnValue:
    """The figure as a snapshot froze it."""
    return _page(key, snapshots.get_snapshot(here.store(), here.actor(), snapshot_id))


@pages.get("/frozen/<int:snapshot_id>/records/<int:record_id>")
@verb("snapshot.read")
def frozen_record(snapshot_id: int, record_id: int) -> ResponseReturnValue:
    """A record behind a frozen figure, as it was in force then: read-only, private fields masked."""
    return record_page(record_id, snapshot=snapshots.get_snapshot(here.store(), here.actor(), snapshot_id))


def _page(key: str, snapshot: SnapshotView | None) -> str:
    found = figures.figure(here.store(), here.actor(), key, snapshot.id if snapshot else None)
    columns = columns_of(found.by_unit, request.args.get("unit"))
    behind = _records(key, snapshot, columns.unit)
    chosen = _chosen(behind)
    record = _record(chosen.record, snapshot) if chosen else None
    return render_template(
        "figures/figure.html", key=key, figure=found, snapshot=snapshot, columns=columns, behind=behind,
        chosen=chosen, record=record, printed=_printed(found), write=lambda value: _written(found, value),
        period=_period(found), corrected=_corrected(key, snapshot), used_by=_used_by(key), years=_years(found),
        steps=steps_of(record, here.pack().types[record.type]) if record else ())


def _record(number: int, snapshot: SnapshotView | None) -> RecordView:
    return records.get_record(here.store(), here.actor(), number, snapshot.id if snapshot else None)


def _records(key: str, snapshot: SnapshotView | None, unit: str | None) -> Page[FigureRecord] | None:
    if unit is None:
        return None
    return figures.figure_records(
        here.store(), here.actor(), key, snapshot=snapshot.id if snapshot else None, unit=unit,
        after=request.args.get("after"))


def _chosen(behind: Page[FigureRecord] | None) -> FigureRecord | None:
    if behind is None or not behind.items:
        return None
    asked = request.args.get("record", type=int)
    return next((each for each in behind.items if each.record == asked), behind.items[0])


def _printed(found: Figure | EvidenceFigure) -> str:
    return printed(found) if isinstance(found, Figure) else f"{found.value:,} 条"


def _written(found: Figure | EvidenceFigure, value: int) -> str:
    return printed(found, value) if isinstance(found, Figure) else f"{value:,}"


def _period(found: Figure | EvidenceFigure) -> str:
    return data_period(found.window if isinstance(found, Figure) else "campaign")


def _corrected(key: str, snapshot: SnapshotView | None) -> int:
    """How many records of a frozen figure were corrected or withdrawn since."""
    return figures.corrected_since(here.store(), here.actor(), key, snapshot.id) if snapshot else 0


def _years(found: Figure | EvidenceFigure) -> list[tuple[int, Figure]]:
    return sorted(found.by_year.items()) if isinstance(found, Figure) else []


def _used_by(key: str) -> list[Indicator]:
    """The indicators that look at this figure and that the visitor may open."""
    if not access.may(here.actor(), "scoreboard.read"):
        return []
    return [each for each in here.pack().indicators.values() if key in keys_read(each)]
