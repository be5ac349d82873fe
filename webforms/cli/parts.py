"""What most commands need first: the settings, an open store, someone to act as; and how they ask and tell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from webforms.cli.unreachable import explained
from webforms.domain.errors import WebformsError
from webforms.settings import NothingStarted, Settings, read_settings

if TYPE_CHECKING:
    from webforms.domain.access import Actor
    from webforms.store import Store

TENTHS = 10


class NoPassword(WebformsError):
    code, kind = "no-password", "input"
    text = "没有收到密码。请加 --password-stdin，从标准输入给一行密码。"


class CannotWrite(WebformsError):
    code, kind = "cannot-write", "input"
    text = "写不了 {path}：{why}。请换一个位置。"


@dataclass(frozen=True)
class Installation:
    """The settings in force and the store they lead to."""

    settings: Settings
    store: Store

    def acting(self, login: str) -> Actor:
        """The account in whose name a command does what people do on pages."""
        from webforms.actions.accounts import acting

        return acting(self.store, login)


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The store of these settings, whatever its state; documents that are asked for go to the queue."""
    from webforms.actions.queue import sender
    from webforms.store import open_store

    store = open_store(settings.database_url, settings.files, jobs=sender(settings.redis_url))
    try:
        with explained(settings):
            yield store
    finally:
        store.close()


@contextmanager
def installation() -> Iterator[Installation]:
    """An installation that is ready and has a campaign; NothingStarted or Unavailable says what to do first."""
    from webforms.actions.installation import is_started, ready

    settings = read_settings(make=False)
    with opened_store(settings) as store:
        ready(store)
        if not is_started(store):
            raise nothing_started(settings)
        yield Installation(settings, store)


def serving_settings() -> Settings:
    """For what serves an installation: the second machine of a database elsewhere gets its own folder at once."""
    return read_settings(make=os.environ.get("WEBFORMS_DATABASE_URL", "").strip().startswith("postgres"))


def nothing_started(settings: Settings) -> NothingStarted:
    """There is a database, and no campaign in it."""
    return NothingStarted(name="WEBFORMS_DATA_DIR", place=settings.data_dir)


def read_password(from_stdin: bool) -> str:
    """One line of standard input, or asked for twice on a terminal without showing it."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = str(click.prompt("密码", hide_input=True, confirmation_prompt="再输一次", prompt_suffix="："))
    else:
        password = ""
    if not password:
        raise NoPassword()
    return password


def say(line: str) -> None:
    """To whoever watches a service: at once, whatever the line goes through."""
    click.echo(line)
    sys.stdout.flush()


password_option = click.option("--password-stdin", is_flag=True, help="从标准输入读一行作密码。")
part_option = click.option("--part", is_flag=True, hidden=True, help="由别的程序启动，怎样打开、怎样停由它来说。")
as_option = click.option("--as", "login", required=True, metavar="账号", help="以哪个账号的名义做。")


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Takes how much is done of how much: a bar on a terminal, a line for every tenth elsewhere."""
    if not sys.stdout.isatty():
        yield _tenths(label)
        return
    with click.progressbar(length=1, label=label, show_pos=True) as bar:

        def tell(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield tell


def _tenths(label: str) -> Callable[[int, int], None]:
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        reached = done * TENTHS // of
        if reached > told:
            told = reached
            click.echo(f"{label} {reached * TENTHS}%")

    return tell
