"""The whole installation in one file and back: whole, the same, on either database; or refused with nothing changed."""

import json
import shutil
import threading
import zipfile
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from tests.fixtures.databases import fresh_database
from tests.settling import freeze, settle
from webforms.actions import backup, installation, webhooks
from webforms.actions.doctor import examine
from webforms.actions.records import create_record
from webforms.actions.snapshots import load_snapshot
from webforms.actions.units import tree
from webforms.domain.errors import Refused
from webforms.store import open_store
from webforms.store.backup import BackupBroken, NotEmpty, OtherSchema
from webforms.store.backup.rows import line_of
from webforms.store.schema import metadata

ACTIVITY = {
    "title": "端午包粽子𠮷 & <亲子>", "category": "minors", "starts_at": "2016-06-08T19:00",
    "ends_at": "2016-06-08T21:00", "place": "社区文化室", "attendance": 64, "minors": 46,
}


def quiet(done, of):
    """Nobody watches."""


@pytest.fixture
def worked(world):
    """A district with records in several states, a snapshot, a correction after it, and a webhook with its outbox."""
    webhooks.add_webhook(world.store, installation.operator(), url="https://oa.example.cn/", verbs=["record.submit"])
    village = next(unit.code for unit in tree(world.store).units if unit.kind == "village")
    with world.on("2016-06-14"):
        approved = world.agree(world.enter(village, "activity", ACTIVITY, {"photo": 2}))
        world.enter(village, "activity", {**ACTIVITY, "title": "草稿"}, submit=False)
        world.send_back(world.enter(village, "activity", {**ACTIVITY, "title": "第二场"}, {"photo": 1}))
        settle(world.store, world.bureau)
        world.snapshot = freeze(world.store, world.bureau, "第一次")
        world.agree(world.change(approved, {**ACTIVITY, "attendance": 65}, {"photo": 2}))
    world.village = village
    return world


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def empty(request, tmp_path):
    """A database of either kind that nobody has used."""
    with empty_database(request, request.param, tmp_path) as url:
        store = open_store(url, tmp_path / "other" / "files")
        yield store
        store.close()


@contextmanager
def empty_database(request, kind, folder):
    if kind == "sqlite":
        (folder / "other").mkdir()
        yield f"sqlite:///{folder / 'other' / 'other.sqlite3'}"
    else:
        with fresh_database(request.getfixturevalue("postgres_url")) as url:
            yield url


@pytest.fixture
def saved(worked, tmp_path):
    path = tmp_path / "backup.zip"
    with path.open("wb") as target:
        backup.back_up(worked.store, installation.operator(), target, quiet)
    return path


def contents(store):
    """Every row of every table, as text."""
    with store.read() as tx:
        return {table.name: [line_of(row) for row in tx.mappings(select(table).order_by(*table.primary_key.columns))]
                for table in metadata.sorted_tables}


def holds_nothing(store):
    installation.prepare(store)
    return not any(contents(store).values())


def restore(store, path):
    backup.verify(path, quiet)
    return backup.restore(store, installation.operator(), path, quiet)


def test_everything_comes_back_the_same_and_whole(worked, saved, empty):
    manifest = restore(empty, saved)
    before, after = contents(worked.store), contents(empty)
    assert after == before
    assert {name: part.rows for name, part in manifest.tables.items()} == {
        name: len(rows) for name, rows in after.items()}
    assert all(rows for name, rows in after.items() if name in ("units", "facts", "drafts", "seals", "deliveries"))
    assert list(examine(empty)) == []
    frozen = worked.snapshot.id
    assert load_snapshot(empty, frozen) == load_snapshot(worked.store, frozen)


def test_work_goes_on_where_it_stopped(worked, saved, empty):
    restore(empty, saved)
    actor = worked.actor(worked.village)
    made = create_record(empty, actor, client_id="new", type="activity", unit=worked.village, data=ACTIVITY,
                         evidence=[], submit=False).record
    assert made.id == 1 + max(json.loads(line)["id"] for line in contents(worked.store)["records"])
    assert freeze(empty, worked.bureau, "第二次").id == worked.snapshot.id + 1
    assert list(examine(empty)) == []


def test_the_history_is_sealed_up_to_the_backup(worked, saved):
    manifest = backup.verify(saved, quiet)
    with worked.store.read() as tx:
        sealed = tx.all(select(metadata.tables["seals"]).order_by(metadata.tables["seals"].c.position.desc()))
    assert (sealed[0].position, sealed[0].sha256) == (manifest.position, manifest.seal)
    assert list(examine(worked.store)) == []


def test_a_backup_made_while_people_write_is_one_moment(worked, tmp_path, empty):
    over = threading.Event()

    def write():
        while not over.is_set():
            worked.enter(worked.village, "activity", {**ACTIVITY, "title": "又一场"}, {"photo": 1})

    people = threading.Thread(target=write)
    people.start()
    path = tmp_path / "busy.zip"
    try:
        with path.open("wb") as target:
            backup.back_up(worked.store, installation.operator(), target, quiet)
    finally:
        over.set()
        people.join()
    restore(empty, path)
    assert list(examine(empty)) == []


def test_it_goes_into_an_empty_database_only(saved, empty):
    restore(empty, saved)
    before = contents(empty)
    with pytest.raises(NotEmpty):
        restore(empty, saved)
    assert contents(empty) == before


def test_a_backup_that_was_cut_is_refused_and_nothing_is_changed(saved, empty, tmp_path):
    whole, cut = saved.read_bytes(), tmp_path / "cut.zip"
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        cut.write_bytes(whole[:length])
        with pytest.raises(BackupBroken):
            restore(empty, cut)
    assert holds_nothing(empty)


def test_a_changed_byte_anywhere_is_noticed(saved, tmp_path):
    whole, changed = saved.read_bytes(), tmp_path / "changed.zip"
    with zipfile.ZipFile(saved) as archive:
        places = [part.header_offset + 30 + len(part.filename) + 40 for part in archive.infolist()
                  if part.compress_size > 60]
    for place in places:
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
        with pytest.raises(BackupBroken):
            backup.verify(changed, quiet)


def rewritten(saved, target, change):
    """The same archive with its parts changed by `change`, which gets them by name."""
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def _drop_a_row(parts):
    parts["tables/units.jsonl"] = parts["tables/units.jsonl"].partition(b"\n")[2]


def _drop_a_file(parts):
    del parts[next(name for name in parts if name.startswith("files/"))]


def _change_a_file(parts):
    parts[next(name for name in parts if name.startswith("files/"))] = b"other"


@pytest.mark.parametrize("change", [
    _drop_a_row, _drop_a_file, _change_a_file, lambda parts: parts.pop("tables/facts.jsonl"),
    lambda parts: parts.update({"tables/more.jsonl": b""}), lambda parts: parts.pop("manifest.json"),
    lambda parts: parts.update({"manifest.json": b"[]"}), lambda parts: parts.update({"manifest.json": b"{}"}),
    lambda parts: parts.update({"manifest.json": b"not json"}), lambda parts: parts.update({"files/../../x": b""}),
], ids=range(10))
def test_an_archive_that_is_not_what_it_says_is_refused(saved, tmp_path, change):
    with pytest.raises(BackupBroken):
        backup.verify(rewritten(saved, tmp_path / "other.zip", change), quiet)


def test_a_file_that_is_no_backup_is_refused(tmp_path):
    for content in (b"", b"PK", b"hello " * 100):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(BackupBroken):
            backup.verify(tmp_path / "x", quiet)


def test_a_backup_of_another_schema_says_which_program_restores_it(saved, empty, tmp_path):
    def later(parts):
        said = json.loads(parts["manifest.json"])
        parts["manifest.json"] = json.dumps({**said, "schema": "9999"}).encode()

    with pytest.raises(OtherSchema, match="9999"):
        restore(empty, rewritten(saved, tmp_path / "later.zip", later))
    assert holds_nothing(empty)


def test_a_file_that_is_gone_stops_the_backup(worked, tmp_path):
    shutil.rmtree(worked.files)
    with (tmp_path / "b.zip").open("wb") as target, pytest.raises(BackupBroken, match="doctor"):
        backup.back_up(worked.store, installation.operator(), target, quiet)


def test_nobody_but_who_looks_after_it_makes_or_restores_one(worked, saved, tmp_path, empty):
    with (tmp_path / "b.zip").open("wb") as target, pytest.raises(Refused):
        backup.back_up(worked.store, worked.bureau, target, quiet)
    with pytest.raises(Refused):
        backup.restore(empty, worked.bureau, saved, quiet)
