"""Writing the texts of the documents: a list by document, an editor, how a text reads, and its history.

The page works without a script: 「预览」 and 「换成数据项」 send the form. With one, `js/section.js` shows tokens as
chips and asks `reading` for the same fragment while somebody types."""

from __future__ import annotations

from dataclasses import dataclass

import wtforms
from flask import Response, flash, jsonify, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import sections
from webforms.actions.sections import Editing
from webforms.domain.errors import FieldFault, InputFaults, TextMovedOn
from webforms.domain.narrative_reading import TextReading
from webforms.domain.printing import WAITING
from webforms.domain.texts import many_lines
from webforms.store.views import SectionView
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.section_places import place_of, section_status

SWAP = "swap-"
LONGEST_PLACE = 9
"""Signs: no text has that many numbers, and an endless row of digits is none."""


class SectionForm(FlaskForm):
    """`seen` is the edit that the text was made from; `act` says what to do with it."""

    text = wtforms.TextAreaField("文字")
    seen = wtforms.HiddenField()
    act = wtforms.StringField()


@dataclass(frozen=True)
class Draft:
    """What stands in the editor; `theirs` is what somebody else saved in the meantime."""

    text: str
    seen: str
    reading: TextReading
    faults: tuple[FieldFault, ...] = ()
    unsaved: bool = False
    theirs: SectionView | None = None

    @property
    def length(self) -> int:
        return len(many_lines(self.text))


@pages.get("/sections")
@verb("section.read")
def list_of_sections() -> ResponseReturnValue:
    views = sections.list_sections(here.store(), here.actor())
    return render_template(
        "bureau/sections.html", documents=_by_document(views), status=section_status, place_of=place_of)


@pages.get("/sections/<key>")
@verb("section.read")
def section(key: str) -> ResponseReturnValue:
    editing = sections.edit_section(here.store(), here.actor(), key)
    return _editor(editing, Draft(editing.section.text, editing.section.etag, editing.reading))


@pages.post("/sections/<key>")
@verb("section.write")
def write(key: str) -> ResponseReturnValue:
    form = SectionForm()
    act = form.act.data or ""
    if act == "try" or act.startswith(SWAP):
        return _unsaved(key, form.text.data or "", form.seen.data or "", _place(act))
    try:
        sections.write_section(here.store(), here.actor(), key, form.text.data or "", form.seen.data or "")
    except InputFaults:
        return make_response(_unsaved(key, form.text.data or "", form.seen.data or ""), 422)
    except TextMovedOn as moved:
        return make_response(_both(moved.current, form.text.data or ""), 412)
    flash("已保存。冻结快照后，文档里就是这段文字。", "ok")
    return redirect(url_for("bureau.section", key=key), 303)


@pages.post("/sections/<key>/reset")
@verb("section.write")
def reset(key: str) -> ResponseReturnValue:
    form = SectionForm()
    try:
        sections.reset_section(here.store(), here.actor(), key, form.seen.data or "")
    except TextMovedOn as moved:
        return make_response(_both(moved.current, moved.current.starting_text), 412)
    flash("已恢复起始文字。原来写的在“改动”里，可以找回。", "ok")
    return redirect(url_for("bureau.section", key=key), 303)


@pages.get("/sections/<key>/reset")
@verb("section.read")
def after_reset(key: str) -> ResponseReturnValue:
    """The address of a form that was refused, opened anew: its page."""
    return redirect(url_for("bureau.section", key=key), 303)


@pages.post("/sections/<key>/reading")
@verb("section.read")
def reading(key: str) -> Response:
    """How a text reads while it is typed: the fragment of the page, and what the script needs to draw."""
    read, faults = sections.try_section(here.store(), here.actor(), key, SectionForm().text.data or "")
    draft = Draft(read.text, "", read, faults, unsaved=True)
    return jsonify(
        html=render_template("bureau/section_reading.html", draft=draft, waiting=WAITING),
        length=draft.length,
        tokens=[{"body": token.body, "label": token.label, "printed": token.printed, "state": token.state}
                for token in draft.reading.tokens],
        numbers=[{"start": number.start, "end": number.end, "replacement": number.replacement,
                  "differs": bool(number.key) and not number.agrees} for number in draft.reading.numbers],
    )


def _unsaved(key: str, typed: str, seen: str, swap: int | None = None) -> str:
    editing = sections.edit_section(here.store(), here.actor(), key, typed, swap)
    return _editor(editing, Draft(editing.reading.text, seen, editing.reading, editing.faults, unsaved=True))


def _both(current: SectionView, typed: str) -> str:
    """The editor with what was typed, beside what somebody else saved; saving again is then meant."""
    editing = sections.edit_section(here.store(), here.actor(), current.key, typed)
    draft = Draft(editing.reading.text, current.etag, editing.reading, editing.faults, unsaved=True, theirs=current)
    return _editor(editing, draft)


def _place(act: str) -> int | None:
    """Which of the typed numbers is to become a token."""
    chosen = act.removeprefix(SWAP)
    return int(chosen) if act.startswith(SWAP) and chosen.isdecimal() and len(chosen) < LONGEST_PLACE else None


def _editor(editing: Editing, draft: Draft) -> str:
    return render_template(
        "bureau/section.html", section=editing.section, draft=draft, place=place_of(editing.section), waiting=WAITING,
        insertable=editing.insertable, campaign_year=here.pack().campaign.year)


def _by_document(views: tuple[SectionView, ...]) -> list[tuple[str, list[SectionView]]]:
    """Sections under their documents, both in the pack's order."""
    grouped: dict[str, list[SectionView]] = {key: [] for key in here.pack().documents}
    for view in views:
        grouped[view.document].append(view)
    return [(here.pack().documents[key].title, each) for key, each in grouped.items() if each]
