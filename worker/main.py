"""The worker's main process: it keeps its workers alive and sweeps.

    serve ─┬─ worker process ── work-horse, one a job
           ├─ worker process …                          each second: a dead worker is replaced
           ├─ sweep                                     each 20 seconds: see sweep.py
           └─ courier, a thread                         each 3 seconds: see courier.py
Whoever supervises this process (`webforms up`, systemd) starts it again when it dies; its workers end with it, after
the jobs they have begun."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from types import FrameType

import structlog

from webforms.actions.queue import DocumentQueue
from worker.courier import Courier
from worker.leftovers import sweep_leftovers
from worker.places import Places, Settings, opened_store, settle
from worker.process import work
from worker.sweep import EVERY_SECONDS, sweep_or_say_why

LOOK_SECONDS = 0.5
BREATH_SECONDS = 3
"""A worker that cannot start is not started again at once."""

FINISH_SECONDS, FORCE_SECONDS = 20, 5

log = structlog.get_logger(__name__)
spawned = multiprocessing.get_context("spawn")  # a forked worker would share our connections


def serve(settings: Settings, count: int = 1) -> None:
    """Run `count` workers and the sweep until SIGTERM or SIGINT; then let them finish, and return."""
    places = Places.of(settings)
    settle(places)
    sweep_leftovers()
    crew, queue = Crew(places, count), DocumentQueue(places.redis_url)
    courier = Courier()
    with _stop_signals() as stop, opened_store() as store:
        courier.start()
        next_sweep = time.monotonic()
        while not stop.asked:
            crew.fill()
            if time.monotonic() >= next_sweep:
                sweep_or_say_why(store, queue)
                next_sweep = time.monotonic() + EVERY_SECONDS
            time.sleep(LOOK_SECONDS)
        crew.dismiss()
        courier.dismiss()
    queue.close()


class Crew:
    """A fixed number of worker processes."""

    def __init__(self, places: Places, count: int) -> None:
        self._berths = [Berth(places) for _ in range(count)]

    def fill(self) -> None:
        """Start a worker wherever none runs."""
        for berth in self._berths:
            berth.fill()

    def dismiss(self) -> None:
        """Ask all to end after their jobs; one that takes too long is told again, which ends its job too, or killed."""
        for end, seconds in (
            (BaseProcess.terminate, FINISH_SECONDS), (BaseProcess.terminate, FORCE_SECONDS), (BaseProcess.kill, None),
        ):
            running = [berth.process for berth in self._berths if berth.process and berth.process.is_alive()]
            for process in running:
                end(process)
            _wait(running, seconds)


class Berth:
    """The place of one worker process, and whoever has it now."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._started = -float(BREATH_SECONDS)
        self.process: BaseProcess | None = None

    def fill(self) -> None:
        if self.process is not None and not self.process.is_alive():
            log.warning("worker-ended", pid=self.process.pid, exitcode=self.process.exitcode)
            self.process = None
        if self.process is None and time.monotonic() - self._started >= BREATH_SECONDS:
            self.process = spawned.Process(target=work, args=(self._places, os.getpid()), name="webforms-worker")
            self.process.start()
            self._started = time.monotonic()


def _wait(processes: list[BaseProcess], seconds: float | None) -> None:
    deadline = None if seconds is None else time.monotonic() + seconds
    for process in processes:
        process.join(None if deadline is None else max(0.0, deadline - time.monotonic()))


class Stop:
    """Set by a signal. A bare flag: a handler that takes a lock could wait for the code it interrupted."""

    asked = False

    def ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


@contextmanager
def _stop_signals() -> Iterator[Stop]:
    stop = Stop()
    before = {number: signal.signal(number, stop.ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
