"""The doctor is quiet about a sound store and names whatever was touched."""

import pytest
from sqlalchemy import text

from tests.records import ACTIVITY
from tests.settling import freeze
from webforms.actions.doctor import examine
from webforms.store.engine import writing

TRIGGERS_OFF = {
    "sqlite": "DROP TRIGGER {name}_{verb}", "postgresql": "DROP TRIGGER {name}_update_delete ON {table}",
}


@pytest.fixture
def sound(world):
    world.clock.set("2016-03-15")
    record = world.agree(world.enter("FC01", "activity", ACTIVITY, {"photo": 1}))
    freeze(world.store, world.bureau, "第一次")
    assert list(examine(world.store)) == []
    return world, record


def touch(world, table: str, statement: str, verb: str = "update") -> None:
    """What someone does who owns the database: the guard is taken away first."""
    with writing(world.store.engine).begin() as connection:
        off = TRIGGERS_OFF[connection.dialect.name]
        connection.execute(text(off.format(name=f"guard_{table}", verb=verb, table=table)))
        connection.execute(text(statement))


def codes(world) -> list[str]:
    return [finding.code for finding in examine(world.store)]


def test_a_history_that_was_rewritten(sound):
    touch(sound[0], "events", "UPDATE events SET verb = 'record.return' WHERE verb = 'record.approve'")
    assert codes(sound[0]) == ["seal-broken"]


def test_an_event_that_was_taken_out(sound):
    touch(sound[0], "seals", "UPDATE seals SET previous = 'x'")
    assert codes(sound[0]) == ["seal-broken"]


def test_a_snapshot_that_was_changed(sound):
    touch(sound[0], "snapshots", "UPDATE snapshots SET sha256 = 'x'")
    assert codes(sound[0]) == ["snapshot-changed"]


def test_a_fact_that_was_changed(sound):
    touch(sound[0], "facts", "UPDATE facts SET value = value + 1 WHERE key = 'times_village'")
    assert codes(sound[0]) == ["total-drifted"]


def test_a_body_that_was_erased_is_no_finding_and_one_that_was_rewritten_is(sound):
    world, _ = sound
    with writing(world.store.engine).begin() as connection:
        connection.execute(text("DELETE FROM event_bodies WHERE event_id = (SELECT max(event_id) FROM event_bodies)"))
    assert codes(world) == []
    with writing(world.store.engine).begin() as connection:
        drop = {"sqlite": "DROP TRIGGER guard_event_bodies_update",
                "postgresql": "DROP TRIGGER guard_event_bodies_update ON event_bodies"}
        connection.execute(text(drop[connection.dialect.name]))
        connection.execute(text("""UPDATE event_bodies SET body = '{"reason": "x"}'"""))
    assert set(codes(world)) == {"event-changed"}


def test_a_file_that_is_gone_cut_or_unknown(sound):
    world, record = sound
    path = world.store.files.path(record.evidence[0].sha256)
    content = path.read_bytes()
    path.write_bytes(content[:-1])
    assert codes(world) == ["file-lost"]
    path.unlink()
    assert codes(world) == ["file-lost"]
    path.write_bytes(content)
    world.store.files.keep(b"nobody knows me")
    assert codes(world) == ["file-unknown"]
    assert list(examine(world.store, files=False)) == []


def test_an_approved_record_that_is_not_in_force(sound):
    world, _ = sound
    with writing(world.store.engine).begin() as connection:
        connection.execute(text("UPDATE approvals SET until = 1"))
    assert set(codes(world)) == {"not-in-force", "total-drifted"}


def test_a_version_that_is_lost(sound):
    world, _ = sound
    with writing(world.store.engine).begin() as connection:
        connection.execute(text("UPDATE records SET head_version = 2"))
    assert codes(world) == ["versions-lost"]
