"""A standard in words beside the threshold that scores: a document prints both, so they must not disagree.

Only digits with the threshold's own unit are read; words say the rest, and no program understands them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webforms.domain.pack import Count, Cover, Part, Ratio
from webforms.domain.pack_check.finding import Finding
from webforms.domain.pack_check.world import World
from webforms.domain.printing import PERCENT
from webforms.domain.quantity import plain


def note_standards(world: World) -> Iterator[Finding]:
    """Thresholds that the standard of their indicator does not name, where it names others."""
    for indicator in world.pack.indicators.values():
        for part in indicator.parts:
            number, unit = _threshold(world, part)
            named = _numbers(indicator.standard, unit) if unit else ()
            if named and number not in named:
                written = "、".join(f"{one}{unit}" for one in dict.fromkeys(named))
                message = f"评分标准写的是 {written}，阈值却是 {number}{unit}"
                yield Finding(("indicators", "indicators", indicator.code, "standard"), message, "两处改成一致。")


def _threshold(world: World, part: Part) -> tuple[str, str]:
    """The number as people write it, and its unit; without a unit there is nothing to look for."""
    match part.rule:
        case Ratio() | Cover() as rule:
            factor = 100 if rule.show.unit == PERCENT else 1
            return plain(rule.threshold * factor), rule.show.unit.partition("/")[0]
        case Count() as rule:
            metric = world.pack.metrics.get(next(iter(rule.of.metrics), ""))
            return plain(rule.at_least), metric.unit if metric else ""
    return "", ""


def _numbers(text: str, unit: str) -> tuple[str, ...]:
    return tuple(re.findall(rf"(?<![\d.])(\d+(?:\.\d+)?)\s*{re.escape(unit)}", text.replace("％", PERCENT)))
