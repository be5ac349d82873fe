"""Records entered, changed and looked at: what a person does with a form.

A draft keeps what was typed and is asked for nothing but its size; submitting reads it and writes a version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from webforms.actions.cursors import read_number
from webforms.actions.duties import served
from webforms.actions.evidence import read_evidence
from webforms.actions.places import Place, place_at, place_for_new, place_of, standing_of
from webforms.actions.record_views import content_of, view_frozen, view_head, view_record
from webforms.actions.submitting import Entry, fingerprint, note, read_entry, submit
from webforms.domain.access import Actor, demand
from webforms.domain.errors import FieldFault, InputFaults, OtherContent, SeenMissing, Stale
from webforms.domain.fields import check_draft, read_form
from webforms.domain.workflow import RecordVerb, State, Step, advance, begin
from webforms.store import record_lists, records, snapshots, versions
from webforms.store.events import account_of
from webforms.store.records import Head
from webforms.store.scope import EVERYTHING, scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.views import Page, RecordLine, RecordView, Saved

LONGEST_CLIENT_ID = 64


def create_record(  # noqa: PLR0913 - a request as the contract words it
    store: Store, actor: Actor, *, client_id: str,
    type: str,  # noqa: A002
    unit: str, data: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]] = (), submit: bool = False,
) -> Saved:
    """A new record of a unit. The same client id with the same content is the same record, with other content
    `OtherContent`, which carries both."""
    _refuse_odd(client_id, data)
    with store.write() as tx:
        place = place_for_new(tx, actor, type, unit)
        sent = fingerprint(type, data, [dict(one) for one in evidence], submit)
        head = begin_record(tx, place, client_id, sent)
        if head is None:
            return _same_again(tx, actor, place, client_id, sent)
        write_first(tx, actor, place, head, Entry(data, read_evidence(tx, actor, evidence)), submit=submit)
        return Saved(view_record(tx, actor, head.id), created=True)


def begin_record(tx: Tx, place: Place, client_id: str, sent: str) -> Head | None:
    """A record that says nothing yet; None when the unit has one of this client id."""
    number = records.add_record(tx, place.unit_id, client_id, type=place.type.key, client_sha256=_sha256(sent))
    return None if number is None else records.get_head(tx, EVERYTHING, number)


def write_first(tx: Tx, actor: Actor, place: Place, head: Head, entry: Entry, *, submit: bool) -> None:
    """What a new record says: its draft, or its first version."""
    _write(tx, actor, place, head, begin(_verb(submit), place.path), entry)


def change_record(
    store: Store, actor: Actor, record_id: int, *, data: Mapping[str, Any],
    evidence: Sequence[Mapping[str, Any]] = (), submit: bool = False, seen: str,
) -> Saved:
    """Change the draft or begin the next version, from the content the person saw (`RecordView.etag`).

    The same content again changes nothing; other content over what somebody else wrote meanwhile is `Stale`."""
    if not seen:
        raise SeenMissing()
    _refuse_odd(str(record_id), data)
    with store.write() as tx:
        head = records.lock_head(tx, scope_of(actor, "record.read"), record_id)
        place = place_of(tx, head)
        demand(actor, _verb(submit), head.unit)
        _refuse_nil(head)
        entry = Entry(data, read_evidence(tx, actor, evidence))
        if _says_already(tx, place, head, entry, submit):
            return Saved(view_head(tx, actor, head), created=False)
        if seen != head.etag:
            raise Stale(view_head(tx, actor, head))
        _write(tx, actor, place, head, advance(_verb(submit), standing_of(tx, head, place), actor), entry)
        return Saved(view_record(tx, actor, record_id), created=True)


def submit_record(store: Store, actor: Actor, record_id: int, *, seen: str | None = None) -> RecordView:
    """Submit the draft as it stands."""
    with store.write() as tx:
        head = records.lock_head(tx, scope_of(actor, "record.read"), record_id)
        place = place_of(tx, head)
        demand(actor, "record.submit", head.unit)
        if seen is not None and seen != head.etag:
            raise Stale(view_head(tx, actor, head))
        step = advance("record.submit", standing_of(tx, head, place), actor)
        content = content_of(tx, head)
        _refuse_nil(head)
        _write(tx, actor, place, head, step, Entry(content.data, content.evidence))
        return view_record(tx, actor, record_id)


def check_entry(
    store: Store, actor: Actor, *,
    type: str,  # noqa: A002
    unit: str, data: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]] = (),
) -> tuple[FieldFault, ...]:
    """All that stands against submitting this, as submitting would say it; nothing is written."""
    demand(actor, "record.submit", unit)
    try:
        _refuse_odd(unit, data)
        with store.read() as tx:
            read_entry(tx, place_at(tx, type, unit), Entry(data, read_evidence(tx, actor, evidence)))
    except InputFaults as wrong:
        return wrong.faults
    return ()


def get_record(store: Store, actor: Actor, record_id: int, snapshot: int | None = None) -> RecordView:
    """A record of the account's units; one behind a figure it may see is shown masked, as it is in force. With a
    snapshot: as it was in force then, for whoever sees snapshots."""
    with store.read() as tx:
        if snapshot is None:
            return view_record(tx, actor, record_id)
        demand(actor, "snapshot.read")
        return view_frozen(tx, actor, record_id, snapshots.get_snapshot(tx, snapshot).position)


def list_records(  # noqa: PLR0913 - what may be asked, one word each
    store: Store, actor: Actor, *, type: str | None = None, state: State | None = None,  # noqa: A002
    unit: str | None = None, nil: bool = False, after: str | None = None, limit: int = 50,
) -> Page[RecordLine]:
    """What the account sees, the newest first; `nil`: its nil reports alone."""
    with store.read() as tx:
        asked = record_lists.Asked(type, state, unit, read_number(after), limit, nil)
        return record_lists.list_records(tx, scope_of(actor, "record.read"), asked)


def _write(tx: Tx, actor: Actor, place: Place, head: Head, step: Step, entry: Entry) -> None:
    if step.after == "draft":
        _write_draft(tx, actor, place, head, step, entry)
    else:
        submit(tx, actor, place, head, step, read_entry(tx, place, entry))


def _write_draft(tx: Tx, actor: Actor, place: Place, head: Head, step: Step, entry: Entry) -> None:
    """The draft as typed. The history notes who began it and each time someone else goes on."""
    before = versions.find_draft(tx, head.id)
    account = account_of(actor)
    versions.keep_draft(tx, head.id, entry.data, entry.evidence, account)
    readable = read_form(place.type, entry.data, place.context).data
    duties = served(tx.pack, place.type, place.unit, readable)
    records.change_head(tx, head, state="draft", agreed=0, awaiting=None, **duties)
    if before is None or before.account != account:
        note(tx, actor, head, step, version=head.head_version + 1)


def _says_already(tx: Tx, place: Place, head: Head, entry: Entry, submitted: bool) -> bool:
    """Whether the head is what this request would make of it."""
    content = content_of(tx, head)
    if not submitted:
        return head.state == "draft" and content.says(entry.data, entry.evidence)
    if head.state not in ("submitted", "checked", "approved"):
        return False
    return content.says(read_form(place.type, entry.data, place.context).data, entry.evidence)


def _same_again(tx: Tx, actor: Actor, place: Place, client_id: str, sent: str) -> Saved:
    head = records.find_by_client(tx, EVERYTHING, place.unit_id, client_id)
    if head is None:
        raise RuntimeError("a client id is taken by no record")
    stored = view_head(tx, actor, head)
    if head.client_sha256 != _sha256(sent):
        raise OtherContent(client_id=client_id, stored=stored, sent=sent)
    return Saved(stored, created=False)


def _refuse_odd(client_id: str, data: Mapping[str, Any]) -> None:
    if not 0 < len(client_id) <= LONGEST_CLIENT_ID:
        raise InputFaults.one("client_id", f"client_id 要有，最多 {LONGEST_CLIENT_ID} 个字符。")
    if faults := check_draft(data):
        raise InputFaults(faults)


def _refuse_nil(head: Head) -> None:
    if head.nil_for is not None:
        raise InputFaults.one("", "零上报没有内容可改。要改的，请先撤回，再填一条记录或重新零上报。")


def _verb(submitted: bool) -> RecordVerb:
    return "record.submit" if submitted else "record.draft"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
