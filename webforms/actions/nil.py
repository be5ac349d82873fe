"""Nil reports: a unit says that it has nothing for a task. Approved, it states zeros."""

from __future__ import annotations

from dataclasses import dataclass

from webforms.actions.places import Place, place_for_new, place_of, standing_of
from webforms.actions.record_views import view_head, view_record
from webforms.actions.submitting import fingerprint, write_version
from webforms.domain.access import Actor
from webforms.domain.errors import IdentityTaken, InputFaults, OtherContent, ReasonMissing
from webforms.domain.pack import Task
from webforms.domain.period import WHOLE
from webforms.domain.tasks import task_periods
from webforms.domain.texts import many_lines
from webforms.domain.workflow import SHORTEST_REASON, advance, begin
from webforms.store import records
from webforms.store.records import Head
from webforms.store.scope import EVERYTHING
from webforms.store.transactions import Store, Tx
from webforms.store.versions import Content
from webforms.store.views import Saved
from webforms.store.writing import sha256_of


def report_nil(
    store: Store, actor: Actor, *, task: str, client_id: str, unit: str, period: str | None = None, reason: str
) -> Saved:
    """Submit a nil report for a task and, where it is monthly, one of its months.

    One that was returned or withdrawn is sent again as its next version."""
    with store.write() as tx:
        asked = _task(tx, task)
        place = place_for_new(tx, actor, asked.type, unit)
        wanted = _period(tx, asked, period)
        _refuse_odd(tx, place, asked, wanted, reason)
        nothing = Nothing(asked, wanted, client_id, many_lines(reason))
        there = records.find_by_identity(tx, place.unit_id, asked.type, nothing.identity)
        if there is not None:
            return _again(tx, actor, there, nothing)
        return _first(tx, actor, place, nothing)


@dataclass(frozen=True)
class Nothing:
    """What is said: there is nothing for this task in this period, and why."""

    task: Task
    period: str
    client_id: str
    reason: str

    @property
    def identity(self) -> str:
        return f"nil:{self.task.key}:{self.period}"

    @property
    def sha256(self) -> str:
        return sha256_of([self.identity, self.reason])

    @property
    def content(self) -> Content:
        return Content({}, (), self.reason)


def _first(tx: Tx, actor: Actor, place: Place, nothing: Nothing) -> Saved:
    number = records.add_record(
        tx, place.unit_id, nothing.client_id, type=nothing.task.type, client_sha256=nothing.sha256,
        nil_for=nothing.task.key, period=nothing.period, serves=[nothing.task.key], identity_key=nothing.identity)
    if number is None:
        raise _taken(tx, actor, place, nothing)
    head = records.get_head(tx, EVERYTHING, number)
    write_version(tx, actor, head, begin("record.submit", place.path), nothing.content, {})
    return Saved(view_record(tx, actor, number), created=True)


def _taken(tx: Tx, actor: Actor, place: Place, nothing: Nothing) -> OtherContent:
    """The client id stands for another record of this unit."""
    there = records.find_by_client(tx, EVERYTHING, place.unit_id, nothing.client_id)
    stored = view_head(tx, actor, there) if there else None
    said = {"nil_for": nothing.task.key, "period": nothing.period, "reason": nothing.reason}
    sent = fingerprint(nothing.task.type, said, [], submitted=True)
    return OtherContent(client_id=nothing.client_id, stored=stored, sent=sent)


def _again(tx: Tx, actor: Actor, there: Head, nothing: Nothing) -> Saved:
    """The same request, or the next version of one that came back."""
    head = records.lock_head(tx, EVERYTHING, there.id)
    if head.state in ("returned", "withdrawn", "draft"):
        step = advance("record.submit", standing_of(tx, head, place_of(tx, head)), actor)
        write_version(tx, actor, head, step, nothing.content, {})
        return Saved(view_record(tx, actor, head.id), created=True)
    if (head.client_id, head.client_sha256) != (nothing.client_id, nothing.sha256):
        raise IdentityTaken(what="这一期的零上报", number=f"第 {head.id} 条", record=head.id)
    return Saved(view_head(tx, actor, head), created=False)


def _task(tx: Tx, key: str) -> Task:
    task = tx.pack.tasks.get(key)
    if task is None:
        raise InputFaults.one("task", f"没有“{key}”这项报送任务。请从任务清单里选。")
    if not task.nil_allowed:
        raise InputFaults.one("task", f"“{task.title}”不能零上报，要有实际的记录。")
    return task


def _period(tx: Tx, task: Task, period: str | None) -> str:
    if not task.monthly:
        return WHOLE
    known = task_periods(tx.pack, task)
    if period not in known:
        span = f"从 {known[0]} 到 {known[-1]}"
        raise InputFaults.one("period", f"“{task.title}”按月报，月份写成 {known[0]} 这样，{span}。")
    return period


def _refuse_odd(tx: Tx, place: Place, task: Task, period: str, reason: str) -> None:
    if not place.tree.matches(place.unit, task.units):
        raise InputFaults.one("unit", f"“{place.unit.name}”没有“{task.title}”这项任务，不用零上报。")
    if len(many_lines(reason)) < SHORTEST_REASON:
        raise ReasonMissing(at_least=SHORTEST_REASON)
    serving = [head for head in records.list_serving(tx, place.unit_id, task.type, period)
               if task.key in head.serves and head.nil_for is None and head.state != "draft"]
    if serving:
        named = serving[0].number or f"第 {serving[0].id} 条"
        raise InputFaults.one("period", f"这一期已经有记录（{named}），不能零上报。记录不对的，请先撤回。")
