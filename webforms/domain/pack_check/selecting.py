"""Selectors and conditions: everything they name exists, and they can hold somebody."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import Condition, Field, RecordType, Selection, Selector
from webforms.domain.pack_check.finding import Finding, Path, suggest, unknown
from webforms.domain.pack_check.world import World


def check_selection(world: World, path: Path, selection: Selection) -> Iterator[Finding]:
    """Each selector names kinds, units and flags that exist and go together."""
    for index, selector in enumerate(selection):
        found = list(_check_names(world, (*path, index), selector))
        yield from found
        if not found and not world.reach((selector,)):
            yield Finding((*path, index), "这个条件选不到任何单位", "各键之间是“并且”；分开写成列表就是“或者”。")


def _check_names(world: World, path: Path, selector: Selector) -> Iterator[Finding]:
    pack = world.pack
    for index, kind in enumerate(selector.kinds):
        if kind not in pack.kinds:
            yield unknown((*path, "kinds", index), "单位类型", kind, pack.kinds)
    for index, code in enumerate(selector.codes):
        if code not in world.seeds:
            yield unknown((*path, "codes", index), "单位", code, world.seeds)
    if selector.flag is not None and selector.flag not in pack.flags:
        yield unknown((*path, "flag"), "单位标记", selector.flag, pack.flags)
    if selector.under is not None and selector.under not in world.seeds:
        yield unknown((*path, "under"), "单位", selector.under, world.seeds)


def check_condition(path: Path, record_type: RecordType, when: Condition) -> Iterator[Finding]:
    """`when` asks choice or bool fields of the type for values they can have."""
    fields = {field.key: field for field in record_type.fields}
    able = [field.key for field in record_type.fields if field.kind in {"choice", "bool"}]
    for key, values in when.items():
        if key not in fields:
            yield unknown((*path, key), f"“{record_type.title}”的字段", key, able, at_key=True)
        elif key not in able:
            message = f"条件只能问单选和是否字段，“{fields[key].label}”不是"
            yield Finding((*path, key), message, suggest(key, able), at_key=True)
        else:
            yield from _check_values((*path, key), fields[key], values)


def _check_values(path: Path, field: Field, values: tuple[str | bool, ...]) -> Iterator[Finding]:
    for index, value in enumerate(values):
        place = (*path, index)
        if field.kind == "bool" and not isinstance(value, bool):
            yield Finding(place, f"“{field.label}”是是否字段，不能等于“{value}”", "写 true 或 false，不加引号。")
        if field.kind == "choice" and (isinstance(value, bool) or value not in field.choices):
            yield unknown(place, f"“{field.label}”的选项", value, field.choices)
