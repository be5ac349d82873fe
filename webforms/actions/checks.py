"""Checks before a freeze: what they find now, and which warnings the bureau accepts, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from webforms.actions.decisions import reason_given
from webforms.domain.access import Actor, demand
from webforms.domain.consistency import AcceptedFinding, Finding, Judged, findings, judged
from webforms.domain.errors import FindingMovedOn, FreezeBlocked, MustBeMended, NotFound
from webforms.domain.results import Evaluation
from webforms.domain.units import Tree
from webforms.store import decisions, events
from webforms.store.decisions import FINDING, Ruling, acceptances_now
from webforms.store.evaluation import counted_tree, evaluate_with
from webforms.store.findings import material_now
from webforms.store.transactions import ZONE, Store, Tx

SHORTEST_REASON = 10


def list_findings(store: Store, actor: Actor) -> tuple[Judged, ...]:
    """Everything the pack's checks find now, in its order, each with the acceptance that holds for it."""
    demand(actor, "finding.read")
    with store.read() as tx:
        return _found_now(tx)


def accept_finding(store: Store, actor: Actor, finding: str, reason: str, seen: str | None = None) -> Judged:
    """A warning may stand, for a reason, as long as the figures behind it stay as they are."""
    return accept_findings(store, actor, [finding], reason, {} if seen is None else {finding: seen})[0]


def accept_findings(
    store: Store, actor: Actor, accepted: Iterable[str], reason: str, seen: Mapping[str, str] | None = None
) -> tuple[Judged, ...]:
    """Several warnings for one reason: all of them, or none. `seen` are the fingerprints that were looked at."""
    demand(actor, "finding.accept")
    said = reason_given(reason, SHORTEST_REASON)
    wanted = list(dict.fromkeys(accepted))
    with store.write() as tx:
        known = {one.finding.id: one.finding for one in _found_now(tx)}
        for finding in wanted:
            _accept(tx, actor, _acceptable(known, finding, (seen or {}).get(finding)), said)
        return judged([known[finding] for finding in wanted], acceptances_now(tx))


def withdraw_acceptance(store: Store, actor: Actor, finding: str) -> None:
    """The warning is asked about again, should it still be found."""
    demand(actor, "finding.accept")
    with store.write() as tx:
        given = acceptances_now(tx).get(finding)
        if given is None:
            raise NotFound(what="这条说明")
        position = events.add(tx, actor, events.Entry("finding.reopen", subject=finding))
        decisions.end(tx, given.decision, position)


def judge(tx: Tx, tree: Tree, evaluation: Evaluation) -> tuple[Judged, ...]:
    """What is found in this transaction, of an evaluation that was made in it."""
    return judged(findings(material_now(tx, tree, evaluation)), acceptances_now(tx))


def refuse_open(found: Sequence[Judged]) -> None:
    """FreezeBlocked where anything stands against a freeze."""
    left = tuple(one.finding for one in found if one.open)
    if left:
        raise FreezeBlocked(count=len(left), findings=left)


def accepted_of(found: Iterable[Judged]) -> tuple[AcceptedFinding, ...]:
    """What was accepted, as a snapshot keeps it."""
    return tuple(
        AcceptedFinding(one.finding.id, one.finding.code, one.finding.title, one.finding.message,
                        one.accepted.reason, one.accepted.by, one.accepted.at.astimezone(ZONE).date())
        for one in found if one.accepted is not None)


def _found_now(tx: Tx) -> tuple[Judged, ...]:
    tree = counted_tree(tx, tx.today)
    return judge(tx, tree, evaluate_with(tx, tree))


def _acceptable(known: dict[str, Finding], wanted: str, seen: str | None) -> Finding:
    if wanted not in known:
        raise NotFound(what="这条检查结果（可能已经改好了）")
    if known[wanted].blocks:
        raise MustBeMended(title=known[wanted].title)
    if seen is not None and seen != known[wanted].fingerprint:
        raise FindingMovedOn(title=known[wanted].title, current=known[wanted])
    return known[wanted]


def _accept(tx: Tx, actor: Actor, finding: Finding, reason: str) -> None:
    body = {"code": finding.code, "message": finding.message, "reason": reason}
    position = events.add(tx, actor, events.Entry("finding.accept", subject=finding.id, body=body))
    decisions.put(tx, Ruling(FINDING, finding.id, reason, value=finding.fingerprint), None, position)
