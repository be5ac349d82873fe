"""The embedded queue server: one a folder, nothing lost, gone with the process that started it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.waiting import wait_for
from webforms.embedded import (
    QueueServer,
    QueueServerFailed,
    queue_server,
    queue_url,
    server_binary,
    socket_path,
)


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "数据 文件夹"
    shutil.rmtree(socket_path(tmp_path / "数据 文件夹").parent, ignore_errors=True)  # of a starter that was killed


def client(server: QueueServer) -> redis.Redis:
    return redis.Redis.from_url(server.url)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"


def parent_that_starts_a_server(data_dir: Path) -> tuple[subprocess.Popen[str], int]:
    """A process of its own that holds a queue server, and that server's pid."""
    program = "import sys, time; from pathlib import Path; from webforms.embedded import QueueServer\n"
    program += "s = QueueServer(Path(sys.argv[1])); s.start(); print(s.process.pid, flush=True); time.sleep(60)"
    parent = subprocess.Popen([sys.executable, "-c", program, str(data_dir)], stdout=subprocess.PIPE, text=True)
    return parent, int(parent.stdout.readline())


def kill(parent: subprocess.Popen[str]) -> None:
    parent.kill()
    parent.wait()
    parent.stdout.close()


def test_it_answers_in_a_folder_with_spaces_and_chinese_letters(data_dir: Path):
    with queue_server(data_dir) as server:
        assert client(server).ping()
        assert client(server).config_get("dir")["dir"] == str(data_dir / "queue")


def test_it_listens_on_a_private_socket_and_on_no_port(data_dir: Path):
    with queue_server(data_dir) as server:
        assert client(server).config_get("port")["port"] == "0"
        assert server.socket.parent.stat().st_mode & 0o777 == 0o700
        assert " " not in str(server.socket)
        assert len(os.fsencode(server.socket)) < 100


def test_a_write_it_answered_survives_kill_9(data_dir: Path):
    server = QueueServer(data_dir)
    server.start()
    client(server).rpush("jobs", *range(100))
    server.process.kill()
    server.process.wait()
    assert not server.running

    server.start()
    assert client(server).llen("jobs") == 100
    server.stop()


def test_stopping_leaves_no_process_and_no_socket(data_dir: Path):
    with queue_server(data_dir) as server:
        pid = server.process.pid
    assert is_gone(pid)
    assert not socket_path(data_dir).parent.exists()


def test_a_second_server_on_the_same_folder_is_refused_and_leaves_the_first_one_running(data_dir: Path):
    second = QueueServer(data_dir)
    with queue_server(data_dir) as first:
        with pytest.raises(QueueServerFailed, match="正被另一个 webforms 使用"):
            second.start()
        second.stop()
        assert client(first).ping()


def test_two_folders_have_servers_of_their_own(tmp_path: Path):
    with queue_server(tmp_path / "a") as a, queue_server(tmp_path / "b") as b:
        client(a).set("where", "a")
        assert client(b).get("where") is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_it_ends_when_the_process_that_started_it_is_killed(data_dir: Path):
    parent, server_pid = parent_that_starts_a_server(data_dir)
    kill(parent)
    assert wait_for(lambda: is_gone(server_pid))


def test_it_starts_again_at_once_after_its_starter_was_killed(data_dir: Path):
    parent, _ = parent_that_starts_a_server(data_dir)
    kill(parent)
    with queue_server(data_dir) as server:
        assert client(server).ping()


def test_a_server_left_over_by_a_killed_parent_is_replaced_and_its_jobs_stay(data_dir: Path):
    first = QueueServer(data_dir)
    first.folder.mkdir(parents=True)
    first.socket.parent.mkdir(mode=0o700)
    left_over = subprocess.Popen([server_binary(), *first._options()], stdout=subprocess.DEVNULL)
    assert wait_for(first.socket.exists)
    client(first).rpush("jobs", "one")

    with queue_server(data_dir) as server:
        assert left_over.wait(5) == 0
        assert client(server).lrange("jobs", 0, -1) == [b"one"]


def test_other_processes_find_it_by_the_data_folder_alone(data_dir: Path, monkeypatch: pytest.MonkeyPatch):
    with queue_server(data_dir) as server:
        monkeypatch.setenv("TMPDIR", str(data_dir))
        monkeypatch.chdir(data_dir.parent)
        assert queue_url(Path(data_dir.name)) == server.url


def test_a_socket_folder_that_leads_elsewhere_is_refused(data_dir: Path, tmp_path: Path):
    folder = socket_path(data_dir).parent
    folder.symlink_to(tmp_path)
    try:
        with pytest.raises(QueueServerFailed, match="不属于当前用户"):
            QueueServer(data_dir).start()
    finally:
        folder.unlink()


def test_a_server_that_cannot_start_says_why(data_dir: Path):
    (data_dir / "queue").mkdir(parents=True)
    (data_dir / "queue" / "appendonlydir").write_text("a file where the server wants its folder")
    with pytest.raises(QueueServerFailed, match="队列服务没有启动"):
        QueueServer(data_dir).start()


def test_the_server_of_the_distribution_serves_where_no_packaged_one_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "redis-server").symlink_to(server_binary())
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert server_binary() == tmp_path / "redis-server"


def test_a_machine_without_any_server_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(QueueServerFailed, match="请安装 valkey-server 或 redis-server"):
        server_binary()
