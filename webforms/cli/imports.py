"""`webforms import …`: lists that an office keeps become rows of ours, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.files import why_unreadable
from webforms.cli.frame import Commands, refuse
from webforms.cli.parts import installation
from webforms.domain.errors import FieldFault, InputFaults

if TYPE_CHECKING:
    from webforms.store.unit_book import UnitList

MOST_SHOWN = 20


@click.group("import", cls=Commands)
def imports() -> None:
    """导入：单位名册、记录。"""


@imports.command(short_help="导入单位名册（.xlsx 或 CSV）。")
@click.argument("file", metavar="名册文件", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看会改什么，不真的导入。")
def units(file: Path, dry_run: bool) -> None:
    """导入单位名册：新的单位加进来，已有的按名册改。有一处不对就全部不导入，每一处都列出来。

    \b
    名册是 .xlsx 或 CSV 文件，第 1 行写列名（中文或代号），下面一个单位一行：
    code,name,kind,parent,flags,opened,closed,successor

    \b
    code 单位码       name 名称
    kind 类别的代号   parent 上级的单位码
    flags 标记的代号，几个之间用空格隔开
    opened、closed    成立、撤销的日子，例如 2016-05-01
    successor         撤销后并入哪个单位的单位码

    前三列一定要有。类别和标记的代号由创建包规定，写错了会列出可以写的。行号和在表格软件里看到的一样。"""
    from webforms.actions.installation import operator
    from webforms.actions.unit_import import Rows, import_units

    read = read_file(file)
    with installation() as it:
        try:
            report = import_units(it.store, operator(), Rows(read.cells(), read.named), try_only=dry_run)
        except InputFaults as error:
            refuse(listed(file, error.faults))
    for said in read.notes:
        click.echo(said)
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


def read_file(file: Path) -> UnitList:
    """The list that a file holds; UnreadableList says what is wrong with the file itself."""
    from webforms.store.unit_book import UnreadableList, read_list

    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableList(file=file, why=f"{why_unreadable(error)}。") from error
    return read_list(str(file), content)
