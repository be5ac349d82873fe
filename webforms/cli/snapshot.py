"""`webforms snapshot …`: freeze, list, and take a snapshot out as the JSON that was sealed."""

from __future__ import annotations

from pathlib import Path

import click

from webforms.cli.files import save
from webforms.cli.frame import Commands
from webforms.cli.parts import as_option, installation
from webforms.store.views import SnapshotView


@click.group(cls=Commands)
def snapshot() -> None:
    """快照：冻结、列出、导出。"""


@snapshot.command()
@click.argument("title", metavar="名称")
@as_option
def create(title: str, login: str) -> None:
    """把现在的数据冻结成一个快照。"""
    from webforms.actions.snapshots import freeze

    with installation() as it:
        frozen = freeze(it.store, it.acting(login), title)
    click.echo(f"冻结好了，编号 {frozen.id}。")
    click.echo(line(frozen))


@snapshot.command("list")
@as_option
def list_all(login: str) -> None:
    """列出全部快照，新的在前。"""
    from webforms.actions.snapshots import list_snapshots

    with installation() as it:
        listed = list_snapshots(it.store, it.acting(login))
    for one in listed:
        click.echo(f"{one.id}\t{line(one)}")
    click.echo(f"共 {len(listed)} 个快照。", err=True)


@snapshot.command()
@click.argument("number", metavar="编号", type=int)
@as_option
@click.option("--out", type=click.Path(path_type=Path), required=True, help="存成哪个文件。")
def export(number: int, login: str, out: Path) -> None:
    """导出快照的 JSON，和封存时一个字节也不差。"""
    from webforms.actions.snapshots import get_snapshot, snapshot_payload
    from webforms.domain.payload import canonical

    with installation() as it:
        actor = it.acting(login)
        content = canonical(snapshot_payload(it.store, actor, number))
        sha256 = get_snapshot(it.store, actor, number).sha256
    save(out, content)
    click.echo(f"导出到 {out}，{len(content)} 字节，SHA-256 {sha256}。")


def line(one: SnapshotView) -> str:
    """A snapshot in one line."""
    provisional = "（暂计）" if one.provisional else ""
    return f"{one.label}\t{one.as_of.isoformat()}\t{one.points}/{one.of} 分{provisional}\t{one.title}"
