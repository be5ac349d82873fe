"""A position means everything before it: the gate keeps late writers out of what was frozen."""

import threading

import pytest
from sqlalchemy import func, select

from tests.settling import settle
from tests.waiting import wait_for
from tests.world import World
from webforms.actions.actors import operator
from webforms.actions.snapshots import freeze
from webforms.domain.errors import Unavailable
from webforms.store import Store, events
from webforms.store.engine import open_engine
from webforms.store.schema import events as events_table


class NoGate:
    """A gate that stands open: what the store would be without one."""

    def engine(self, engine):
        return engine

    def share(self, connection):
        """Lets everybody through."""

    def close(self, connection):
        """Keeps nobody out."""


def late_writer(store: Store, may_commit: threading.Event, has_position: threading.Event, failures: list) -> None:
    """Takes a position, and commits only when it is told to."""
    try:
        with store.write() as tx:
            events.add(tx, operator(), events.Entry("unit.rename", subject="late"))
            has_position.set()
            may_commit.wait(20)
    except Unavailable as failure:
        failures.append(failure)


def positions_up_to(store: Store, position: int) -> int:
    with store.read() as tx:
        return int(tx.scalar(select(func.count()).select_from(events_table).where(events_table.c.id <= position)))


def frozen_while_someone_writes(world: World, store: Store) -> tuple[int, int]:
    """How many events lie before the frozen position when it is frozen, and when the late writer is through."""
    may_commit, has_position, failures = threading.Event(), threading.Event(), []
    bureau = world.bureau
    settle(world.store, bureau)
    writer = threading.Thread(target=late_writer, args=(store, may_commit, has_position, failures))
    writer.start()
    assert has_position.wait(20)
    results: list[tuple[int, int]] = []

    def freeze_now() -> None:
        position = freeze(store, bureau, "第一次").position
        results.append((position, positions_up_to(store, position)))

    freezer = threading.Thread(target=freeze_now)
    freezer.start()
    freezer.join(1.5)  # without a gate it is through by now, with one it waits for the writer
    may_commit.set()
    writer.join(20)
    freezer.join(20)
    assert not failures
    position, when_frozen = results[0]
    return when_frozen, positions_up_to(store, position)


@pytest.mark.slow
def test_a_late_commit_stays_out_of_a_frozen_position(world):
    when_frozen, later = frozen_while_someone_writes(world, world.store)
    assert later == when_frozen


@pytest.mark.slow
def test_without_the_gate_a_late_commit_changes_what_a_position_means(postgresql_world):
    world = postgresql_world
    ungated = Store(open_engine(world.url), world.store.files, clock=world.clock, gate=NoGate())
    when_frozen, later = frozen_while_someone_writes(world, ungated)
    ungated.close()
    assert later == when_frozen + 1


@pytest.mark.slow
def test_without_the_gate_sqlite_refuses_whoever_read_before_another_wrote(sqlite_world):
    """One writer at a time is SQLite's own gate; BEGIN IMMEDIATE makes the second wait instead of fail."""
    world = sqlite_world
    ungated = Store(open_engine(world.url), world.store.files, clock=world.clock, gate=NoGate())
    with pytest.raises(Unavailable):
        _read_then_write(ungated, while_between=lambda: _write(world.store))
    ungated.close()


def _read_then_write(store: Store, while_between) -> None:
    with store.write() as tx:
        assert tx.campaign
        while_between()
        events.add(tx, operator(), events.Entry("unit.rename", subject="too late"))


def test_a_position_is_not_taken_outside_the_gate(world):
    with pytest.raises(RuntimeError, match="outside the gate"), world.store.aside() as tx:
        events.add(tx, operator(), events.Entry("unit.rename"))


@pytest.mark.slow
def test_two_writers_stand_in_the_gate_at_once_on_postgresql(postgresql_world):
    world = postgresql_world
    with world.store.write() as one:
        events.add(one, operator(), events.Entry("unit.rename", subject="one"))
        second = threading.Thread(target=_write, args=(world.store,))
        second.start()
        assert wait_for(lambda: not second.is_alive(), seconds=10)


def _write(store: Store) -> None:
    with store.write() as tx:
        events.add(tx, operator(), events.Entry("unit.rename", subject="two"))
