"""What a number in a text may be: every figure, rate and score that a token can name, with the words people use for it.

Words are the label of the metric, the rows of the pack's documents that print the same thing, titles of indicators and
levels. They are compared without brackets, 的 and the counting word at their end (人数, 次数, 金额 …)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from webforms.domain.narrative import TOTAL, MeaninglessToken, Token, parse
from webforms.domain.narrative_print import print_token
from webforms.domain.pack import Cover, Pack, Ratio
from webforms.domain.pack.documents import IndicatorSource, RatioSource, Row, SumSource
from webforms.domain.pack.framework import Sum
from webforms.domain.printing import PERCENT
from webforms.domain.quantity import in_unit
from webforms.domain.results import Evaluation, Figure, IndicatorScore
from webforms.domain.typed_numbers import common_unit, plain_signs

POINTS = "分"
TOTAL_WORDS = ("自评得分", "自评总得分", "自评总分", "自评分")

_BRACKETED, _IDLE = re.compile(r"\([^()]*\)"), re.compile(r"[的\s()“”\"]")
_COUNTED = (re.compile(r"(?<=..)(?:总?人数|人次|场次|次数|期数|份数|项数|班次|金额|总数)$"), re.compile(r"(?<=..)数$"))


@dataclass(frozen=True)
class NamedFigure:
    """`key` is what a token names it by; `value` is in `unit`, None where nobody stated it, and `factor` is what one
    printed unit is worth in it. `year` is relative to the campaign's; None is the present figure."""

    key: str
    label: str
    words: tuple[str, ...]
    unit: str
    factor: int
    value: Fraction | None
    printed: str
    year: int | None = None
    threshold: Fraction | None = None
    stated_by: str | None = None
    """The unit that states it alone, where there is only one."""
    of_one_year: bool = True
    """False where several years are added: a text rarely says so, and means the last of them."""
    own_unit: str = ""
    """The unit as it is printed, where a token can print it."""


def named_figures(pack: Pack, evaluation: Evaluation) -> tuple[NamedFigure, ...]:
    """Figures with their earlier years, rates of indicators, points: in pack order."""
    rows = _row_labels(pack)
    return (*_figures(pack, evaluation, rows), *_rates(pack, evaluation, rows), *_points(pack, evaluation))


def units_written(pack: Pack) -> frozenset[str]:
    """The units that a number may carry in this pack."""
    shown = {rule.show.unit for code in pack.indicators if (rule := _rate_rule(pack, code))}
    return frozenset({metric.unit for metric in pack.metrics.values()} | shown | {POINTS})


def in_words(text: str) -> str:
    """A text as words are compared: half-width, without what stands in brackets, without 的 and gaps."""
    return _IDLE.sub("", _BRACKETED.sub("", plain_signs(text)))


def token_for(figure: NamedFigure, multiple: int, typed_unit: str) -> tuple[str, bool]:
    """The token in the form of a typed number, and whether the typed unit stays behind it.

    The figure's own unit goes into the token, so that 暂计 is printed behind it."""
    if figure.key.startswith("indicator:"):
        return f"[[{figure.key}]]", False
    forms = {10_000: ["wan"], 100_000_000: ["yi"]}.get(multiple, []) if figure.factor == 1 else []
    if figure.unit == PERCENT:
        forms = ["percent"]
    elif figure.factor > 1 or typed_unit == figure.own_unit:
        forms.append("unit")
    if figure.year is not None:
        forms.append(f"year:{figure.year}")
    return f"[[{'|'.join([figure.key, *forms])}]]", not {"percent", "unit"} & set(forms)


def _figures(pack: Pack, evaluation: Evaluation, rows: Mapping[str, list[str]]) -> Iterator[NamedFigure]:
    for key in pack.metrics:
        try:
            token = parse(key, pack)
        except MeaninglessToken:
            continue
        figure, words = evaluation.figures[key], _words(pack.metrics[key].label, *rows[key])
        present = _figure(token, figure, words, print_token(token, pack, evaluation), None)
        yield replace(present, of_one_year=not figure.by_year or pack.campaign.year in figure.by_year)
        for year, past in figure.by_year.items():
            if offset := year - pack.campaign.year:
                dated = Token("figure", key, year=offset)
                yield _figure(dated, past, words, print_token(dated, pack, evaluation), offset)


def _figure(token: Token, figure: Figure, words: tuple[str, ...], printed: str, year: int | None) -> NamedFigure:
    unit, factor = common_unit(figure.unit)
    value = None if figure.value is None else in_unit(figure.value, figure.scale, figure.minutes, figure.unit) * factor
    units = {*figure.by_unit, *figure.missing}
    alone = next(iter(units)) if len(units) == 1 else None
    number, mark, partial = printed.partition("（")
    shown = f"{number}{figure.unit}{mark}{partial}" if figure.value is not None else printed
    return NamedFigure(
        token.key, figure.label, words, unit, factor, value, shown, year, stated_by=alone, own_unit=figure.unit
    )


def _rates(pack: Pack, evaluation: Evaluation, rows: Mapping[str, list[str]]) -> Iterator[NamedFigure]:
    for code, score in evaluation.indicators.items():
        if rule := _rate_rule(pack, code):
            key = f"indicator:{code}"
            printed = print_token(parse(key, pack), pack, evaluation)
            yield _rate(key, score, rule, (*rows[key], score.title), printed)


def _rate(key: str, score: IndicatorScore, rule: Ratio | Cover, labels: tuple[str, ...], printed: str) -> NamedFigure:
    percent = 100 if rule.show.unit == PERCENT else 1
    exact = score.parts[0].value if score.state != "exempt" else None
    value = None if exact is None else Fraction(exact) * percent
    limit = Fraction(rule.threshold) * percent
    return NamedFigure(key, labels[0], _words(*labels), rule.show.unit, 1, value, printed, threshold=limit)


def _points(pack: Pack, evaluation: Evaluation) -> Iterator[NamedFigure]:
    levels = [
        (level.code, level.points, (f"{level.title}得分", f"{level.title}自评得分")) for level in evaluation.levels
    ]
    for code, points, words in ((TOTAL, evaluation.points, TOTAL_WORDS), *levels):
        key = f"points:{code}"
        printed = print_token(parse(f"{key}|unit", pack), pack, evaluation)
        yield NamedFigure(key, words[0], _words(*words), POINTS, 1, Fraction(points), printed, own_unit=POINTS)


def _rate_rule(pack: Pack, code: str) -> Ratio | Cover | None:
    rule = pack.indicators[code].parts[0].rule
    return rule if isinstance(rule, Ratio | Cover) else None


def _words(*labels: str) -> tuple[str, ...]:
    """Each label as it is compared, and without the counting word at its end; the longest first."""
    plain = [in_words(label) for label in labels]
    inside = [_IDLE.sub("", plain_signs(label)) for label in labels]
    shorter = [ending.sub("", label) for label in (*plain, *inside) for ending in _COUNTED]
    return tuple(sorted({*plain, *inside, *shorter}, key=lambda words: (-len(words), words)))


def _row_labels(pack: Pack) -> Mapping[str, list[str]]:
    """Labels of document rows that print one figure or one rate, by its key."""
    found: dict[str, list[str]] = defaultdict(list)
    for document in pack.documents.values():
        for table in document.tables.values():
            for row in table.rows:
                for key in _keys_printed(row, pack):
                    found[key].append(row.label)
    return found


def _keys_printed(row: Row, pack: Pack) -> Iterable[str]:
    match row.source:
        case SumSource(sum=Sum(metrics=(key,))):
            return [key]
        case IndicatorSource(code=code, take="value"):
            return [f"indicator:{code}"]
        case RatioSource() as source:
            return [f"indicator:{code}" for code in pack.indicators if _is_same_rate(_rate_rule(pack, code), source)]
        case _:
            return []


def _is_same_rate(rule: Ratio | Cover | None, source: RatioSource) -> bool:
    """Labels of sums are words, not what is added."""
    if not isinstance(rule, Ratio) or rule.of.metrics != source.of.metrics or rule.show.unit != source.show.unit:
        return False
    if isinstance(rule.per, Sum) and isinstance(source.per, Sum):
        return rule.per.metrics == source.per.metrics
    return rule.per == source.per
