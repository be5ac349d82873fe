"""The store and its four kinds of transaction; nothing is committed anywhere else.

    read     looks at one moment and writes nothing
    write    a campaign write: the gate shared, then positions may be taken
    freeze   the gate alone: nobody writes into the campaign meanwhile
    aside    writes that take no position: sessions, leases, uploads
What must follow a commit is registered with `Tx.afterwards` and called when the transaction is through."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, Executable, Row, RowMapping, select
from sqlalchemy.engine import CursorResult

from webforms.domain.errors import NotFound
from webforms.domain.pack import Pack
from webforms.store.engine import reading, writing
from webforms.store.faults import translated
from webforms.store.files import FileStore
from webforms.store.gate import Gate, gate_for
from webforms.store.pack_files import load_bundle
from webforms.store.schema import campaigns, packs

ZONE = ZoneInfo("Asia/Shanghai")
Value = TypeVar("Value")
Clock = Callable[[], datetime.datetime]
Jobs = Callable[[int, int], None]
"""Tells the worker that document `id` waits at `attempt`; called after the commit."""


def now_utc() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def nobody_waits(document: int, attempt: int) -> None:
    """No queue is connected: the worker's sweep finds the row."""


@dataclass(frozen=True)
class Campaign:
    """The row of the campaign that is current."""

    id: int
    title: str
    year: int
    district: str
    pack_sha256: str


class Store:
    """One installation's database and file store, with the one clock that every action is given."""

    def __init__(
        self, engine: Engine, files: FileStore, *, clock: Clock = now_utc, jobs: Jobs = nobody_waits,
        gate: Gate | None = None,
    ) -> None:
        self.engine = engine
        self.files = files
        self.clock = clock
        self.jobs = jobs
        self.gate = gate or gate_for(engine)
        self._reading = reading(engine)
        self._writing = self.gate.engine(engine)
        self._packs: dict[str, Pack] = {}
        self._packs_lock = threading.Lock()
        self._remembered: dict[str, tuple[object, Any]] = {}

    @contextmanager
    def read(self) -> Iterator[Tx]:
        with translated(), self._reading.connect() as connection:
            yield Tx(self, connection)

    @contextmanager
    def write(self) -> Iterator[Tx]:
        with self._writes(self._writing, self.gate.share, gated=True) as tx:
            yield tx

    @contextmanager
    def freeze(self) -> Iterator[Tx]:
        with self._writes(self._writing, self.gate.close, gated=True) as tx:
            yield tx

    @contextmanager
    def aside(self) -> Iterator[Tx]:
        with self._writes(writing(self.engine), None, gated=False) as tx:
            yield tx

    def pack(self, sha256: str, bundle: Callable[[], bytes]) -> Pack:
        """The pack of this hash; read from its bundle once a process."""
        with self._packs_lock:
            if sha256 not in self._packs:
                self._packs[sha256] = load_bundle(bundle())
            return self._packs[sha256]

    def remembered(self, name: str, stamp: object, make: Callable[[], Value]) -> Value:
        """What `make` gave for this stamp, the last one of that name; one process remembers for itself."""
        kept = self._remembered.get(name)
        if kept is None or kept[0] != stamp:
            kept = self._remembered[name] = (stamp, make())
        return cast(Value, kept[1])

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _writes(
        self, engine: Engine, take: Callable[[Connection], None] | None, *, gated: bool
    ) -> Iterator[Tx]:
        with translated(), engine.begin() as connection:
            if take is not None:
                take(connection)
            tx = Tx(self, connection, gated=gated)
            yield tx
        for act in tx.after_commit:
            act()


class Tx:
    """One transaction: what happens in it happens at one moment, `now`."""

    def __init__(self, store: Store, connection: Connection, *, gated: bool = False) -> None:
        self.store = store
        self.connection = connection
        self.gated = gated
        self.now = store.clock()
        self.after_commit: list[Callable[[], None]] = []
        self.units: Any = None  # what `units` read in this transaction; None when it must be read again

    @property
    def today(self) -> datetime.date:
        return self.now.astimezone(ZONE).date()

    @cached_property
    def campaign(self) -> Campaign:
        """The newest campaign; NotFound before the first is started."""
        found = find_campaign(self)
        if found is None:
            raise NotFound(what="创建项目（还没有建立）")
        return found

    @property
    def campaign_id(self) -> int:
        return self.campaign.id

    @cached_property
    def pack(self) -> Pack:
        return pack_of(self, self.campaign.pack_sha256)

    def run(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        result = self.connection.execute(statement, values)
        assert isinstance(result, CursorResult)  # noqa: S101 - what every statement of ours returns
        return result

    def all(self, statement: Executable) -> list[Row[Any]]:
        return list(self.connection.execute(statement).all())

    def mappings(self, statement: Executable) -> list[RowMapping]:
        return list(self.connection.execute(statement).mappings())

    def first(self, statement: Executable) -> Row[Any] | None:
        return self.connection.execute(statement).first()

    def scalar(self, statement: Executable) -> Any:
        return self.connection.execute(statement).scalar()

    def afterwards(self, act: Callable[[], None]) -> None:
        """Call `act` once this transaction is committed; never when it is rolled back."""
        self.after_commit.append(act)


def find_campaign(tx: Tx) -> Campaign | None:
    joined = campaigns.join(packs, packs.c.id == campaigns.c.pack_id)
    columns = (campaigns.c.id, campaigns.c.title, campaigns.c.year, campaigns.c.district, packs.c.sha256)
    row = tx.first(select(*columns).select_from(joined).order_by(campaigns.c.id.desc()).limit(1))
    return None if row is None else Campaign(row.id, row.title, row.year, row.district, row.sha256)


def pack_of(tx: Tx, sha256: str) -> Pack:
    """The pack of this hash, which some campaign adopted."""
    return tx.store.pack(sha256, lambda: bundle_of(tx, sha256))


def bundle_of(tx: Tx, sha256: str) -> bytes:
    return bytes(tx.run(select(packs.c.bundle).where(packs.c.sha256 == sha256)).scalar_one())


