"""`webforms web`: the pages and the API under gunicorn, threads in a few processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from gunicorn.app.base import BaseApplication

from webforms.cli.frame import Command
from webforms.cli.parts import opened_store, part_option, say, serving_settings
from webforms.cli.port import wait_for_port
from webforms.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

PROCESSES, THREADS = 2, 8
FINISH_SECONDS = 15
"""How long a request under way may take when the server is told to stop."""


@click.command(cls=Command, short_help="只启动网页服务（平时用 webforms up）。")
@part_option
def web(part: bool) -> None:
    """只启动网页服务，按 Ctrl-C 停止。平时用 webforms up；几台机器分开运行时才单独用它。

    数据库要先由 webforms init 或 webforms up 建好、升级好。"""
    settings = serving_settings()
    with opened_store(settings) as store:  # before any process is forked: a fault is one line here, not a loop
        from webforms.actions.installation import ready

        ready(store)
    wait_for_port(settings)
    Server(settings, {} if part else announcing(settings)).run()


class Server(BaseApplication):
    """gunicorn without its own command line and files; every process opens the store for itself."""

    def __init__(self, settings: Settings, hooks: Mapping[str, Any]) -> None:
        self.settings = settings
        self.hooks = hooks
        super().__init__()

    def load_config(self) -> None:
        for name, value in {**options(self.settings), **self.hooks}.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        from webforms.actions.queue import sender
        from webforms.store import open_store
        from webforms.web.app import create_app

        settings = self.settings
        store = open_store(settings.database_url, settings.files, jobs=sender(settings.redis_url))
        return create_app(store, settings)


def announcing(settings: Settings) -> dict[str, Any]:
    """What is said when it listens, and when it has ended."""

    def tell(server: object) -> None:
        say(f"网页服务已启动，请在浏览器里打开：{settings.base_url}")
        say(f"监听 {settings.host}:{settings.port}；文档要另开 webforms worker 来做。按 Ctrl-C 停止。")

    return {"when_ready": tell, "on_exit": lambda server: say("网页服务已停止。")}


def options(settings: Settings) -> dict[str, Any]:
    """What differs from gunicorn's defaults. Its control socket would lie in the home folder, open to no purpose."""
    return {
        "bind": f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}",
        "worker_class": "gthread",
        "workers": PROCESSES,
        "threads": THREADS,
        "timeout": 120,
        "graceful_timeout": FINISH_SECONDS,
        "control_socket_disable": True,
        "loglevel": "warning",
        "proc_name": "webforms-web",
    }
