"""The queue between those who ask for a document and those who make it: it carries ids, and is never the truth.

A document waits because its row says so. A queue that is down, wiped or doubled costs time and nothing else: the
worker's sweep sends again what waits, and whoever comes second finds nothing to claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import structlog
from redis import Redis, RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from webforms.domain.errors import Unavailable

NAME = "documents"
RENDER = "worker.jobs.render_document"
"""By name: the web never imports the worker."""

LONGEST_SECONDS = 600
"""A document that takes longer is stopped."""

ANSWER_SECONDS = 5
FORGET_DONE, FORGET_FAILED = 3600, 86400

log = structlog.get_logger(__name__)


class DocumentQueue:
    """The queue of one installation, at `unix://…` or `redis://…`."""

    def __init__(self, url: str) -> None:
        connection = Redis.from_url(url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS)
        self._queue = Queue(NAME, connection=connection, serializer=JSONSerializer)

    def send(self, document: int, attempt: int) -> None:
        """RedisError where the queue cannot be reached."""
        self._queue.enqueue(
            RENDER, document, attempt, job_id=job_id(document, attempt), job_timeout=LONGEST_SECONDS,
            result_ttl=FORGET_DONE, failure_ttl=FORGET_FAILED,
        )

    def send_missing(self, waiting: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Send those documents that wait and are not in the queue; which they were."""
        queued = set(self._queue.get_job_ids())
        missing = [(document, attempt) for document, attempt in waiting if job_id(document, attempt) not in queued]
        for document, attempt in missing:
            self.send(document, attempt)
        return missing

    def close(self) -> None:
        self._queue.connection.close()


def ready(url: str | None) -> None:
    """Unavailable unless the queue answers."""
    if url is None:
        raise Unavailable(what="文档队列（没有设置地址）")
    connection = Redis.from_url(url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS)
    try:
        connection.ping()
    except RedisError as error:
        raise Unavailable(what="文档队列") from error
    finally:
        connection.close()


def job_id(document: int, attempt: int) -> str:
    return f"doc-{document}-{attempt}"


def sender(url: str) -> Callable[[int, int], None]:
    """What the store calls after the commit. It never fails: the row waits, and the sweep sends it later."""
    queue = DocumentQueue(url)

    def send(document: int, attempt: int) -> None:
        try:
            queue.send(document, attempt)
        except RedisError as error:
            log.warning("queue-unreachable", document=document, attempt=attempt, error=str(error))

    return send
