"""`webforms pack diff` and `pack adopt`: what a changed pack says otherwise, what that does to the score, taking it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.frame import refuse
from webforms.cli.pack import pack
from webforms.cli.packs import EXAMPLE, load_fit
from webforms.cli.parts import installation

if TYPE_CHECKING:
    from webforms.domain.pack import Pack
    from webforms.domain.pack_diff import Change, Effect
    from webforms.domain.sides import Line

FOLDER = click.Path(path_type=Path)


@pack.command("diff")
@click.argument("folders", nargs=-1, required=True, type=FOLDER, metavar="[旧的] 新的")
@click.option("--example", metavar="文件夹", type=FOLDER, help="用哪个样例区县试算。不写就用旧创建包里的。")
def diff(folders: tuple[Path, ...], example: Path | None) -> None:
    """列出两个创建包的不同，以及对得分的影响。

    写两个文件夹，用样例区县试算；只写新的一个，就与正在运行的项目比，用现在的数据试算。什么都不改。"""
    if len(folders) == 1 and example is None:
        _against_running(folders[0])
    elif len(folders) == 2:
        _against(folders[0], folders[1], example)
    else:
        raise click.UsageError("写一个或两个创建包文件夹；--example 只在写两个时用")


@pack.command("adopt")
@click.argument("folder", metavar="创建包文件夹", type=FOLDER)
@click.option("--yes", is_flag=True, help="不再问，直接采用。")
def adopt(folder: Path, yes: bool) -> None:
    """正在运行的项目改用这个创建包。先列出不同和对得分的影响，问过再改。"""
    from webforms.actions.installation import operator
    from webforms.actions.packs import adopt_pack, weigh_pack

    new = load_fit(folder)
    with installation() as it:
        weighed = weigh_pack(it.store, operator(), folder)
        if weighed.in_use:
            click.echo("正在用的就是这个创建包，什么都没改。")
            return
        if weighed.hindrances:
            refuse("\n".join(weighed.hindrances))
        _tell(weighed.changes, weighed.effect, f"有 {weighed.restated} 条已通过的记录要按新的规定重新计数。")
        if not yes:
            click.confirm("采用这个创建包吗？", abort=True)
        restated = adopt_pack(it.store, operator(), folder)
    click.echo(f"已改用 {new.name} {new.version}，{restated} 条记录重新计了数。以前的快照和文档不变。")


def _against_running(folder: Path) -> None:
    from webforms.actions.installation import operator
    from webforms.actions.packs import weigh_pack

    load_fit(folder)
    with installation() as it:
        weighed = weigh_pack(it.store, operator(), folder)
    _tell(weighed.changes, weighed.effect, f"有 {weighed.restated} 条已通过的记录要按新的规定重新计数。")
    if weighed.hindrances:
        refuse("\n".join(("还不能采用：", *weighed.hindrances)))


def _against(old_folder: Path, new_folder: Path, example: Path | None) -> None:
    from webforms.domain.pack_diff import pack_changes

    old, new = load_fit(old_folder), load_fit(new_folder)
    changes = pack_changes(old, new)
    district = example or old_folder / EXAMPLE
    if example is None and not district.is_dir():
        _tell(changes, None, "没有样例区县，没有试算。加 --example 写明样例文件夹。")
        return
    _tell(changes, _tried(old, new, district, changes), "")


def _tried(old: Pack, new: Pack, district: Path, changes: tuple[Change, ...]) -> Effect:
    """The example district by both packs."""
    from webforms.domain.example import check_example, evaluate_example
    from webforms.domain.pack_diff import score_effect
    from webforms.store.example_files import read_example

    example = read_example(district).example
    for each in (old, new):
        check_example(each, example)
    return score_effect(old, new, evaluate_example(old, example), evaluate_example(new, example), changes)


def _tell(changes: tuple[Change, ...], effect: Effect | None, remark: str) -> None:
    click.echo(f"{len(changes)} 处不同：" if changes else "两个创建包说的一样。")
    for change in changes:
        click.echo(f"  {change}")
    if effect is not None:
        _tell_effect(effect)
    if remark and changes:
        click.echo(remark)


def _tell_effect(effect: Effect) -> None:
    if not effect.moves:
        click.echo("得分和必达都不变。")
        return
    click.echo(f"总分：{effect.total.was} → {effect.total.now}")
    click.echo(f"{effect.must_meet.title}：{effect.must_meet.was} → {effect.must_meet.now}")
    if effect.passed[0] != effect.passed[1]:
        click.echo("合格：" + " → ".join("是" if passed else "否" for passed in effect.passed))
    _lines("指标", effect.indicators)
    _lines("数据", effect.figures)


def _lines(what: str, lines: Iterable[Line]) -> None:
    for line in lines:
        name = f"{line.key} {line.title}" if what == "指标" else line.title
        click.echo(f"{what} {name}：{line.was} → {line.now}")
        for cause in line.causes:
            click.echo(f"    因为{cause}")
