"""`webforms doctor`: what is set, and whether everything that must agree agrees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from webforms.cli.frame import Command
from webforms.cli.parts import opened_store
from webforms.cli.unreachable import look_at_queue
from webforms.settings import Settings, read_settings, shown, unknown_settings

if TYPE_CHECKING:
    from webforms.store import Store
    from webforms.store.views import Finding


@click.command(cls=Command)
@click.option("--mend", is_flag=True, help="把合计改回到和数据项一致。其他问题要人来处理。")
@click.option("--no-files", is_flag=True, help="不逐个核对文件（文件多时要几分钟）。")
def doctor(mend: bool, no_files: bool) -> None:
    """体检：设置、数据库、合计、文件、封存。有问题时退出码是 1。"""
    settings = read_settings(make=False)
    _tell_settings(settings)
    with opened_store(settings) as store:
        _look_ready(store)
        look_at_queue(settings)
        if mend:
            _mend(store)
        found = list(_findings(store, files=not no_files))
    for finding in found:
        click.echo(f"✗ {finding.message}{finding.cure}", err=True)
    if found:
        click.echo(f"共 {len(found)} 处问题。", err=True)
        raise SystemExit(1)
    click.echo("没有发现问题。")


def _tell_settings(settings: Settings) -> None:
    for name, value in shown(settings):
        click.echo(f"{name} = {value}")


def _look_ready(store: Store) -> None:
    """Unavailable where the schema is old or the files cannot be written: nothing else can be asked then."""
    from webforms.actions.installation import ready

    ready(store)
    click.echo("数据库结构是最新的，文件夹可以写。")


def _mend(store: Store) -> None:
    from webforms.actions.doctor import rebuild_totals

    click.echo(f"重算了合计，改正 {rebuild_totals(store)} 处。")


def _findings(store: Store, *, files: bool) -> Iterator[Finding]:
    from webforms.actions.doctor import examine
    from webforms.store.views import Finding

    for name in unknown_settings(os.environ):
        yield Finding("unknown-setting", f"不认识设置 {name}，没有起作用。", "请核对名称，或者去掉它。")
    click.echo("正在核对合计、历史、快照" + ("和文件……" if files else "……"))
    yield from examine(store, files=files)
