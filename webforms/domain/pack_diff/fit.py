"""Can a running campaign take a pack? What people have entered must still mean something under it.

Each hindrance is one sentence that says what the new pack has to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webforms.domain.pack import Field, Pack, RecordType

TEXTS = ("text", "long_text", "url", "phone")
NUMBERS = ("integer", "decimal", "money")


@dataclass(frozen=True)
class InUse:
    """Keys of the old pack that rows of the campaign speak of."""

    types: frozenset[str] = frozenset()
    nil_tasks: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


def hindrances(old: Pack, new: Pack, use: InUse) -> Iterator[str]:
    """Why the campaign cannot go on by the new pack; nothing where it can."""
    if (new.key, new.campaign.district, new.campaign.year) != (old.key, old.campaign.district, old.campaign.year):
        yield f"这是“{new.name}”{new.campaign.year} 年的创建包，不是现在这个项目的。"
        return
    if lost := sorted(use.types - new.types.keys()):
        named = "、".join(old.types[key].title for key in lost)
        yield f"新的创建包里没有“{named}”，可是已经有人填过。请保留这些表。"
    if lost := sorted(use.nil_tasks - new.tasks.keys()):
        named = "、".join(old.tasks[key].title for key in lost)
        yield f"新的创建包里没有任务“{named}”，可是已经有人零上报。请保留这些任务。"
    if lost := sorted(use.kinds - new.kinds.keys()):
        yield f"新的创建包里没有单位类别“{'、'.join(old.kinds[key].title for key in lost)}”，可是有这类单位。请保留。"
    if lost := sorted(use.roles - new.roles.keys()):
        yield f"新的创建包里没有角色“{'、'.join(old.roles[key].title for key in lost)}”，可是有账号在用。请保留。"
    for key in sorted(use.types & new.types.keys()):
        yield from _form(old.types[key], new.types[key])


def _form(old: RecordType, new: RecordType) -> Iterator[str]:
    """Data that was entered under the old form is read by the new one."""
    if (old.nature, old.date, old.identity) != (new.nature, new.date, new.identity):
        yield f"“{old.title}”的性质、日期字段或认出同一事物的字段改了，可是已经有人填过。请另建一张表。"
    fields = {field.key: field for field in new.fields}
    for field in old.fields:
        if field.key in fields and not _reads(field, fields[field.key]):
            yield f"“{old.title}”的“{field.label}”换了种类，已经填的读不出来。请另设一个字段。"
        lost = [label for choice, label in field.choices.items()
                if field.key in fields and choice not in fields[field.key].choices]
        if lost:
            yield f"“{old.title}”的“{field.label}”少了选项“{'、'.join(lost)}”，可能有人选过。请保留。"


def _reads(old: Field, new: Field) -> bool:
    """Whether a value of the old field is one of the new field, without loss."""
    if old.kind in NUMBERS and new.kind in NUMBERS:
        whole_stays_whole = new.kind != "integer" or old.kind == "integer"
        return whole_stays_whole and old.unit == new.unit and new.scale >= old.scale
    if old.kind in TEXTS and new.kind in TEXTS:
        return True
    return old.kind == new.kind and old.scale <= new.scale and old.unit == new.unit
