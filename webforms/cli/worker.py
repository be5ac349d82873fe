"""`webforms worker`: the processes that make documents, and the sweep that sees to those left behind."""

from __future__ import annotations

import click

from webforms.cli.frame import Command
from webforms.cli.parts import opened_store, part_option, say, serving_settings
from webforms.cli.unreachable import look_at_queue


@click.command(cls=Command, short_help="只启动文档作业（平时用 webforms up）。")
@click.option(
    "--count", type=click.IntRange(1, 32), default=1, show_default=True, metavar="份数", help="同时做几份文档。")
@part_option
def worker(count: int, part: bool) -> None:
    """只启动文档作业，按 Ctrl-C 停止，正在做的先做完。平时用 webforms up；几台机器分开运行时才单独用它。"""
    from webforms.actions.installation import ready
    from worker.main import serve

    settings = serving_settings()
    with opened_store(settings) as store:
        ready(store)
    look_at_queue(settings)
    if not part:
        say(f"文档作业已启动，同时做 {count} 份。按 Ctrl-C 停止。")
    serve(settings, count)
    if not part:
        say("文档作业已停止。")
