"""From what was typed to a submitted version: read, numbered, its identity checked, written once.

    form ─► canonical data, or every fault at once ─► identity free? ─► number (the first time) ─► version ─► head"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webforms.actions.duties import served
from webforms.actions.evidence import families_by_item
from webforms.actions.places import Place
from webforms.domain.access import Actor
from webforms.domain.errors import IdentityTaken, InputFaults
from webforms.domain.facts import period_of
from webforms.domain.fields import check_evidence, read_form
from webforms.domain.identity import identity_key, identity_words
from webforms.domain.numbers import record_series
from webforms.domain.workflow import Step
from webforms.store import deliveries, events, records, versions
from webforms.store.counters import next_number
from webforms.store.records import Head
from webforms.store.transactions import Tx
from webforms.store.versions import Attached, Content
from webforms.store.writing import canonical


@dataclass(frozen=True)
class Entry:
    """What was sent for one record: raw values, and files that are there."""

    data: Mapping[str, Any]
    evidence: tuple[Attached, ...] = ()


def read_entry(tx: Tx, place: Place, entry: Entry) -> Content:
    """The version that the entry makes, or InputFaults with everything that must be mended."""
    reading = read_form(place.type, entry.data, place.context)
    faults = (*reading.faults, *check_evidence(place.type, families_by_item(tx, entry.evidence)))
    if faults:
        raise InputFaults(faults)
    return Content(reading.data, entry.evidence, warnings=tuple(warning.message for warning in reading.warnings))


def submit(tx: Tx, actor: Actor, place: Place, head: Head, step: Step, content: Content) -> None:
    """Write the version and move the head to it."""
    identity = identity_key(place.type, content.data)
    _refuse_taken(tx, place, head, identity, content.data)
    write_version(tx, actor, head, step, content, {
        "identity_key": identity,
        "number": head.number or _new_number(tx, place, content.data),
        **served(tx.pack, place.type, place.unit, content.data),
    })


def write_version(
    tx: Tx, actor: Actor, head: Head, step: Step, content: Content, columns: Mapping[str, Any]
) -> None:
    """The immutable version, the event that says so, and the head that points at it."""
    by = events.account_of(actor)
    versions.add_version(tx, head.id, step.version, Content(content.data, content.evidence, content.note,
                                                            content.warnings, by))
    versions.drop_draft(tx, head.id)
    records.change_head(
        tx, head, state=step.after, head_version=step.version, agreed=step.agreed,
        awaiting=step.awaiting.level if step.awaiting else None, **columns)
    note(tx, actor, head, step)
    tell_others(tx, "record.submit", head, step.version, columns.get("number") or head.number)


def note(tx: Tx, actor: Actor, head: Head, step: Step, *, version: int | None = None) -> int:
    """The step as an event of the history; its position."""
    body = {"after": step.after, **({"reason": step.reason} if step.reason else {})}
    return events.add(tx, actor, events.Entry(
        step.verb, unit=head.unit_id, record=head.id, version=step.version if version is None else version, body=body))


def tell_others(tx: Tx, verb: str, head: Head, version: int, number: str | None) -> None:
    """The step for the programs that want to hear of it: which record, never what is in it."""
    deliveries.note(tx, verb, {
        "id": head.id, "number": number, "type": head.type, "unit": head.unit, "version": version})


def fingerprint(type_key: str, entry: Mapping[str, Any], evidence: Sequence[Any], submitted: bool) -> str:
    """What a client sent, as one text: the same again is the same request."""
    return canonical([type_key, entry, evidence, submitted])


def _refuse_taken(tx: Tx, place: Place, head: Head, identity: str | None, data: Mapping[str, Any]) -> None:
    if identity is None or identity == head.identity_key:
        return
    other = records.find_by_identity(tx, head.unit_id, head.type, identity)
    if other is not None and other.id != head.id:
        named = other.number or f"第 {other.id} 条"
        raise IdentityTaken(what=identity_words(place.type, data), number=named, record=other.id)


def _new_number(tx: Tx, place: Place, data: Mapping[str, Any]) -> str:
    period = period_of(place.type, data)
    series = record_series(place.type.number, place.unit.code, period, tx.pack.campaign.year)
    return series.number(next_number(tx, f"record:{series.key}"))
