"""The four kinds of transaction: what each sees, holds, and does when it is through or not."""

import datetime

import pytest
from sqlalchemy import insert, select

from webforms.actions.actors import operator
from webforms.domain.errors import Conflict, IdentityTaken, InputFaults, NotFound, Unavailable
from webforms.store import Store, events, open_store
from webforms.store.schema import accounts, counters, records
from webforms.store.schema.base import Moment
from webforms.store.transactions import now_utc


def entry(subject="x"):
    return events.Entry("unit.rename", subject=subject)


def note(store: Store, subject: str) -> None:
    with store.write() as tx:
        events.add(tx, operator(), entry(subject))


def fail_after(store: Store, told: list) -> None:
    with store.write() as tx:
        events.add(tx, operator(), entry("lost"))
        tx.afterwards(lambda: told.append("too early"))
        raise RuntimeError("the plug was pulled")


def last(store: Store) -> int:
    with store.read() as tx:
        return events.last_position(tx)


def test_what_fails_leaves_nothing_and_tells_nobody(world):
    before, told = last(world.store), []
    with pytest.raises(RuntimeError):
        fail_after(world.store, told)
    assert (last(world.store), told) == (before, [])


def test_what_follows_a_commit_sees_what_was_committed(world):
    seen = []
    with world.store.write() as tx:
        position = events.add(tx, operator(), entry())
        tx.afterwards(lambda: seen.append(last(world.store)))
        assert seen == []
    assert seen == [position]


def test_a_reader_stays_at_its_moment_while_others_write(world):
    with world.store.read() as tx:
        before = events.last_position(tx)
        note(world.store, "meanwhile")
        assert events.last_position(tx) == before
    assert last(world.store) > before


@pytest.mark.slow
def test_a_reader_on_postgresql_cannot_write(postgresql_world):
    def write_while_reading() -> None:
        with postgresql_world.store.read() as tx:
            tx.run(insert(counters).values(campaign_id=tx.campaign_id, scope="x", value=1))

    with pytest.raises(Exception, match="read-only transaction"):
        write_while_reading()


def test_a_transaction_has_one_moment_and_its_day_is_that_of_shanghai(world):
    world.store.clock = lambda: datetime.datetime(2016, 5, 4, 16, 30, tzinfo=datetime.UTC)
    with world.store.read() as tx:
        assert tx.now is tx.now
        assert tx.today == datetime.date(2016, 5, 5)


def test_a_moment_comes_back_in_utc_as_it_went_in(world):
    noon = datetime.datetime(2016, 5, 5, 12, 0, 0, 123456, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    with world.store.aside() as tx:
        tx.run(insert(accounts).values(
            login="m", name="", unit="FC", role="x", password_hash="", active=True, created_at=noon))
    with world.store.read() as tx:
        kept = tx.scalar(select(accounts.c.created_at).where(accounts.c.login == "m"))
    assert (kept, kept.tzinfo) == (noon, datetime.UTC)
    with pytest.raises(ValueError, match="without a zone"):
        Moment().process_bind_param(datetime.datetime(2016, 5, 5), None)  # noqa: DTZ001 - the mistake itself


class TestRefusals:
    """What the database says becomes an error of ours."""

    def insert(self, world, **change) -> None:
        with world.store.aside() as tx:
            row = {"campaign_id": 1, "unit_id": 2, "type": "t", "client_id": "c", "client_sha256": "", "period": "",
                   "serves": [], "state": "draft", "head_version": 0, "agreed": 0, "revision": 1, "changed_at": tx.now}
            tx.run(insert(records).values({**row, **change}))

    def test_second_in_a_race_is_a_conflict(self, world):
        self.insert(world, number="N1")
        with pytest.raises(Conflict):
            self.insert(world, client_id="d", number="N1")

    def test_second_with_one_identity_is_told_so(self, world):
        self.insert(world, identity_key="2016")
        with pytest.raises(IdentityTaken):
            self.insert(world, client_id="d", identity_key="2016")

    def test_half_a_sign_is_a_fault_of_what_was_sent(self, world):
        with pytest.raises(InputFaults):
            self.insert(world, client_id="\ud800")

    def test_a_database_that_is_not_there_is_unavailable(self, tmp_path):
        store = open_store(f"sqlite:///{tmp_path}/no/such/folder/x.sqlite3", tmp_path, clock=now_utc)
        with pytest.raises(Unavailable), store.read() as tx:
            events.last_position(tx)
        store.close()

    def test_a_store_without_a_campaign_says_so(self, database_url, tmp_path):
        from webforms.actions.installation import is_started, prepare

        store = open_store(database_url, tmp_path / "files")
        prepare(store)
        assert not is_started(store)
        with pytest.raises(NotFound), store.read() as tx:
            assert tx.campaign
        store.close()
