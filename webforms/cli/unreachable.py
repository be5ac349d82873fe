"""A database, queue or folder that cannot be reached, in one line for the person who wrote its address.

Pages say only that it is away for the moment; whoever runs a command needs the address and the cause, in words. What
drivers say is English or the server's own language, so it is recognised by its words; a password is in none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from webforms.domain.errors import Unavailable, WebformsError
from webforms.settings import SQLITE, Settings, system_words

CAUSES = (
    ("password|认证|authentication|WRONGPASS|NOAUTH|username", "用户名或密码不对"),
    ("(database|数据库) .* (does not exist|不存在)", "服务器上没有这个库，请先建好"),
    ("(role|角色|用户) .* (does not exist|不存在)", "服务器上没有这个用户"),
    ("pg_hba", "服务器不允许从这台机器用这个账号连接"),
    ("DB index|invalid DB", "没有这个编号的库"),
    ("too many clients|connection slots|max number of clients", "连接数已经满了"),
    ("starting up|shutting down|recovery|正在启动|正在关闭", "正在启动或停止，请稍等再试"),
    ("resolve|Name or service|getaddrinfo|translate host|nodename", "找不到这台主机，请核对主机名"),
    ("refused|拒绝", "连接被拒绝，可能没有启动，或者端口不对"),
    ("No such file", "没有启动，或者套接字路径不对"),
    ("time ?out|timed out|超时", "等了很久没有回应，请核对主机和防火墙"),
    ("unreachable|No route|不可达", "到不了这台主机，请核对网络"),
    ("unable to open", "打不开这个文件，请核对路径和权限"),
    ("readonly|read-only|只读|ermission denied|权限不够", "没有写的权限"),
    ("locked", "正被别的程序占着"),
    ("disk is full|No space|磁盘", "磁盘满了"),
)


class DatabaseUnreachable(WebformsError):
    code, kind = "database-unreachable", "unavailable"
    text = "数据库用不了（{where}）：{why}。地址由 WEBFORMS_DATABASE_URL 设定。"


class QueueUnreachable(WebformsError):
    code, kind = "queue-unreachable", "unavailable"
    text = "文档队列用不了（{where}）：{why}。地址由 WEBFORMS_REDIS_URL 设定。"


class FilesUnusable(WebformsError):
    code, kind = "files-unusable", "unavailable"
    text = "存放文件的文件夹 {where} 用不了：{why}。请改权限，或用 WEBFORMS_FILES_URL 换一个文件夹。"


@contextmanager
def explained(settings: Settings) -> Iterator[None]:
    """What the store calls unavailable is said with its address and cause."""
    try:
        yield
    except Unavailable as error:
        if isinstance(error.__cause__, OSError):
            raise FilesUnusable(where=settings.files, why=system_words(error.__cause__)) from error
        if type(error) is Unavailable and error.__cause__ is not None:
            raise DatabaseUnreachable(where=place(settings.database_url, 5432), why=cause(error)) from error
        raise


def look_at_queue(settings: Settings) -> None:
    """QueueUnreachable where the queue that was named does not answer; our own is started when it is needed."""
    from webforms.actions.queue import ready

    if settings.own_queue:
        return
    try:
        ready(settings.redis_url)
    except Unavailable as error:
        raise QueueUnreachable(where=place(settings.redis_url, 6379), why=cause(error)) from error


def cause(error: Unavailable) -> str:
    """Why, in Chinese; as the driver says it where nobody foresaw it."""
    driver = getattr(error.__cause__, "orig", None) or error.__cause__
    return cause_in(" ".join(str(driver).split()))


def cause_in(said: str) -> str:
    return next((words for sign, words in CAUSES if re.search(sign, said, re.IGNORECASE)), said.rstrip("."))


def place(url: str, usual_port: int) -> str:
    """Host, port and database of an address; never who connects, and never with which password."""
    if url.startswith(SQLITE):
        return f"文件 {url.removeprefix(SQLITE)}"
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"套接字 {parts.path}"
    host, port = _host(parts)
    return f"主机 {host}，端口 {port or usual_port}，库 {unquote(parts.path.strip('/')) or '0'}"


def _host(parts: SplitResult) -> tuple[str, str]:
    """As PostgreSQL reads it: several hosts, or a folder of sockets after the question mark."""
    asked = parse_qs(parts.query)
    address = parts.netloc.rpartition("@")[2]
    host, mark, port = address.rpartition(":")
    if not mark or port.endswith("]"):
        host, port = address, ""
    return ",".join(asked.get("host", [host])) or "本机", asked.get("port", [port])[0]
