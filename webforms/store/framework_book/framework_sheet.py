"""The 指标分工表 itself: levels merged over their indicators, must-meet marked, footnotes below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from webforms.domain.pack import Indicator, Pack
from webforms.domain.quantity import plain
from webforms.store.framework_book.cells import word_of
from webforms.store.framework_book.look import heads, merge_down, put, remark, title
from webforms.store.framework_book.words import FRAMEWORK_COLUMNS, ORIGINS

MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HEAD_ROW = 2
STAR = "*"
Who = Callable[[Any], str]


def framework_sheet(sheet: Any, pack: Pack, raw: Any, who: Who) -> None:
    """Fills the first sheet."""
    width, notes = len(FRAMEWORK_COLUMNS), dict(_notes(pack))
    title(sheet, 1, f"{pack.name}指标分工表", width)
    heads(sheet, HEAD_ROW, FRAMEWORK_COLUMNS)
    indicators = list(pack.indicators.values())
    for row, (indicator, written) in enumerate(zip(indicators, raw["indicators"], strict=True), HEAD_ROW + 1):
        _indicator(sheet, row, indicator, who(written["responsible"]))
    _levels(sheet, pack, indicators, notes)
    last = HEAD_ROW + len(indicators) + 1
    put(sheet, last, 1, "合计")
    put(sheet, last, 6, number(pack.total_points))
    for row, line in enumerate(_footnotes(pack, notes), last + 1):
        remark(sheet, row, line, width)


def number(points: Decimal) -> int | Decimal:
    return int(points) if points == int(points) else points


def _indicator(sheet: Any, row: int, indicator: Indicator, responsible: str) -> None:
    papers = "\n".join(paper.label + ("" if paper.required else "（选交）") for paper in indicator.evidence)
    values = (indicator.code, indicator.title, indicator.standard, number(indicator.points),
              STAR if indicator.must_meet else "", responsible, papers, word_of(ORIGINS, indicator.points_source))
    for column, value in enumerate(values, 3):
        put(sheet, row, column, value)


def _levels(sheet: Any, pack: Pack, indicators: list[Indicator], notes: dict[str, str]) -> None:
    """The first two columns, each text once over all rows it holds for; its source stands in its words."""
    names = {level.code: f"{level.code} {level.title}（{plain(level.points)}分）{notes.get(level.code, '')}"
             for level in pack.levels}
    below = {sublevel.code: f"{sublevel.code} {sublevel.title}" for sublevel in pack.sublevels}
    for column, of, texts in ((1, lambda each: each.level1, names), (2, lambda each: each.level2, below)):
        row = HEAD_ROW + 1
        for code, group in groupby(indicators, of):
            size = len(list(group))
            put(sheet, row, column, texts.get(code, ""))
            merge_down(sheet, column, row, row + size - 1)
            row += size


def _notes(pack: Pack) -> Iterator[tuple[str, str]]:
    noted = [level.code for level in pack.levels if level.note]
    return zip(noted, MARKS, strict=False)


def _footnotes(pack: Pack, notes: dict[str, str]) -> Iterator[str]:
    if any(indicator.must_meet for indicator in pack.indicators.values()):
        yield f"注：带{STAR}的为必达指标。"
    if pack.disclaimer:
        yield f"注：{pack.disclaimer}"
    yield from (f"{notes[level.code]} {level.note}" for level in pack.levels if level.code in notes)
