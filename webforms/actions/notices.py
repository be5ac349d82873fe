"""A unit's notice box: what it was told, how much of it nobody has seen yet, and that it is seen now."""

from __future__ import annotations

from webforms.actions.cursors import read_number
from webforms.domain.access import Actor, demand
from webforms.store import notices
from webforms.store.transactions import Store
from webforms.store.units import merged_into
from webforms.store.views.notices import NoticeView
from webforms.store.views.records import Page


def list_notices(store: Store, actor: Actor, after: str | None = None) -> Page[NoticeView]:
    """What the actor's own unit was told, newest first; for a unit that goes on for closed ones, theirs too."""
    demand(actor, "notice.read", actor.unit)
    with store.read() as tx:
        return notices.list_of_unit(tx, merged_into(tx, actor.unit), read_number(after))


def count_unread(store: Store, actor: Actor) -> int:
    demand(actor, "notice.read", actor.unit)
    with store.read() as tx:
        return notices.count_unread(tx, merged_into(tx, actor.unit))


def mark_read(store: Store, actor: Actor, up_to: int | None = None) -> None:
    """Somebody of the unit has seen them; what came after `up_to` stays new."""
    demand(actor, "notice.read", actor.unit)
    with store.aside() as tx:
        notices.mark_read(tx, merged_into(tx, actor.unit), up_to)
