"""What stands beside a figure so that it can be trusted: how many reported, over which days it counts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from webforms.domain import period
from webforms.domain.dates import day_in_words
from webforms.domain.results import Figure
from webforms.web import here

if TYPE_CHECKING:
    from webforms.domain.pack.framework import Window
    from webforms.domain.results import EvidenceFigure


def reported(figure: Figure | EvidenceFigure) -> str:
    """已报 147/150 where some are still silent; nothing where the figure is whole, or nobody spoke."""
    if not isinstance(figure, Figure) or figure.state != "partial":
        return ""
    return f"已报 {figure.k}/{figure.n}"


def data_period(window: Window) -> str:
    """The days whose records count, in words."""
    plan = here.pack().campaign
    if window == "campaign":
        return _days(plan.start, plan.end)
    if window == "basis_date":
        return f"截至 {day_in_words(here.pack().basis_date)}"
    years = period.years_of_window(window, plan)
    return f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年"


def _days(first: datetime.date, last: datetime.date) -> str:
    end = f"{last.month}月{last.day}日" if last.year == first.year else day_in_words(last)
    return f"{day_in_words(first)}至{end}"
