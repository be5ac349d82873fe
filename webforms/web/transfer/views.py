"""Records by workbook: choose a type, take its template, send it filled in, read the report, enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import record_import
from webforms.actions.record_import import ImportFaulty, Sent, TemplateFile
from webforms.domain.errors import NotFound
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.media import XLSX
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.files import send_named
from webforms.web.transfer.blueprint import pages
from webforms.web.transfer.exports import export_choices
from webforms.web.transfer.sheet import excerpt_of

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

    from webforms.store.views.imports import ImportLine

NO_FILE = "还没有选表格。请选填好的 .xlsx，或者装着表格和照片的 .zip。"
STATE_WORDS = {
    "faulty": ("bad", "alert-circle", "有错，没有导入"),
    "ready": ("wait", "clock", "等着导入"),
    "done": ("ok", "circle-check", "导入好了"),
}


@pages.get("/")
@verb("record.read")
def overview() -> ResponseReturnValue:
    return _overview(request.args.get("type", ""))


@pages.get("/templates/<type_key>")
@verb("record.draft")
def template(type_key: str) -> ResponseReturnValue:
    return _send(record_import.template(here.store(), here.actor(), type_key), f"{type_key}.xlsx")


@pages.post("/")
@verb("record.draft")
def upload() -> ResponseReturnValue:
    """Check a workbook; whatever it holds, its report is the next page."""
    type_key, book = request.form.get("type", ""), _file("book")
    if book is None:
        return make_response(_overview(type_key, NO_FILE), 422)
    pictures = _file("pictures")
    sent = Sent(
        book.filename or "", cast("BinaryIO", book.stream), cast("BinaryIO", pictures.stream) if pictures else None
    )
    try:
        line = record_import.check_import(
            here.store(), here.actor(), type_key, sent, _number(request.form.get("before"))
        )
    except BookRefused as refused:
        return make_response(_overview(type_key, refused.message), 422)
    return redirect(url_for("transfer.report", number=line.id), 303)


@pages.get("/<int:number>")
@verb("record.draft")
def report(number: int) -> ResponseReturnValue:
    return _report(record_import.get_import(here.store(), here.actor(), number))


@pages.post("/<int:number>")
@verb("record.draft")
def enter(number: int) -> ResponseReturnValue:
    """Every row, or none."""
    try:
        done = record_import.enter_import(
            here.store(), here.actor(), number, submit=request.form.get("act") == "submit"
        )
    except ImportFaulty as faulty:
        line = record_import.get_import(here.store(), here.actor(), number)
        return make_response(_report(line, faulty.message), 409)
    flash(f"{done.report['entered']} 条{'已提交' if done.report['submitted'] else '存成了草稿'}。", "ok")
    return redirect(url_for("transfer.report", number=number), 303)


@pages.get("/<int:number>/marked")
@verb("record.draft")
def marked(number: int) -> ResponseReturnValue:
    return _send(record_import.marked_copy(here.store(), here.actor(), number), f"marked-{number}.xlsx")


def _overview(chosen: str = "", refused: str = "") -> str:
    actor = here.actor()
    types = record_import.list_importable(here.store(), actor) if "fill" in actor.rights else []
    past = record_import.list_imports(here.store(), actor)
    return render_template(
        "transfer/overview.html",
        types=types,
        past=past,
        chosen=chosen,
        refused=refused,
        words=STATE_WORDS,
        **export_choices(),
    )


def _report(line: ImportLine, refused: str = "") -> str:
    type_ = here.pack().types.get(line.type)
    if type_ is None:
        raise NotFound(what="这种记录（创建包里已经没有了）")
    return render_template(
        "transfer/report.html",
        line=line,
        report=line.report,
        type=type_,
        excerpt=excerpt_of(line.report),
        refused=refused,
    )


def _file(name: str) -> FileStorage | None:
    sent = request.files.get(name)
    return sent if sent and sent.filename else None


def _number(text: str | None) -> int | None:
    """The import that was tried before; anything else is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _send(file: TemplateFile, plain_name: str) -> ResponseReturnValue:
    return send_named(file.content, XLSX.media_type, file.name, plain_name, etag=False)
