"""A whole installation of its own, with real processes: SQLite, Valkey, and the worker under a supervisor of the test.

The pack has one template that takes its time, so that a process can be killed in mid-render; nothing in the program
knows that it is being tested."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.packs.with_templates import pack_with_templates
from tests.settling import freeze
from tests.waiting import wait_for
from webforms.actions import accounts, documents, installation
from webforms.actions.queue import sender
from webforms.embedded import queue_server
from webforms.store import open_store

ROOT = Path(__file__).parent.parent.parent
SLOW, QUICK = "report", "community_sheet"
PASSWORD = "correct horse battery staple"
TO_NOTICE_SECONDS = 120
SERVE = """
import sys
from pathlib import Path
from worker.main import serve
from worker.places import Places
if __name__ == "__main__":
    serve(Places(sys.argv[1], Path(sys.argv[2]), sys.argv[3]), int(sys.argv[4]))
"""


class Installation:
    """`worker` is the main process; `bureau` an account that may freeze and generate."""

    def __init__(self, folder: Path, queue_url: str, paragraph: str) -> None:
        self.queue_url = queue_url
        self.database_url = f"sqlite:///{folder / 'webforms.sqlite3'}"
        self.files = folder / "files"
        self.log = folder / "worker.log"
        self.store = open_store(self.database_url, self.files, jobs=sender(queue_url))
        self._script = folder / "serve.py"
        self._script.write_text(SERVE)
        installation.prepare(self.store)
        installation.start_campaign(self.store, pack_with_templates(folder / "pack", **{SLOW: paragraph}))
        self.bureau = self._bureau()
        self.snapshot = freeze(self.store, self.bureau, "第一次").id
        self.worker: subprocess.Popen[bytes] | None = None

    def start_worker(self, count: int = 1) -> None:
        command = [sys.executable, self._script, self.database_url, self.files, self.queue_url, str(count)]
        with self.log.open("ab") as log:
            self.worker = subprocess.Popen(command, cwd=ROOT, env=self._environment(), stdout=log, stderr=log)

    def stop_worker(self, seconds: float = 40) -> int:
        assert self.worker is not None
        self.worker.send_signal(signal.SIGTERM)
        return self.worker.wait(seconds)

    def request(self, kind: str, unit: str | None = None) -> int:
        view, _ = documents.request_document(self.store, self.bureau, snapshot=self.snapshot, kind=kind, unit=unit)
        return view.id

    def document(self, number: int):
        return documents.get_document(self.store, self.bureau, number)

    def is_rendering(self, number: int) -> bool:
        return self.document(number).state == "rendering"

    def wait_until_rendering(self, number: int) -> None:
        assert wait_for(lambda: self.is_rendering(number), TO_NOTICE_SECONDS), self.last_words()

    def wait_until_done(self, number: int) -> float:
        """Seconds it took; the error where it failed."""
        began = time.monotonic()
        assert wait_for(lambda: self.document(number).state in ("done", "failed"), TO_NOTICE_SECONDS), self.last_words()
        assert self.document(number).state == "done", self.document(number)
        return time.monotonic() - began

    def made_files(self) -> list[str]:
        """Every file that was published, whether a row names it or not."""
        return list(self.store.files.names())

    def rq_worker(self) -> int:
        """A process that takes jobs; waits until the main process has started one."""
        assert wait_for(self.rq_workers, TO_NOTICE_SECONDS), self.last_words()
        return self.rq_workers()[0]

    def rq_workers(self) -> list[int]:
        assert self.worker is not None
        return [child for child in children(self.worker.pid) if "spawn_main" in command_of(child)]

    def horse(self) -> int:
        """The process that makes a document."""
        assert wait_for(self.horses, TO_NOTICE_SECONDS), self.last_words()
        return self.horses()[0]

    def horses(self) -> list[int]:
        return [horse for worker in self.rq_workers() for horse in children(worker)]

    def wipe_queue(self) -> None:
        with redis.Redis.from_url(self.queue_url) as client:
            client.flushall()

    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else "the worker said nothing"

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(ROOT)}

    def _bureau(self):
        plan, roles = installation.current_pack(self.store).campaign, installation.current_pack(self.store).roles
        role = next(role.key for role in roles.values() if {"freeze", "generate"} <= set(role.may))
        operator = installation.operator()
        accounts.add_account(
            self.store, operator, login="bureau", password=PASSWORD, unit=plan.bureau, role=role
        )
        return accounts.who_session(self.store, accounts.sign_in(self.store, login="bureau", password=PASSWORD).secret)


@contextmanager
def installed(folder: Path, paragraph: str) -> Iterator[Installation]:
    """An installation whose slow document is this paragraph; nothing of it runs on afterwards."""
    with queue_server(folder / "data") as server:
        made = Installation(folder, server.url, paragraph)
        try:
            yield made
        finally:
            if made.worker is not None:
                end_tree(made.worker.pid)
                made.worker.wait()
            made.store.close()


def slow(rounds: int) -> str:
    """A paragraph that counts for a while before it prints."""
    loops = f"{{% for a in range({rounds}) %}}{{% for b in range(30000) %}}{{% endfor %}}{{% endfor %}}"
    return loops + "{{ document.title }}，快照 {{ snapshot.id }}"


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def end_tree(pid: int) -> None:
    """A process and all below it, by their numbers."""
    below = children(pid)
    kill(pid)
    for child in below:
        end_tree(child)


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
