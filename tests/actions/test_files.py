"""Files sent and opened: by whom, how large, and what is recognised as sent before."""

import io
import os

import pytest

from tests.records import ACTIVITY, PAPER
from tests.settling import freeze
from tests.store import samples
from tests.world import picture
from webforms.actions.files import MAX_BYTES, keep_file, open_file, open_small
from webforms.domain.errors import NotFound, Refused, TooLarge, Unavailable, UnsupportedFile


def keep(world, content, name="照片.jpg", unit="FC01", which=1):
    return keep_file(world.store, world.actor(unit, which=which), io.BytesIO(content), name)


def test_a_photo_is_kept_without_its_place_under_the_hash_of_what_is_kept(world):
    kept = keep(world, samples.photo())
    assert kept.created
    assert kept.file.taken_at == "2016-05-05T09:12:30"
    content = world.store.files.read(kept.file.sha256)
    assert (len(content), b"GPS" in content) == (kept.file.size, False)


def test_the_same_bytes_of_the_same_account_are_recognised(world):
    first, again = keep(world, samples.photo()), keep(world, samples.photo(), name="又一次.jpg")
    assert (again.created, again.file) == (False, first.file)


def test_two_accounts_may_send_the_same(world):
    assert keep(world, samples.PDF, "a.pdf").created
    assert keep(world, samples.PDF, "b.pdf", unit="FC02").created


def test_a_document_is_kept_as_it_was_sent(world):
    kept = keep(world, samples.DOCX, "计划.docx")
    assert world.store.files.read(kept.file.sha256) == samples.DOCX
    assert (kept.file.family, kept.file.width) == ("document", None)


def test_too_much_is_refused_before_it_is_looked_at(world):
    with pytest.raises(TooLarge, match="20 MB"):
        keep(world, b"\xff\xd8\xff" + b"x" * MAX_BYTES)


def test_a_photo_that_is_a_renamed_letter_is_refused_and_leaves_nothing(world):
    with pytest.raises(UnsupportedFile):
        keep(world, samples.DOCX, "照片.jpg")
    assert list(world.store.files.names()) == []


def test_a_full_disk_is_said_and_leaves_no_row(world, monkeypatch):
    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(Unavailable):
        keep(world, samples.PDF, "a.pdf")
    monkeypatch.undo()
    assert keep(world, samples.PDF, "a.pdf").created


def test_a_file_that_was_lost_is_said_and_not_sent(world):
    sha256 = keep(world, samples.PDF, "a.pdf").file.sha256
    world.store.files.path(sha256).unlink()
    with pytest.raises(Unavailable):
        open_file(world.store, world.actor("FC01"), sha256)


def test_who_only_reads_sends_nothing(world):
    with pytest.raises(Refused):
        keep_file(world.store, world.actor("QC", "inspector"), picture(1), "a.png")


@pytest.mark.parametrize("sent, kept", [
    ("C:\\Users\\张三\\照片.jpg", "照片.jpg"), ("../../etc/passwd.jpg", "passwd.jpg"),
    ("a\u202egpj.exe.jpg", "agpj.exe.jpg"),
    ("", "未命名"), ("长" * 300 + ".jpg", "长" * 116 + ".jpg"), ("x\ud800.jpg", "x.jpg")])
def test_a_name_is_only_a_name(world, sent, kept):
    file = keep(world, samples.photo(), sent).file
    assert open_file(world.store, world.actor("FC01"), file.sha256).name == kept


class TestOpening:
    def test_the_sender_opens_it_and_a_stranger_does_not(self, world):
        sha256 = keep(world, samples.photo()).file.sha256
        opened = open_file(world.store, world.actor("FC01"), sha256)
        assert opened.path.read_bytes() == world.store.files.read(sha256)
        for who in (world.actor("FC02"), world.actor("FC"), world.bureau):
            with pytest.raises(NotFound):
                open_file(world.store, who, sha256)

    def test_whoever_sees_the_record_opens_its_files(self, world):
        world.clock.set("2016-03-15")
        record = world.enter("FC01", "activity", ACTIVITY, {"photo": 1}, submit=False)
        sha256 = record.evidence[0].sha256
        assert open_file(world.store, world.actor("FC"), sha256).name == "照片.png"
        with pytest.raises(NotFound):
            open_file(world.store, world.actor("LT"), sha256)

    def test_behind_a_figure_that_is_frozen_an_inspector_opens_it(self, world):
        world.clock.set("2016-06-15")
        sha256 = world.agree(world.enter("JYJ", "paper", PAPER, {"file": 1})).evidence[0].sha256
        inspector = world.actor("QC", "inspector")
        with pytest.raises(NotFound):
            open_file(world.store, inspector, sha256)
        freeze(world.store, world.bureau, "第一次")
        assert open_file(world.store, inspector, sha256).file.sha256 == sha256

    def test_a_file_nobody_kept_is_not_found(self, world):
        with pytest.raises(NotFound):
            open_file(world.store, world.bureau, "0" * 64)


class TestSmallPictures:
    def test_whoever_sees_the_photo_sees_it_small(self, world):
        kept = keep(world, samples.image("PNG", (640, 480)), "照片.png").file
        small = open_small(world.store, world.actor("FC01"), kept.sha256)
        assert (small.file.media_type, small.path.is_file()) == ("image/jpeg", True)
        assert small.path.stat().st_size < 20_000

    def test_whoever_does_not_see_the_photo_does_not_see_it_small_either(self, world):
        kept = keep(world, samples.photo()).file
        with pytest.raises(NotFound):
            open_small(world.store, world.actor("FC02"), kept.sha256)

    def test_a_paper_has_none(self, world):
        kept = keep(world, samples.PDF, "a.pdf").file
        with pytest.raises(NotFound):
            open_small(world.store, world.actor("FC01"), kept.sha256)

    def test_a_full_disk_is_said(self, world, monkeypatch):
        def full(source, target):
            raise OSError(28, "No space left on device")

        kept = keep(world, samples.photo()).file
        monkeypatch.setattr(os, "link", full)
        with pytest.raises(Unavailable):
            open_small(world.store, world.actor("FC01"), kept.sha256)
