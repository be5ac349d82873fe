"""Records agreed to, sent back and taken back. The last level's agreement puts a version in force, and its facts."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from webforms.actions.cursors import read_number
from webforms.actions.places import Place, place_of, standing_of
from webforms.actions.record_views import content_of, view_record
from webforms.actions.submitting import note, tell_others
from webforms.actions.telling import tell_reviewed
from webforms.domain.access import Actor, demand, may_ever
from webforms.domain.errors import Refused
from webforms.domain.evidence_codes import code_series
from webforms.domain.facts import Statement, facts_stated
from webforms.domain.texts import many_lines
from webforms.domain.workflow import Standing, Step, advance
from webforms.store import approvals, paper_codes, record_lists, records, versions
from webforms.store.events import account_of
from webforms.store.records import Head
from webforms.store.scope import scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.versions import Content
from webforms.store.views import Page, RecordLine, RecordView

VERBS: dict[Literal["approve", "return"], Literal["record.approve", "record.return"]] = {
    "approve": "record.approve", "return": "record.return",
}


def review_record(
    store: Store, actor: Actor, record_id: int, *, decision: Literal["approve", "return"], version: int,
    reason: str = "",
) -> RecordView:
    """Agree to the version that was looked at, or send it back with a reason."""
    verb = VERBS[decision]
    with store.write() as tx:
        head, place, standing = _locked(tx, actor, record_id)
        demand(actor, verb, head.unit, standing=standing)
        step = advance(verb, standing, actor, seen=version, reason=many_lines(reason))
        position = note(tx, actor, head, step)
        _move(tx, head, step)
        if step.in_force:
            _put_in_force(tx, place, head, step.version, position)
        if step.in_force or decision == "return":
            tell_others(tx, verb, head, step.version, head.number)
        seen = view_record(tx, actor, record_id)
        tell_reviewed(tx, actor, head, seen)
        return seen


def withdraw_record(store: Store, actor: Actor, record_id: int, *, reason: str = "") -> RecordView:
    """Take back what nobody has checked: it is a draft again. Or end what is in force, with a reason."""
    with store.write() as tx:
        head, _, standing = _locked(tx, actor, record_id)
        demand(actor, "record.withdraw", head.unit, standing=standing)
        step = advance("record.withdraw", standing, actor, reason=many_lines(reason))
        position = note(tx, actor, head, step)
        _take_back(tx, actor, head, step)
        _move(tx, head, step)
        if step.closes:
            approvals.end_force(tx, head, position)
        return view_record(tx, actor, record_id)


def review_queue(store: Store, actor: Actor, *, after: str | None = None, limit: int = 50) -> Page[RecordLine]:
    """What waits for the actor's unit, the oldest first."""
    demand_review(actor)
    with store.read() as tx:
        return record_lists.list_waiting(tx, actor.unit, read_number(after), limit)


def count_waiting(store: Store, actor: Actor) -> int:
    demand_review(actor)
    with store.read() as tx:
        return record_lists.count_waiting(tx, actor.unit)


def statement_of(tx: Tx, place: Place, head: Head, version: int) -> tuple[Statement, Content]:
    """What a version says, for facts and papers."""
    content = versions.get_version(tx, head.id, version)
    items = Counter(one.item for one in content.evidence)
    return Statement(place.unit, head.type, content.data, dict(items), head.nil_for, head.period or None), content


def _locked(tx: Tx, actor: Actor, record_id: int) -> tuple[Head, Place, Standing]:
    head = records.lock_head(tx, scope_of(actor, "record.read"), record_id)
    place = place_of(tx, head)
    return head, place, standing_of(tx, head, place)


def _move(tx: Tx, head: Head, step: Step) -> None:
    records.change_head(tx, head, state=step.after, agreed=step.agreed,
                        awaiting=step.awaiting.level if step.awaiting else None)


def _put_in_force(tx: Tx, place: Place, head: Head, version: int, position: int) -> None:
    statement, content = statement_of(tx, place, head, version)
    give_codes(tx, head.id, statement, content, position)
    approvals.put_in_force(tx, head, version, position, facts_stated(tx.pack, statement))


def give_codes(tx: Tx, record: int, statement: Statement, content: Content, position: int) -> None:
    """Codes for the files that an indicator asks for; counters are met in one order by everybody."""
    items = dict.fromkeys(one.item for one in content.evidence)
    asked = [(series, item) for item in items if (series := code_series(tx.pack, statement, item))]
    for series, item in sorted(asked, key=lambda pair: pair[0].key):
        files = [one.sha256 for one in content.evidence if one.item == item]
        paper_codes.give_codes(tx, record, item, files, series, position)


def _take_back(tx: Tx, actor: Actor, head: Head, step: Step) -> None:
    """What was submitted becomes the draft that is written on; what stood as a draft beside the version in force is
    given up with it."""
    if step.after == "draft":
        content = content_of(tx, head)
        versions.keep_draft(tx, head.id, content.data, content.evidence, account_of(actor))
    elif head.state == "draft":
        versions.drop_draft(tx, head.id)


def demand_review(actor: Actor) -> None:
    if not may_ever(actor, "record.approve"):
        raise Refused(verb="record.approve")
