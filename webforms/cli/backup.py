"""`webforms backup`, `webforms restore`: the whole installation into one file, and back into an empty one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.files import written
from webforms.cli.frame import Command
from webforms.cli.parts import CannotWrite, installation, opened_store, progress
from webforms.settings import read_settings

if TYPE_CHECKING:
    from webforms.store.backup import Manifest

Out = click.Path(path_type=Path)
In = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True)


@click.command(cls=Command)
@click.argument("path", type=Out, metavar="文件")
def backup(path: Path) -> None:
    """备份：全部数据和文件写成一个文件，写完再核对一遍。大家可以照常填报。"""
    from webforms.actions.backup import back_up, verify
    from webforms.actions.installation import operator

    if path.exists():
        raise CannotWrite(path=path, why="已经有这个文件，不会盖掉")
    with installation() as it, written(path) as (target, part):
        with progress("写备份") as tell:
            back_up(it.store, operator(), target, tell)
        target.flush()
        with progress("核对") as tell:
            made = verify(part, tell)
    click.echo(f"备份好了：{path}，{path.stat().st_size} 字节，SHA-256 {_sha256(path)}。")
    click.echo(_words(made))


@click.command(cls=Command)
@click.argument("path", type=In, metavar="文件")
def restore(path: Path) -> None:
    """恢复：把备份放进空的数据文件夹或数据库，SQLite、PostgreSQL 都可以，再体检一遍。"""
    from webforms.actions.backup import restore as put_back
    from webforms.actions.backup import verify
    from webforms.actions.doctor import examine
    from webforms.actions.installation import operator

    with progress("核对") as tell:
        verify(path, tell)
    with opened_store(read_settings()) as store:
        with progress("恢复") as tell:
            restored = put_back(store, operator(), path, tell)
        click.echo("正在体检……")
        found = list(examine(store))
    for finding in found:
        click.echo(f"✗ {finding.message}{finding.cure}", err=True)
    if found:
        raise SystemExit(1)
    click.echo(f"恢复好了，没有发现问题。{_words(restored)}")


def _words(manifest: Manifest) -> str:
    rows = sum(part.rows for part in manifest.tables.values())
    held = f"“{manifest.title}”，{rows} 行数据、{manifest.files} 个文件"
    return f"{held}，历史封存到第 {manifest.position} 步：{manifest.seal}。"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
