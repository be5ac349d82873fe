"""Checks before a freeze that follow from a framework itself: parts and their wholes, and units that sent nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from webforms.store.framework_book.rule_cells import PERCENT


def checks_of(indicators: Iterable[dict[str, Any]], filling: Sequence[str]) -> Iterator[dict[str, Any]]:
    """For each share of one figure in another that the first is no larger; and that everybody reported something."""
    told: set[tuple[str, str]] = set()
    for indicator in indicators:
        for part, whole in _shares(indicator):
            if (part, whole) not in told:
                told.add((part, whole))
                yield {"code": "C02", "kind": "part_of", "level": "warning", "title": "部分大于整体", "part": part,
                       "whole": whole}
    yield {"code": "C13", "kind": "nothing_submitted", "level": "warning", "title": "应填报的单位什么都没有报",
           "units": {"kinds": list(filling)}}


def _shares(indicator: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for part in indicator["parts"]:
        if part["rule"] == "ratio" and part.get("show", {}).get("unit") == PERCENT:
            of, per = part["of"]["sum"], part["per"].get("sum", ())
            if len(of) == len(per) == 1:
                yield of[0], per[0]
