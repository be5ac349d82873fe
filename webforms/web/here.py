"""What every view asks for first: the store, who is there, and the evaluation at hand.

Read once a request; views say `here.store()`, `here.actor()`, `here.pack()`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast
from zoneinfo import ZoneInfo

from flask import current_app, g
from flask_login import current_user

from webforms.actions import accounts, installation, notices, review, units
from webforms.domain.errors import NotSignedIn

if TYPE_CHECKING:
    from webforms.domain.access import Actor
    from webforms.domain.pack import Pack
    from webforms.domain.units import Tree
    from webforms.store.transactions import Store
    from webforms.store.views import AccountView, CampaignView

STORE = "webforms_store"
SHANGHAI = ZoneInfo("Asia/Shanghai")

Value = TypeVar("Value")


def store() -> Store:
    """The store this program was made for."""
    return cast("Store", current_app.extensions[STORE])


def find_actor() -> Actor | None:
    """Who is there, or None when nobody signed in."""
    return current_user.actor if current_user.is_authenticated else None


def actor() -> Actor:
    """Who is there; NotSignedIn when nobody is."""
    found = find_actor()
    if found is None:
        raise NotSignedIn()
    return found


def account() -> AccountView:
    return _once("account", lambda: accounts.me(store(), actor()))


def pack() -> Pack:
    return _once("pack", lambda: installation.current_pack(store()))


def campaign() -> CampaignView:
    return _once("campaign", lambda: installation.campaign(store()))


def tree() -> Tree:
    """All units as they count today: names for pages."""
    return _once("tree", lambda: units.tree(store()))


def waiting() -> int:
    """How many records wait for the visitor's unit: the number beside the menu's word."""
    return _once("waiting", lambda: review.count_waiting(store(), actor()))


def unread() -> int:
    """How many notices nobody of the visitor's unit has seen: the number beside the menu's word."""
    return _once("unread", lambda: notices.count_unread(store(), actor()))


def forget_unread() -> None:
    """They were seen on this very page."""
    g.pop("webforms_unread", None)


def unit_name(code: str | None) -> str:
    """The name of a unit; its code where the tree does not know it (any more)."""
    try:
        return tree().get(code or "").name
    except KeyError:
        return code or ""


def today() -> datetime.date:
    return now().date()


def now() -> datetime.datetime:
    """The store's clock on the wall of the campaign."""
    return store().clock().astimezone(SHANGHAI)


def _once(name: str, read: Callable[[], Value]) -> Value:
    key = f"webforms_{name}"
    if key not in g:
        setattr(g, key, read())
    return cast(Value, g.get(key))
