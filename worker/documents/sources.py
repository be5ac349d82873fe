"""Sources: where the pack says a cell takes its value from, and how that becomes a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from webforms.domain.dates import day_in_words
from webforms.domain.pack import (
    CampaignSource,
    IndicatorSource,
    MustMeetSource,
    NoSource,
    PointsSource,
    Ratio,
    RatioSource,
    Row,
    Rule,
    SectionSource,
    Selection,
    Sum,
    SumSource,
    TextSource,
    UnitCount,
    UnitCountSource,
)
from webforms.domain.pack.documents import Source
from webforms.domain.payload import text_key
from webforms.domain.printing import print_score, print_value
from webforms.domain.results import Figure as Stated
from worker.documents.cells import (
    Amount,
    amount_cell,
    amount_of,
    empty_cell,
    share_cell,
    stated_cell,
    text_cell,
    waiting_cell,
)
from worker.documents.material import Material
from worker.documents.shape import Cell
from worker.documents.texts import text_of
from worker.documents.words import EXEMPT, POINTS

COMPLETE = Amount(None, "complete", 0, 0, "", 0)
UNCOUNTED = Amount(None, "partial", 0, 0, "", 0)


@dataclass(frozen=True)
class Sources:
    """Reads sources: from the figures of the document, at the campaign's year or another."""

    material: Material
    stated: Mapping[str, Stated]

    def cell(
        self, source: Source | CampaignSource | NoSource, row: Row | None = None, year: int | None = None
    ) -> Cell:
        """`year` is relative to the campaign's; None is the figure as its window has it."""
        show, unit = (row.show, row.unit) if row else (None, "")
        match source:
            case SumSource():
                return amount_cell(self.amount(source.sum, year), show)
            case RatioSource():
                return share_cell(
                    self.amount(source.of, year), self.amount(source.per, year), source.show, self._threshold(source)
                )
            case UnitCountSource():
                count = self._count(source.units)
                return stated_cell(count, f"{count:,}", unit)
            case IndicatorSource():
                return self._of_indicator(source, unit)
            case PointsSource():
                return self._points(source)
            case MustMeetSource():
                return self._must_meet(source, unit)
            case _:
                return self._words(source)

    def amount(self, wanted: Sum | UnitCount, year: int | None = None) -> Amount:
        if isinstance(wanted, UnitCount):
            return Amount(Fraction(self._count(wanted.units)), "complete", 0, 0, "", 0)
        return amount_of([self._in_year(self.stated[key], year) for key in wanted.metrics])

    def _words(self, source: TextSource | SectionSource | CampaignSource | NoSource) -> Cell:
        match source:
            case TextSource():
                found = self.material.frozen.text_rows.get(text_key(source))
                return text_cell(found.printed if found else None)
            case SectionSource():
                return text_cell(text_of(self.material, source.section))
            case CampaignSource():
                return text_cell(self._of_campaign(source))
            case NoSource():
                return empty_cell()

    def _of_campaign(self, source: CampaignSource) -> str:
        material = self.material
        if source.take == "snapshot_date":
            return day_in_words(material.frozen.head.frozen_on)
        plan = material.pack.campaign
        return material.name(plan.district if source.take == "district" else plan.bureau)

    def _in_year(self, figure: Stated, year: int | None) -> Stated:
        if year is None:
            return figure
        of_year = figure.by_year.get(self.material.pack.campaign.year + year)
        if of_year is not None:
            return of_year
        return figure if year == 0 and not figure.by_year else _nothing_stated(figure)

    def _count(self, units: Selection) -> int:
        found = self.material.tree.select(units)
        within = self.material.within
        return len(found) if within is None else sum(unit.code in within for unit in found)

    def _threshold(self, source: RatioSource) -> Decimal | None:
        """A ratio that an indicator scores prints by that indicator's threshold, in every document and every year."""
        for indicator in self.material.pack.indicators.values():
            for part in indicator.parts:
                if isinstance(part.rule, Ratio) and _same_sides(part.rule, source):
                    return part.rule.threshold
        return None

    def _of_indicator(self, source: IndicatorSource, unit: str) -> Cell:
        score = self.material.evaluation.indicators[source.code]
        if source.take == "points":
            return stated_cell(score.points, print_score(score.points), POINTS)
        if score.state == "exempt":
            return text_cell(EXEMPT)
        rule, part = self.material.pack.indicators[source.code].parts[0].rule, score.parts[0]
        value = part.numerator if source.take == "passed" else part.value
        if value is None:
            return waiting_cell(unit)
        late = self._late(rule) if part.state == "provisional" else COMPLETE
        if source.take == "passed":
            return stated_cell(value, print_value(value), unit, late.state, late.k, late.n)
        show = getattr(rule, "show", None)
        unit = show.unit if show else unit
        printed = part.printed.removesuffix(unit) or print_value(value)
        return stated_cell(value, printed, unit, late.state, late.k, late.n)

    def _late(self, rule: Rule) -> Amount:
        """The side of a rule that is not complete."""
        sides = [side for side in (getattr(rule, "of", None), getattr(rule, "per", None)) if isinstance(side, Sum)]
        amounts = [self.amount(side) for side in sides]
        return next((amount for amount in amounts if amount.state == "partial"), UNCOUNTED)

    def _points(self, source: PointsSource) -> Cell:
        evaluation = self.material.evaluation
        levels = {level.code: level.points for level in evaluation.levels}
        points = evaluation.points if source.level is None else levels[source.level]
        return stated_cell(points, print_score(points), POINTS)

    def _must_meet(self, source: MustMeetSource, unit: str) -> Cell:
        outcomes = self.material.evaluation.must_meet.values()
        count = len(outcomes) if source.take == "total" else sum(met is True for met in outcomes)
        return stated_cell(count, str(count), unit)


def _same_sides(rule: Ratio, source: RatioSource) -> bool:
    """Labels of sums are words, not what is added."""
    return rule.of.metrics == source.of.metrics and _added(rule.per) == _added(source.per)


def _added(side: Sum | UnitCount) -> object:
    return side.metrics if isinstance(side, Sum) else side


def _nothing_stated(figure: Stated) -> Stated:
    return replace(figure, state="none", k=0, n=0, value=None, by_unit={}, missing=())
