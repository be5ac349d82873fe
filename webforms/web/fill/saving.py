"""From a sent form to a saved record: files first, then the record, and every refusal back into the form.

    files sent ─► kept by hash, listed in the form again ─► texts ─► create or change ─► saved, or Refusal
Whatever happens, the form still holds what was typed and which files are here, so the page shows all of it again.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from webforms.actions import records
from webforms.domain.errors import (
    FieldFault,
    InputFaults,
    OtherContent,
    Stale,
    TooLarge,
    UnsupportedFile,
    WebformsError,
)
from webforms.web import here
from webforms.web.form_builder import EVIDENCE, RecordForm
from webforms.web.sent_files import keep_for, refusal_words

if TYPE_CHECKING:
    from webforms.domain.pack import EvidenceItem
    from webforms.store.views import RecordView

DROP = "drop_"
SENT_BEFORE = "这一页刚才已经存过一条，这次的内容和它不一样，没有存。要改那一条，请打开它；要另存一条，请再点一次按钮。"


@dataclass(frozen=True)
class Refusal:
    """Why a form was not saved: messages for its fields, or one for all of it; `current` is the other content, `there`
    the record that stands in the way."""

    status: int
    faults: tuple[FieldFault, ...] = ()
    text: str = ""
    current: RecordView | None = None
    there: int | None = None


def take_files(form: RecordForm) -> tuple[FieldFault, ...]:
    """Keep the files that came with the form, and drop those that were crossed out; what cannot be kept, or does not
    belong there, is a fault."""
    faults: list[FieldFault] = []
    for item in form.type.evidence:
        _drop_crossed_out(form, item)
        faults += _keep_sent(form, item)
    return tuple(faults)


def _drop_crossed_out(form: RecordForm, item: EvidenceItem) -> None:
    crossed_out = set(request.form.getlist(DROP + item.item))
    form.put(item, [sha for sha in form.kept_of(item) if sha not in crossed_out])


def _keep_sent(form: RecordForm, item: EvidenceItem) -> list[FieldFault]:
    faults = []
    for upload in form.files_of(item).data or ():
        if not getattr(upload, "filename", ""):
            continue
        try:
            form.put(item, [*form.kept_of(item), keep_for(item, upload).file.sha256])
        except (UnsupportedFile, TooLarge) as refused:
            faults.append(FieldFault(EVIDENCE + item.item, refusal_words(item, refused)))
    return faults


def all_faults(form: RecordForm, unit: str, of_files: tuple[FieldFault, ...]) -> tuple[FieldFault, ...]:
    """With a fault of a file at once everything else that would be asked on the next try, in the order of the page."""
    found = records.check_entry(
        here.store(), here.actor(), type=form.type.key, unit=unit, data=form.raw(), evidence=form.evidence())
    in_fields = tuple(fault for fault in found if not fault.field.startswith(EVIDENCE))
    return (*in_fields, *of_files, *(fault for fault in found if fault not in in_fields))


def save(form: RecordForm, unit: str, record: RecordView | None, *, submit: bool) -> RecordView | Refusal:
    """Save what the form holds as a draft, or submit it."""
    try:
        if record is None:
            return _create(form, unit, submit=submit)
        return records.change_record(
            here.store(), here.actor(), record.id, data=form.raw(), evidence=form.evidence(), submit=submit,
            seen=form.seen.data or "").record
    except Stale as stale:
        form.seen.data = stale.current.etag  # sent once more, it is meant
        return Refusal(412, text=stale.message, current=stale.current)
    except InputFaults as wrong:
        return Refusal(422, faults=wrong.faults)
    except OtherContent as other:
        form.client_id.data = str(uuid.uuid4())  # sent once more, another record is meant
        return Refusal(409, text=SENT_BEFORE, there=other.facts["stored"].id)
    except WebformsError as error:
        return _refusal(error)


def _create(form: RecordForm, unit: str, *, submit: bool) -> RecordView:
    saved = records.create_record(
        here.store(), here.actor(), client_id=form.client_id.data or "", type=form.type.key, unit=unit,
        data=form.raw(), evidence=form.evidence(), submit=submit)
    return saved.record


def _refusal(error: WebformsError) -> Refusal:
    """Errors about this record stay in the form; those about the person or the machine go to the one handler."""
    if error.kind not in ("conflict", "refused"):
        raise error
    return Refusal(409 if error.kind == "conflict" else 403, text=error.message, there=error.facts.get("record"))
