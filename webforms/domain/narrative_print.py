"""Tokens of a text become numbers: printed as documents print them, and never a number where there is none.

Nobody stated it: 待补. Not everybody did: the number, followed by 暂计 and how many have. An indicator that does not
count: 不适用. A token that the pack no longer knows is waited for like a missing figure; `narrative.token_faults` names
it before anything is frozen."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from webforms.domain.narrative import TOKEN, TOTAL, MeaninglessToken, Token, parse
from webforms.domain.pack import Cover, Pack, Ratio, Show
from webforms.domain.printing import (
    EXEMPT,
    PERCENT,
    WAITING,
    print_figure,
    print_partial,
    print_score,
    print_share,
    print_value,
)
from webforms.domain.quantity import half_up, in_unit
from webforms.domain.results import Evaluation, Figure, IndicatorScore
from webforms.domain.score import pass_line

PROVISIONAL = "（暂计）"
LARGE = {"wan": (10_000, "万"), "yi": (100_000_000, "亿")}
LARGE_DIGITS = 2


def resolve(text: str, pack: Pack, evaluation: Evaluation) -> str:
    """The text with a number in place of every token."""
    return TOKEN.sub(lambda match: _replaced(match, pack, evaluation), text)


def _replaced(match: re.Match[str], pack: Pack, evaluation: Evaluation) -> str:
    try:
        return print_token(parse(match[1], pack), pack, evaluation)
    except MeaninglessToken:
        return WAITING


def print_token(token: Token, pack: Pack, evaluation: Evaluation) -> str:
    if token.subject == "points":
        return _points(token, pack, evaluation)
    if token.subject == "indicator":
        return _indicator(token, pack, evaluation.indicators[token.key])
    figure = evaluation.figures[token.key]
    if token.year is not None:
        past = figure.by_year.get(pack.campaign.year + token.year)
        return _figure(token, past) if past else WAITING
    return _figure(token, figure)


def _figure(token: Token, figure: Figure) -> str:
    if figure.value is None:
        return WAITING
    unit = figure.unit if token.with_unit or token.measure == "percent" else ""
    return f"{_number(token, figure, figure.value)}{unit}{print_partial(figure)}"


def _number(token: Token, figure: Figure, stored: int) -> str:
    exact = in_unit(stored, figure.scale, figure.minutes, figure.unit)
    if token.measure in LARGE:
        factor, word = LARGE[token.measure]
        return f"{half_up(exact / factor, LARGE_DIGITS):,f}{word}"
    if token.digits is not None:
        return print_value(exact, digits=token.digits)
    return print_figure(figure).removesuffix(figure.unit)


def _indicator(token: Token, pack: Pack, score: IndicatorScore) -> str:
    if score.state == "exempt":
        return EXEMPT
    part, rule = score.parts[0], pack.indicators[token.key].parts[0].rule
    if part.value is None or not isinstance(rule, Ratio | Cover):
        return WAITING
    printed = print_share(Fraction(part.value), _show(token, rule.show), rule.threshold)
    return printed + (PROVISIONAL if part.state == "provisional" else "")


def _show(token: Token, show: Show) -> Show:
    as_percent = Show(PERCENT, 1) if token.measure == "percent" and show.unit != PERCENT else show
    return as_percent if token.digits is None else replace(as_percent, digits=token.digits)


def _points(token: Token, pack: Pack, evaluation: Evaluation) -> str:
    levels = {level.code: (level.points, level.provisional) for level in evaluation.levels}
    points, provisional = (levels | {TOTAL: (evaluation.points, evaluation.provisional)})[token.key]
    line = pass_line(pack, evaluation.of) if token.key == TOTAL else None
    printed = print_score(points) if token.digits is None else print_value(points, digits=token.digits, threshold=line)
    return printed + ("分" if token.with_unit else "") + (PROVISIONAL if provisional else "")
