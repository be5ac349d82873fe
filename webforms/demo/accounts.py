"""The people of the demo: made as accounts, found again by unit and right, and named to whoever tries it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from webforms.actions import accounts
from webforms.actions.actors import operator
from webforms.actions.secrets import shared
from webforms.demo.script import DemoAccount, Script
from webforms.domain.access import Actor
from webforms.domain.errors import NotFound
from webforms.domain.pack import Pack
from webforms.store.transactions import Store

NOTICE = "demo-accounts.txt"


class Cast:
    """The actors of the demo, in the order of its accounts."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = tuple(actors)

    def author(self, unit: str) -> Actor:
        """Who enters what this unit reports."""
        return self._first(unit, "fill", excepting=None)

    def reviewer(self, unit: str, author: Actor) -> Actor:
        """Who agrees for this unit; never the one who wrote."""
        return self._first(unit, "review", excepting=author)

    def ruler(self, right: str) -> Actor:
        """The first who may do this for the whole campaign."""
        return self._first(None, right, excepting=None)

    def _first(self, unit: str | None, right: str, excepting: Actor | None) -> Actor:
        for actor in self._actors:
            if right in actor.rights and unit in (None, actor.unit) and actor != excepting:
                return actor
        raise NotFound(what=f"能在“{unit}”{right} 的演示账号")


def make_accounts(store: Store, script: Script) -> Cast:
    """All accounts, each with the one password that is printed."""
    password = shared(script.password)
    for one in script.accounts:
        accounts.add_account(
            store, operator(), login=one.login, password=password, unit=one.unit, role=one.role, name=one.name)
    return Cast(accounts.acting(store, one.login) for one in script.accounts)


def notice(pack: Pack, script: Script) -> str:
    """What a visitor needs to know: the accounts worth trying, and their password."""
    shown = [one for one in script.accounts if one.purpose]
    rows = [f"  {one.login:<8}{_role(pack, one)}：{one.name}，{one.purpose}" for one in shown]
    return "\n".join([f"演示账号（密码都是 {script.password}）：", *rows])


def keep_notice(data_dir: Path, text: str) -> None:
    """Kept beside the data, so that every start of the demo can say it again."""
    path = data_dir / NOTICE
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")


def read_notice(data_dir: Path) -> str:
    """The notice of the demo in this folder; empty where there is none."""
    path = data_dir / NOTICE
    return path.read_text(encoding="utf-8").rstrip() if path.exists() else ""


def _role(pack: Pack, account: DemoAccount) -> str:
    return pack.roles[account.role].title
