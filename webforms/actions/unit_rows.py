"""Rows of a list of units, as an office keeps it: read, held against the pack and the tree, put in planting order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from webforms.domain.errors import FieldFault, InputFaults
from webforms.domain.pack import Pack
from webforms.domain.texts import one_line
from webforms.domain.units import Unit

CODE = re.compile(r"[A-Za-z0-9]{1,16}")
LONGEST_NAME = 60


def read_units(pack: Pack, rows: Iterable[Mapping[str, str]], known: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units that the rows describe, parents and successors first; InputFaults names each row that is wrong."""
    there = {unit.code: unit for unit in known}
    numbered = list(enumerate(rows, 1))
    read = [_read(pack, number, row) for number, row in numbered]
    faults = [fault for _, found in read for fault in found]
    units = [unit for unit, _ in read if unit is not None]
    if not faults:
        faults = list(_tree_faults(pack, units, there))
    if faults:
        raise InputFaults(faults)
    return _in_order(units, there)


def _read(pack: Pack, number: int, row: Mapping[str, str]) -> tuple[Unit | None, list[FieldFault]]:
    words = {key: one_line(row.get(key) or "") for key in ("code", "name", "kind", "parent", "successor")}
    flags = frozenset((row.get("flags") or "").split())
    problems = list(_word_problems(pack, words, flags))
    days: dict[str, datetime.date | None] = {}
    for key in ("opened", "closed"):
        try:
            days[key] = _day(row.get(key))
        except ValueError:
            problems.append(f"日期“{row.get(key)}”看不懂，请写成 2016-05-01")
    if problems:
        return None, [FieldFault(f"row {number}", f"第 {number} 行 {words['code']}：{what}。") for what in problems]
    return Unit(words["code"], words["name"], words["kind"], words["parent"] or None, flags, days["opened"],
                days["closed"], words["successor"] or None), []


def _word_problems(pack: Pack, words: Mapping[str, str], flags: frozenset[str]) -> Iterable[str]:
    if not CODE.fullmatch(words["code"]):
        yield "单位码用 1 到 16 个字母或数字"
    if not 0 < len(words["name"]) <= LONGEST_NAME:
        yield f"名称要有，最多 {LONGEST_NAME} 个字"
    if words["kind"] not in pack.kinds:
        yield f"没有“{words['kind']}”这类单位，可以用：{'、'.join(pack.kinds)}"
    for flag in sorted(flags):
        if flag not in pack.flags or words["kind"] not in pack.flags[flag].kinds:
            yield f"这类单位没有标记“{flag}”"


def _tree_faults(pack: Pack, units: Sequence[Unit], there: Mapping[str, Unit]) -> Iterable[FieldFault]:
    everyone = {**there, **{unit.code: unit for unit in units}}
    if len({unit.code for unit in units}) < len(units):
        yield FieldFault("code", "同一个单位码写了两行。请去掉一行。")
    for number, unit in enumerate(units, 1):
        above = pack.kinds[unit.kind].parent
        parent = everyone.get(unit.parent or "")
        if (above is None) != (unit.parent is None) or (above is not None and (parent is None or parent.kind != above)):
            wanted = f"上级要写一个{pack.kinds[above].title}的单位码" if above else "不能有上级"
            yield FieldFault(f"row {number}", f"第 {number} 行 {unit.code}：{wanted}。")
        if unit.successor is not None and unit.successor not in everyone:
            yield FieldFault(f"row {number}", f"第 {number} 行 {unit.code}：没有并入的单位“{unit.successor}”。")
        elif unit.successor is not None and everyone[unit.successor].kind != unit.kind:
            wanted = pack.kinds[unit.kind].title
            said = f"第 {number} 行 {unit.code}：只能并入同类的单位，请写一个{wanted}的单位码。"
            yield FieldFault(f"row {number}", said)


def _in_order(units: Sequence[Unit], there: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """Whoever is named by another comes before it; the order of the list otherwise."""
    placed, waiting, ordered = set(there), list(units), []
    while waiting:
        ready = [unit for unit in waiting if {unit.parent, unit.successor} - {None} <= placed]
        if not ready:
            raise InputFaults.one("successor", f"并入的单位绕成了圈：{'、'.join(unit.code for unit in waiting)}。")
        first = ready[0]
        waiting.remove(first)
        placed.add(first.code)
        ordered.append(first)
    return tuple(ordered)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text.strip()) if text and text.strip() else None
