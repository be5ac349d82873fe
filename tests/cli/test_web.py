"""`webforms web` alone: it says where it is and how to stop it; under `webforms up`, which says so itself, nothing."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import run_in
from tests.fixtures.served import free_port
from tests.waiting import wait_for

pytestmark = pytest.mark.slow


@contextmanager
def running(data_dir: Path, port: int, *arguments: str) -> Iterator[Path]:
    """The command until the end of the block, then Ctrl-C; its output is in the file."""
    said = data_dir.with_suffix(".log")
    environment = {**os.environ, "WEBFORMS_DATA_DIR": str(data_dir), "WEBFORMS_PORT": str(port)}
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "webforms", *arguments], env=environment, stdout=log, stderr=log)
        try:
            yield said
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_it_says_the_address_and_how_to_stop_and_that_it_stopped(data_dir: Path):
    port = free_port()
    with running(data_dir, port, "web") as said:
        assert wait_for(lambda: "Ctrl-C" in said.read_text(), 30)
        assert listens(port)
    lines = said.read_text().splitlines()
    assert lines[0] == f"网页服务已启动，请在浏览器里打开：http://127.0.0.1:{port}"
    assert lines[-1] == "网页服务已停止。"


def test_as_a_part_it_leaves_the_talking_to_whoever_started_it(data_dir: Path):
    port = free_port()
    with running(data_dir, port, "web", "--part") as said:
        assert wait_for(lambda: listens(port), 30)
    assert said.read_text() == ""


def test_the_worker_says_that_it_works_and_that_it_stopped(data_dir: Path, valkey_url: str):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WEBFORMS_REDIS_URL", valkey_url)
        with running(data_dir, free_port(), "worker") as said:
            assert wait_for(lambda: "按 Ctrl-C 停止" in said.read_text(), 30)
    assert said.read_text().splitlines()[-1] == "文档作业已停止。"


def test_a_port_that_is_taken_is_one_line(data_dir: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run_in(data_dir)("web", WEBFORMS_PORT=str(port))
    assert result.stdout == f"端口 {port} 还被占着，等 10 秒看看……\n"
    assert (result.exit_code, result.stderr) == (
        1, f"端口 {port} 正被别的程序占用。请停掉它，或用 WEBFORMS_PORT 换一个端口。\n")
