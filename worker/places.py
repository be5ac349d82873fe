"""Where a worker process finds its database, its files and its queue: settled once, when the process starts.

RQ calls a job with ids alone, so what belongs to the process lies here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from webforms.store import open_store
from webforms.store.transactions import Store


class Settings(Protocol):
    """What of the installation's settings a worker needs."""

    @property
    def database_url(self) -> str: ...
    @property
    def files(self) -> Path: ...
    @property
    def redis_url(self) -> str: ...


@dataclass(frozen=True)
class Places:
    """The same as values of our own, which travel to another process."""

    database_url: str
    files: Path
    redis_url: str

    @classmethod
    def of(cls, settings: Settings) -> Places:
        return cls(settings.database_url, settings.files, settings.redis_url)


_places: ContextVar[Places] = ContextVar("places")


def settle(places: Places) -> None:
    _places.set(places)


@contextmanager
def opened_store() -> Iterator[Store]:
    """A store of this very process: connections do not survive the fork of a work-horse."""
    places = _places.get()
    store = open_store(places.database_url, places.files)
    try:
        yield store
    finally:
        store.close()
