"""`webforms snapshot …`: freeze, list, and take a snapshot out as the JSON that was sealed."""

from __future__ import annotations

from pathlib import Path

import click

from webforms.cli.files import save
from webforms.cli.frame import Commands
from webforms.cli.parts import as_option, installation
from webforms.cli.table import table
from webforms.cli.which import named_snapshot
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
    click.echo(f"冻结好了：{frozen.label}（编号 {frozen.id}），截至 {frozen.as_of.isoformat()}，{points(frozen)}。")


@snapshot.command("list")
@as_option
def list_all(login: str) -> None:
    """列出全部快照，新的在前。"""
    from webforms.actions.snapshots import list_snapshots

    with installation() as it:
        listed = list_snapshots(it.store, it.acting(login))
    rows = [(one.id, one.label, one.as_of.isoformat(), points(one), one.title) for one in listed]
    click.echo(table(("编号", "快照", "截至", "得分", "名称"), rows))
    click.echo(f"共 {len(listed)} 个快照。", err=True)


@snapshot.command()
@click.argument("named", metavar="快照")
@as_option
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="文件", help="存成哪个文件。")
def export(named: str, login: str, out: Path) -> None:
    """导出快照的 JSON，和封存时一个字节也不差。快照写编号，或写 QC-2016-0001 这样的标号。"""
    from webforms.actions.snapshots import snapshot_payload
    from webforms.domain.payload import canonical

    with installation() as it:
        actor = it.acting(login)
        meant = named_snapshot(it, login, named)
        content = canonical(snapshot_payload(it.store, actor, meant.id))
    save(out, content)
    click.echo(f"导出到 {out}，{len(content)} 字节，SHA-256 {meant.sha256}。")


def points(one: SnapshotView) -> str:
    return f"{one.points}/{one.of} 分" + ("（暂计）" if one.provisional else "")
