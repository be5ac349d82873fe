"""Figures in a text that the bureau writes: a token stands for the number, so that text and table never disagree.

    [[KEY]] [[KEY|FORM]] [[indicator:CODE]] [[indicator:CODE|percent]] [[points:total]] [[points:LEVEL]]
    FORM: wan · yi · percent · digits:N · unit · year:-1; a year and the unit go along with another one

A token that means nothing is a fault where it is typed. Everything else in a text is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from webforms.domain import period
from webforms.domain.errors import FieldFault
from webforms.domain.pack import Cover, Metric, Pack, Ratio, Section
from webforms.domain.texts import many_lines

TOKEN = re.compile(r"\[\[([^\[\]\n]*)\]\]")
STRAY = re.compile(r"\[\[|\]\]")
MOST_DIGITS = 6
TOTAL = "total"

_FORM = re.compile(r"(wan|yi|percent|unit)|(digits):(\d)|(year):(-\d)", re.ASCII)


@dataclass(frozen=True)
class Token:
    """One figure in a text. `measure` says how the number is shown, `year` is relative to the campaign's."""

    subject: Literal["figure", "indicator", "points"]
    key: str
    measure: str = ""
    digits: int | None = None
    with_unit: bool = False
    year: int | None = None


class MeaninglessToken(ValueError):
    """What is wrong with a token and how to mend it; the place is said by who found it."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what}。{cure}")
        self.what, self.cure = what, cure


def read_section(section: Section, typed: str, pack: Pack) -> tuple[str, tuple[FieldFault, ...]]:
    """The text as it is kept, and everything wrong with it: its length and each token that means nothing."""
    text = many_lines(typed)
    over = len(text) - section.max_length
    length = [FieldFault(section.key, f"“{section.title}”最多 {section.max_length} 个字，现在有 {len(text)} 个，"
                                      f"请删去 {over} 个。", "too_long")] if over > 0 else []
    return text, (*length, *token_faults(section.key, text, pack))


def token_faults(field: str, text: str, pack: Pack) -> tuple[FieldFault, ...]:
    """A fault for each token that means nothing in this pack, with its place, and for brackets that never close."""
    return tuple(FieldFault(field, f"{place}：{why}", "token") for place, why in wrong_tokens(text, pack))


def wrong_tokens(text: str, pack: Pack) -> tuple[tuple[str, MeaninglessToken], ...]:
    """Tokens that mean nothing and brackets that never close, each with its place in words, as they stand."""
    meaningless = [(match.start(), why) for match, why in _found(text, pack) if isinstance(why, MeaninglessToken)]
    found = sorted([*meaningless, *_stray(text)], key=lambda one: one[0])
    return tuple((_place(text, at), why) for at, why in found)


def tokens_of(text: str, pack: Pack) -> tuple[Token, ...]:
    """The tokens that mean something, in the order of the text."""
    return tuple(token for _, token in _found(text, pack) if isinstance(token, Token))


def parse(body: str, pack: Pack) -> Token:
    """The token between the brackets, or MeaninglessToken."""
    subject, *forms = (part.strip() for part in body.split("|"))
    if subject.startswith("indicator:"):
        return _shaped(_indicator(subject.removeprefix("indicator:"), pack), forms, pack)
    if subject.startswith("points:"):
        return _shaped(_points(subject.removeprefix("points:"), pack), forms, pack)
    return _shaped(_figure(subject, pack), forms, pack)


def _figure(key: str, pack: Pack) -> Token:
    if key not in pack.metrics:
        raise MeaninglessToken(f"没有“{key}”这个数据{_nearest(key, pack)}", "请改过来。")
    if not _has_one_value(pack.metrics[key]):
        raise MeaninglessToken(f"“{key}”只分单位列出，没有合计，不能写进正文", "请删去。")
    return Token("figure", key)


def _has_one_value(metric: Metric) -> bool:
    """A figure that is not added over units has one only where a single unit states it."""
    return metric.additive or [len(selector.codes) for selector in metric.stated_by] == [1]


def _indicator(code: str, pack: Pack) -> Token:
    if code not in pack.indicators:
        raise MeaninglessToken(f"没有指标“{code}”", "请核对编号。")
    if not isinstance(pack.indicators[code].parts[0].rule, Ratio | Cover):
        raise MeaninglessToken(f"指标“{code}”没有比率可写", "请改写它用到的数据。")
    return Token("indicator", code)


def _points(level: str, pack: Pack) -> Token:
    levels = [declared.code for declared in pack.levels]
    if level not in (TOTAL, *levels):
        raise MeaninglessToken(f"没有“{level}”的得分，可以写 {TOTAL} 或 {'、'.join(levels)}", "请改过来。")
    return Token("points", level)


def _shaped(token: Token, forms: list[str], pack: Pack) -> Token:
    measure, digits, with_unit, year = "", None, False, None
    for form in forms:
        match = _FORM.fullmatch(form)
        if not match:
            known = "wan、yi、percent、digits:1、unit、year:-1"
            raise MeaninglessToken(f"不认识写法“{form}”，可以用 {known}", "请改过来。")
        if match[4]:
            year = int(match[5])
        elif match[1] == "unit":
            with_unit = True
        elif measure:
            raise MeaninglessToken(f"“{measure}”和“{form}”只能留一个", "请去掉一个。")
        else:
            measure, digits = match[1] or match[2], int(match[3]) if match[2] else None
    shaped = Token(token.subject, token.key, measure, digits, with_unit, year)
    _refuse_unfitting(shaped, pack)
    return shaped


def _refuse_unfitting(token: Token, pack: Pack) -> None:
    """A number that cannot be shown in the form asked for."""
    if token.digits is not None and token.digits > MOST_DIGITS:
        raise MeaninglessToken(f"小数最多 {MOST_DIGITS} 位", "请改小。")
    if token.subject != "figure":
        _refuse_unfitting_score(token)
        return
    unit = pack.metrics[token.key].unit
    if token.measure in ("wan", "yi") and unit[:1] in ("万", "亿"):
        raise MeaninglessToken(f"“{token.key}”的单位已经是{unit}，不能再写 {token.measure}", "请去掉。")
    if token.measure == "percent" and unit != "%":
        raise MeaninglessToken(f"“{token.key}”的单位是{unit}，不是百分数", "请去掉 percent。")
    if token.year is not None:
        _refuse_unfitting_year(token.key, pack.campaign.year + token.year, pack)


def _refuse_unfitting_score(token: Token) -> None:
    if token.year is not None:
        raise MeaninglessToken("指标和得分只有本年的，不能写 year", "请去掉。")
    if token.measure in ("wan", "yi") or (token.measure == "percent" and token.subject == "points"):
        raise MeaninglessToken(f"指标和得分不能写成 {token.measure}", "请去掉。")


def _refuse_unfitting_year(key: str, wanted: int, pack: Pack) -> None:
    source = pack.types[pack.metrics[key].of]
    if source.nature != "yearly" or wanted not in period.years_of_type(source, pack.campaign):
        raise MeaninglessToken(f"“{key}”没有 {wanted} 年的数", "请改年份，或去掉 year。")


def _found(text: str, pack: Pack) -> Iterator[tuple[re.Match[str], Token | MeaninglessToken]]:
    for match in TOKEN.finditer(text):
        try:
            yield match, parse(match[1], pack)
        except MeaninglessToken as why:
            yield match, why


def _stray(text: str) -> list[tuple[int, MeaninglessToken]]:
    rest = TOKEN.sub(lambda match: "　" * len(match[0]), text)
    return [(match.start(), MeaninglessToken(f"“{match[0]}”没有配成一对", "数据要写成 [[代号]]，不是数据就去掉。"))
            for match in STRAY.finditer(rest)]


def _place(text: str, at: int) -> str:
    paragraph = text.count("\n", 0, at)
    return f"第 {paragraph + 1} 段第 {at - text.rfind(chr(10), 0, at)} 个字"


def _nearest(key: str, pack: Pack) -> str:
    close = get_close_matches(key, pack.metrics, n=1)
    if not close:
        return ""
    metric = pack.metrics[close[0]]
    return f"，最接近的是 {close[0]}（{metric.label}，{metric.unit}）"
