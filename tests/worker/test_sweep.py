import pytest
import redis

from webforms.actions.queue import DocumentQueue
from worker import claim
from worker.claim import claimed
from worker.sweep import sweep, sweep_or_say_why


@pytest.fixture
def queue(valkey_url):
    queue = DocumentQueue(valkey_url)
    yield queue
    queue.close()


def test_what_waits_is_sent_again_when_the_queue_lost_it(frozen, queue, valkey_url):
    asked = frozen()
    document = asked.request()
    assert sweep(asked.store, queue) == [(document, 1)]
    assert sweep(asked.store, queue) == []
    with redis.Redis.from_url(valkey_url) as client:
        client.flushall()
    assert sweep(asked.store, queue) == [(document, 1)]


def test_a_lease_that_ran_out_is_sent_as_another_attempt(frozen, queue, monkeypatch):
    monkeypatch.setattr(claim, "LEASE_SECONDS", -1.0)
    asked = frozen()
    document = asked.request()
    with claimed(asked.store, document, 1):
        assert sweep(asked.store, queue) == [(document, 2)]


def test_a_queue_that_is_away_ends_nobody(frozen, capsys):
    asked = frozen()
    asked.request()
    sweep_or_say_why(asked.store, DocumentQueue("unix:///nowhere/queue.sock"))
    assert "sweep-failed" in capsys.readouterr().out
