"""Keeps the parts of an installation running until it is told to stop.

    start, in order ─► look, twice a second: whatever ended is started again ─► stop, in reverse order
A part is anything with `name`, `running`, `start()` and `stop()`: the queue server, or a `Program`. A part that keeps
ending is started less and less often, so that its log stays readable."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

from webforms.domain.errors import WebformsError
from webforms.processes import ends_with_us

LOOK_SECONDS = 0.5
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY_SECONDS = 60.0
"""After so long, an end is a new misfortune and not the old one going on."""

FINISH_SECONDS = 30
"""How long a part may take to finish what it has begun: a document under way gets its 25 seconds."""


class Part(Protocol):
    name: str

    @property
    def running(self) -> bool: ...
    def start(self) -> None: ...
    def ask_to_end(self) -> None: ...
    def stop(self) -> None: ...


class Program:
    """One program of ours as a child: it ends with us, and Ctrl-C reaches it through us alone."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self.command = list(command)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        self.process = subprocess.Popen(
            ends_with_us(self.command), stdin=subprocess.DEVNULL, start_new_session=True)

    def ask_to_end(self) -> None:
        if self.process is not None and self.running:
            self.process.terminate()

    def stop(self) -> None:
        """Returns when it is gone; killed if it does not finish in time."""
        self.ask_to_end()
        if self.process is None:
            return
        try:
            self.process.wait(FINISH_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Watched:
    """A part, and when it may be started again."""

    def __init__(self, part: Part, say: Callable[[str], None]) -> None:
        self.part = part
        self._say = say
        self._pause = FIRST_PAUSE
        self._started = self._next = 0.0
        self._ended = False
        self.ends = 0

    def start(self) -> None:
        self._started = time.monotonic()
        self.part.start()

    def look(self) -> None:
        """Notice its end once; start it again when its pause is over."""
        if self.part.running:
            return
        now = time.monotonic()
        if not self._ended:
            self._note_end(now)
        elif now >= self._next:
            self._ended = False
            self._start_or_say_why()

    def _note_end(self, now: float) -> None:
        self.ends += 1
        self._pause = FIRST_PAUSE if now - self._started > STEADY_SECONDS else self._pause
        self._ended, self._next = True, now + self._pause
        self._say(f"{self.part.name}停了，{self._pause:.0f} 秒后重新启动。")
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _start_or_say_why(self) -> None:
        try:
            self.start()
        except WebformsError as error:
            self._say(str(error))


class Supervisor:
    """Starts parts in order and keeps them running; `say` takes a line for the person at the terminal."""

    def __init__(self, parts: Sequence[Part], say: Callable[[str], None]) -> None:
        self.watched = [Watched(part, say) for part in parts]

    def start(self) -> None:
        """All parts in order; when one cannot start, those before it are stopped and its error goes on."""
        try:
            for watched in self.watched:
                watched.start()
        except BaseException:
            self.stop()
            raise

    def look(self) -> None:
        for watched in self.watched:
            watched.look()

    def stop(self) -> None:
        """All are asked at once where they may end together; each is waited for, the first started last."""
        for watched in reversed(self.watched):
            watched.part.ask_to_end()
        for watched in reversed(self.watched):
            watched.part.stop()


class StopAsked:
    """Whether a signal asked us to stop. A bare flag: a handler that takes a lock could wait for itself."""

    asked = False

    def ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


@contextmanager
def stop_signals() -> Iterator[StopAsked]:
    """Ctrl-C, SIGTERM and a closed terminal all ask for the same clean end; under nohup the terminal may close."""
    stop, numbers = StopAsked(), [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, stop.ask) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
