"""One POST to an address that somebody typed: signed, short, to the very machine whose address was looked at.

    name ─► its addresses ─► one that may be called ─► connection ─► POST ─► 2xx, or a reason in Chinese
No redirect is followed, since the address behind one was not looked at; the answer's content is not read."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from webforms.domain.hosts import may_be_called
from webforms.domain.webhooks import signature
from webforms.store.deliveries import Claim

SECONDS = 10.0
"""For everything: to connect, to send, and until the head of the answer is there."""

NOWHERE = "找不到这个地址：名字解析不出来。"
FORBIDDEN = "没有发：这个名字现在指向内网或本机的地址。确实要发到内网，请删掉再加，勾上“在内网”。"
TOO_SLOW = f"{SECONDS:.0f} 秒里没有回答。"


class Untaken(Exception):
    """It was not taken; `why` is told to the administrator."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def post(claimed: Claim) -> None:
    """Untaken unless the other side answers 2xx."""
    parts = urlsplit(claimed.url)
    kind = _Secure if parts.scheme == "https" else _Plain
    connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
    connection.internal = claimed.internal
    content = json.dumps({"delivery": claimed.id, **claimed.body}, ensure_ascii=False).encode()
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with _Deadline(connection):
            connection.request("POST", target, content, _headers(claimed, content))
            status = connection.getresponse().status
    except (OSError, HTTPException, ValueError) as error:
        raise Untaken(TOO_SLOW if connection.late else _why(error)) from None
    finally:
        connection.close()
    if connection.late:  # its end made a head of what had come until then
        raise Untaken(TOO_SLOW)
    _look_at(status)


def _why(error: Exception) -> str:
    match error:
        case TimeoutError():
            return TOO_SLOW
        case ConnectionRefusedError():
            return "连不上：那台机器的这个端口没有程序在听。"
        case ssl.SSLCertVerificationError():
            return f"加密连接没有建成，对方的证书不对：{error.verify_message}。"
        case ssl.SSLError():
            return f"加密连接没有建成：{error.reason}。"
        case OSError():
            return f"连不上，或者中途断了：{error.strerror or type(error).__name__}。"
        case _:
            return f"对方的回答不是 HTTP：{type(error).__name__}。"


def _headers(claimed: Claim, content: bytes) -> Mapping[str, str]:
    return {
        "Content-Type": "application/json", "User-Agent": "webforms", "X-Webforms-Event": claimed.verb,
        "X-Webforms-Delivery": str(claimed.id), "X-Webforms-Signature": signature(claimed.secret, content),
        "Connection": "close",
    }


def _look_at(status: int) -> None:
    if 300 <= status < 400:
        raise Untaken(f"对方答 {status}，要转到别的地址。不跟着转，请填最后的地址。")
    if not 200 <= status < 300:
        raise Untaken(f"对方答 {status}，没有收下。")


class _Plain(HTTPConnection):
    """Connects only where it may."""

    internal = False
    late = False

    def connect(self) -> None:
        self.sock = _connected(self.host, self.port, self.internal)


class _Secure(HTTPSConnection):
    """The same; the certificate must be of the name that was typed."""

    internal = False
    late = False

    def connect(self) -> None:
        plain = _connected(self.host, self.port, self.internal)
        secure = ssl.create_default_context().wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = secure  # before the handshake, so that the deadline can end that too
        secure.do_handshake()


def _connected(host: str, port: int, internal: bool) -> socket.socket:
    """A connection to the first address of the host that may be called and answers."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise Untaken(NOWHERE) from None
    allowed = [str(place[0]) for *_, place in found if may_be_called(str(place[0]), internal=internal)]
    if not allowed:
        raise Untaken(FORBIDDEN)
    for address in allowed[:-1]:
        try:
            return socket.create_connection((address, port), SECONDS)
        except OSError:
            continue  # the next one may answer
    return socket.create_connection((allowed[-1], port), SECONDS)


class _Deadline:
    """Ends a connection whose other side goes on for ever, a byte at a time."""

    def __init__(self, connection: _Plain | _Secure) -> None:
        self._connection = connection
        self._timer = threading.Timer(SECONDS, self._end)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *raised: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self._connection.late = True
        if (sock := self._connection.sock) is not None:
            with suppress(OSError):  # it ended this very moment
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
