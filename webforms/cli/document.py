"""`webforms document …`: ask for a document, wait until the worker made it, and save it."""

from __future__ import annotations

import time
from pathlib import Path

import click

from webforms.cli.files import save
from webforms.cli.frame import Commands
from webforms.cli.parts import Installation, as_option, installation, progress
from webforms.cli.table import table
from webforms.cli.unreachable import look_at_queue
from webforms.cli.which import named_snapshot
from webforms.domain.access import Actor
from webforms.domain.errors import WebformsError
from webforms.store.views import DocumentView

LOOK_SECONDS = 0.5
STATES = {"queued": "排队", "rendering": "生成中", "done": "已完成", "failed": "失败"}


class NotMade(WebformsError):
    code, kind = "not-made", "conflict"
    text = "《{title}》没有做成：{error}"


class StillWaiting(WebformsError):
    code, kind = "still-waiting", "unavailable"
    text = "等了 {seconds} 秒，《{title}》还没有做好。请看 webforms up（或 webforms worker）是不是开着，再运行一次。"


@click.group(cls=Commands)
def document() -> None:
    """文档：生成、列出。"""


@document.command(short_help="生成一份文档，等它做好，存成文件。")
@click.argument("kind", metavar="文档")
@click.option("--snapshot", "named", required=True, metavar="快照", help="用哪个快照：编号，或标号 QC-2016-0001。")
@click.option("--unit", metavar="单位码", help="每个单位一份的文档，写明哪个单位。")
@as_option
@click.option("--out", type=click.Path(path_type=Path), metavar="文件", help="存成哪个文件。不写就用文档自己的名字。")
@click.option("--wait", type=click.IntRange(1), default=600, show_default=True, metavar="秒", help="最多等多久。")
def request(
    kind: str, named: str, unit: str | None, login: str, out: Path | None, wait: int
) -> None:
    """生成一份文档，等它做好，存成文件。要 webforms up（或 webforms worker）开着。

    文档写代号，写错了会列出全部代号和名称。"""
    from webforms.actions.documents import open_document, request_document

    with installation() as it:
        actor = it.acting(login)
        look_at_queue(it.settings)
        snapshot = named_snapshot(it, login, named).id
        asked, new = request_document(it.store, actor, snapshot=snapshot, kind=kind, unit=unit)
        click.echo(f"《{asked.title}》" + ("已经排队。" if new else "之前要过，不用重做。"))
        made = _waited(it, actor, asked, wait)
        opened = open_document(it.store, actor, made.id)
        target = out or Path(opened.name)
        save(target, opened.path.read_bytes())
    click.echo(f"存到 {target}，{opened.file.size} 字节。")
    if made.lack:
        click.echo(made.lack, err=True)


@document.command("list")
@as_option
@click.option("--snapshot", "named", metavar="快照", help="只看这个快照的：编号，或标号 QC-2016-0001。")
def list_all(login: str, named: str | None) -> None:
    """列出文档，新的在前。"""
    from webforms.actions.documents import list_documents
    from webforms.actions.snapshots import list_snapshots

    with installation() as it:
        actor = it.acting(login)
        only = named_snapshot(it, login, named).id if named else None
        listed = list_documents(it.store, actor, snapshot=only)
        labels = {one.id: one.label for one in list_snapshots(it.store, actor)}
    rows = [(one.id, labels[one.snapshot], one.unit, one.title, STATES[one.state], one.error or one.lack or "")
            for one in listed]
    click.echo(table(("编号", "快照", "单位", "文档", "状态", "原因"), rows))
    click.echo(f"共 {len(listed)} 份文档。", err=True)


def _waited(it: Installation, actor: Actor, asked: DocumentView, seconds: int) -> DocumentView:
    """The document once it is done; NotMade or StillWaiting where it is not."""
    from webforms.actions.documents import get_document

    deadline, now = time.monotonic() + seconds, asked
    with progress("正在生成") as tell:
        while now.state in ("queued", "rendering"):
            if time.monotonic() > deadline:
                raise StillWaiting(title=asked.title, seconds=seconds)
            time.sleep(LOOK_SECONDS)
            now = get_document(it.store, actor, asked.id)
            tell(now.progress, 100)
    if now.state == "failed":
        raise NotMade(title=asked.title, error=now.error or "原因不明")
    return now
