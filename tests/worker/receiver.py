"""A program of somebody else that takes messages, or does not: on a port of its own, in a thread of the test."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """Answers with `status`; keeps what came. `drip` never ends its answer, `silent` begins none."""

    def __init__(self) -> None:
        self.status, self.drip, self.silent = 200, False, False
        self.came: list[tuple[dict[str, str], bytes]] = []
        self._over = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.came.append(({**dict(self.headers.items()), "path": self.path}, content))
                if receiver.silent:
                    receiver._over.wait(60)
                    return
                if receiver.drip:
                    self._drip()
                    return
                self.send_response(receiver.status)
                if receiver.status in (301, 302, 307):
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def _drip(self) -> None:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not receiver._over.wait(0.1):
                    try:
                        self.wfile.write(b"x")
                    except OSError:
                        return

            def log_message(self, *said: Any) -> None:
                """Nothing is said aloud."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/hooks?from=webforms"

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(content) for _, content in self.came]

    def close(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
