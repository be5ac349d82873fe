"""Snapshots and documents on one page: freeze, compare, ask for a document, watch it being made, take it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import wtforms
from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import documents, pdf, snapshots
from webforms.actions.office import find_office
from webforms.domain.errors import FreezeBlocked, InputFaults
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.documents.blueprint import pages
from webforms.web.files import send_named, send_pdf
from webforms.web.problems import messages_of
from webforms.web.words import DOCUMENT_STATES

if TYPE_CHECKING:
    from webforms.domain.pack import DocumentSpec
    from webforms.domain.units import Unit
    from webforms.store.views import DocumentView, SnapshotView

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNFINISHED = ("queued", "rendering")


class FreezeForm(FlaskForm):
    """`seen` is the newest snapshot that the page showed: a second press is told from a second wish."""

    title = wtforms.StringField("这次快照叫什么")
    seen = wtforms.HiddenField()


@dataclass(frozen=True)
class Wanted:
    """A document of the pack, and what was made of it from the snapshot shown."""

    key: str
    spec: DocumentSpec
    made: tuple[DocumentView, ...]
    units: tuple[Unit, ...]


@pages.get("/")
@verb("snapshot.read")
def overview() -> ResponseReturnValue:
    return _page(FreezeForm(formdata=None))


@pages.get("/freeze")
@verb("snapshot.read")
def after_freeze() -> ResponseReturnValue:
    """The address of a form that was refused, opened anew: its page."""
    return redirect(url_for("documents.overview"), 303)


@pages.post("/freeze")
@verb("snapshot.freeze")
def freeze() -> ResponseReturnValue:
    form = FreezeForm()
    title = (form.title.data or "").strip()
    try:
        frozen = _frozen_before(form.seen.data, title) or snapshots.freeze(here.store(), here.actor(), title)
    except FreezeBlocked as blocked:
        return make_response(_page(form, blocked), 409)
    except InputFaults as wrong:
        form.title.errors = messages_of(wrong)
        return make_response(_page(form), 422)
    flash(f"已冻结 {frozen.label}，{frozen.points} 分。文档都从它取数。", "ok")
    return redirect(url_for("documents.overview", snapshot=frozen.id), 303)


def _frozen_before(seen: str | None, title: str) -> SnapshotView | None:
    """The snapshot that the same press made already."""
    newest = _newest(snapshots.list_snapshots(here.store(), here.actor()))
    return newest if newest and str(newest.id) != seen and newest.title == title else None


@pages.post("/")
@verb("document.request")
def ask() -> ResponseReturnValue:
    """Ask for one document or several; asked twice, it is the same one."""
    snapshot, unit = request.form.get("snapshot", 0, type=int), request.form.get("unit") or None
    kinds = request.form.getlist("kind")
    if not kinds:
        raise InputFaults.one("kind", "没有选要生成哪一份文档。请返回“快照与文档”，点要的那一份。")
    asked = [
        documents.request_document(here.store(), here.actor(), snapshot=snapshot, kind=kind, unit=unit)
        for kind in kinds
    ]
    flash(_asked_for([one.title for one, created in asked if created],
                     [one.title for one, created in asked if not created]), "ok")
    return redirect(url_for("documents.overview", snapshot=snapshot) + "#documents", 303)


def _asked_for(begun: list[str], there: list[str]) -> str:
    """One sentence, however many were asked for."""
    if not there:
        return f"{_several(begun)}开始生成，做好了在这里下载。"
    if not begun:
        return f"{_several(there)}已经有了，就在下面。"
    return f"{_several(begun)}开始生成，做好了在这里下载；另有 {len(there)} 份已经有了，就在下面。"


def _several(titles: list[str]) -> str:
    return f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} 份文档"


@pages.get("/<int:document_id>/file")
@verb("document.read")
def take(document_id: int) -> ResponseReturnValue:
    opened = documents.open_document(here.store(), here.actor(), document_id)
    return send_named(opened.path, WORD, opened.name, opened.plain_name)


@pages.get("/<int:document_id>/pdf")
@verb("document.read")
def preview(document_id: int) -> ResponseReturnValue:
    """The document as PDF, where this machine can make one."""
    content = pdf.open_pdf(here.store(), here.actor(), document_id)
    opened = documents.open_document(here.store(), here.actor(), document_id)
    return send_pdf(opened, content, shown=True)


def _makes_pdf() -> bool:
    return find_office() is not None


def _page(form: FreezeForm, blocked: FreezeBlocked | None = None) -> str:
    frozen = snapshots.list_snapshots(here.store(), here.actor())
    shown, newest = _shown(frozen), _newest(frozen)
    form.seen.data = str(newest.id) if newest else ""
    wanted = _wanted(shown) if shown else []
    pending = any(each.state in UNFINISHED for document in wanted for each in document.made)
    return render_template(
        "documents/overview.html", form=form, blocked=blocked, frozen=frozen, shown=shown, wanted=wanted,
        pending=pending, states=DOCUMENT_STATES, comparison=_comparison(frozen), picked=_picked(), pdf=_makes_pdf())


def _shown(frozen: tuple[SnapshotView, ...]) -> SnapshotView | None:
    """The snapshot whose documents are shown: the one asked for, else the newest."""
    asked = request.values.get("snapshot", type=int)
    return next((each for each in frozen if each.id == asked), _newest(frozen))


def _newest(frozen: tuple[SnapshotView, ...]) -> SnapshotView | None:
    return max(frozen, key=lambda each: each.position, default=None)


def _wanted(shown: SnapshotView) -> list[Wanted]:
    made = documents.list_documents(here.store(), here.actor(), snapshot=shown.id)
    return [
        Wanted(key, spec, tuple(each for each in made if each.kind == key), here.tree().select(spec.scope))
        for key, spec in here.pack().documents.items()
    ]


def _picked() -> list[int]:
    """The snapshots ticked for comparison."""
    return request.args.getlist("compare", type=int)[:2]


def _comparison(frozen: tuple[SnapshotView, ...]) -> object | None:
    """The two ticked snapshots side by side, the older first."""
    pair = sorted((each for each in frozen if each.id in _picked()), key=lambda each: each.position)
    if len(pair) != 2:
        return None
    older, newer = pair
    return older, newer, snapshots.compare(here.store(), here.actor(), older.id, newer.id)
