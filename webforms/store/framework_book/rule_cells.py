"""One part of an indicator, between its rule in the pack and the cells of its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from webforms.domain.quantity import plain
from webforms.store.framework_book import words
from webforms.store.framework_book.cells import flow, names_of, word_of

PERCENT, HUNDRED = "%", 100


def rule_cells(
    part: Mapping[str, Any], figures: Mapping[str, str], papers: Mapping[str, str], who: Callable[[Any], str]
) -> dict[str, str]:
    """The texts of a row of 计分规则, by the key of its column."""
    cells = {key: str(part[key]) for key in ("title", "points", "guide", "min_evidence", "at_least") if key in part}
    cells["rule"] = word_of(words.RULES_IN_WORDS, part["rule"])
    for key, choices in (("per_zero", words.PER_ZERO), ("whole", words.YES_NO), ("threshold_source", words.ORIGINS)):
        if key in part:
            cells[key] = word_of(choices, part[key])
    cells |= _sums(part, figures, who)
    if "items" in part:
        cells["of"] = names_of(part["items"], papers)
    if "units" in part:
        cells["units"], cells["test"] = who(part["units"]), test_text(part["test"], figures)
    if "tiers" in part:
        cells["tiers"] = flow({key: part[key] for key in ("series", "tiers") if key in part})
    return cells | _threshold(part)


def _sums(part: Mapping[str, Any], figures: Mapping[str, str], who: Callable[[Any], str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for key in ("of", "per", "looked"):
        if key in part:
            said = part[key]
            cells[key] = names_of(said["sum"], figures) if "sum" in said else who(said["units"])
            cells[f"{key}_label"] = said.get("label", "")
    return cells


def _threshold(part: Mapping[str, Any]) -> dict[str, str]:
    if "at_least" in part:
        return {"threshold": str(part["at_least"])}
    if "threshold" not in part:
        return {}
    show = part["show"]
    below = part.get("below")
    said = {"show_unit": show["unit"], "digits": str(show["digits"]), "threshold": threshold_text(part)}
    if below is not None:
        said["below"] = word_of(words.BELOW, below) if isinstance(below, str) else flow(below)
    return said


def threshold_text(part: Mapping[str, Any]) -> str:
    """A share is written as people say it: `80%`."""
    if part["show"]["unit"] != PERCENT:
        return str(part["threshold"])
    return plain(Decimal(part["threshold"]) * HUNDRED) + PERCENT


def test_text(test: Mapping[str, Any], figures: Mapping[str, str]) -> str:
    """`活动场次≥4`, several that must all hold one a line; anything deeper as the pack writes it."""
    tests = test["all"] if set(test) == {"all"} else [test]
    if any(set(each) != {"at_least"} for each in tests) or (set(test) == {"all"} and len(tests) == 1):
        return flow(test)
    pairs = [next(iter(each["at_least"].items())) for each in tests]
    return "\n".join(f"{names_of([key], figures)}≥{count}" for key, count in pairs)
