"""A list of units comes in on a page: looked at first, every fault at its cell, imported by a second press.

    file ─► rows ─► what would be done, or what is wrong ─► (the same rows, signed, in the form) ─► imported
Nothing is kept between the two: the rows travel in the page, and are held against the tree once more."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer
from openpyxl.utils import get_column_letter

from webforms.actions import unit_import as actions
from webforms.domain.dates import read_date
from webforms.domain.errors import FieldFault, InputFaults
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.media import XLSX
from webforms.store.unit_book import TITLES, UnitList, UnreadableList, as_csv, as_workbook, read_list
from webforms.store.unit_book.reading import MOST_BYTES
from webforms.store.views.units import TriedImport
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.admin.unit_words import value_in_words
from webforms.web.files import named
from webforms.web.problems import messages_of

LIST, TEMPLATE = "单位名册", "单位名册模板"
MOST_ROWS_SHOWN = 50
FIRST_ROW = 2


@dataclass(frozen=True)
class Marked:
    """A cell of the list, and the numbers of the faults that are told of it."""

    text: str
    faults: tuple[int, ...]


@pages.get("/units/import")
@verb("unit.import")
def import_units() -> ResponseReturnValue:
    return _choose()


@pages.post("/units/import")
@verb("unit.import")
def try_units() -> ResponseReturnValue:
    """With a file: what it would do. With the rows of a page before: does it."""
    try:
        on = _day()
        listed = _sent()
        if "list" not in request.form:
            return _look(listed, on)
        report = actions.import_units(here.store(), here.actor(), _rows(listed), on=on)
    except InputFaults as wrong:
        return make_response(_faulty(listed, wrong) if _is_of_rows(wrong) else _choose(messages_of(wrong)), 422)
    except (UnreadableList, BookRefused) as wrong:
        return make_response(_choose([wrong.message]), 422)
    flash(f"导入好了：新增 {len(report.added)} 个单位，改动 {len(report.changed)} 个。", "ok")
    return redirect(url_for("admin.units"), 303)


@pages.get("/units/template.<form>")
@verb("unit.import")
def unit_template(form: str) -> ResponseReturnValue:
    return _download(form, TEMPLATE, ())


@pages.get("/units/list.<form>")
@verb("unit.import")
def export_units(form: str) -> ResponseReturnValue:
    return _download(form, LIST, here.tree().everyone)


def _download(form: str, name: str, units: Any) -> Response:
    make = {"xlsx": as_workbook, "csv": as_csv}.get(form)
    if make is None:
        return make_response(_choose(["只有 .xlsx 和 .csv 两种。请点页面上的链接下载。"]), 404)
    response = make_response(make(here.pack(), units, here.tree().units))
    response.mimetype = XLSX.media_type if form == "xlsx" else "text/csv"
    return named(response, f"{name}.{form}", f"units.{form}")


def _day() -> datetime.date | None:
    typed = request.form.get("on", "").strip()
    day = read_date(typed)
    if typed and day is None:
        raise InputFaults((FieldFault("on", "从哪天起看不懂。请写成 2016-05-01 这样，或者空着，就是今天。"),))
    return datetime.date.fromisoformat(day) if day else None


def _sent() -> UnitList:
    """The list of the file, or the one that the page before carries."""
    if "list" in request.form:
        return _unpacked(request.form["list"])
    file = request.files.get("file")
    if file is None or not file.filename:
        raise InputFaults((FieldFault("file", "没有选文件。请选一份 .xlsx 或 .csv 的名册。"),))
    return read_list(file.filename, file.stream.read(MOST_BYTES + 1))


def _packer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="list of units")


def _unpacked(carried: str) -> UnitList:
    try:
        said = _packer().loads(carried)
    except BadSignature:
        raise InputFaults((FieldFault("file", "名册没有传完整。请再选一次文件。"),)) from None
    return UnitList(said["name"], tuple(said["headings"]), tuple(said["keys"]), tuple(map(tuple, said["rows"])),
                    tuple(said["notes"]))


def _rows(listed: UnitList) -> actions.Rows:
    return actions.Rows(listed.cells(), listed.named)


def _look(listed: UnitList, on: datetime.date | None) -> str:
    tried = actions.try_import(here.store(), here.actor(), _rows(listed), on=on)
    return render_template(
        "admin/units_tried.html", listed=listed, tried=tried, on=on or here.today(), titles=TITLES,
        say=value_in_words, filled=_filled(listed), carried=_packer().dumps(asdict(listed)), names=_names(tried))


def _names(tried: TriedImport) -> Mapping[str, str]:
    """Code → name, of the units that are there and of those that come."""
    return {**{unit.code: unit.name for unit in here.tree().everyone}, **{unit.code: unit.name for unit in tried.added}}


def _is_of_rows(wrong: InputFaults) -> bool:
    return all(fault.field.startswith("rows/") for fault in wrong.faults)


def _faulty(listed: UnitList, wrong: InputFaults) -> str:
    """The rows at fault as they stand in the sheet, each fault with its number at its cell."""
    places: dict[tuple[int, str], list[int]] = {}
    for number, fault in enumerate(wrong.faults, 1):
        _, row, key = fault.field.split("/")
        places.setdefault((int(row), key), []).append(number)
    rows = sorted({row for row, _ in places})
    marked = [(row, _marked(listed, row, places)) for row in rows[:MOST_ROWS_SHOWN]]
    return render_template(
        "admin/units_faulty.html", listed=listed, faults=[_told(listed, fault) for fault in wrong.faults],
        rows=marked, bad_rows=len(rows), more=len(rows) - len(marked), filled=_filled(listed),
        letters=[get_column_letter(place) for place in range(1, len(listed.headings) + 1)])


def _marked(listed: UnitList, row: int, places: Mapping[tuple[int, str], list[int]]) -> list[Marked]:
    cells = listed.rows[row - FIRST_ROW]
    texts = [*cells, *[""] * (len(listed.keys) - len(cells))]
    return [Marked(text, tuple(places.get((row, key), ()))) for key, text in zip(listed.keys, texts, strict=False)]


def _told(listed: UnitList, fault: FieldFault) -> tuple[str, str, str]:
    """Where, what, and the cure: 第 14 行 C 列 类别."""
    _, row, key = fault.field.split("/")
    column = f" {get_column_letter(listed.keys.index(key) + 1)} 列 {listed.named[key]}" if key in listed.named else ""
    what, _, cure = fault.message.partition("：")[2].partition("。")
    return f"第 {row} 行{column}", what, cure


def _filled(listed: UnitList) -> int:
    return sum(1 for row in listed.rows if any(cell.strip() for cell in row))


def _choose(faults: list[str] | None = None) -> str:
    return render_template("admin/units_import.html", faults=faults or [], titles=TITLES, on=request.form.get("on", ""))
