"""A record as it is shown: its head, versions and history, what the account may do, and what is masked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from webforms.actions.behind import seen_behind_figure
from webforms.actions.places import Place, place_of, standing_of
from webforms.domain.access import Actor, may
from webforms.domain.errors import NobodyReviews, NotFound
from webforms.domain.workflow import TRANSITIONS, Standing
from webforms.store import events, versions
from webforms.store.lineage import find_version_at
from webforms.store.record_lists import title_of
from webforms.store.records import Head, find_head, get_head
from webforms.store.scope import EVERYTHING, scope_of
from webforms.store.transactions import Tx
from webforms.store.views import EventView, RecordView, VersionView

MASK = "●●●"


def view_record(tx: Tx, actor: Actor, record: int) -> RecordView:
    """The record as the actor sees it: whole within its units, masked and as it is in force behind a figure."""
    seen = find_head(tx, scope_of(actor, "record.read"), record)
    if seen is not None:
        return view_head(tx, actor, seen)
    head = get_head(tx, EVERYTHING, record)
    version = seen_behind_figure(tx, actor, record)
    if version is None:
        raise NotFound(what="这条记录")
    return _view_behind(tx, head, version)


def view_frozen(tx: Tx, actor: Actor, record: int, position: int) -> RecordView:
    """The record as it was in force at a position; masked for whoever does not see it whole."""
    head = get_head(tx, EVERYTHING, record)
    version = find_version_at(tx, record, position)
    if version is None:
        raise NotFound(what="这条记录")
    return _view_behind(tx, head, version, masked=not scope_of(actor, "record.read").holds(head.unit))


def view_head(tx: Tx, actor: Actor, head: Head) -> RecordView:
    """The record with its head, for an account within whose units it lies."""
    place = place_of(tx, head)
    content = content_of(tx, head)
    history = events.list_of_record(tx, head.id)
    standing = _standing(tx, head, place)
    awaiting = standing.awaiting if standing else None
    return RecordView(
        id=head.id, number=head.number, type=head.type, unit=head.unit, unit_name=place.unit.name, state=head.state,
        version=head.version, in_force_version=head.in_force, title=title_of(place.type, content.data, head.nil_for),
        data=content.data, etag=head.etag, client_id=head.client_id, changed_at=head.changed_at,
        evidence=versions.list_evidence(tx, head.id, None if head.state == "draft" else head.head_version),
        awaiting=awaiting.level if awaiting else None, awaiting_unit=awaiting.unit if awaiting else None,
        nil_for=head.nil_for, period=head.period or None, reason=_reason(head, content, history),
        versions=_versions(history), history=history, warnings=content.warnings, may=_open_verbs(actor, head, standing),
    )


def content_of(tx: Tx, head: Head) -> versions.Content:
    """What the head says: the draft where there is one, else the newest version."""
    draft = versions.find_draft(tx, head.id) if head.state == "draft" else None
    return draft or versions.get_version(tx, head.id, head.head_version)


def _view_behind(tx: Tx, head: Head, version: int, *, masked: bool = True) -> RecordView:
    place = place_of(tx, head)
    content = versions.get_version(tx, head.id, version)
    hidden = frozenset(place.type.private) & content.data.keys() if masked else frozenset()
    return RecordView(
        id=head.id, number=head.number, type=head.type, unit=head.unit, unit_name=place.unit.name, state="approved",
        version=version, in_force_version=version, title=title_of(place.type, content.data, head.nil_for),
        data=_masked(content.data, hidden), evidence=versions.list_evidence(tx, head.id, version),
        etag=f"{head.id}-v{version}", client_id="", changed_at=content.at or head.changed_at, nil_for=head.nil_for,
        period=head.period or None, reason=content.note, masked=hidden,
    )


def _masked(data: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    return {key: MASK if key in hidden else value for key, value in data.items()}


def _standing(tx: Tx, head: Head, place: Place) -> Standing | None:
    """None where nobody would agree any more: the record is shown all the same."""
    try:
        return standing_of(tx, head, place)
    except NobodyReviews:
        return None


def _open_verbs(actor: Actor, head: Head, standing: Standing | None) -> frozenset[str]:
    if standing is None:
        return frozenset()
    open_ = frozenset(verb for verb in TRANSITIONS if may(actor, verb, head.unit, standing=standing))
    return open_ - {"record.draft", "record.submit"} if head.nil_for else open_


def _reason(head: Head, content: versions.Content, history: tuple[EventView, ...]) -> str:
    if head.state in ("returned", "withdrawn"):
        return next((event.reason for event in reversed(history) if event.reason), "")
    return content.note


def _versions(history: tuple[EventView, ...]) -> tuple[VersionView, ...]:
    """Every submitted version and where it came to stand, told from the history."""
    found: dict[int, VersionView] = {}
    for event in history:
        if event.version is None or event.after is None:
            continue
        if event.verb == "record.submit":
            found[event.version] = VersionView(event.version, event.after, event.by, event.at)
        elif event.version in found:
            found[event.version] = replace(found[event.version], state=event.after)
    return tuple(found.values())
