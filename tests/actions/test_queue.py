import json
import zlib

import pytest
import redis
from rq import Queue
from rq.serializers import JSONSerializer

from webforms.actions import queue
from webforms.actions.queue import DocumentQueue, sender

NOWHERE = "unix:///nowhere/at/all.sock"


@pytest.fixture
def documents(valkey_url):
    documents = DocumentQueue(valkey_url)
    yield documents
    documents.close()


@pytest.fixture
def waiting(valkey_url):
    """What stands in the queue, as RQ sees it."""
    with redis.Redis.from_url(valkey_url) as client:
        yield Queue(queue.NAME, connection=client, serializer=JSONSerializer)


def test_a_job_names_what_the_worker_has_and_carries_numbers_alone(documents, waiting):
    documents.send(7, 2)
    (job,) = waiting.jobs
    assert (job.id, job.func_name, job.args) == ("doc-7-2", "worker.jobs.render_document", [7, 2])


def test_a_job_is_json_that_anybody_can_read(documents, waiting, valkey_url):
    documents.send(7, 2)
    with redis.Redis.from_url(valkey_url) as client:
        data = client.hget("rq:job:doc-7-2", "data")
    assert json.loads(zlib.decompress(data)) == ["worker.jobs.render_document", None, [7, 2], {}]


def test_what_stands_in_the_queue_is_not_sent_again(documents, waiting):
    documents.send(1, 1)
    assert documents.send_missing([(1, 1), (2, 1)]) == [(2, 1)]
    assert documents.send_missing([(1, 1), (2, 1)]) == []
    assert waiting.job_ids == ["doc-1-1", "doc-2-1"]


def test_another_attempt_is_another_job(documents, waiting):
    documents.send(1, 1)
    assert documents.send_missing([(1, 2)]) == [(1, 2)]


def test_a_wiped_queue_is_filled_again(documents, waiting, valkey_url):
    documents.send(1, 1)
    with redis.Redis.from_url(valkey_url) as client:
        client.flushall()
    documents.send_missing([(1, 1)])
    assert waiting.job_ids == ["doc-1-1"]


def test_asking_for_a_document_does_not_fail_when_the_queue_is_away(capsys):
    sender(NOWHERE)(3, 1)
    assert "queue-unreachable" in capsys.readouterr().out


def test_the_sweep_learns_that_the_queue_is_away():
    with pytest.raises(redis.RedisError):
        DocumentQueue(NOWHERE).send_missing([(3, 1)])
