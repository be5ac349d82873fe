"""`webforms up`: one command that serves everything, and one Ctrl-C that ends it.

    settings ─► schema ─► queue server (when none is named) ─► web, worker ─► address ─► watch ─► stop
Each part is a process of its own, so that the death of one is not the death of the others."""

from __future__ import annotations

import http.client
import sys
import time
from pathlib import Path

import click

from webforms.cli.demo import refuse_half_filled
from webforms.cli.frame import Command
from webforms.cli.parts import nothing_started, opened_store, say, serving_settings
from webforms.cli.port import wait_for_port
from webforms.cli.supervisor import LOOK_SECONDS, Part, Program, StopAsked, Supervisor, stop_signals
from webforms.cli.unreachable import look_at_queue
from webforms.demo.accounts import read_notice
from webforms.domain.errors import WebformsError
from webforms.embedded import QueueServer
from webforms.settings import Settings

READY_SECONDS = 60
MOST_ENDS = 3
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


class NotServing(WebformsError):
    code, kind = "not-serving", "unavailable"
    text = "网页服务没有启动起来，原因见上面的输出。"


class OwnQueue(QueueServer):
    """The embedded queue server as a part: it is the last to end, so nobody asks it beforehand."""

    name = "队列服务"

    def ask_to_end(self) -> None:
        """It ends in `stop`, after those who use it."""


@click.command(cls=Command, short_help="启动全部服务；按 Ctrl-C 停止，再启动时数据都在。")
def up() -> None:
    """启动全部服务：网页、文档作业，没有另设队列时还有队列服务。按 Ctrl-C 停止，再启动时数据都在。

    启动时把数据库升级到这个版本的结构。端口用 WEBFORMS_PORT 设定，不设就是 8000，只有本机能连。"""
    settings = serving_settings()
    prepare(settings)
    wait_for_port(settings)
    supervisor = Supervisor(parts(settings), say)
    with stop_signals() as stop:
        supervisor.start()
        try:
            watch(supervisor, settings, stop)
        finally:
            say("正在停止……")
            supervisor.stop()
    say("已停止，数据都保存好了。")


def prepare(settings: Settings) -> None:
    """Bring the schema up to date; NothingStarted where there is nothing to serve."""
    from webforms.actions import installation

    refuse_half_filled(settings)
    look_at_queue(settings)
    with opened_store(settings) as store:
        installation.prepare(store)
        if not installation.is_started(store):
            raise nothing_started(settings)


def parts(settings: Settings) -> list[Part]:
    """The queue server first: the others look for it."""
    own: list[Part] = [OwnQueue(settings.data_dir)] if settings.own_queue else []
    return [*own, Program("网页服务", ours("web", "--part")), Program("文档作业", ours("worker", "--part"))]


def ours(*command: str) -> list[str]:
    """This program with another command, whatever the folder it was started in."""
    return [sys.executable, "-m", "webforms", *command]


def watch(supervisor: Supervisor, settings: Settings, stop: StopAsked) -> None:
    """Say when it serves, then look after it until somebody wants it to stop."""
    deadline, told = time.monotonic() + READY_SECONDS, False
    while not stop.asked:
        supervisor.look()
        if not told and (told := answers(settings)):
            tell_address(settings)
        if not told and (time.monotonic() > deadline or any(part.ends >= MOST_ENDS for part in supervisor.watched)):
            raise NotServing()
        time.sleep(LOOK_SECONDS)


def answers(settings: Settings) -> bool:
    """Whether the web program answers a request."""
    host = "127.0.0.1" if settings.host in EVERY_ADDRESS else settings.host
    connection = http.client.HTTPConnection(host, settings.port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def tell_address(settings: Settings) -> None:
    lines = (
        f"已启动，请在浏览器里打开：{settings.base_url}",
        f"数据在 {near(settings.data_dir)}，按 Ctrl-C 停止。",
        read_notice(settings.data_dir),
    )
    say("\n".join(line for line in lines if line))  # at once: whoever waits for the address reads all of it


def near(folder: Path) -> str:
    """As short as it can be written where one stands."""
    return str(folder.relative_to(Path.cwd())) if folder.is_relative_to(Path.cwd()) else str(folder)
