"""What is append-only stays so, whoever speaks to the database: the triggers refuse on both."""

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.records import ACTIVITY, PAPER
from tests.settling import freeze
from webforms.actions.decisions import decide
from webforms.store.engine import writing
from webforms.store.schema import approvals, decisions, event_bodies, metadata, seals

REASON = "创建办集体研究后作出，依据见会议记录和所附材料。"


@pytest.fixture
def filled(world):
    """A store in which every guarded table has a row."""
    world.clock.set("2016-04-05")
    world.agree(world.enter("FC01", "activity", ACTIVITY, {"photo": 1}))
    world.agree(world.enter("JYJ", "paper", PAPER, {"file": 1}))
    decide(world.store, world.bureau, indicator="1.1.1", kind="override", points="1", reason=REASON)
    freeze(world.store, world.bureau, "第一次")
    return world


def refused(world, statement) -> None:
    """Not only an error: nothing is changed either."""
    with pytest.raises(DBAPIError, match="append-only"), writing(world.store.engine).begin() as connection:
        connection.execute(statement)


NEVER = ("attachments", "events", "evidence_codes", "facts", "record_versions", "seals", "snapshots", "unit_changes")
A_COLUMN = {
    "attachments": {"item": "plan"}, "events": {"verb": "nothing"}, "evidence_codes": {"code": "x"},
    "facts": {"value": 1_000_000}, "record_versions": {"data": {}}, "seals": {"sha256": "x"},
    "snapshots": {"title": "x"}, "unit_changes": {"change": {}},
}


@pytest.mark.parametrize("name", NEVER)
def test_it_can_neither_be_changed_nor_deleted(filled, name):
    table = metadata.tables[name]
    with filled.store.read() as tx:
        assert tx.all(select(table)), "a trigger on an empty table proves nothing"
    refused(filled, update(table).values(A_COLUMN[name]))
    refused(filled, delete(table))


@pytest.mark.parametrize("table", [approvals, decisions], ids=lambda table: table.name)
def test_an_approval_or_decision_is_only_closed(filled, table):
    refused(filled, delete(table))
    refused(filled, update(table).values(since=1))
    refused(filled, update(table).values(until=2, since=1))
    with writing(filled.store.engine).begin() as connection:
        assert connection.execute(update(table).values(until=2)).rowcount >= 1
    refused(filled, update(table).values(until=3))
    refused(filled, update(table).values(until=None))


def test_the_body_of_an_event_is_erased_but_not_rewritten(filled):
    refused(filled, update(event_bodies).values(body={"reason": "something else"}))
    with writing(filled.store.engine).begin() as connection:
        assert connection.execute(delete(event_bodies)).rowcount > 0
    with filled.store.read() as tx:
        assert tx.all(select(seals))


@pytest.mark.slow
def test_postgresql_does_not_truncate_them_either(postgresql_world):
    for name in (*NEVER, "approvals", "decisions", "event_bodies"):
        refused(postgresql_world, text(f"TRUNCATE {name} CASCADE"))
