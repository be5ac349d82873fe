"""What a change of a unit will do, in the words of the page that asks before, and what was changed, in its history."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from webforms.domain.dates import day_in_words
from webforms.web import here

if TYPE_CHECKING:
    from webforms.actions.unit_changes import Change
    from webforms.store.views.units import UnitSheet

KEPT = "已经冻结的快照和生成过的文档都不变。"

Teller = Callable[["UnitSheet", "Change"], list[str]]


def consequences(sheet: UnitSheet, wanted: Change) -> list[str]:
    """One sentence for each thing that will be different, and what will not."""
    return [*TELLERS[wanted.verb](sheet, wanted), *_past(wanted), KEPT]


def change_in_words(change: Mapping[str, Any]) -> str:
    """What was noted about a unit: 名称：新塘村；上级：龙塘镇."""
    return "；".join(said for key, teller in STATED.items() if key in change and (said := teller(change[key])))


def value_in_words(column: str, value: Any, names: Mapping[str, str]) -> str:
    """What stands in one column of a unit, as a person says it; 空 where nothing stands."""
    if not value:
        return "空"
    if column == "flags":
        return flag_titles(value)
    if column in ("parent", "successor"):
        return names.get(value, value)
    return _day(value) if column in ("opened", "closed") else str(value)


def flag_titles(keys: Iterable[str]) -> str:
    flags = here.pack().flags
    return "、".join(flags[key].title if key in flags else key for key in sorted(keys)) or "没有"


def _day(text: str) -> str:
    return day_in_words(datetime.date.fromisoformat(text))


STATED: Mapping[str, Callable[[Any], str]] = {
    "name": lambda name: f"名称：{name}",
    "parent": lambda code: f"上级：{here.unit_name(code)}" if code else "",
    "flags": lambda keys: f"标记：{flag_titles(keys)}" if keys else "",
    "opened": lambda day: f"{_day(day)}成立" if day else "",
    "closed": lambda day: f"{_day(day)}起撤销" if day else "",
    "successor": lambda code: f"并入{here.unit_name(code)}" if code else "",
}


def _rename(sheet: UnitSheet, wanted: Change) -> list[str]:
    on, name = day_in_words(wanted.on), wanted.change["name"]
    return [f"{on}起叫“{name}”，这以前的日子还叫“{sheet.unit.name}”。",
            "以后的文档按统计到的那天印名称；单位码、记录、账号都不动。"]


def _flags(sheet: UnitSheet, wanted: Change) -> list[str]:
    now, then = set(sheet.unit.flags), set(wanted.change["flags"])
    told = [(then - now, "加上"), (now - then, "去掉")]
    moved = "，".join(f"{word}“{flag_titles(keys)}”" for keys, word in told if keys)
    return [f"{day_in_words(wanted.on)}起{moved}。" if moved else "标记和现在一样，只是改了从哪天起。",
            "指标和报送任务按标记挑单位，以后的得分和要交的东西会跟着变。"]


def _move(sheet: UnitSheet, wanted: Change) -> list[str]:
    above = here.unit_name(wanted.change["parent"])
    waiting = f"在审的 {sheet.load.waiting} 条也由它接着审。" if sheet.load.waiting else ""
    return [f"{day_in_words(wanted.on)}起上级是“{above}”，这以前是“{here.unit_name(sheet.unit.parent)}”。",
            f"以后交的东西由“{above}”审，它也能看到这个单位的记录。{waiting}"]


def _close(sheet: UnitSheet, wanted: Change) -> list[str]:
    return [*_gone(sheet, wanted), f"以前通过的 {sheet.load.approved} 条记录从这天起不再计入数据，也不算到别的单位。",
            *_accounts(sheet)]


def _merge(sheet: UnitSheet, wanted: Change) -> list[str]:
    heir = here.unit_name(wanted.change["successor"])
    below = [f"下面的 {sheet.load.below} 个单位归到“{heir}”下面。"] if sheet.load.below else []
    return [*_gone(sheet, wanted), f"以前通过的 {sheet.load.approved} 条记录从这天起算“{heir}”的，它能看到这些记录。",
            *below, *_accounts(sheet)]


def _gone(sheet: UnitSheet, wanted: Change) -> list[str]:
    said = [f"{day_in_words(wanted.on)}起没有“{sheet.unit.name}”这个单位，不再填报，也不再催它。"]
    if sheet.load.waiting:
        said.append(f"还有 {sheet.load.waiting} 条没审完，最好先审完再做。")
    return said


def _accounts(sheet: UnitSheet) -> list[str]:
    if not sheet.load.accounts:
        return []
    return [f"它的 {sheet.load.accounts} 个账号还能登录看以前的记录，不能再填；不用了就在“账号”里停用。"]


def _past(wanted: Change) -> list[str]:
    """What a day that is not today means."""
    if wanted.on < here.today():
        return ["这一天已经过去：现在的得分马上按改后的算。"]
    return [f"这一天还没有到：到了{day_in_words(wanted.on)}才起作用。"] if wanted.on > here.today() else []


TELLERS: Mapping[str, Teller] = {
    "unit.rename": _rename, "unit.flags": _flags, "unit.move": _move, "unit.close": _close, "unit.merge": _merge,
}
