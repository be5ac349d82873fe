"""The checking desk: what waits with the program's doubts about it, one record with the version before, a batch.

    queue ─► narrowed ─► doubts for all lines at once
    batch ─► each record in its own transaction ─► what came of each"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

from webforms.actions.record_views import view_record
from webforms.actions.records import get_record
from webforms.actions.review import demand_review, review_record
from webforms.domain.access import Actor
from webforms.domain.errors import InputFaults, NotFound, ReasonMissing, WebformsError
from webforms.domain.texts import one_line
from webforms.domain.workflow import SHORTEST_REASON
from webforms.store import doubts, reasons, record_lists, versions
from webforms.store.record_lists import Narrowed
from webforms.store.scope import scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.views import RecordView
from webforms.store.views.desk import Decided, Desk, Doubts, Earlier, Queue, UsualReason, Waiting

MOST_LOOKED_AT = 200
MOST_AT_ONCE = 100
LONGEST_USUAL_REASON = 40
REASONS_SHOWN = 4
REASONS_KEPT = 50


def list_desk(store: Store, actor: Actor, narrowed: Narrowed | None = None, *, only_doubtful: bool = False) -> Queue:
    """What waits for the actor's unit, the oldest first; doubts are told for the first two hundred."""
    demand_review(actor)
    with store.read() as tx:
        page = record_lists.list_waiting(tx, actor.unit, None, MOST_LOOKED_AT, narrowed)
        told = doubts.list_doubts(tx, scope_of(actor, "record.read"), [line.id for line in page.items])
        heaps = record_lists.heaps_waiting(tx, actor.unit)
    lines = [Waiting(line, told.get(line.id, Doubts())) for line in page.items]
    doubtful = [each for each in lines if each.doubts.count]
    shown = doubtful if only_doubtful else lines
    return Queue(tuple(shown[:MOST_AT_ONCE]), heaps, len(doubtful), len(shown) > MOST_AT_ONCE or page.next is not None)


def open_desk(store: Store, actor: Actor, record_id: int) -> Desk:
    """A record with what is known about it."""
    demand_review(actor)
    with store.read() as tx:
        record = view_record(tx, actor, record_id)
        told = doubts.list_doubts(tx, scope_of(actor, "record.read"), [record_id])
        return Desk(record, told.get(record_id, Doubts()), _earlier(tx, record))


def decide_batch(
    store: Store, actor: Actor, chosen: Sequence[tuple[int, int]], *, decision: Literal["approve", "return"],
    reason: str = "",
) -> tuple[Decided, ...]:
    """Decide about many records in the versions that were looked at. One that is refused holds up no other; sent
    again, each says that it is decided already."""
    demand_review(actor)
    if not 0 < len(chosen) <= MOST_AT_ONCE:
        raise InputFaults.one("chosen", f"请勾 1 到 {MOST_AT_ONCE} 条，再点按钮。")
    if decision == "return" and len(reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing(at_least=SHORTEST_REASON)
    return tuple(_decided(store, actor, record, version, decision, reason)
                 for record, version in dict(chosen).items())


def usual_reasons(store: Store, actor: Actor) -> tuple[UsualReason, ...]:
    """What the unit's reviewers say most, in their own words."""
    demand_review(actor)
    with store.read() as tx:
        return reasons.list_reasons(tx, actor.unit, REASONS_SHOWN)


def remember_reason(store: Store, actor: Actor, text: str) -> None:
    """A reason that was given: a short one may be wanted again."""
    demand_review(actor)
    said = one_line(text).strip()
    if SHORTEST_REASON <= len(said) <= LONGEST_USUAL_REASON:
        with store.aside() as tx:
            reasons.note_reason(tx, actor.unit, said)
            reasons.drop_rare(tx, actor.unit, REASONS_KEPT)


def forget_reason(store: Store, actor: Actor, reason: int) -> None:
    demand_review(actor)
    with store.aside() as tx:
        reasons.forget_reason(tx, actor.unit, reason)


def _earlier(tx: Tx, record: RecordView) -> Earlier | None:
    """What was submitted before; nothing for a first version, and for whoever sees the record masked."""
    if record.version < 2 or record.nil_for or record.masked:
        return None
    content = versions.get_version(tx, record.id, record.version - 1)
    return Earlier(record.version - 1, content.data, frozenset(one.sha256 for one in content.evidence))


def _decided(
    store: Store, actor: Actor, record: int, version: int, decision: Literal["approve", "return"], reason: str
) -> Decided:
    try:
        return Decided(record, review_record(store, actor, record, decision=decision, version=version, reason=reason))
    except WebformsError as refused:
        return Decided(record, _seen(store, actor, record), refused.message)


def _seen(store: Store, actor: Actor, record: int) -> RecordView | None:
    with suppress(NotFound):
        return get_record(store, actor, record)
    return None
