"""`webforms worker`: the processes that make documents, and the sweep that sees to those left behind."""

from __future__ import annotations

import click

from webforms.cli.frame import Command
from webforms.cli.parts import opened_store, serving_settings
from webforms.cli.unreachable import look_at_queue


@click.command(cls=Command)
@click.option(
    "--count", type=click.IntRange(1, 32), default=1, show_default=True, metavar="份数", help="同时做几份文档。")
def worker(count: int) -> None:
    """只启动文档作业（平时用 webforms up）。"""
    from webforms.actions.installation import ready
    from worker.main import serve

    settings = serving_settings()
    with opened_store(settings) as store:
        ready(store)
    look_at_queue(settings)
    serve(settings, count)
