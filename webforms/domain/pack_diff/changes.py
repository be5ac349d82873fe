"""What is written otherwise in the newer of two packs: one change a sentence, in the order of a pack's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from webforms.domain.pack import ConsistencyCheck, Indicator, Pack, Part, RecordType
from webforms.domain.pack_diff import words
from webforms.domain.pack_diff.checking import paired
from webforms.domain.pack_diff.saying import Sayer
from webforms.domain.pack_diff.words import Words
from webforms.domain.quantity import plain

Area = Literal["pack", "level", "indicator", "metric", "type", "task", "section", "document", "check", "unit"]
AREAS: Mapping[Area, str] = {
    "pack": "总体", "level": "级次", "indicator": "指标", "metric": "数据", "type": "表单", "task": "任务",
    "section": "文字", "document": "文档", "check": "检查",
    "unit": "固定单位",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """`title` names what is changed, `text` says how."""

    area: Area
    key: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.title}：{self.text}" if self.title else self.text


def pack_changes(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Every change; none where both say the same."""
    sayer = Sayer(old, new)
    return (
        *_whole(sayer, old, new),
        *_named(sayer, "unit", {each.code: each for each in old.units}, {each.code: each for each in new.units},
                words.UNIT, "name"),
        *_types(sayer, old, new),
        *_named(sayer, "metric", old.metrics, new.metrics, words.METRIC, "label"),
        *_levels(sayer, old, new),
        *_indicators(sayer, old, new),
        *_named(sayer, "task", old.tasks, new.tasks, words.TASK, "title"),
        *_named(sayer, "section", old.sections, new.sections, words.SECTION, "title"),
        *_named(sayer, "document", old.documents, new.documents, words.DOCUMENT, "title"),
        *_checks(sayer, old, new),
    )


def _whole(sayer: Sayer, old: Pack, new: Pack) -> Iterator[Change]:
    phrases = (
        *sayer.changes(old, new, words.PACK), *sayer.changes(old.campaign, new.campaign, words.CAMPAIGN),
        *sayer.changes(old.pass_line, new.pass_line, words.PASS_LINE),
    )
    yield from (Change("pack", "", "", phrase) for phrase in (*phrases, *_inside(sayer, old, new)))


def _inside(sayer: Sayer, old: Pack, new: Pack) -> Iterator[str]:
    """Kinds of units, roles and the like: what a pack has several of."""
    for key, (what, said) in words.OF_PACK.items():
        yield from _within(sayer, what, _keyed(getattr(old, key)), _keyed(getattr(new, key)), said, "title")


def _keyed(things: Mapping[str, Any] | Sequence[Any]) -> Mapping[str, Any]:
    """Things of the whole pack by their keys; a day of the plan has none and is known by its name."""
    if isinstance(things, Mapping):
        return things
    return {getattr(each, "key", each.title): each for each in things}


def _named(
    sayer: Sayer, area: Area, old: Mapping[str, Any], new: Mapping[str, Any], said: Words, name: str
) -> Iterator[Change]:
    """Things that a pack knows by a key: new ones, those that went, and what is otherwise about the others."""
    yield from _come_and_gone(area, old, new, lambda each: str(getattr(each, name)))
    for key in new:
        if key in old:
            title = str(getattr(new[key], name))
            yield from (Change(area, key, title, phrase) for phrase in sayer.changes(old[key], new[key], said))


def _come_and_gone(
    area: Area, old: Mapping[str, Any], new: Mapping[str, Any], name: Callable[[Any], str]
) -> Iterator[Change]:
    yield from (Change(area, key, name(each), f"新增{AREAS[area]}") for key, each in new.items() if key not in old)
    yield from (Change(area, key, name(each), f"删去{AREAS[area]}") for key, each in old.items() if key not in new)


def _checks(sayer: Sayer, old: Pack, new: Pack) -> Iterator[Change]:
    """Checks have no keys: two that look for the same in the same are one, before and after."""
    for was, now in paired(old.consistency, new.consistency):
        there = now or was
        if there is not None:
            title = f"{there.code} {there.title}{sayer.subject(there)}"
            yield from (Change("check", there.code, title, text) for text in _check(sayer, was, now))


def _check(sayer: Sayer, old: ConsistencyCheck | None, new: ConsistencyCheck | None) -> Iterator[str]:
    if old is None or new is None:
        yield f"{'新增' if old is None else '删去'}{AREAS['check']}"
    else:
        yield from sayer.changes(old, new, {**words.CHECK, **words.CHECK_OF.get(new.kind, {})})


def _levels(sayer: Sayer, old: Pack, new: Pack) -> Iterator[Change]:
    yield from _named(sayer, "level", {each.code: each for each in old.levels},
                      {each.code: each for each in new.levels}, words.LEVEL, "title")
    yield from _named(sayer, "level", {each.code: each for each in old.sublevels},
                      {each.code: each for each in new.sublevels}, words.LEVEL, "title")


def _types(sayer: Sayer, old: Pack, new: Pack) -> Iterator[Change]:
    yield from _named(sayer, "type", old.types, new.types, words.TYPE, "title")
    for key, form in new.types.items():
        if key in old.types:
            yield from (Change("type", key, form.title, text) for text in _within_type(sayer, old.types[key], form))


def _within_type(sayer: Sayer, old: RecordType, new: RecordType) -> Iterator[str]:
    was, now = {each.key: each for each in old.fields}, {each.key: each for each in new.fields}
    yield from _within(sayer, "字段", was, now, words.FIELD)
    papers_were, papers_are = {each.item: each for each in old.evidence}, {each.item: each for each in new.evidence}
    yield from _within(sayer, "材料", papers_were, papers_are, words.ITEM)


def _within(
    sayer: Sayer, what: str, old: Mapping[str, Any], new: Mapping[str, Any], said: Words, name: str = "label"
) -> Iterator[str]:
    """Things inside another: fields of a form, papers, kinds of units."""
    yield from (f"新增{what}“{getattr(each, name)}”" for key, each in new.items() if key not in old)
    yield from (f"删去{what}“{getattr(each, name)}”" for key, each in old.items() if key not in new)
    for key, each in new.items():
        if key in old:
            yield from (f"{what}“{getattr(each, name)}”的{phrase}" for phrase in sayer.changes(old[key], each, said))


def _indicators(sayer: Sayer, old: Pack, new: Pack) -> Iterator[Change]:
    def name(indicator: Indicator) -> str:
        return f"{indicator.code} {indicator.title}（{plain(indicator.points)}分）"

    yield from _come_and_gone("indicator", old.indicators, new.indicators, name)
    for code, now in new.indicators.items():
        if code in old.indicators:
            title = f"{code} {now.title}"
            phrases = _within_indicator(sayer, old.indicators[code], now)
            yield from (Change("indicator", code, title, phrase) for phrase in phrases)


def _within_indicator(sayer: Sayer, old: Indicator, new: Indicator) -> Iterator[str]:
    yield from sayer.changes(old, new, words.INDICATOR)
    for place, (was, now) in enumerate(zip_longest(old.parts, new.parts), 1):
        many = len(old.parts) > 1 or len(new.parts) > 1
        yield from _part(sayer, was, now, _part_name(was or now, place) if many else "")
    papers_were, papers_are = {each.item: each for each in old.evidence}, {each.item: each for each in new.evidence}
    yield from _within(sayer, "材料", papers_were, papers_are, words.PAPER)


def _part_name(part: Part | None, place: int) -> str:
    return f"评分项“{part.title}”的" if part and part.title else f"第 {place} 个评分项的"


def _part(sayer: Sayer, old: Part | None, new: Part | None, prefix: str) -> Iterator[str]:
    if old is None or new is None:
        there = old or new
        word = "新增" if old is None else "删去"
        if there is not None:
            yield f"{word}评分项“{there.title or words.RULE_NAMES[there.rule_name]}”（{plain(there.points)}分）"
        return
    show = getattr(new.rule, "show", None)
    yield from (prefix + phrase for phrase in sayer.changes(old, new, words.PART))
    if old.rule_name == new.rule_name:
        yield from (prefix + phrase for phrase in sayer.changes(old.rule, new.rule, words.RULE, show))
