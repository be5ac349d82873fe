"""Numbers given one after the other in a scope: a record's, a paper's."""

from __future__ import annotations

from webforms.store.schema import counters
from webforms.store.transactions import Tx
from webforms.store.writing import insert_into


def next_number(tx: Tx, scope: str) -> int:
    """The next number of the scope, 1 at first. Its row is held until the end: nobody else gets this number, and one
    that is rolled back is given again."""
    new = insert_into(tx, counters).values(campaign_id=tx.campaign_id, scope=scope, value=1)
    return int(tx.scalar(new.on_conflict_do_update(
        index_elements=["campaign_id", "scope"], set_={"value": counters.c.value + 1}).returning(counters.c.value)))
