import datetime

import pytest
from sqlalchemy import select

from tests.waiting import wait_for
from webforms.domain.errors import NotFound
from webforms.store import documents
from webforms.store.kept_files import find_file
from webforms.store.schema import documents as table
from worker import claim
from worker.claim import claimed


@pytest.fixture
def asked(frozen):
    return frozen()


def lease_of(asked, document):
    with asked.store.read() as tx:
        return tx.scalar(select(table.c.lease_until).where(table.c.id == document))


def sweep(asked):
    with asked.store.aside() as tx:
        return documents.sweep(tx)


def test_what_is_claimed_is_not_claimed_again(asked):
    document = asked.request()
    with claimed(asked.store, document, 1) as held, claimed(asked.store, document, 1) as second:
        assert held.claim.kind == "report"
        assert second is None
    assert asked.document(document).state == "rendering"


@pytest.mark.parametrize("attempt", [0, 2], ids=["an attempt that is over", "an attempt nobody made"])
def test_only_the_attempt_of_the_row_is_claimed(asked, attempt):
    with claimed(asked.store, asked.request(), attempt) as held:
        assert held is None


def test_the_lease_runs_for_25_seconds_of_the_databases_clock(asked):
    """The clock of the campaign stands in another year; leases do not look at it."""
    document = asked.request()
    with claimed(asked.store, document, 1):
        left = lease_of(asked, document) - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(seconds=20) < left <= datetime.timedelta(seconds=26)


def test_the_lease_is_renewed_while_the_document_is_made(asked, monkeypatch):
    monkeypatch.setattr(claim, "RENEW_SECONDS", 0.05)
    document = asked.request()
    with claimed(asked.store, document, 1) as held:
        first = lease_of(asked, document)
        assert wait_for(lambda: lease_of(asked, document) > first)
        assert not held.lost


def test_progress_is_seen_at_once(asked):
    document = asked.request()
    with claimed(asked.store, document, 1) as held:
        held.advance(30)
        assert asked.document(document).progress == 30


def test_a_lease_that_holds_is_not_swept(asked):
    document = asked.request()
    with claimed(asked.store, document, 1):
        assert sweep(asked) == []


def test_whoever_comes_back_late_finds_the_document_gone_and_publishes_nothing(asked, monkeypatch):
    monkeypatch.setattr(claim, "LEASE_SECONDS", -1.0)
    document = asked.request()
    with claimed(asked.store, document, 1) as late:
        assert sweep(asked) == [(document, 2)]
        monkeypatch.setattr(claim, "LEASE_SECONDS", 25.0)
        with claimed(asked.store, document, 2) as held:
            assert not late.publish(b"late")
            assert held.publish(b"in time")
    assert late.lost
    done = asked.document(document)
    assert (done.state, asked.store.files.read(done.sha256)) == ("done", b"in time")
    with asked.store.read() as tx:
        assert find_file(tx, done.sha256).size == 7


def test_whoever_comes_back_late_cannot_fail_it_either(asked, monkeypatch):
    monkeypatch.setattr(claim, "LEASE_SECONDS", -1.0)
    document = asked.request()
    with claimed(asked.store, document, 1) as late:
        sweep(asked)
        assert not late.fail(NotFound(what="它"))
    assert asked.document(document).state == "queued"


def test_a_document_that_ends_its_worker_each_time_is_given_up(asked, monkeypatch):
    monkeypatch.setattr(claim, "LEASE_SECONDS", -1.0)
    document = asked.request()
    for attempt in range(1, documents.MOST_ATTEMPTS + 1):
        assert asked.document(document).attempt == attempt
        with claimed(asked.store, document, attempt) as held:
            assert held
        sweep(asked)
    given_up = asked.document(document)
    assert (given_up.state, given_up.attempt) == ("failed", documents.MOST_ATTEMPTS)
    assert "中断了 5 次" in given_up.error


def test_one_given_up_is_queued_again_on_request(asked, monkeypatch):
    monkeypatch.setattr(documents, "MOST_ATTEMPTS", 1)
    monkeypatch.setattr(claim, "LEASE_SECONDS", -1.0)
    document = asked.request()
    with claimed(asked.store, document, 1):
        sweep(asked)
    assert asked.document(document).state == "failed"
    assert asked.request() == document
    assert sweep(asked) == [(document, 1)]
