import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.installation import command_of
from tests.packs.with_templates import word_file
from tests.settling import freeze
from tests.waiting import wait_for
from tests.world import World
from webforms.actions import documents, pdf
from webforms.domain.errors import NotOffered, Unavailable, WrongState


@pytest.fixture
def kept(tmp_path):
    """A Word file under a name without an extension, as the file store keeps it."""
    path = tmp_path / "e3b0"
    path.write_bytes(word_file("社区教育自评报告"))
    return path


def runs(word):
    """Whether a living process names it in its command."""
    return any(word in command_of(int(path.name)) for path in Path("/proc").glob("[0-9]*"))


@pytest.mark.slow
def test_a_word_file_becomes_a_pdf(soffice, kept):
    assert pdf.to_pdf(kept).startswith(b"%PDF-")


@pytest.mark.slow
def test_a_file_that_cannot_be_converted_is_said_to_be(soffice, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST_SECONDS", 0.3)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # conversions of other tests may be under way
    path = tmp_path / "0001"
    path.write_bytes(word_file("太慢"))
    with pytest.raises(Unavailable, match="PDF 转换现在用不了"):
        pdf.to_pdf(path)
    assert wait_for(lambda: not runs(f"{tmp_path}/webforms-pdf-"))


@pytest.mark.slow
def test_what_it_started_ends_with_whoever_is_killed_in_the_middle(kept, tmp_path):
    """The program hangs, with a child of its own, as LibreOffice has."""
    lasting = tmp_path / "lasting"
    lasting.symlink_to("/bin/sleep")
    hanging = tmp_path / "soffice"
    hanging.write_text(f"#!/bin/sh\n{lasting} 300 &\nwait\n")
    hanging.chmod(0o755)
    convert = "import sys; from pathlib import Path; from webforms.actions import pdf; pdf.to_pdf(Path(sys.argv[1]))"
    path = f"{tmp_path}:{os.environ['PATH']}"
    with subprocess.Popen([sys.executable, "-c", convert, str(kept)], env={**os.environ, "PATH": path}) as converting:
        assert wait_for(lambda: runs(str(lasting)))
        converting.kill()
    assert wait_for(lambda: not runs(str(lasting)) and not runs(str(hanging)))


def test_whoever_is_told_to_stop_hears_of_that_also_when_the_program_has_just_ended():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            pdf._run(["sh", "-c", f"sleep 0.2; kill -INT {os.getpid()}"])
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_machine_without_the_program_says_what_it_lacks(kept, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(NotOffered, match="没有 LibreOffice"):
        pdf.to_pdf(kept)


def test_one_that_is_not_made_yet_cannot_be_opened(tmp_path):
    world = World(f"sqlite:///{tmp_path / 'w.sqlite3'}", tmp_path / "files")
    snapshot = freeze(world.store, world.bureau, "第一次").id
    asked, _ = documents.request_document(world.store, world.bureau, snapshot=snapshot, kind="application_form")
    with pytest.raises(WrongState):
        pdf.open_pdf(world.store, world.bureau, asked.id)
    world.close()
