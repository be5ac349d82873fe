"""Running numbers: of records (`HD-{unit}-{yyyymm}-{seq:3}`) and of papers (`{indicator}-{unit}-{seq:2}`).

A series is a pattern with every word but the running one filled in; whoever gives numbers counts within `key`. A
number is given once and never changes, so a pattern without `{seq}` gets a tail where the same number would come
twice: a yearly form whose year was corrected keeps the number of its first year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\{(unit|indicator|yyyymm|year|seq(?::\d+)?)\}")
WORDS = ("unit", "indicator", "yyyymm", "year", "seq")


@dataclass(frozen=True)
class Series:
    """`digits` is the least width of the running number; None where the pattern has none."""

    head: str
    tail: str = ""
    digits: int | None = None

    @property
    def key(self) -> str:
        """What tells this series from every other."""
        return f"{self.head}#{self.tail}" if self.digits is not None else self.head

    def number(self, seq: int) -> str:
        """The number of the `seq`-th member, counted from 1."""
        if self.digits is None:
            return self.head if seq == 1 else f"{self.head}-{seq}"
        return f"{self.head}{seq:0{self.digits}}{self.tail}"


def record_series(pattern: str, unit: str, period: str, year: int) -> Series:
    """The series of a record of this unit. `period` is "2016-05", "2016" or empty as `facts.period_of` gives it, or a
    nil report's; `year` is the campaign's, for a record of no period."""
    at = period or str(year)
    return _series(pattern, {"unit": unit, "yyyymm": at.replace("-", ""), "year": at[:4]})


def paper_series(pattern: str, indicator: str, unit: str) -> Series:
    return _series(pattern, {"unit": unit, "indicator": indicator})


def paper_indicator(pattern: str, code: str, indicators: Iterable[str]) -> str | None:
    """The indicator whose papers a code counts among, whichever unit's it is; None for what is no such code."""
    return next((one for one in indicators if _codes_of(pattern, one).fullmatch(code)), None)


@lru_cache(maxsize=512)
def _codes_of(pattern: str, indicator: str) -> re.Pattern[str]:
    """Every code of an indicator's papers."""
    filled, at = "", 0
    for match in _WORD.finditer(pattern):
        word = {"indicator": re.escape(indicator), "unit": r"[A-Za-z0-9]+"}.get(match[1], r"\d+")
        filled, at = filled + re.escape(pattern[at : match.start()]) + word, match.end()
    tail = "" if "{seq" in pattern else r"(?:-\d+)?"
    return re.compile(filled + re.escape(pattern[at:]) + tail)


def _series(pattern: str, words: dict[str, str]) -> Series:
    filled, digits, head = "", None, ""
    at = 0
    for match in _WORD.finditer(pattern):
        filled += pattern[at : match.start()]
        at = match.end()
        name, _, width = match[1].partition(":")
        if name == "seq":
            digits, head, filled = int(width or 1), filled, ""
        else:
            filled += words[name]
    filled += pattern[at:]
    return Series(filled) if digits is None else Series(head, filled, digits)
