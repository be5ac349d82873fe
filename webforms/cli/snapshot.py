"""`webforms snapshot …`: check, freeze, list, and take a snapshot out as the JSON that was sealed."""

from __future__ import annotations

from pathlib import Path

import click

from webforms.cli.files import save
from webforms.cli.frame import Commands
from webforms.cli.parts import as_option, installation
from webforms.cli.table import table
from webforms.cli.which import named_snapshot
from webforms.domain.consistency import Judged
from webforms.store.views import SnapshotView


@click.group(cls=Commands)
def snapshot() -> None:
    """快照：检查、冻结、列出、导出。"""


@snapshot.command()
@as_option
def check(login: str) -> None:
    """列出冻结前检查查出的问题；还有没处理的，以 1 退出。"""
    from webforms.actions.checks import list_findings

    with installation() as it:
        found = list_findings(it.store, it.acting(login))
    if found:
        rows = [(one.finding.id, stands(one), one.finding.message) for one in found]
        click.echo(table(("检查", "现在", "查出什么"), rows))
    left = sum(one.open for one in found)
    click.echo(f"查出 {len(found)} 项，{f'{left} 项还没有处理，不能冻结' if left else '可以冻结'}。", err=True)
    if left:
        raise SystemExit(1)


@snapshot.command()
@click.argument("findings", metavar="[检查…]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="全部还没有处理的提醒。")
@click.option("--reason", required=True, metavar="理由", help="为什么可以不改，至少 10 个字。")
@as_option
def accept(findings: tuple[str, ...], everything: bool, reason: str, login: str) -> None:
    """提醒可以不改，写明理由，随快照一起保存。检查写 snapshot check 列出的编号。"""
    from webforms.actions.checks import accept_findings, list_findings

    if everything == bool(findings):
        raise click.UsageError("写明是哪几项检查，或者用 --all，二者取一。")
    with installation() as it:
        actor = it.acting(login)
        seen: dict[str, str] = {}
        if everything:
            found = [one for one in list_findings(it.store, actor) if one.open and not one.finding.blocks]
            seen = {one.finding.id: one.finding.fingerprint for one in found}
        accepted = accept_findings(it.store, actor, findings or seen, reason, seen)
    click.echo(f"记下了 {len(accepted)} 项的理由。")


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


@snapshot.command(short_help="导出快照的 JSON，和封存时一个字节也不差。")
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


def stands(one: Judged) -> str:
    """How a finding stands against a freeze, in words."""
    if one.accepted is not None:
        return f"已说明：{one.accepted.reason}"
    return "必须改" if one.finding.blocks else "要说明"


def points(one: SnapshotView) -> str:
    return f"{one.points}/{one.of} 分" + ("（暂计）" if one.provisional else "")
