"""The history of the campaign, for the administrator and the bureau: who did what and when."""

from __future__ import annotations

from webforms.domain.access import Actor, demand
from webforms.store import history as rows
from webforms.store.history import Asked
from webforms.store.transactions import Store
from webforms.store.views import Page
from webforms.store.views.history import HistoryLine

__all__ = ["Asked", "list_history", "list_people"]


def list_history(store: Store, actor: Actor, asked: Asked) -> Page[HistoryLine]:
    """The newest first. It tells what was done, not what stands in a record: reasons and texts stay with those who
    may read the record."""
    demand(actor, "history.read")
    with store.read() as tx:
        return rows.list_events(tx, asked)


def list_people(store: Store, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Login and name of everybody who may have done something."""
    demand(actor, "history.read")
    with store.read() as tx:
        return rows.list_people(tx)
