"""The supervisor with real, tiny programs: what ends is started again, what is told to stop stops, in order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.waiting import wait_for
from webforms.cli import supervisor as supervising
from webforms.cli.supervisor import Program, Supervisor, stop_signals
from webforms.domain.errors import Unavailable

WAITS = "import time; time.sleep(60)"


def program(name: str, code: str = WAITS, *arguments: object) -> Program:
    return Program(name, [sys.executable, "-c", code, *map(str, arguments)])


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def running(said: list[str]) -> Iterator[tuple[Supervisor, Program]]:
    one = program("甲")
    supervisor = Supervisor([one], said.append)
    supervisor.start()
    yield supervisor, one
    supervisor.stop()


def looks_until(supervisor: Supervisor, condition) -> bool:
    def looked() -> bool:
        supervisor.look()
        return condition()

    return wait_for(looked, 10)


def test_a_program_that_was_killed_is_started_again_and_it_is_said_once(
    running: tuple[Supervisor, Program], said: list[str]
):
    supervisor, one = running
    first = one.process
    first.kill()
    first.wait()
    assert looks_until(supervisor, lambda: one.running)
    assert one.process.pid != first.pid
    assert said == ["甲停了，1 秒后重新启动。"]


def test_one_that_keeps_ending_is_started_less_and_less_often(said: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(supervising, "FIRST_PAUSE", 0.1)
    supervisor = Supervisor([program("甲", "raise SystemExit(3)")], said.append)
    supervisor.start()
    began = time.monotonic()
    assert looks_until(supervisor, lambda: supervisor.watched[0].ends == 4)
    assert time.monotonic() - began > 0.1 + 0.2 + 0.4
    supervisor.stop()


def test_others_are_not_touched_when_one_ends(said: list[str]):
    short, long = program("甲", "pass"), program("乙")
    supervisor = Supervisor([long, short], said.append)
    supervisor.start()
    before = long.process.pid
    assert looks_until(supervisor, lambda: supervisor.watched[1].ends >= 1)
    assert long.process.pid == before
    assert long.running
    supervisor.stop()
    assert not long.running


def test_stopping_asks_all_at_once_and_waits_for_what_was_begun(tmp_path: Path, said: list[str]):
    finishes = (
        "import pathlib, signal, sys, time\n"
        "def end(*_): time.sleep(0.5); pathlib.Path(sys.argv[1]).write_text('finished'); sys.exit()\n"
        "signal.signal(signal.SIGTERM, end); pathlib.Path(sys.argv[2]).touch(); time.sleep(60)\n"
    )
    both = [program(name, finishes, tmp_path / name, tmp_path / f"{name} ready") for name in ("甲", "乙")]
    supervisor = Supervisor(both, said.append)
    supervisor.start()
    assert wait_for(lambda: len(list(tmp_path.glob("* ready"))) == 2)
    began = time.monotonic()
    supervisor.stop()
    assert time.monotonic() - began < 0.95
    assert [(tmp_path / name).read_text() for name in ("甲", "乙")] == ["finished", "finished"]


def test_one_that_does_not_listen_is_killed(said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(supervising, "FINISH_SECONDS", 0.2)
    deaf = "import pathlib, signal, sys, time; signal.signal(15, signal.SIG_IGN); pathlib.Path(sys.argv[1]).touch()\n"
    one = program("甲", deaf + "time.sleep(60)", tmp_path / "ready")
    one.start()
    assert wait_for((tmp_path / "ready").exists)
    one.stop()
    assert one.process.returncode == -signal.SIGKILL


def test_when_one_cannot_start_those_before_it_are_stopped(said: list[str]):
    class Refusing(Program):
        def start(self) -> None:
            raise Unavailable(what="乙")

    first = program("甲")
    with pytest.raises(Unavailable):
        Supervisor([first, Refusing("乙", [])], said.append).start()
    assert not first.running


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_signal_that_means_stop_is_only_noted(number: signal.Signals):
    inherited = signal.signal(number, signal.SIG_DFL)  # the suite itself may run under nohup
    try:
        with stop_signals() as stop:
            assert not stop.asked
            os.kill(os.getpid(), number)
            assert wait_for(lambda: stop.asked)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, inherited)


def test_under_nohup_a_closed_terminal_means_nothing():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stop_signals() as stop:
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(0.05)
            assert not stop.asked
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_nothing_stays_behind_when_the_supervisor_itself_is_killed():
    code = (
        "import sys, time; from webforms.cli.supervisor import Program\n"
        f"p = Program('p', [sys.executable, '-c', {WAITS!r}]); p.start(); print(p.process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())
        parent.kill()
    assert wait_for(lambda: not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text())
