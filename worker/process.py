"""One worker process: RQ takes jobs from the queue and forks a work-horse for each.

RQ alone would notice a dead worker after minutes; the intervals here keep its own books short. What saves a document
is the lease in its row."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

import structlog
from redis import Redis, RedisError
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

import worker.jobs  # noqa: F401 - read once here, not in every work-horse
from webforms.actions.queue import NAME
from worker.limits import limit_memory
from worker.places import Places, settle

WORKER_SECONDS = 25
WATCH_SECONDS = 5

log = structlog.get_logger(__name__)


class DocumentWorker(Worker):
    """RQ's worker, with a limit on what a work-horse may use."""

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        limit_memory()
        super().main_work_horse(job, queue)


def work(places: Places, parent: int) -> None:
    """Take jobs until SIGTERM; a job under way is finished first."""
    end_with(parent)
    settle(places)
    connection = Redis.from_url(places.redis_url)
    try:
        worker = DocumentWorker(
            [NAME], connection=connection, serializer=JSONSerializer, worker_ttl=WORKER_SECONDS,
            job_monitoring_interval=WATCH_SECONDS, maintenance_interval=WATCH_SECONDS,
        )
        worker.work(logging_level="WARNING")
    except RedisError as error:
        log.warning("queue-unreachable", error=str(error))  # the crew starts another one, until the queue is back
        sys.exit(1)


def end_with(parent: int) -> None:
    """SIGTERM to us when the process that started us ends, even by SIGKILL (Linux)."""
    tie = getattr(ctypes.CDLL(None), "prctl", None)
    if tie is not None:
        tie(1, signal.SIGTERM)
    if os.getppid() != parent:  # it ended before we asked
        sys.exit(0)
