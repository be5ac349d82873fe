"""`webforms demo`: an empty data folder becomes a district in the middle of its year, to be tried at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.frame import Command
from webforms.cli.packs import EXAMPLE, pack_folder, pack_option
from webforms.cli.parts import part_option, progress
from webforms.cli.unreachable import explained
from webforms.domain.errors import WebformsError
from webforms.settings import Settings, read_settings

if TYPE_CHECKING:
    from webforms.demo.fill import SettableClock
    from webforms.demo.script import Script
    from webforms.store import Store

DEMO = "demo"
"""The folder of a pack that holds its large demo; its example is the small one."""

MARK = ".filling-demo"
"""Stands in the data folder while the demo is filled: what an interrupted filling left is nobody's data."""


class NotEmpty(WebformsError):
    code, kind = "not-empty", "conflict"
    text = "{folder} 里已经有创建项目，没有装演示数据，什么都没改。请用 WEBFORMS_DATA_DIR 换一个空文件夹。"


class HalfFilled(WebformsError):
    code, kind = "half-filled", "conflict"
    text = "{folder} 里的演示数据上次没有装完。请删掉这个文件夹，再运行 webforms demo。"


@click.command(cls=Command)
@pack_option
@click.option("--small", is_flag=True, help="装小的一套：创建包里的样例，十几秒。")
@part_option
def demo(folder: Path | None, small: bool, part: bool) -> None:
    """在空的数据文件夹里装一套演示数据：全区一年的记录，约一分半钟。"""
    from webforms.demo.fill import begin
    from webforms.demo.script import read_script

    began, source = time.monotonic(), pack_folder(folder)
    script = read_script(_script_folder(source, small))  # before anything is made
    settings = read_settings()
    clock = begin(script.begun_on)
    with _opened(settings, clock) as store:
        if _is_filled(settings, store):
            click.echo(f"{settings.data_dir} 里已经装过演示数据，什么都没改。")
        else:
            _fill(settings, store, clock, source, script)
            click.echo(f"演示数据装好了，用了 {time.monotonic() - began:.0f} 秒。")
    if not part:
        click.echo("用 webforms up 启动，演示账号到时列出。")


def _script_folder(pack: Path, small: bool) -> Path:
    large = pack / DEMO
    return large if large.is_dir() and not small else pack / EXAMPLE


def refuse_half_filled(settings: Settings) -> None:
    """HalfFilled where a filling was interrupted: its figures would be nobody's."""
    if (settings.data_dir / MARK).exists():
        raise HalfFilled(folder=settings.data_dir)


@contextmanager
def _opened(settings: Settings, clock: SettableClock) -> Iterator[Store]:
    from webforms.actions.installation import prepare
    from webforms.store import open_store

    store = open_store(settings.database_url, settings.files, clock=clock)
    try:
        with explained(settings):
            prepare(store)
            yield store
    finally:
        store.close()


def _is_filled(settings: Settings, store: Store) -> bool:
    """Whether the demo is there whole; refuses a folder that holds something else."""
    from webforms.actions.installation import is_started
    from webforms.demo.accounts import read_notice

    if not is_started(store):
        return False
    refuse_half_filled(settings)
    if not read_notice(settings.data_dir):
        raise NotEmpty(folder=settings.data_dir)
    return True


def _fill(settings: Settings, store: Store, clock: SettableClock, source: Path, script: Script) -> None:
    from webforms.actions.installation import current_pack
    from webforms.demo.accounts import keep_notice, notice
    from webforms.demo.fill import fill

    mark = settings.data_dir / MARK
    mark.touch()
    click.echo("正在建立创建项目和演示账号……")
    with progress("正在装演示数据") as tell:
        fill(store, clock, source, script, tell)
    keep_notice(settings.data_dir, notice(current_pack(store), script))
    mark.unlink()
