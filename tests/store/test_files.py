"""The folder of files: a name appears only over whole bytes that are on the disk."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from webforms.store.files import FileStore


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files")


def test_a_file_is_found_under_the_hash_of_its_content(store):
    name = store.keep(b"a photo")
    assert name == hashlib.sha256(b"a photo").hexdigest()
    assert store.read(name) == b"a photo"
    assert list(store.names()) == [name]


def test_keeping_it_again_changes_nothing(store):
    name = store.keep(b"a photo")
    before = store.path(name).stat().st_mtime_ns
    assert store.keep(b"a photo") == name
    assert store.path(name).stat().st_mtime_ns == before


def test_bytes_are_synced_before_the_name_and_the_folder_after_it(store, monkeypatch):
    order = []
    real_fsync, real_link = os.fsync, os.link

    def fsync(handle):
        order.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")
        real_fsync(handle)

    def link(source, target):
        order.append("name")
        real_link(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", link)
    store.keep(b"a photo")
    assert order[-3:] == ["file", "name", "folder"]


def test_a_crash_before_the_name_leaves_no_file(store, monkeypatch):
    def pulled(source, target):
        raise OSError("the plug was pulled")

    monkeypatch.setattr(os, "link", pulled)
    with pytest.raises(OSError, match="plug"):
        store.keep(b"a photo")
    assert list(store.names()) == []
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


def test_many_may_keep_the_same_at_once(store):
    threads = [threading.Thread(target=store.keep, args=(b"the same",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(store.names())) == 1
    assert store.is_whole(hashlib.sha256(b"the same").hexdigest())


def test_a_cut_file_and_a_missing_one_are_not_whole(store):
    name = store.keep(b"a photo")
    store.path(name).write_bytes(b"a pho")
    assert not store.is_whole(name)
    assert not store.is_whole("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "0" * 63, "0" * 63 + "/"])
def test_a_name_that_is_no_hash_leads_nowhere(store, name):
    with pytest.raises(ValueError, match="sha256"):
        store.path(name)
