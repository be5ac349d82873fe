"""The settings of an installation: one row each, read once from the environment and checked before anything starts.

    environment ─► SETTINGS, row by row ─► Settings, or the one line that says which is wrong and how to mend it
The same rows are listed by `webforms doctor` and printed into docs/operators/settings.md."""

from __future__ import annotations

import errno
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from webforms.domain.errors import WebformsError
from webforms.embedded import queue_url

SHORTEST_KEY = 16
KEY_FILE = "secret-key"
DATABASE_FILE = "webforms.sqlite3"
SQLITE = "sqlite:///"
MAKE = "make"
"""Beside the settings read so far: whether what is not there yet is made."""

FILES_FOLDER = "files"
SYSTEM_WORDS = {
    errno.ENOENT: "没有这个文件夹", errno.ENOTDIR: "上一级不是文件夹", errno.EEXIST: "这里已经有一个同名的文件",
    errno.EISDIR: "这是一个文件夹", errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ENOSPC: "磁盘满了",
    errno.EROFS: "这个磁盘只能读", errno.ENAMETOOLONG: "名字太长", errno.EADDRNOTAVAIL: "本机没有这个地址",
}


class SettingFault(WebformsError):
    """A setting cannot be used as it stands."""

    code, kind = "setting-fault", "input"
    text = "设置 {name} 不对：{why}"


class DataFolderUnusable(SettingFault):
    """The data folder cannot be made, read or written by this account."""

    code = "data-folder-unusable"
    text = "数据文件夹 {folder} 用不了：{why}。请改权限，或用 WEBFORMS_DATA_DIR 换一个文件夹。"


class NothingStarted(WebformsError):
    """What is only looked at makes nothing: a slip in a name would leave an installation nobody wants."""

    code, kind = "nothing-started", "unavailable"
    text = "{place} 里还没有创建项目。写错了地方的，请改 {name}；要新建，请运行 webforms init 或 webforms demo。"


class NoDataFolder(NothingStarted):
    text = "没有数据文件夹 {place}。名字写错的，请改 {name}；要新建，请运行 webforms init 或 webforms demo。"


@dataclass(frozen=True)
class Settings:
    """What the environment said, with every default filled in."""

    data_dir: Path
    host: str
    port: int
    database_url: str
    redis_url: str
    own_queue: bool
    """Whether `webforms up` starts the queue server itself."""
    files: Path
    secret_key: str
    base_url: str


@dataclass(frozen=True)
class Setting:
    """One row. `parse` takes what was typed and what was read so far; it raises ValueError with the reason. `show`
    is the value in use, without passwords and keys."""

    name: str
    default: str
    help: str
    parse: Callable[[str | None, Mapping[str, Any]], Mapping[str, Any]]
    show: Callable[[Settings], str]


def system_words(error: OSError) -> str:
    """Why the system refused, in Chinese for what an operator meets; else as the system says it."""
    return SYSTEM_WORDS.get(error.errno or 0) or error.strerror or str(error)


def read_settings(environment: Mapping[str, str] | None = None, *, make: bool = True) -> Settings:
    """The settings; SettingFault names the first wrong one.

    Makes the data folder and the key at the first start; with `make=False` it is NothingStarted instead."""
    given = os.environ if environment is None else environment
    read: dict[str, Any] = {MAKE: make}
    for setting in SETTINGS:
        typed = given.get(setting.name, "").strip() or None
        try:
            read.update(setting.parse(typed, read))
        except ValueError as error:
            raise SettingFault(name=setting.name, why=str(error)) from error
    del read[MAKE]
    return Settings(**read)


ONLY_OURS = 0o700
"""Names, telephone numbers and photos: a folder we make is closed to the machine's other accounts."""


def _data_dir(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    folder = Path(typed or "data").expanduser().absolute()
    try:
        if not read[MAKE] and not folder.exists():
            raise NoDataFolder(name="WEBFORMS_DATA_DIR", place=folder)
        folder.mkdir(mode=ONLY_OURS, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise DataFolderUnusable(name="WEBFORMS_DATA_DIR", folder=folder, why=system_words(error)) from error
    return {"data_dir": folder}


def _port(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    address, _, port = (typed or "8000").rpartition(":")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError(f"“{typed}”不是端口。请写 1 到 65535 的整数，例如 8000；要让别的机器连进来，写 0.0.0.0:8000。")
    try:
        host = str(ip_address(address.strip("[]") or "127.0.0.1"))
    except ValueError as error:
        raise ValueError(f"“{address}”不是 IP 地址。只写端口，或写成 0.0.0.0:8000 这样。") from error
    return {"host": host, "port": int(port)}


def _database_url(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    if typed is None:
        _look_started(read, read["data_dir"] / DATABASE_FILE, "WEBFORMS_DATA_DIR", read["data_dir"])
        return {"database_url": f"{SQLITE}{read['data_dir'] / DATABASE_FILE}"}
    if typed.startswith(SQLITE) and len(typed) > len(SQLITE):
        file = Path(typed.removeprefix(SQLITE).partition("?")[0])
        _look_started(read, file, "WEBFORMS_DATABASE_URL", file)
        return {"database_url": typed}
    scheme, _, rest = typed.partition("://")
    if scheme not in ("postgresql", "postgres") or not _parts(typed).path.strip("/"):
        raise ValueError("请写 postgresql://用户:密码@主机/库名，或 sqlite:///文件路径。")
    return {"database_url": f"postgresql://{rest}"}


def _look_started(read: Mapping[str, Any], file: Path, name: str, place: Path) -> None:
    """The driver would make an empty database where there is none."""
    if not read[MAKE] and not file.exists():
        raise NothingStarted(name=name, place=place)


def _redis_url(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    if typed is None:
        return {"redis_url": queue_url(read["data_dir"]), "own_queue": True}
    parts = _parts(typed)
    if not (parts.scheme in ("redis", "rediss") and parts.hostname) and not (parts.scheme == "unix" and parts.path):
        raise ValueError("请写 redis://主机:6379/0，或 unix:///套接字路径。")
    return {"redis_url": typed, "own_queue": False}


def _files_url(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    if typed is None:
        return {"files": read["data_dir"] / FILES_FOLDER}
    scheme, mark, rest = typed.partition("://")
    if mark and scheme == "s3":
        raise ValueError("这一版还不能把材料放进 S3，以后的版本会支持。现在请写一个文件夹的路径。")
    if mark and scheme != "file":
        raise ValueError(f"不认识“{scheme}://”。请写一个文件夹的路径。")
    return {"files": Path(rest if mark else typed).expanduser().absolute()}


def _secret_key(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    key = typed or _kept_key(read["data_dir"] / KEY_FILE)
    if len(key) < SHORTEST_KEY:
        raise ValueError(f"太短，至少 {SHORTEST_KEY} 个字符。不设也可以，程序会自己生成一个。")
    return {"secret_key": key}


def _base_url(typed: str | None, read: Mapping[str, Any]) -> Mapping[str, Any]:
    if typed is None:
        return {"base_url": f"http://127.0.0.1:{read['port']}"}
    parts = _parts(typed)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ValueError("请写人们在浏览器里打开的网址，例如 https://sqjy.example.gov.cn，后面不带路径。")
    return {"base_url": typed.rstrip("/")}


def _parts(url: str) -> Any:
    """The parts of an address; ValueError in our words where it is none."""
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ValueError("地址写法不对。") from error


def _kept_key(path: Path) -> str:
    """The key in the data folder, made when it is not there; of two starters at once, both get the same."""
    try:
        if not path.exists():
            _make_key(path)
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"读写不了密钥文件 {path}。请改权限，或者自己设一个。") from error


def _make_key(path: Path) -> None:
    """Whole from the first moment it has its name, and for this account alone."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # 0600
    part = Path(name)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)
    except FileExistsError:
        return  # another process was first: its key holds
    finally:
        part.unlink()


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":***@")).geturl()


SETTINGS = (
    Setting("WEBFORMS_DATA_DIR", "当前文件夹下的 data", "存放数据的文件夹，没有就建立。",
            _data_dir, lambda its: str(its.data_dir)),
    Setting("WEBFORMS_PORT", "8000", "网页的端口，只有本机能连。要让别的机器连进来，写 0.0.0.0:8000。",
            _port, lambda its: f"{its.host}:{its.port}"),
    Setting("WEBFORMS_DATABASE_URL", f"数据文件夹里的 {DATABASE_FILE}",
            "数据库：postgresql://用户:密码@主机/库名，或 sqlite:///文件路径。",
            _database_url, lambda its: _without_password(its.database_url)),
    Setting("WEBFORMS_REDIS_URL", "自带的队列服务", "文档队列：redis://主机:6379/0。不设，webforms up 就自己启动一个。",
            _redis_url, lambda its: "自带" if its.own_queue else _without_password(its.redis_url)),
    Setting("WEBFORMS_FILES_URL", f"数据文件夹里的 {FILES_FOLDER}", "存放佐证材料和文档的文件夹。S3 以后支持。",
            _files_url, lambda its: str(its.files)),
    Setting("WEBFORMS_SECRET_KEY", f"第一次启动时生成，存在数据文件夹的 {KEY_FILE} 里",
            f"登录用的密钥，至少 {SHORTEST_KEY} 个字符。换了密钥，所有人要重新登录。",
            _secret_key, lambda its: "已设"),
    Setting("WEBFORMS_BASE_URL", "http://127.0.0.1:端口",
            "人们在浏览器里打开的网址。写 https:// 时，登录只走加密连接。",
            _base_url, lambda its: its.base_url),
)


def settings_table() -> str:
    """All rows as Markdown, for the operators' page."""
    rows = [f"| `{setting.name}` | {setting.default} | {setting.help} |" for setting in SETTINGS]
    return "\n".join(["| 设置 | 不设时 | 说明 |", "|---|---|---|", *rows]) + "\n"


def shown(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Each setting with the value in use."""
    return tuple((setting.name, setting.show(settings)) for setting in SETTINGS)


def unknown_settings(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Names that look like settings of ours and are none: a slip of the pen that would be passed over in silence."""
    known = {setting.name for setting in SETTINGS}
    return tuple(sorted(name for name in environment if name.startswith("WEBFORMS_") and name not in known))
