"""Figures, indicators and the scoreboard: live, or as a snapshot froze them; and each figure down to its records."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.actions.visible_figures import may_see_whole, responsible_units
from webforms.domain import payload
from webforms.domain.access import Actor, demand, may
from webforms.domain.errors import NotFound, Refused
from webforms.domain.figures import papers_of, part_of, periods_of
from webforms.domain.pack import Pack
from webforms.domain.results import Evaluation, EvidenceFigure, Figure, IndicatorScore
from webforms.domain.units import Tree
from webforms.store import snapshots
from webforms.store.evaluation import counted_tree, evaluate_with
from webforms.store.lineage import Question, count_changed_since, list_behind
from webforms.store.transactions import Store, Tx, pack_of
from webforms.store.views import FigureRecord, Page

STEP = 200
"""Records of a page, where all are read."""


def scoreboard(store: Store, actor: Actor, snapshot: int | None = None) -> Evaluation:
    """The whole evaluation."""
    demand(actor, "scoreboard.read" if snapshot is None else "snapshot.read")
    with store.read() as tx:
        return _seen(tx, snapshot).evaluation


def indicator(store: Store, actor: Actor, code: str, snapshot: int | None = None) -> IndicatorScore:
    """An indicator, for the whole district's and for the units that answer for it."""
    with store.read() as tx:
        seen = _seen(tx, snapshot)
        if code not in seen.pack.indicators:
            raise NotFound(what=f"指标“{code}”")
        if snapshot is None:
            demand(actor, "indicator.read", responsible=responsible_units(seen.tree, seen.pack.indicators[code]))
        else:
            demand(actor, "snapshot.read")
        return seen.evaluation.indicators[code]


def figure(store: Store, actor: Actor, key: str, snapshot: int | None = None) -> Figure | EvidenceFigure:
    """A metric's figure or how many records carry a paper (`evidence:CODE/ITEM`): over all units, or over its own
    units for whoever does not see the whole."""
    with store.read() as tx:
        seen = _seen(tx, snapshot)
        found = _figure(seen.evaluation, key)
        concerned = {*found.by_unit, *_missing(found)}
        seen_units = _visible(actor, seen, key, concerned)
        return found if seen_units == concerned else _part(found, seen_units)


def figure_records(  # noqa: PLR0913 - what may be asked, one word each
    store: Store, actor: Actor, key: str, *, snapshot: int | None = None, unit: str | None = None,
    zeros: bool = False, after: str | None = None, limit: int = 100,
) -> Page[FigureRecord]:
    """The versions whose facts add up to the figure, or to one unit's part of it; `zeros` also lists who stated zero.

    Who does not see the figure over all units sees its own units' part."""
    with store.read() as tx:
        return list_behind(tx, _question(tx, actor, key, snapshot, unit, zeros=zeros), after, limit)


def iterate_behind(store: Store, actor: Actor, key: str, *, snapshot: int | None = None) -> Iterator[FigureRecord]:
    """All of them, zeros too, a page at a time and as they stood at one moment."""
    with store.read() as tx:
        question = _question(tx, actor, key, snapshot, None, zeros=True)
        after: str | None = None
        while True:
            page = list_behind(tx, question, after, STEP)
            yield from page.items
            if page.next is None:
                return
            after = page.next


def corrected_since(store: Store, actor: Actor, key: str, snapshot: int) -> int:
    """How many records that a frozen figure is made of were corrected or withdrawn since."""
    demand(actor, "snapshot.read")
    with store.read() as tx:
        return count_changed_since(tx, key, snapshots.get_snapshot(tx, snapshot).position)


def _question(
    tx: Tx, actor: Actor, key: str, snapshot: int | None, unit: str | None, *, zeros: bool
) -> Question:
    """Which facts add up to what the actor sees of a figure."""
    seen = _seen(tx, snapshot)
    found = _figure(seen.evaluation, key)
    wanted = set(found.by_unit) if unit is None else set(found.by_unit) & {unit}
    heirs = _heirs(seen.tree, _visible(actor, seen, key, wanted))
    metric = seen.pack.metrics.get(key)
    periods = periods_of(seen.pack, metric) if metric else None
    return Question(key, periods, heirs, seen.position, zeros)


class _Seen:
    """An evaluation with what it was made from; `position` is None when it is live."""

    def __init__(self, pack: Pack, tree: Tree, evaluation: Evaluation, position: int | None) -> None:
        self.pack, self.tree, self.evaluation, self.position = pack, tree, evaluation, position


def _seen(tx: Tx, snapshot: int | None) -> _Seen:
    if snapshot is None:
        tree = counted_tree(tx, tx.today)
        return _Seen(tx.pack, tree, evaluate_with(tx, tree), None)
    frozen = payload.load(snapshots.get_payload(tx, snapshot))
    return _Seen(pack_of(tx, frozen.pack.sha256), frozen.tree, frozen.evaluation, frozen.position)


def _figure(evaluation: Evaluation, key: str) -> Figure | EvidenceFigure:
    found = evaluation.figures.get(key) or evaluation.evidence.get(key)
    if found is None:
        raise NotFound(what=f"数据“{key}”")
    return found


def _visible(actor: Actor, seen: _Seen, key: str, units: set[str]) -> set[str]:
    if seen.position is not None:
        demand(actor, "snapshot.read")
        return units
    if may_see_whole(actor, seen.pack, seen.tree, key):
        return units
    own = {unit for unit in units if may(actor, "figure.read", unit)}
    if not own:
        raise Refused(verb="figure.read")
    return own


def _part(found: Figure | EvidenceFigure, units: set[str]) -> Figure | EvidenceFigure:
    return part_of(found, units) if isinstance(found, Figure) else papers_of(found, units)


def _missing(found: Figure | EvidenceFigure) -> tuple[str, ...]:
    return found.missing if isinstance(found, Figure) else ()


def _heirs(tree: Tree, units: set[str]) -> dict[str, str]:
    """Unit → the one it counts for, for all that count for one of these."""
    found = {unit.code: tree.heir(unit.code) for unit in tree.everyone}
    return {code: heir for code, heir in found.items() if heir is not None and heir in units}
