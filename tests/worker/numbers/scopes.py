"""Which amounts may stand where: in the row of a form only those of its source, beside an indicator only what it was
scored from, in a chapter those of its level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.worker.numbers.amounts import COUNTED, Amount, amounts_of, percent, points, whole
from tests.worker.numbers.form_rows import FormRows, sides_of, value_of
from webforms.domain.pack import Count, Cover, EvidenceRule, Pack, Part, Ratio, TierRule
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.payload import Snapshot
from webforms.domain.results import Figure, IndicatorScore, PartScore

OF_EARLIER_YEARS = ("sessions_stated", "times_stated")
"""Figures of ledgers that forms print of earlier years alone: where nobody stated them for this year it is no gap."""


@dataclass(frozen=True)
class Scopes:
    pack: Pack
    frozen: Snapshot
    document: str

    @property
    def figures(self) -> dict[str, Figure]:
        return dict(self.frozen.evaluation.figures)

    @cached_property
    def form(self) -> FormRows:
        return FormRows(self.pack, self.frozen, self.document, self._points_of)

    def _points_of(self, level: str | None) -> list[Amount]:
        return self.of_whole() if level is None else self.of_level(level)

    @cached_property
    def metrics(self) -> dict[str, Figure]:
        return {figure.label: figure for figure in self.figures.values()}

    def of_indicator(self, code: str) -> list[Amount]:
        """What an indicator was scored from, and what it was given."""
        score, declared = self.frozen.evaluation.indicators[code], self.pack.indicators[code]
        found = self.points_of(code)
        for part, of_part in zip(declared.parts, score.parts, strict=False):  # none where the indicator is exempt
            found += [*self._of_part(part, of_part)]
        for paper in declared.evidence:
            count = self.frozen.evaluation.evidence[f"evidence:{code}/{paper.item}"].value
            found.append(whole(count, "件"))
        return [*found, *self._missing(score)]

    def points_of(self, code: str) -> list[Amount]:
        """The points of an indicator and of its parts."""
        score = self.frozen.evaluation.indicators[code]
        of_parts = [value for part in score.parts for value in (part.points, part.of)]
        return points(score.points, score.of, score.of - score.points, score.computed_points, *of_parts)

    def goal_of(self, code: str) -> list[Amount]:
        """Points, what each part reached and wanted, and how many units are named."""
        found, score = self.points_of(code), self.frozen.evaluation.indicators[code]
        for declared, part in zip(self.pack.indicators[code].parts, score.parts, strict=False):
            rule, units = declared.rule, self._units(declared.rule)
            found += [*value_of(rule, part), *([Amount(part.numerator, units)] if part.numerator is not None else [])]
            found += [Amount(Fraction(rule.at_least), units)] if isinstance(rule, Count) else []
        return [*found, *self._missing(score)]

    def series(self, year: int) -> list[Amount]:
        """What a tier looks at in one year of its series."""
        found = []
        for code, declared in self.pack.indicators.items():
            for part, score in zip(declared.parts, self.frozen.evaluation.indicators[code].parts, strict=False):
                series = part.rule.series if isinstance(part.rule, TierRule) else None
                for relative, value in zip(series.years if series else (), score.series, strict=False):
                    if self.pack.campaign.year + relative == year and value is not None:
                        found.append(Amount(value, self._units(part.rule)))
        return found

    def _of_part(self, part: Part, score: PartScore) -> Iterator[Amount]:
        rule = part.rule
        yield from points(score.points, score.of)
        yield Amount(score.raw_points, ("，", ""))
        yield from value_of(rule, score)
        units = self._units(rule)
        yield from (Amount(side, units) for side in (score.numerator, score.denominator) if side is not None)
        for key in metrics_of_part(part):
            yield from amounts_of(self.figures[key])
        if isinstance(rule, Count):
            yield Amount(Fraction(rule.at_least), units)
        if isinstance(rule, EvidenceRule):
            have = sum(1 for count in score.items.values() if count)
            yield from (whole(number, "件", *units) for number in (have, len(rule.items), len(rule.items) - have))
        for value in score.series:
            yield from () if value is None else (Amount(value, (*units, "→")),)
        yield from (Amount(lacking, units) for lacking in self._lacking(rule, score) if lacking > 0)

    def _lacking(self, rule: object, score: PartScore) -> Iterator[Fraction]:
        """How much more would have reached the threshold, in whole steps of what is counted."""
        if score.numerator is None:
            return
        if isinstance(rule, Count):
            yield Fraction(rule.at_least) - score.numerator
        elif isinstance(rule, Ratio | Cover) and score.denominator:
            steps = 10 ** max((self.figures[key].scale for key in sides_of(rule)), default=0)
            wanted = Fraction(rule.threshold) * score.denominator * steps
            yield Fraction(-(-wanted.numerator // wanted.denominator), steps) - score.numerator

    def _units(self, rule: object) -> tuple[str, ...]:
        """Units of what a rule counts, and the signs of a formula."""
        keys = sides_of(rule)
        named = {self.figures[key].unit for key in keys}
        kinds = {kind.counter for kind in self.pack.kinds.values()}
        return (*sorted(named | kinds), "件", "×", "÷", "/", "＝", "→", "起")

    def _missing(self, score: IndicatorScore) -> Iterator[Amount]:
        """How many units of a kind are named as missing, failing, left out."""
        for part in score.parts:
            for codes in (part.missing, part.failed, part.exempt, part.not_applicable, part.passed):
                kinds = [self.frozen.tree.get(code).kind for code in codes]
                yield from (whole(kinds.count(kind), "个", "所") for kind in dict.fromkeys(kinds))
                yield whole(len(codes), "个", "所")

    def of_level(self, code: str) -> list[Amount]:
        level = next(one for one in self.frozen.evaluation.levels if one.code == code)
        scores = [one for one in self.frozen.evaluation.indicators.values() if one.level1 == code]
        found = [*points(level.points, level.of, level.of - level.points), *_counts(scores)]
        return [*found, percent(Fraction(level.points) / Fraction(level.of))] if level.of else found

    def of_whole(self) -> list[Amount]:
        evaluation = self.frozen.evaluation
        scores = list(evaluation.indicators.values())
        met = [outcome is True for outcome in evaluation.must_meet.values()]
        not_asked = {key for key in OF_EARLIER_YEARS if key in self.figures and self.figures[key].state == "none"}
        states = [figure.state for key, figure in self.figures.items() if key not in not_asked]
        line = Fraction(self.pack.pass_line.points) * Fraction(evaluation.of) / Fraction(self.pack.total_points)
        found = [*points(evaluation.points, evaluation.of, evaluation.of - evaluation.points), *_counts(scores)]
        found += [percent(Fraction(evaluation.points) / Fraction(evaluation.of)), Amount(line, ("分",))]
        found += [whole(number, "项") for number in (len(met), sum(met), len(met) - sum(met), len(self.figures))]
        found += [whole(states.count(state), "项") for state in ("none", "partial")]
        found += [whole(self.frozen.record_count, "条"), *self._counts_of_units(), *self._counts_of_lists()]
        return [*found, *self._counts_of_origins(), whole(self.pack.campaign.year, "年")]

    def _counts_of_units(self) -> Iterator[Amount]:
        kinds = [unit.kind for unit in self.frozen.tree.units]
        yield from (whole(kinds.count(key), kind.counter) for key, kind in self.pack.kinds.items())

    def _counts_of_lists(self) -> Iterator[Amount]:
        """The records of a list, and those of each stage."""
        for rows in self.frozen.lists[self.document].values():
            yield whole(len(rows), *COUNTED)
            for stage in self.pack.stages:
                days = [row.on[:10] for row in rows if row.on]
                yield whole(sum(stage.start.isoformat() <= day <= stage.end.isoformat() for day in days), *COUNTED)

    def _counts_of_origins(self) -> Iterator[Amount]:
        """How many points and thresholds are official, the notice's, proposed."""
        indicators = self.pack.indicators.values()
        parts = [part for indicator in indicators for part in indicator.parts]
        for found in ([one.points_source for one in indicators], [part.threshold_source for part in parts]):
            yield from (whole(found.count(origin), "项") for origin in dict.fromkeys(found))

    def named_figures(self, sentence: str) -> list[Amount]:
        """Figures whose name has two signs in a row that the sentence has too."""
        named = (key for key, figure in self.figures.items() if _shares(figure.label, sentence))
        return [amount for key in named for amount in self._by_figure[key]]

    @cached_property
    def _by_figure(self) -> dict[str, list[Amount]]:
        return {key: amounts_of(figure) for key, figure in self.figures.items()}


def _counts(scores: Sequence[IndicatorScore]) -> list[Amount]:
    """Indicators, and those in each state."""
    full = [one for one in scores if one.points == one.of and one.state != "exempt"]
    not_full = [one for one in scores if one.state != "exempt"
                and (one.points != one.of or any(part.met is False for part in one.parts))]
    states = [one.state for one in scores]
    numbers = [len(scores), len(full), len(not_full), states.count("provisional"), states.count("no_data"),
               states.count("manual_missing"), states.count("no_data") + states.count("manual_missing")]
    return [whole(number, "项") for number in numbers]


def _shares(label: str, sentence: str) -> bool:
    words = re.sub(r"[（）、\d]", "", label)
    return any(words[at : at + 2] in sentence for at in range(len(words) - 1))
