"""Filling in: a new record of any type, a change of one, and what the page shows of both."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import decisions, earlier, files, records
from webforms.domain.entering import copied
from webforms.domain.errors import FieldFault, NotFound, TypeDisabled
from webforms.domain.fields import defaults
from webforms.web import here, shown_values
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.fill.saving import Refusal, all_faults, save, take_files
from webforms.web.filters import record_name
from webforms.web.form_builder import RecordForm, form_class
from webforms.web.record_steps import unanswered
from webforms.web.remarks import Remarks, remarks_in
from webforms.web.unit_options import units_offered

if TYPE_CHECKING:
    from webforms.domain.pack import RecordType
    from webforms.domain.units import Unit
    from webforms.store.views import FileView, RecordView
    from webforms.store.views.earlier import EarlierView


LONGEST_ID = 18
"""Digits of a number that both databases take."""


@dataclass(frozen=True)
class Entry:
    """What is being filled in: a type for a unit; `record` is the one that is changed."""

    type: RecordType
    unit: Unit
    record: RecordView | None = None

    @property
    def remarks(self) -> Remarks:
        return remarks_in(unanswered(self.record), self.type) if self.record else Remarks()

    @property
    def reviewer(self) -> str:
        """The unit that looks at it first; empty where the pack (by now) names none."""
        path = self.type.review.get(self.unit.kind, ())
        if not path:
            return ""
        level = here.pack().review_levels[path[0]]
        return here.unit_name(self.unit.parent if level.by == "parent" else level.by)


@pages.get("/new")
@verb("record.draft")
def choose_type() -> ResponseReturnValue:
    """Which form: all that this unit may fill in."""
    unit = unit_asked_for()
    return render_template("fill/choose_type.html", types=types_for(unit), unit=unit, units=units_to_fill_for(),
                           way=way_to_fill)


@pages.get("/new/<type_key>")
@verb("record.draft")
def new(type_key: str) -> ResponseReturnValue:
    unit = unit_asked_for()
    entry = Entry(type_asked_for(type_key, unit), unit)
    if entry.type.key not in decisions.enabled_types(here.store()):
        raise TypeDisabled(title=entry.type.title)
    form = _form_for(entry, formdata=None)
    like = _like(entry)
    form.fill(_beginnings(entry, like), [])
    form.client_id.data = str(uuid.uuid4())
    _name_paper(entry, form)
    earlier_ones = earlier.list_earlier(here.store(), here.actor(), type=type_key, unit=unit.code)
    return _page(entry, form, like=like, earlier_ones=earlier_ones)


def _beginnings(entry: Entry, like: RecordView | None) -> dict[str, Any]:
    """Defaults, over them what the unit stated before, over both the entry that is copied."""
    known = earlier.first_values(here.store(), here.actor(), entry.type, entry.unit.code)
    return defaults(entry.type) | known | (copied(entry.type, like.data) if like else {})


def _like(entry: Entry) -> RecordView | None:
    """The entry that the address asks to copy: one of this form and unit."""
    asked = request.args.get("like", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_ID):
        return None
    found = records.get_record(here.store(), here.actor(), int(asked))
    if (found.type, found.unit, found.masked) != (entry.type.key, entry.unit.code, frozenset()):
        raise NotFound(what="这条记录")
    return found


def way_to_fill(type_: RecordType, unit: str, week: str | None = None) -> str:
    """Where a form is filled in: the week on one screen where the form has one."""
    if type_.batch is not None:
        return url_for("fill.week", type_key=type_.key, unit=unit, week=week)
    return url_for("fill.new", type_key=type_.key, unit=unit)


def _name_paper(entry: Entry, form: RecordForm) -> None:
    """A paper uploaded at an indicator knows which one it is."""
    upload, paper = here.pack().upload, request.args.get("paper")
    if upload and paper and entry.type.key == upload.type:
        form.of(entry.type.field(upload.field)).process_data(paper)


@pages.post("/new/<type_key>")
@verb("record.draft")
def create(type_key: str) -> ResponseReturnValue:
    unit = unit_asked_for()
    return _sent(Entry(type_asked_for(type_key, unit), unit))


@pages.get("/records/<int:record_id>/edit")
@verb("record.draft")
def edit(record_id: int) -> ResponseReturnValue:
    entry = _entry_of(record_id)
    if entry.record is not None and entry.record.nil_for:
        return redirect(nil_again(entry.record), 303)
    form = _form_for(entry, formdata=None)
    if entry.record is not None:
        form.fill(entry.record.data, [(file.item, file.sha256) for file in entry.record.evidence])
        form.seen.data = entry.record.etag
    return _page(entry, form)


@pages.post("/records/<int:record_id>/edit")
@verb("record.draft")
def change(record_id: int) -> ResponseReturnValue:
    return _sent(_entry_of(record_id))


def nil_again(record: RecordView) -> str:
    """Where a nil report that came back, or was taken back, is sent anew."""
    return url_for("fill.ask_nil", task=record.nil_for, unit=record.unit, period=record.period)


def _sent(entry: Entry) -> ResponseReturnValue:
    """A form came in: files first; then it is saved, submitted, or shown again with what is wrong."""
    form = _form_for(entry)
    act = request.form.get("act", "draft")
    faults = take_files(form)
    if faults and act == "submit":
        faults = all_faults(form, entry.unit.code, faults)
    if faults or act == "add":
        return _again(entry, form, Refusal(422 if faults else 200, faults))
    saved = save(form, entry.unit.code, entry.record, submit=act == "submit")
    if isinstance(saved, Refusal):
        return _again(entry, form, saved)
    if act == "submit":
        return redirect(url_for("fill.sent", record_id=saved.id), 303)
    flash(f"“{record_name(saved)}”的草稿已存，在“记录”里接着填。", "ok")
    return redirect(url_for("fill.tasks"), 303)


def _again(entry: Entry, form: RecordForm, refusal: Refusal) -> ResponseReturnValue:
    """The same form, with everything that was typed."""
    faults = form.show(refusal.faults)
    page = _page(entry, form, faults=faults, refusal=refusal, other=_other_values(entry, form, refusal))
    return make_response(page, refusal.status)


def _page(entry: Entry, form: RecordForm, *, faults: list[FieldFault] | None = None,
          refusal: Refusal | None = None, other: list[tuple[str, str, str]] | None = None,
          like: RecordView | None = None, earlier_ones: tuple[EarlierView, ...] = ()) -> str:
    return render_template(
        "fill/form.html", entry=entry, form=form, faults=faults or [], refusal=refusal, other=other or [],
        like=like, earlier=earlier_ones, line=shown_values.title_line,
        kept={item.item: _kept_files(form.kept_of(item)) for item in entry.type.evidence})


def _kept_files(hashes: list[str]) -> list[tuple[FileView, str]]:
    """The files already here with the names they came under; one that is gone is left out."""
    found = []
    for sha in hashes:
        try:
            opened = files.open_file(here.store(), here.actor(), sha)
        except NotFound:
            continue
        found.append((opened.file, opened.name))
    return found


def _other_values(entry: Entry, form: RecordForm, refusal: Refusal) -> list[tuple[str, str, str]]:
    """Where somebody else's content differs from this form's: label, theirs, ours."""
    if refusal.current is None:
        return []
    theirs, ours = refusal.current.data, form.raw()
    return [
        (field.label, shown_values.text_of(field, theirs.get(field.key)), shown_values.text_of(field, ours[field.key]))
        for field in entry.type.fields if _differs(theirs.get(field.key), ours[field.key])
    ]


def _differs(theirs: Any, ours: Any) -> bool:
    return bool(theirs or ours) and str(theirs).lower() != str(ours).lower()


def _form_for(entry: Entry, **kwargs: Any) -> RecordForm:
    units_of = partial(units_offered, near=entry.unit)
    built: RecordForm = form_class(entry.type, here.campaign().year, units_of)(**kwargs)
    return built


def _entry_of(record_id: int) -> Entry:
    record = records.get_record(here.store(), here.actor(), record_id)
    return Entry(here.pack().types[record.type], here.tree().get(record.unit), record)


def type_asked_for(key: str, unit: Unit) -> RecordType:
    """A type that a unit fills in, whether it is in use now or not."""
    found = here.pack().types.get(key)
    if found is None or not here.tree().matches(unit, found.filled_by):
        raise NotFound(what="这张表")
    return found


def unit_asked_for() -> Unit:
    """The unit to fill in for: one's own, or one below that the address names."""
    code = request.values.get("unit") or here.actor().unit
    if code not in here.actor().subtree:
        raise NotFound(what="这个单位")
    return here.tree().get(code)


def types_for(unit: Unit) -> list[RecordType]:
    """What a unit may fill in now, in the order of the pack."""
    enabled = decisions.enabled_types(here.store())
    return [
        type_ for type_ in here.pack().types.values()
        if type_.key in enabled and here.tree().matches(unit, type_.filled_by)
    ]


def units_to_fill_for() -> list[Unit]:
    """One's own unit and those below it, as long as they are open."""
    subtree, today = here.actor().subtree, here.today()
    return [unit for unit in here.tree().units if unit.code in subtree and unit.is_open(today)]
