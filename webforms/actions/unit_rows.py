"""Rows of a list of units, as an office keeps it: read, held against the pack and the tree, put in planting order.

    rows below the heading ─► each cell alone ─► code, parent and successor against the list and the tree ─► units
Every fault of both steps is told at once, by the row and the column where a person sees it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from webforms.actions.unit_cells import as_meant
from webforms.domain.dates import read_date
from webforms.domain.errors import FieldFault, InputFaults
from webforms.domain.pack import Pack
from webforms.domain.texts import one_line, shortened
from webforms.domain.units import Unit

COLUMNS = ("code", "name", "kind", "parent", "flags", "opened", "closed", "successor")
SURPLUS = ""
"""The key of what stands in a row beyond its headings."""

FIRST_ROW = 2
CODE = re.compile(r"[A-Za-z0-9]{1,16}")
LONGEST_NAME = 60


@dataclass(frozen=True)
class Row:
    """One row and the number it has in a spreadsheet; `named` is what stands above its columns, where that differs."""

    number: int
    cells: Mapping[str, str]
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not any(self.word(column) for column in self.cells)

    def word(self, column: str) -> str:
        return one_line(self.cells.get(column) or "")

    def fault(self, column: str, what: str) -> FieldFault:
        """`what` says what is wrong and how to mend it, in whole sentences."""
        return FieldFault(
            f"rows/{self.number}/{column}",
            f"第 {self.number} 行 {self.named.get(column, column)}：{what}".replace(" ：", "："),
        )


@dataclass(frozen=True)
class Listed:
    """A row that could be read, and the unit it describes."""

    row: Row
    unit: Unit


def read_units(
    pack: Pack, rows: Iterable[Mapping[str, str]], known: Iterable[Unit], named: Mapping[str, str] | None = None
) -> tuple[Unit, ...]:
    """The units that the rows describe, parents and successors first; InputFaults tells everything that is wrong.

    `rows` are those below the heading, which is row 1; a blank one counts and says nothing."""
    there = {unit.code: unit for unit in known}
    meant = as_meant(pack, list(rows), there.values())
    filled = [
        row for row in (Row(at, cells, named or {}) for at, cells in enumerate(meant, FIRST_ROW)) if not row.is_blank
    ]
    faults = list(chain.from_iterable(_cell_faults(pack, row) for row in filled)) + list(_codes_twice(filled))
    odd = {fault.field.split("/")[1] for fault in faults}
    listed = [Listed(row, _unit(row)) for row in filled if str(row.number) not in odd]
    unsure = {row.word("code") for row in filled} - {one.unit.code for one in listed}
    everyone = {**there, **{one.unit.code: one.unit for one in listed}}
    faults += chain.from_iterable(_tree_faults(pack, one, everyone, there, unsure) for one in listed)
    if faults:
        raise InputFaults(sorted(faults, key=lambda fault: int(fault.field.split("/")[1])))
    return _in_order(listed, there)


def _unit(row: Row) -> Unit:
    return Unit(
        row.word("code"),
        row.word("name"),
        row.word("kind"),
        row.word("parent") or None,
        _flags(row),
        _day(row, "opened"),
        _day(row, "closed"),
        row.word("successor") or None,
    )


def _cell_faults(pack: Pack, row: Row) -> Iterator[FieldFault]:
    """What can be said of a row without looking at any other."""
    if surplus := row.word(SURPLUS):
        yield row.fault("", f"“{shortened(surplus)}”上面没有列名。名称里有逗号的，请给名称加上引号；多余的内容请删掉。")
    if not CODE.fullmatch(row.word("code")):
        yield row.fault("code", f"“{shortened(row.word('code'))}”不能作单位码。请写 1 到 16 个字母或数字，例如 FC01。")
    if not row.word("name"):
        yield row.fault("name", "没有写名称。请补上。")
    elif len(row.word("name")) > LONGEST_NAME:
        yield row.fault("name", f"名称太长，最多 {LONGEST_NAME} 个字。请写短一些。")
    if row.word("kind") not in pack.kinds:
        yield row.fault("kind", f"没有“{shortened(row.word('kind'))}”这类单位。请改成 {_kinds(pack)} 中的一个。")
    else:
        yield from _flag_faults(pack, row)
    yield from _day_faults(row)


def _flag_faults(pack: Pack, row: Row) -> Iterator[FieldFault]:
    fit = {flag.key: f"{flag.title}（{flag.key}）" for flag in pack.flags.values() if row.word("kind") in flag.kinds}
    for flag in sorted(_flags(row) - set(fit)):
        cure = f"可以写 {'、'.join(fit.values())}；几个标记用空格隔开。" if fit else "请把这一格清空。"
        yield row.fault("flags", f"{pack.kinds[row.word('kind')].title}没有标记“{shortened(flag)}”。{cure}")


def _day_faults(row: Row) -> Iterator[FieldFault]:
    for column in ("opened", "closed"):
        if row.word(column) and _day(row, column) is None:
            yield row.fault(column, f"日期“{shortened(row.word(column))}”看不懂。请写成 2016-05-01 这样。")
    opened, closed = _day(row, "opened"), _day(row, "closed")
    if opened and closed and closed <= opened:
        yield row.fault("closed", f"撤销的日子要晚于成立的日子 {opened.isoformat()}。请核对这两格。")


def _codes_twice(rows: Sequence[Row]) -> Iterator[FieldFault]:
    first: dict[str, int] = {}
    for row in rows:
        code = row.word("code")
        if code and first.setdefault(code, row.number) != row.number:
            yield row.fault("code", f"单位码“{shortened(code)}”在第 {first[code]} 行已经写过。请去掉一行，或者换一个。")


def _tree_faults(
    pack: Pack, one: Listed, everyone: Mapping[str, Unit], there: Mapping[str, Unit], unsure: set[str]
) -> Iterator[FieldFault]:
    """What a row says of other units. Nothing is said of units whose own row is at fault: it will be mended first."""
    row, unit, title = one.row, one.unit, pack.kinds[one.unit.kind].title
    was = there.get(unit.code)
    if was is not None and was.kind != unit.kind:
        yield row.fault("kind", f"{unit.code} 已经是{pack.kinds[was.kind].title}，不能改类。请换一个单位码。")
    above = pack.kinds[unit.kind].parent
    if above is None and unit.parent is not None:
        yield row.fault("parent", f"{title}不能有上级。请把这一格清空。")
    elif above is not None and unit.parent not in unsure:
        yield from _parent_faults(pack, row, everyone.get(unit.parent or ""), above)
    if unit.successor is not None and unit.successor not in unsure:
        heir = everyone.get(unit.successor)
        if heir is None:
            yield row.fault("successor", f"没有并入的单位“{shortened(unit.successor)}”。请写名册里有的单位码。")
        elif heir.kind != unit.kind:
            yield row.fault("successor", f"“{heir.name}”不是{title}，只能并入同类的单位。请写一个{title}的单位码。")
        elif heir.code == unit.code or (heir.closed and unit.closed and heir.closed <= unit.closed):
            yield row.fault("successor", f"“{heir.name}”那时已经撤销，不能并进去。请写一个还在的单位。")
    elif unit.closed is not None:
        yield from _orphan_faults(row, unit, everyone)


def _orphan_faults(row: Row, unit: Unit, everyone: Mapping[str, Unit]) -> Iterator[FieldFault]:
    """A unit that ends without an heir leaves nobody below it."""
    left = [one.name for one in everyone.values()
            if one.parent == unit.code and unit.closed is not None and one.is_open(unit.closed)]
    if left:
        named = "、".join(left[:3]) + ("等" if len(left) > 3 else "")
        yield row.fault("closed", f"下面还有{named} {len(left)} 个单位。请先给它们换上级，或者写并入哪个单位。")


def _parent_faults(pack: Pack, row: Row, parent: Unit | None, above: str) -> Iterator[FieldFault]:
    title = pack.kinds[above].title
    if parent is None:
        named = row.word("parent")
        what = f"没有上级“{shortened(named)}”" if named else "没有写上级"
        yield row.fault("parent", f"{what}。请写一个{title}的单位码。")
    elif parent.kind != above:
        yield row.fault("parent", f"上级“{parent.name}”不是{title}。请写一个{title}的单位码。")


def _in_order(listed: Sequence[Listed], there: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """Whoever is named by another comes before it; the order of the list otherwise."""
    placed, waiting, ordered = set(there), list(listed), []
    while waiting:
        ready = next((one for one in waiting if {one.unit.parent, one.unit.successor} - {None} <= placed), None)
        if ready is None:
            circle = "、".join(one.unit.code for one in waiting)
            said = f"并入的单位绕成了圈：{circle}。请清空其中一格。"
            raise InputFaults(one.row.fault("successor", said) for one in waiting)
        waiting.remove(ready)
        placed.add(ready.unit.code)
        ordered.append(ready.unit)
    return tuple(ordered)


def _kinds(pack: Pack) -> str:
    return "、".join(f"{kind.title}（{kind.key}）" for kind in pack.kinds.values())


def _flags(row: Row) -> frozenset[str]:
    return frozenset(row.word("flags").split())


def _day(row: Row, column: str) -> datetime.date | None:
    """The day as it is typed, or as a spreadsheet turns it (2016/5/1); None also where none can be read."""
    canonical = read_date(row.word(column))
    return datetime.date.fromisoformat(canonical) if canonical else None
