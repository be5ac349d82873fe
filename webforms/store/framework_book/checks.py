"""Checks before a freeze that follow from a framework itself: parts and their wholes, and units that sent nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from webforms.store.framework_book.rule_cells import PERCENT
from webforms.store.pack_files.yaml_source import Path

Made = tuple[dict[str, Any], Path]
"""A check with the part of an indicator that it follows from; an empty path where it follows from none."""


def checks_of(
    indicators: Iterable[dict[str, Any]], filling: Sequence[str], metrics: Mapping[str, Any]
) -> Iterator[Made]:
    """For each share of one figure in another that the first is no larger; and that everybody reported something.

    Figures of two units are not held against each other, because nobody may have said what their units are."""
    told: set[tuple[str, str]] = set()
    for part, whole, home in _shares(indicators):
        alike = metrics[part]["unit"] == metrics[whole]["unit"] if {part, whole} <= metrics.keys() else False
        if alike and (part, whole) not in told:
            told.add((part, whole))
            yield {"code": "C02", "kind": "part_of", "level": "warning", "title": "部分大于整体", "part": part,
                   "whole": whole}, home
    yield {"code": "C13", "kind": "nothing_submitted", "level": "warning", "title": "应填报的单位什么都没有报",
           "units": {"kinds": list(filling)}}, ()


def _shares(indicators: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, Path]]:
    for (at, _), (place, part) in ((each, part) for each in enumerate(indicators)
                                   for part in enumerate(each[1]["parts"])):
        if part["rule"] == "ratio" and part.get("show", {}).get("unit") == PERCENT:
            of, per = part["of"]["sum"], part["per"].get("sum", ())
            if len(of) == len(per) == 1:
                yield of[0], per[0], ("indicators", at, "parts", place)
