"""Lists to take away: written to a temporary file row by row, then sent from there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from webforms.actions.list_export import export_figure, export_findings
from webforms.actions.record_export import export_records
from webforms.domain import access
from webforms.domain.workflow import STATE_WORDS
from webforms.store.media import XLSX
from webforms.store.record_export import Wanted
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.files import named
from webforms.web.transfer.blueprint import pages

NIL_REPORTS, NIL_WORD = "nil", "零上报"
PIECE = 256 * 1024


@pages.get("/records")
@verb("record.read")
def records() -> ResponseReturnValue:
    """The records of a list, by the same words that filter it."""
    wanted = _wanted()
    type_ = here.pack().types.get(wanted.type or "")
    file_name = f"{type_.title if type_ else '全部记录'}_{here.today():%Y%m%d}.xlsx"
    return _sent(file_name, lambda path: export_records(here.store(), here.actor(), wanted, path))


@pages.get("/figures/<key>")
@verb("figure.read")
def figure(key: str) -> ResponseReturnValue:
    """What a figure is made of, as far as the visitor sees it."""
    return _sent(
        f"数字来源_{here.today():%Y%m%d}.xlsx", lambda path: export_figure(here.store(), here.actor(), key, path)
    )


@pages.get("/findings")
@verb("finding.read")
def findings() -> ResponseReturnValue:
    """What the checks find now."""
    return _sent(f"检查_{here.today():%Y%m%d}.xlsx", lambda path: export_findings(here.store(), here.actor(), path))


def export_choices() -> dict[str, Any]:
    """What the form for exporting offers."""
    seen = access.visible_units(here.actor(), "record.read")
    units = [unit for unit in here.tree().units if seen is None or unit.code in seen]
    return {"units": units, "states": {**STATE_WORDS, NIL_REPORTS: NIL_WORD}}


def _wanted() -> Wanted:
    type_, word = request.args.get("type"), request.args.get("state")
    return Wanted(
        type_ if type_ in here.pack().types else None,
        next((state for state in STATE_WORDS if state == word), None),
        request.args.get("unit") or None,
        word == NIL_REPORTS,
    )


def _sent(name: str, write: Callable[[Path], int]) -> Response:
    """A workbook as it lies on the disk, in pieces."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write(path)
        made, size = path.open("rb"), path.stat().st_size  # what is open can be read when its folder is gone
    response = Response(_pieces(made), mimetype=XLSX.media_type)
    response.content_length = size
    return named(response, name, "list.xlsx")


def _pieces(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while piece := made.read(PIECE):
            yield piece
