"""The chain over the history: the same events give the same seal on either database, and each holds the one before."""

import hashlib
import json

from sqlalchemy import select

from webforms.actions.actors import operator
from webforms.store import events, seals
from webforms.store.schema import events as rows
from webforms.store.schema import seals as table


def write(world, count: int) -> int:
    for number in range(count):
        with world.store.write() as tx:
            entry = events.Entry("unit.rename", subject=f"村“{number}”", body={"n": number})
            position = events.add(tx, operator(), entry)
    return position


def sealed(world, position: int) -> str:
    with world.store.freeze() as tx:
        return seals.seal(tx, position)


def reckoned(world, previous: str, since: int, until: int) -> str:
    """The seal by another road: one array of everything, as anybody could write it."""
    with world.store.read() as tx:
        found = tx.all(select(rows).where(rows.c.id > since, rows.c.id <= until).order_by(rows.c.id))
    lines = [[row.id, row.at.strftime("%Y-%m-%d %H:%M:%S.%f"), row.account_id, row.verb, row.unit_id, row.record_id,
              row.version, row.subject, row.body_sha256] for row in found]
    text = json.dumps(lines, ensure_ascii=False, separators=(",", ":"))[1:-1] + ","
    return hashlib.sha256((previous + text).encode()).hexdigest()


def test_a_seal_covers_what_came_since_the_one_before(world):
    first = write(world, 3)
    one = sealed(world, first)
    second = write(world, 2)
    two = sealed(world, second)
    assert one == reckoned(world, seals.FIRST, 0, first)
    assert two == reckoned(world, one, first, second)
    with world.store.read() as tx:
        assert [row.previous for row in tx.all(select(table).order_by(table.c.position))] == [seals.FIRST, one]
        assert list(seals.broken(tx)) == []


def test_the_size_of_a_batch_does_not_show(world, monkeypatch):
    position = write(world, 7)
    with world.store.read() as tx:
        whole = seals._chained(tx, "x", 0, position)
        monkeypatch.setattr(seals, "BATCH", 2)
        assert seals._chained(tx, "x", 0, position) == whole
