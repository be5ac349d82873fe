"""Styles, icons and scripts under names that change with their content, so that a browser keeps them for ever.

    folder `static` → a copy in the data folder, each file named by its hash and compressed beside it → WhiteNoise
The copy is written once per set of files; processes that start together write the same bytes.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

SOURCE = Path(__file__).with_name("static")
PREFIX = "/static/"
HASH_LENGTH = 12


@dataclass(frozen=True)
class StaticFiles:
    """Where each file of the folder `static` is served: `address("js/photos.js")`."""

    folder: Path
    names: dict[str, str]

    def address(self, name: str) -> str:
        """The address of a file; KeyError when there is no such file."""
        return PREFIX + self.names[name]


def publish(app: Flask, data_dir: Path) -> StaticFiles:
    """Serve the folder `static` before the program itself, and tell templates the addresses (`static_file(name)`)."""
    files = prepare(SOURCE, data_dir / "cache" / "static")
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # Flask documents this assignment
        app.wsgi_app, root=str(files.folder), prefix=PREFIX, allow_all_origins=False,
        immutable_file_test=lambda path, url: True, add_headers_function=_only_ours,
    )
    app.jinja_env.globals["static_file"] = files.address
    return files


def prepare(source: Path, target: Path) -> StaticFiles:
    """Copy `source` below `target` under immutable names, compressed beside."""
    found = sorted(path for path in source.rglob("*") if path.is_file())
    contents = {path.relative_to(source).as_posix(): path.read_bytes() for path in found}
    names = {name: _immutable_name(name, content) for name, content in contents.items()}
    folder = target / _digest("\n".join(sorted(names.values())).encode())
    for name, content in contents.items():
        _write_once(folder / names[name], content)
    return StaticFiles(folder, names)


def _immutable_name(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{_digest(content)}{dot}{suffix}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def _write_once(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, content)
    compressor = Compressor(quiet=True)
    if compressor.should_compress(path.name):
        _replace(path.with_name(path.name + ".gz"), compressor.compress_gzip(content))


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: another process may be starting on the same folder."""
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(draft).chmod(0o644)
    Path(draft).replace(path)


def _only_ours(headers: object, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"  # type: ignore[index]  # wsgiref's Headers
