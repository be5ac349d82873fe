"""`webforms import …`: lists that an office keeps become rows of ours, all of them or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import click

from webforms.actions.unit_rows import COLUMNS, SURPLUS
from webforms.cli.files import why_unreadable
from webforms.cli.frame import Commands, refuse
from webforms.cli.parts import installation
from webforms.domain.errors import FieldFault, InputFaults, WebformsError
from webforms.domain.texts import one_line

NEEDED = ("code", "name", "kind")
MOST_SHOWN = 20
ZIP = b"PK"
"""How an .xlsx begins: some of them could be read as GB 18030."""


class UnreadableList(WebformsError):
    code, kind = "unreadable-list", "input"
    text = "读不了 {file}：{why}"


@click.group("import", cls=Commands)
def imports() -> None:
    """导入：单位名册。"""


@imports.command(short_help="导入单位名册（CSV）。")
@click.argument("file", metavar="名册文件", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看会改什么，不真的导入。")
def units(file: Path, dry_run: bool) -> None:
    """导入单位名册：新的单位加进来，已有的按名册改。有一处不对就全部不导入，每一处都列出来。

    \b
    名册是 CSV 文件，第 1 行写列名，下面一个单位一行：
    code,name,kind,parent,flags,opened,closed,successor

    \b
    code 单位码       name 名称
    kind 类别的代号   parent 上级的单位码
    flags 标记的代号，几个之间用空格隔开
    opened、closed    成立、撤销的日子，例如 2016-05-01
    successor         撤销后并入哪个单位的单位码

    前三列一定要有。类别和标记的代号由创建包规定，写错了会列出可以写的。行号和在表格软件里看到的一样。"""
    from webforms.actions.installation import operator
    from webforms.actions.units import import_units

    rows = read_rows(file)
    with installation() as it:
        try:
            report = import_units(it.store, operator(), rows, try_only=dry_run)
        except InputFaults as error:
            refuse(listed(file, error.faults))
    done = "试了一遍，没有导入：" if dry_run else "导入好了："
    click.echo(f"{done}新增 {len(report.added)} 个单位，改动 {len(report.changed)} 个，{len(report.same)} 个没有变化。")
    for word, codes in (("新增", report.added), ("改动", report.changed)):
        if dry_run and codes:
            click.echo(f"{word}：{'、'.join(codes)}")


def listed(file: Path, faults: Sequence[FieldFault]) -> str:
    """Every fault on its line, as far as a screen holds them, and how many there are in all."""
    left = len(faults) - MOST_SHOWN
    lines = [fault.message for fault in faults[:MOST_SHOWN]] + ([f"……另外还有 {left} 处。"] if left > 0 else [])
    return "\n".join([*lines, f"{file} 有 {len(faults)} 处要改，一行也没有导入。"])


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows below the heading, blank ones too, of a list saved as CSV by whatever program.

    UnreadableList says what is wrong with the file itself."""
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise UnreadableList(file=file, why=f"第 {len(rows) + 1} 行的引号或逗号不对。") from error
    if not any(map(any, rows)):
        raise UnreadableList(file=file, why=f"文件是空的。第一行要写列名：{','.join(COLUMNS)}。")
    headings = [one_line(heading).lower() for heading in rows[0]]
    _check(file, headings)
    return [_cells(headings, row) for row in rows[1:]]


def _check(file: Path, headings: Sequence[str]) -> None:
    """A column that is missing or misspelt would empty what it stands for in every unit of the list."""
    if missing := [name for name in NEEDED if name not in headings]:
        raise UnreadableList(file=file, why=f"第 1 行要写列名，还缺 {'、'.join(missing)}。")
    if unknown := [name for name in headings if name and name not in COLUMNS]:
        why = f"第 1 行的列名不认识：{'、'.join(unknown)}。请改成 {'、'.join(COLUMNS)}，或者去掉这一列。"
        raise UnreadableList(file=file, why=why)
    if twice := sorted({name for name in headings if name and headings.count(name) > 1}):
        raise UnreadableList(file=file, why=f"第 1 行的列名写了两次：{'、'.join(twice)}。请去掉一列。")


def _cells(headings: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    named = {name: cell for name, cell in zip(headings, row, strict=False) if name}
    surplus = [cell for name, cell in zip_longest(headings, row, fillvalue="") if not name]
    return {**named, SURPLUS: ",".join(filter(None, surplus))}


def _text(file: Path) -> str:
    """UTF-8, or GB 18030 as Chinese Excel saves it."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableList(file=file, why=f"{why_unreadable(error)}。") from error
    for encoding in () if content.startswith(ZIP) else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableList(file=file, why="不是文本文件。请在 Excel 里另存为 CSV（UTF-8）。")
