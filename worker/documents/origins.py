"""Where points and thresholds come from: a document never passes a proposal off as the authority's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from webforms.domain.pack import Indicator, Pack

DRAFT = "参考版"
WORDS = {"official": "出自正式文件", "notice": "出自实施方案", "proposed": "为建议值"}
"""The authority's own document, the notice that the campaign follows, or whoever made the pack."""


def draft_mark(pack: Pack) -> str:
    """The word that every page carries while anything is only proposed."""
    proposed = "proposed" in (*_points(pack), *_thresholds(pack), pack.pass_line.source)
    return DRAFT if proposed else ""


def sources_in_words(pack: Pack) -> str:
    """How many points and thresholds come from where."""
    return f"指标分值{_counted(_points(pack))}；评分阈值{_counted(_thresholds(pack))}。"


def threshold_note(indicator: Indicator) -> str:
    """What is said of thresholds beside an indicator's standard."""
    sources = [part.threshold_source for part in indicator.parts if part.threshold_source]
    if "proposed" not in sources:
        return ""
    return "阈值为建议值" if set(sources) == {"proposed"} else "部分阈值为建议值"


def _points(pack: Pack) -> list[str]:
    return [indicator.points_source for indicator in pack.indicators.values()]


def _thresholds(pack: Pack) -> list[str]:
    parts = (part for indicator in pack.indicators.values() for part in indicator.parts)
    return [part.threshold_source for part in parts if part.threshold_source]


def _counted(origins: Iterable[str]) -> str:
    found = Counter(origins)
    return "，".join(f"{found[origin]}项{words}" for origin, words in WORDS.items() if found[origin]) or "没有"
