"""`webforms import records` and `webforms export records`: records by workbook, in an account's name."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.files import save, why_unreadable
from webforms.cli.frame import Commands, refuse
from webforms.cli.imports import MOST_SHOWN, imports
from webforms.cli.parts import as_option, installation, progress
from webforms.domain.errors import WebformsError

if TYPE_CHECKING:
    from webforms.store.views.imports import ImportLine


class UnreadableBook(WebformsError):
    code, kind = "unreadable-book", "input"
    text = "读不了 {file}：{why}。"


@imports.command("records", short_help="用填好的模板导入记录（.xlsx）。")
@click.argument("type_key", metavar="类型")
@click.argument("file", metavar="表格", type=click.Path(path_type=Path))
@click.option(
    "--zip", "pictures", type=click.Path(path_type=Path), metavar="压缩包", help="表格里写了名字的照片和材料。"
)
@click.option("--draft", is_flag=True, help="存成草稿，不提交。")
@click.option("--dry-run", is_flag=True, help="只核对，不导入。")
@click.option("--marked", type=click.Path(path_type=Path), metavar="文件", help="有错时，把标红的副本写到这里。")
@as_option
def import_records(
    type_key: str, file: Path, pictures: Path | None, draft: bool, dry_run: bool, marked: Path | None, login: str
) -> None:
    """导入记录：一行一条，和在网页上填的一样核对。有一处不对就一行也不导入，每一处都列出来。

    类型写创建包里的代号，例如 activity。表格用网页“导入导出”里下载的模板填。"""
    from webforms.actions.record_import import Sent, check_import, enter_import, marked_copy

    sent = Sent(file.name, io.BytesIO(_content(file)), io.BytesIO(_content(pictures)) if pictures else None)
    with installation() as it:
        actor = it.acting(login)
        line = check_import(it.store, actor, type_key, sent)
        if line.state == "faulty" or (line.report["fault_count"] and not draft):
            if marked:
                save(marked, marked_copy(it.store, actor, line.id).content)
            refuse(_listed(file, line))
        if not dry_run:
            line = enter_import(it.store, actor, line.id, submit=not draft)
    for note in line.report["notes"]:
        click.echo(note)
    click.echo(_said(line, dry_run=dry_run, draft=draft))


@click.group("export", cls=Commands)
def export() -> None:
    """导出：记录。"""


@export.command("records", short_help="把记录导出成 .xlsx。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--type", "type_key", metavar="类型", help="只要这一种，每一栏都写出来；不写就是全部，只写名称和状态。")
@click.option("--unit", metavar="单位码", help="只要这个单位的。")
@as_option
def records(file: Path, type_key: str | None, unit: str | None, login: str) -> None:
    """导出这个账号看得见的记录，一条一行，列和导入的模板一样。"""
    from webforms.actions.installation import current_pack
    from webforms.actions.record_export import export_records
    from webforms.store.record_export import Wanted

    with installation() as it:
        if type_key is not None and type_key not in current_pack(it.store).types:
            refuse(f"创建包里没有“{type_key}”这种记录。")
        actor = it.acting(login)
        with progress("导出") as told, tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "records.xlsx"
            count = export_records(it.store, actor, Wanted(type_key, unit=unit), made, told)
            save(file, made.read_bytes())
    click.echo(f"导出好了：{count} 条，写在 {file}。")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableBook(file=file, why=why_unreadable(error)) from error


def _listed(file: Path, line: ImportLine) -> str:
    from webforms.actions.import_report import faults_of

    lines = [fault.message for fault in faults_of(line.report)[:MOST_SHOWN]]
    if (left := line.report["fault_count"] - len(lines)) > 0:
        lines.append(f"……另外还有 {left} 处。")
    return "\n".join([*lines, f"{file} 有 {line.report['fault_count']} 处要改，一行也没有导入。"])


def _said(line: ImportLine, *, dry_run: bool, draft: bool) -> str:
    report = line.report
    again = f"，{report['there_count']} 行以前导入过" if report["there_count"] else ""
    if dry_run:
        return f"核对过了，没有导入：{report['new']} 行可以导入{again}。"
    return f"导入好了：{report['entered']} 条{'草稿' if draft else '已提交'}{again}。"
