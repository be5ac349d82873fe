"""What a row of a form may print: the amounts of its source, at the year of its column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from tests.worker.numbers.amounts import Amount, in_year, percent, points, reported, total, whole
from webforms.domain.pack import (
    ByYear,
    IndicatorSource,
    MustMeetSource,
    Pack,
    PointsSource,
    Ratio,
    RatioSource,
    Row,
    Sum,
    SumSource,
    UnitCount,
    UnitCountSource,
)
from webforms.domain.pack.documents import Source
from webforms.domain.payload import Snapshot
from webforms.domain.results import Figure, PartScore


@dataclass(frozen=True)
class FormRows:
    """`points` gives the amounts of a level, or (None) of the whole."""

    pack: Pack
    frozen: Snapshot
    document: str
    points: Callable[[str | None], list[Amount]]

    @property
    def figures(self) -> dict[str, Figure]:
        return dict(self.frozen.evaluation.figures)

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """Rows of the document's forms by their label."""
        found: dict[str, list[Row]] = {}
        for table in self.pack.documents[self.document].tables.values():
            for row in table.rows:
                found.setdefault(row.label, []).append(row)
        return found

    def of_row(self, row: Row, year: int | None) -> list[Amount]:
        """What a row of a form may print; `year` where its column is of one year."""
        asked = tuple(row.source.sources) if isinstance(row.source, ByYear) else row.years
        first = self.pack.campaign.year
        wanted = [one for one in asked if year is None or first + one == year] or [None]
        return [amount for one in wanted for amount in self._of_row(row, one)]

    def _of_row(self, row: Row, relative: int | None) -> Iterator[Amount]:
        source = row.source.sources[relative or 0] if isinstance(row.source, ByYear) else row.source
        year = None if relative is None else self.pack.campaign.year + relative
        if year is not None:
            yield whole(year, "年")
        yield from self._of_source(source, row, year)

    def _of_source(self, source: Source, row: Row, year: int | None) -> Iterator[Amount]:
        match source:
            case SumSource():
                figures = self._in_year(source.sum.metrics, year)
                yield from self._sum(figures, row)
            case RatioSource():
                yield from self._share(source, year)
            case UnitCountSource():
                yield whole(len(self.frozen.tree.select(source.units)), row.unit)
            case IndicatorSource():
                yield from self._of_indicator(source, row)
            case PointsSource():
                yield from self.points(source.level)
            case MustMeetSource():
                outcomes = self.frozen.evaluation.must_meet.values()
                counts = {"met": sum(met is True for met in outcomes), "total": len(outcomes)}
                yield whole(counts[source.take], row.unit)

    def _in_year(self, metrics: Sequence[str], year: int | None) -> list[Figure]:
        found = [in_year(self.figures, key, year, self.pack.campaign.year) for key in metrics]
        return [figure for figure in found if figure is not None]

    def _sum(self, figures: list[Figure], row: Row) -> Iterator[Amount]:
        value = total(figures)
        if value is None:
            return
        unit = figures[0].unit
        scale = Fraction(10_000) if row.show and row.show.unit == f"万{unit}" else Fraction(1)
        yield Amount(value / scale, (row.show.unit if row.show else unit,))
        yield from reported(figures)

    def _share(self, source: RatioSource, year: int | None) -> Iterator[Amount]:
        of = total(self._in_year(source.of.metrics, year))
        per = self._divisor(source.per, year)
        if of is not None and per:
            threshold = self._threshold(source)
            yield shown(of / per, source.show.unit, threshold)
        yield from reported(self._in_year(source.of.metrics, year))
        yield from reported(self._in_year(source.per.metrics, year) if isinstance(source.per, Sum) else [])

    def _divisor(self, per: Sum | UnitCount, year: int | None) -> Fraction | None:
        if isinstance(per, UnitCount):
            return Fraction(len(self.frozen.tree.select(per.units)))
        return total(self._in_year(per.metrics, year))

    def _threshold(self, source: RatioSource) -> Fraction | None:
        """That of the indicator that divides the same."""
        for indicator in self.pack.indicators.values():
            for part in indicator.parts:
                same = isinstance(part.rule, Ratio) and part.rule.of.metrics == source.of.metrics
                if same and _metrics(part.rule.per) == _metrics(source.per):
                    return Fraction(part.rule.threshold)
        return None

    def _of_indicator(self, source: IndicatorSource, row: Row) -> Iterator[Amount]:
        score = self.frozen.evaluation.indicators[source.code]
        if source.take == "points":
            yield from points(score.points)
            return
        part, rule = score.parts[0], self.pack.indicators[source.code].parts[0].rule
        if source.take == "passed":
            yield Amount(part.numerator or Fraction(0), (row.unit,))
        else:
            yield from value_of(rule, part)
        for side in (rule.of, rule.per) if isinstance(rule, Ratio) else ():
            yield from reported(self._in_year(side.metrics, None)) if isinstance(side, Sum) else ()


def value_of(rule: object, part: PartScore) -> Iterator[Amount]:
    """The value that is held against the threshold, and the threshold."""
    threshold = None if part.threshold is None else Fraction(part.threshold)
    show = getattr(rule, "show", None)
    if show is None:
        return
    if part.value is not None:
        yield shown(part.value, show.unit, threshold)
    if threshold is not None:
        yield replace(shown(threshold, show.unit), plain=True)


def shown(share: Fraction, unit: str, threshold: Fraction | None = None) -> Amount:
    return percent(share, threshold) if unit == "%" else Amount(share, (unit,), threshold)


def sides_of(rule: object) -> tuple[str, ...]:
    sides = [getattr(rule, name, None) for name in ("of", "per", "looked")]
    return tuple(key for side in sides if isinstance(side, Sum) for key in side.metrics)


def _metrics(side: Sum | UnitCount) -> object:
    return side.metrics if isinstance(side, Sum) else side
