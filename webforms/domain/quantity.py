"""Numbers: what a person typed, the integer kept, and the exact value in between. Never a float.

    １．２万 ─ read ─► Decimal 12000 (the field's unit) ─ to_smallest ─► 12000 or 1200000 分 ─ in_unit ─► Fraction

Rounding is half up and happens where points or printed digits are made, nowhere before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction

from webforms.domain.errors import WebformsError
from webforms.domain.texts import half_width, shortened

MULTIPLES = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
LARGEST = 10**14
"""Smallest units of one entry: large enough for any budget in 分, small enough that sums stay within 64 bits."""

HOUR, MINUTES_AN_HOUR = "小时", 60

_MINUS_SIGN = "\N{MINUS SIGN}"
_PLAIN = re.compile(r"[+-]?\d+(\.\d*)?|[+-]?\.\d+", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_EXACT = Context(prec=60)


class UnreadableNumber(WebformsError):
    """What was typed is no number this field can keep. The message says how to mend it."""

    code, kind = "unreadable-number", "input"
    text = "{why}"


def read_number(typed: object, scale: int = 0, unit: str = "") -> Decimal:
    """The exact value in the field's unit, of `scale` decimal digits at most.

    Takes full-width digits, thousands commas, 千 万 亿, and the unit itself behind the number. Refuses anything it
    would have to guess at: words, two numbers, commas in odd places, 万 where the unit is already 万元."""
    text = _without_unit(_half_width(typed), unit)
    multiple = 1
    if text[-1:] in MULTIPLES:
        multiple = MULTIPLES[text[-1]]
        text = text[:-1].rstrip()
        _refuse_multiple_of_multiple(unit)
    return _kept(_parse(text) * multiple, scale)


def read_integer(typed: object, unit: str = "") -> int:
    return int(read_number(typed, 0, unit))


def plain(value: Decimal) -> str:
    """Canonical text: no exponent, no sign of zero, no trailing zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def to_smallest(value: Decimal | int | str, scale: int) -> int:
    """The integer kept for a value in the field's unit; ValueError where digits would be lost."""
    if isinstance(value, int):
        return int(value * 10**scale)
    exact = _EXACT.scaleb(Decimal(value), scale)
    kept = int(exact)
    if kept != exact:
        raise ValueError(f"{value} has more than {scale} decimal digits")
    return kept


def in_unit(stored: int, scale: int = 0, minutes: bool = False, unit: str = "") -> Fraction:
    """The exact value in the unit people read; durations kept in minutes become hours where the unit is hours."""
    value = Fraction(stored, 10**scale)
    return value / MINUTES_AN_HOUR if minutes and unit == HOUR else value


def minutes_between(span: Mapping[str, str]) -> int:
    """Minutes of a time range of one day, `{"from": "08:00", "to": "10:30"}`."""
    return _minute_of_day(span["to"]) - _minute_of_day(span["from"])


def half_up(value: Fraction | Decimal | int, digits: int) -> Decimal:
    """Rounded to `digits` decimals, a half away from zero; exact arithmetic throughout."""
    shifted = abs(Fraction(value)) * 10**digits
    whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    return _EXACT.scaleb(Decimal(whole if value >= 0 else -whole), -digits)


def _half_width(typed: object) -> str:
    if isinstance(typed, bool) or not isinstance(typed, str | int | Decimal):
        raise UnreadableNumber(why="请填数字，例如 120。")
    text = format(typed, "f") if isinstance(typed, Decimal) else str(typed)
    text = half_width(text).replace(_MINUS_SIGN, "-").strip()
    if not text:
        raise UnreadableNumber(why="还没有填数字。")
    return text


def _without_unit(text: str, unit: str) -> str:
    """What stands before the unit; the unit by itself stays, to be refused as it was typed."""
    if unit and text.endswith(unit) and text != unit:
        return text[: -len(unit)].rstrip()
    return text


def _refuse_multiple_of_multiple(unit: str) -> None:
    if unit[:1] in MULTIPLES:
        raise UnreadableNumber(why=f"这一栏的单位已经是{unit}，请直接填数字，不要再写“{unit[0]}”。")


def _parse(text: str) -> Decimal:
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif "," in text and _PLAIN.fullmatch(text.replace(",", "")):
        raise UnreadableNumber(why=f"“{shortened(text)}”里的逗号位置不对，请去掉逗号再填。")
    if not _PLAIN.fullmatch(text):
        raise UnreadableNumber(why=f"“{shortened(text)}”不是数字，请只填数字，例如 120。")
    if len(text) > 24:
        raise UnreadableNumber(why="数字太长，请核对是不是多打了几位。")
    return Decimal(text)


def _kept(value: Decimal, scale: int) -> Decimal:
    if abs(value) >= Decimal(LARGEST).scaleb(-scale):
        raise UnreadableNumber(why="数字太大，请核对单位，看是不是多打了几位。")
    kept = value.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_DOWN, context=_EXACT)
    if kept != value:
        raise UnreadableNumber(why=f"最多填 {scale} 位小数。" if scale else "请填整数，不要小数。")
    return kept


def _minute_of_day(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * MINUTES_AN_HOUR + int(minutes)
