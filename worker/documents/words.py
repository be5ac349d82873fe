"""The words that every document uses for what is open, and how dates and seals are written out.

They are words of our own grammar of figures (a gap, a sum that is not complete); nouns of an evaluation come from its
pack."""

from __future__ import annotations

import datetime
import re

from webforms.domain.results import State

WAITING, LATE, DASH, EXEMPT = "待补", "暂计", "—", "不适用"
NOT_ADDED = "不合计"
POINTS = "分"
EACH = "各"

STATE_WORDS: dict[State, str] = {
    "computed": "", "provisional": LATE, "no_data": "缺数据", "manual_missing": "未评分", "exempt": "不计分",
}

_NUMBER_SET_APART = re.compile(r"(?<=[一-鿿”]) (\d[\d,.]*)(?: (?=[一-鿿]))?")
_DIGITS = "〇一二三四五六七八九"


def month_in_chinese(day: datetime.date) -> str:
    """As it stands on a cover: 二〇一六年十一月."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    tens, ones = divmod(day.month, 10)
    return f"{year}年{'十' * tens}{_DIGITS[ones] if ones else ''}月"


def mark(k: int | None, n: int | None) -> str:
    """What a provisional figure carries."""
    return f"{LATE}，已报{k}/{n}" if k is not None and n else LATE


def in_eights(seal: str) -> str:
    """A seal that a person can compare."""
    return " ".join(seal[at : at + 8] for at in range(0, len(seal), 8))


def close_set(sentence: str) -> str:
    """A sentence of a page on paper: there no space stands between Chinese signs and a number."""
    return _NUMBER_SET_APART.sub(r"\1", sentence)
