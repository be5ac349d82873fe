"""`webforms pack …`: prove that a folder is a good pack before anybody works with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from webforms.cli.frame import Commands
from webforms.cli.packs import look_like_pack
from webforms.domain.pack import Pack
from webforms.domain.pack_check import Coverage
from webforms.store.pack_files import Fault, PackFiles, examine, read_folder
from webforms.store.pack_files.faults import PackFaults


@click.group(cls=Commands)
def pack() -> None:
    """创建包：检查、试算。"""


@pack.command()
@click.argument("folder", metavar="创建包文件夹", type=click.Path(path_type=Path))
@click.option("--notes", is_flag=True, help="列出其他提示：没有用到的数据、问了两次的事、还没有的模板等。")
def check(folder: Path, notes: bool) -> None:
    """检查文件夹里的创建包，每处错误给出文件、行和改法。"""
    look_like_pack(folder)
    try:
        files = read_folder(folder)
    except PackFaults as error:
        _refuse(error.faults)
    examined = examine(files)
    if examined.pack is None or examined.faults:
        _refuse(examined.faults, examined.coverage)
    if broken := list(template_faults(examined.pack, files)):
        _refuse(broken)
    click.echo(summary(examined.pack))
    if examined.coverage:
        click.echo(covered(examined.coverage))
    _tell_fields("没有用到的字段", examined.unread)
    _tell_fields("没有用到、有意保留的字段", examined.kept)
    others = [note for note in examined.notes if note not in examined.unread]
    _tell_notes([*others, *missing_templates(examined.pack, files)], notes)


def _refuse(faults: Sequence[Fault], coverage: Coverage | None = None) -> NoReturn:
    for fault in faults:
        click.echo(f"{fault}\n", err=True)
    if coverage:
        click.echo(covered(coverage), err=True)
    click.echo(f"共 {len(faults)} 处要改。", err=True)
    raise SystemExit(1)


def _tell_fields(title: str, fields: Sequence[Fault]) -> None:
    """Questions that nothing reads cost people time: they are always listed."""
    if fields:
        click.echo(f"{title} {len(fields)} 个：")
    for field in fields:
        click.echo(f"{field.place()}: {field.message}")


def _tell_notes(notes: Sequence[Fault], in_full: bool) -> None:
    if not notes:
        return
    click.echo(f"另有 {len(notes)} 处提示" + ("：" if in_full else "，加 --notes 看明细。"))
    for note in notes if in_full else ():
        click.echo(f"{note.place()}: {note.message}")


def template_faults(pack: Pack, files: PackFiles) -> Iterator[Fault]:
    """What the template linter finds in the templates that are there."""
    from worker.documents.vocabulary import vocabulary
    from worker.templating.faults import TemplateUnreadable
    from worker.templating.lint import lint

    for document in pack.documents.values():
        template = files.contents.get(document.template)
        if template is None:
            continue
        try:
            found = lint(template, vocabulary(pack, document))
        except TemplateUnreadable as error:
            yield Fault(document.template, 0, 0, str(error), "用 Word 打开，另存为 docx。")
            continue
        yield from (Fault(document.template, 0, 0, f"{each.place}：{each.what}", f"{each.cure}。") for each in found)


def missing_templates(pack: Pack, files: PackFiles) -> Iterator[Fault]:
    """Documents that cannot be made yet: a pack may be used before its templates are drawn."""
    for document in pack.documents.values():
        if document.template not in files.contents:
            yield Fault(document.template, 0, 0, f"“{document.title}”还没有模板")


def covered(coverage: Coverage) -> str:
    """What a pack must not leave open, counted."""
    return (
        f"{coverage.indicators} 项指标，{len(coverage.formless)} 项数据没有表单填报，"
        f"{len(coverage.sourceless)} 个格子没有来源（共 {coverage.metrics} 项数据、{coverage.cells} 个格子）。"
    )


def summary(pack: Pack) -> str:
    """One good pack in a few words."""
    parts = sum(len(indicator.parts) for indicator in pack.indicators.values())
    fields = sum(len(record_type.fields) for record_type in pack.types.values())
    return (
        f"创建包可用：{pack.name} {pack.version}\n"
        f"{len(pack.indicators)} 项指标（{parts} 个评分项，共 {pack.total_points} 分），{len(pack.metrics)} 项数据，"
        f"{len(pack.types)} 种记录（{fields} 个字段），{len(pack.tasks)} 项任务，"
        f"{len(pack.sections)} 段文字，{len(pack.documents)} 种文档，{len(pack.units)} 个固定单位。"
    )
