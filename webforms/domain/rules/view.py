"""What the rules look at: figures, papers, tasks and tree, without the units exempted from the indicator at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from webforms.domain.facts import evidence_key
from webforms.domain.figures import part_of, state_of
from webforms.domain.pack import EvidenceRequirement, Indicator, Pack, Selection, Sum, UnitCount
from webforms.domain.quantity import in_unit
from webforms.domain.results import Decision, EvidenceFigure, Figure, FigureState
from webforms.domain.tasks import TaskBook
from webforms.domain.units import Tree, Unit


@dataclass(frozen=True)
class Amount:
    """A sum as a rule sees it, in the unit people read. `value` is None where nobody stated any of it."""

    value: Fraction | None
    state: FigureState = "complete"
    missing: tuple[str, ...] = ()
    unit: str = ""
    scale: int = 0


@dataclass(frozen=True)
class Board:
    """The whole district on one day, shared by all indicators."""

    pack: Pack
    tree: Tree
    figures: Mapping[str, Figure]
    evidence: Mapping[str, EvidenceFigure]
    tasks: TaskBook

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Unit codes without doubles, in the order of the tree."""
        wanted = set(codes)
        return tuple(unit.code for unit in self.tree.units if unit.code in wanted)


@dataclass(frozen=True)
class View:
    """The board as one indicator sees it, with the manual score that holds for it."""

    board: Board
    indicator: Indicator
    exempt: frozenset[str] = frozenset()
    manual: Decision | None = None

    def units(self, selection: Selection) -> tuple[Unit, ...]:
        """Units that count for the indicator."""
        return tuple(unit for unit in self.board.tree.select(selection) if unit.code not in self.exempt)

    def children(self, code: str, selection: Selection) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.board.tree.children(code, selection) if unit.code not in self.exempt)

    def exempted(self, selection: Selection) -> tuple[str, ...]:
        """Units of the selection that an exemption leaves out."""
        return tuple(unit.code for unit in self.board.tree.select(selection) if unit.code in self.exempt)

    def amount(self, wanted: Sum | UnitCount) -> Amount:
        """A sum of metrics, or a number of units."""
        if isinstance(wanted, UnitCount):
            return Amount(Fraction(len(self.units(wanted.units))))
        return self._added([self.board.figures[key] for key in wanted.metrics])

    def figure(self, metric: str) -> Figure:
        """One figure as the indicator sees it, with how many stated it."""
        figure = self.board.figures[metric]
        units = {*figure.by_unit, *figure.missing}
        return part_of(figure, units - self.exempt) if units & self.exempt else figure

    def year(self, metric: str, year: int) -> Amount:
        """One year of a metric whose form is of several years."""
        figure = self.board.figures[metric].by_year.get(year)
        return Amount(None, "none") if figure is None else self._added([figure])

    def stated(self, metric: str, unit: str) -> Fraction | None:
        """What one unit itself states."""
        figure = self.board.figures[metric]
        stored = figure.by_unit.get(unit)
        return None if stored is None else in_unit(stored, figure.scale, figure.minutes, figure.unit)

    def papers(self, required: EvidenceRequirement) -> int:
        """Approved records that carry the paper."""
        figure = self.board.evidence[evidence_key(self.indicator.code, required.item)]
        return sum(number for unit, number in figure.by_unit.items() if unit not in self.exempt)

    def required(self, item: str) -> EvidenceRequirement:
        """The paper of this item; KeyError when the indicator asks for none such."""
        return {required.item: required for required in self.indicator.evidence}[item]

    def _added(self, figures: Sequence[Figure]) -> Amount:
        """None only if nobody stated any of them; complete only if all are."""
        stated = {
            (figure.key, unit): in_unit(stored, figure.scale, figure.minutes, figure.unit)
            for figure in figures
            for unit, stored in figure.by_unit.items()
            if unit not in self.exempt
        }
        missing = self.board.in_order(
            unit for figure in figures for unit in figure.missing if unit not in self.exempt
        )
        return Amount(
            value=sum(stated.values(), Fraction(0)) if stated else None,
            state=state_of(stated, missing),
            missing=missing,
            unit=figures[0].unit,
            scale=max(figure.scale for figure in figures),
        )
