"""What cannot be an account, and whose account is not for this actor to look after: asked wherever one comes to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webforms.domain.access import Actor, demand, may, outranks
from webforms.domain.errors import FieldFault, Refused
from webforms.store import units
from webforms.store.transactions import Tx
from webforms.store.views import AccountView

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,39}")
LONGEST_NAME = 40


class OutOfReach(Refused):
    """The account may do more than the one that asks."""

    code = "account-outranks"
    text = "这个角色的权限比您的大，不归这个账号管。请找管理员。"


class OwnAccount(Refused):
    code = "own-account"
    text = "这是您自己的账号。改密码、交接都在“我的”里。"


def login_faults(login: str) -> Iterator[FieldFault]:
    if not LOGIN.fullmatch(login):
        yield FieldFault("login", "账号用 2 到 40 个字母、数字、点或横线，不能有汉字和空格。")


def name_faults(name: str) -> Iterator[FieldFault]:
    """A person is asked how to be called; `name` is on one line."""
    if not name:
        yield FieldFault("name", "请写怎么称呼，例如“李老师”。")
    elif len(name) > LONGEST_NAME:
        yield FieldFault("name", f"称呼最多 {LONGEST_NAME} 个字，现在是 {len(name)} 个。")


def place_faults(tx: Tx, unit: str, role: str) -> Iterator[FieldFault]:
    """Whether there is such a unit and role, and the role may be held there."""
    tree = units.tree_today(tx)
    known = {one.code: one for one in tree.units}
    if unit not in known:
        yield FieldFault("unit", f"没有单位“{unit}”。请写名册里的单位码。")
    if role not in tx.pack.roles:
        named = "、".join(f"{one.key}（{one.title}）" for one in tx.pack.roles.values())
        yield FieldFault("role", f"没有角色“{role}”。可以用：{named}。")
    elif unit in known and not tree.matches(known[unit], (tx.pack.roles[role].where,)):
        yield FieldFault("role", f"“{known[unit].name}”不能有{tx.pack.roles[role].title}。请换单位或角色。")


def taken(login: str) -> FieldFault:
    return FieldFault("login", f"账号“{login}”已经有了。请换一个。")


def demand_place(tx: Tx, actor: Actor, verb: str, unit: str, role: str) -> None:
    """Refused unless the actor may do this to an account of that unit and role."""
    demand(actor, verb, unit)
    if outranks(actor, rights_of(tx, role)):
        raise OutOfReach()


def demand_care(tx: Tx, actor: Actor, account: AccountView, verb: str = "account.reset") -> None:
    """Refused unless the actor may look after this account; nobody does so for their own."""
    if account.id == actor.account:
        raise OwnAccount()
    demand_place(tx, actor, verb, account.unit, account.role)


def may_care(tx: Tx, actor: Actor, account: AccountView) -> bool:
    """Whether `demand_care` would let the actor."""
    rights = rights_of(tx, account.role)
    return account.id != actor.account and may(actor, "account.reset", account.unit) and not outranks(actor, rights)


def rights_of(tx: Tx, role: str) -> frozenset[str]:
    """The rights of a role; none for one that the pack no longer knows."""
    return frozenset(tx.pack.roles[role].may) if role in tx.pack.roles else frozenset()
