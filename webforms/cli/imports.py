"""`webforms import …`: lists that an office keeps become rows of ours, all of them or none."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from webforms.cli.frame import Commands
from webforms.cli.parts import installation
from webforms.domain.errors import WebformsError

NEEDED = ("code", "name", "kind")


class UnreadableList(WebformsError):
    code, kind = "unreadable-list", "input"
    text = "读不了 {file}：{why}"


@click.group("import", cls=Commands)
def imports() -> None:
    """导入：单位名册。"""


@imports.command(short_help="导入单位名册（CSV）。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看会改什么，不真的导入。")
def units(file: Path, dry_run: bool) -> None:
    """导入单位名册 FILE（CSV：code,name,kind,parent,flags,opened,closed,successor）。有一行不对就全部不导入。

    说到的行号从表头下面第一行数起。"""
    from webforms.actions.installation import operator
    from webforms.actions.units import import_units

    rows = read_rows(file)
    with installation() as it:
        report = import_units(it.store, operator(), rows, try_only=dry_run)
    done = "试了一遍，没有导入：" if dry_run else "导入好了："
    click.echo(f"{done}新增 {len(report.added)} 个单位，改动 {len(report.changed)} 个，{len(report.same)} 个没有变化。")
    for word, codes in (("新增", report.added), ("改动", report.changed)):
        if dry_run and codes:
            click.echo(f"{word}：{'、'.join(codes)}")


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a list saved as CSV by whatever program; UnreadableList says what is wrong with the file itself."""
    lines = _text(file).splitlines()
    reader = csv.DictReader(lines, strict=True, restval="")
    try:
        rows = [row for row in reader if any(row.values())]
    except csv.Error as error:
        raise UnreadableList(file=file, why=f"第 {reader.line_num} 行的引号或逗号不对。") from error
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise UnreadableList(file=file, why=f"第一行要写列名，还缺 {'、'.join(missing)}。")
    if wide := next((place for place, row in enumerate(rows, 1) if None in row), None):
        raise UnreadableList(file=file, why=f"第 {wide} 行的格子比列名多。名称里有逗号的，请加上引号。")
    return rows


def _text(file: Path) -> str:
    """UTF-8, or GB 18030 as Chinese Excel saves it."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableList(file=file, why="没有这个文件，或者没有权限。") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableList(file=file, why="不是文本文件。请在 Excel 里另存为 CSV（UTF-8）。")
