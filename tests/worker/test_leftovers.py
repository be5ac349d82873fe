"""Folders of a conversion that was killed are swept when a worker starts; one under way, or not ours, stays."""

import os
import tempfile
import time

import pytest

from worker.leftovers import OLD_SECONDS, sweep_leftovers


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def folder(path, age):
    path.mkdir()
    (path / "document.docx").write_bytes(b"a word file")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_what_a_killed_conversion_left_is_gone_and_one_under_way_stays(temporary):
    left = [folder(temporary / f"webforms-{what}-abc", OLD_SECONDS + 5) for what in ("pdf", "layout")]
    under_way = folder(temporary / "webforms-pdf-now", 60)
    other = folder(temporary / "somebodys", OLD_SECONDS + 5)
    sweep_leftovers()
    assert [path.exists() for path in (*left, under_way, other)] == [False, False, True, True]


def test_a_link_is_not_followed(temporary):
    kept = folder(temporary / "kept", OLD_SECONDS + 5)
    link = temporary / "webforms-pdf-link"
    link.symlink_to(kept)
    os.utime(link, (0, 0), follow_symlinks=False)
    sweep_leftovers()
    assert (kept / "document.docx").exists()
