"""Numbers that a person typed into a text, with their units; not the digits that are no amount of anything.

Read: digits, half or full width, with a thousands comma or gap (84 440), with decimals, then 千 万 亿, then a unit the
caller knows; 百分之63 and 63% are one. 余, 多, 约, 近, 超过, 以上, 左右 … around a number say how it is meant.
Left out, because no figure stands behind them:
- what stands in [[…]] or in 《…》; addresses of the net; digits next to letters (5A, GB 9704);
- dates, years, school years, hours of the clock, ages and spans of years (2016年, 6月, 3年内, 18周岁, 8:30, 8时30分);
- numbers of documents and ordinal numbers (〔2016〕5号, 第3次), list numbers (1. （2） 3、), codes (3.1.1, 表8, 附件2);
- telephone numbers, hot lines and post codes; ranges (3–5个, 100至200人), proportions (1:3, 9+1).
Chinese numerals (三级网络, 一是) are words, not numbers. Positions are those of the text as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from webforms.domain.narrative import TOKEN
from webforms.domain.printing import PERCENT
from webforms.domain.quantity import MULTIPLES
from webforms.domain.texts import FULL_WIDTH

Stance = Literal["exact", "about", "at least", "more", "at most", "nearly"]

MONEY = "元"
ALIKE = {"名": "人", "位": "人", "场次": "场", "班次": "班", "所": "个", "处": "个", "家": "个", "㎡": "平方米"}
"""Measure words that count the same; 人次 is not 人."""

_HALF = {wide: narrow for wide, narrow in FULL_WIDTH.items() if chr(wide) not in "，；！？"}
_WIDE_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_GAP = "[ \u00a0\u2009\u202f]"
_GAPPED_THOUSANDS = re.compile(rf"(?<![\d,.])\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)", re.ASCII)
_NO_AMOUNT = tuple(
    re.compile(pattern, re.ASCII | re.MULTILINE)
    for pattern in (
        TOKEN.pattern,
        r"《[^《》\n]*》",
        r"(?:https?://|www\.)[^\s，。；]+",
        r"[〔\[(【]\d{4}[〕\])】]\s*(?:第\s*)?\d*\s*号?",
        r"第\s*\d+",
        r"(?<!\d)\d+\s*号",
        r"(?<!\d)\d{2,4}[-/.]\d{1,2}[-/.]\d{1,2}日?",
        r"(?<!\d)\d{4}(?:\s?[-–—~至到、和及与/]\s?\d{4}(?!\d)){1,9}(?:学?年度?)?",
        r"(?<!\d)(?:\d{1,4}\s?[-–—~至到、和及与]\s?){0,9}\d+(?:\.\d+)?\s?(?:多|余|个)?\s*(?:学年|周年|年|月|日|周岁|岁|点钟|天)",
        r"(?<!\d)\d{1,2}(?::\d{2}){1,2}|(?<!\d)\d{1,2}\s?[时点]\s?(?:\d{1,2}\s?分)?",
        r"^\s*\(?\d{1,2}(?:[、)]|\.(?!\d))",
        r"(?<=[。；;:])\s*\d{1,2}[.、)](?!\d)",
        r"\(\d{1,2}\)",
        r"(?<!\d)\d+(?:\.\d+){2,}",
        r"[A-Za-z_][A-Za-z_\-/]*\s?\d[\d.\-]*",
        r"(?:(?<!代)表|(?<!地)图|附件|附表|附录|指标|编号|邮编|邮政编码|电话|热线|传真|手机)\s*[:]?\s*[\d.\-]+",
        r"(?<!\d)\d{3,5}(?=\s*(?:服务)?(?:热线|专线))",
        r"(?<!\d)\d+(?:,\d{3})*(?:\.\d+)?\s?[%万亿]?\s?[-–—~至到+:/比×]\s?\d+(?:,\d{3})*(?:\.\d+)?(?:[-–—+:/]\d+)*",
    )
)
_BEFORE: dict[str, Stance] = {
    "约": "about",
    "近": "nearly",
    "不到": "nearly",
    "不足": "nearly",
    "逾": "more",
    "超过": "more",
    "超": "more",
    "至少": "at least",
    "不少于": "at least",
    "不低于": "at least",
    "不超过": "at most",
}
_AFTER: dict[str, Stance] = {
    "以上": "at least",
    "以下": "at most",
    "以内": "at most",
    "左右": "about",
    "上下": "about",
}
_STANCE_BEFORE = re.compile(f"({'|'.join(_BEFORE)})\\s*$")
_MUCH = "余|多"
_LONGEST_BARE = 6
LONGEST_READ = 5_000
"""Signs of a text that are looked at: several times the longest section, so that nothing typed takes long."""
_BLANK = "\0"


@dataclass(frozen=True)
class TypedNumber:
    """`value` is in `unit` once 千 万 亿 are multiplied out; `digits` decimals were typed, before `multiple`.

    `unit` is "" where none follows and None where an unknown word does; `unit_at` is where it begins in the text."""

    text: str
    start: int
    end: int
    value: Fraction
    digits: int
    multiple: int
    unit: str | None
    unit_at: int
    stance: Stance = "exact"


def plain_signs(text: str) -> str:
    """The text with full-width digits and signs as half-width ones and a comma for each gap in a number, sign for sign;
    commas between clauses stay."""
    return _GAPPED_THOUSANDS.sub(_with_commas, _WIDE_THOUSANDS.sub(",", text).translate(_HALF))


def _with_commas(number: re.Match[str]) -> str:
    return re.sub(_GAP, ",", number[0])


def common_unit(unit: str) -> tuple[str, int]:
    """The unit that stands for its like, and what one is worth in it: 万元 is 10,000 元, 名 is 人."""
    if len(unit) > 1 and unit[0] in MULTIPLES:
        return common_unit(unit[1:])[0], MULTIPLES[unit[0]]
    return ALIKE.get(unit, unit), 1


def typed_numbers(text: str, units: Iterable[str]) -> tuple[TypedNumber, ...]:
    """Every number typed in the text that could be an amount, in its order."""
    left = _amounts_only(plain_signs(text[:LONGEST_READ]))
    found = (_read(match, text, left) for match in _pattern(frozenset(units)).finditer(left))
    return tuple(number for number in found if number)


def _amounts_only(text: str) -> str:
    for pattern in _NO_AMOUNT:
        text = pattern.sub(lambda match: _BLANK * len(match[0]), text)
    return text


@cache
def _pattern(units: frozenset[str]) -> re.Pattern[str]:
    known = {common_unit(unit)[0] for unit in units} | set(ALIKE) | {PERCENT, MONEY, "人"}
    worded = "|".join(re.escape(unit) for unit in sorted(known, key=lambda unit: (-len(unit), unit)))
    return re.compile(
        rf"(?<![\d.,A-Za-z])(?P<share>百分之\s*)?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|[,.]\d|{_GAP}\d)"
        rf"\s?(?P<much>{_MUCH})?(?P<multiple>万|亿|千)?(?P<more>{_MUCH})?\s?(?P<points>个?百分点)?"
        rf"(?P<unit>{worded})?(?P<after>{'|'.join(_AFTER)})?",
    )


def _read(match: re.Match[str], text: str, left: str) -> TypedNumber | None:
    digits = match["number"].replace(",", "")
    unit, end = _unit(match, left)
    if unit in ("", None) and _is_no_amount(digits, match, left):
        return None
    multiple = MULTIPLES.get(match["multiple"] or "", 1)
    return TypedNumber(
        text=text[match.start() : end],
        start=match.start(),
        end=end,
        value=Fraction(digits) * multiple,
        digits=len(digits.partition(".")[2]),
        multiple=multiple,
        unit=unit,
        unit_at=match.start("unit") if match["unit"] and unit != PERCENT else end,
        stance=_stance(match, left),
    )


def _unit(match: re.Match[str], left: str) -> tuple[str | None, int]:
    """The unit that stands for its like, and where the amount ends."""
    if match["points"]:
        return None, match.end("points")
    if match["share"]:
        return PERCENT, match.end("more") if match["more"] else match.end("number")
    if match["unit"]:
        return common_unit(match["unit"])[0], match.end("unit")
    end = max(match.end(part) for part in ("number", "much", "multiple", "more"))
    return (None if re.match(r"\w", left[end:]) else ""), end


def _is_no_amount(digits: str, match: re.Match[str], left: str) -> bool:
    """A number by itself that looks like a code, or that touches letters."""
    coded = len(digits) > _LONGEST_BARE or (digits[0] == "0" and digits[1:2].isdigit())
    return (coded and not match["multiple"]) or bool(re.match(r"[A-Za-z]", left[match.end("number") :]))


def _stance(match: re.Match[str], left: str) -> Stance:
    if match["after"]:
        return _AFTER[match["after"]]
    if match["much"] or match["more"]:
        return "more"
    before = _STANCE_BEFORE.search(left, max(0, match.start() - 6), match.start())
    return _BEFORE[before[1]] if before else "exact"
