"""The zip around the parts."""

import io
import zipfile

import pytest

from tests.store.zips import saying
from worker.templating import package
from worker.templating.faults import TemplateUnreadable

PARTS = {"word/document.xml": b"<a/>", "[Content_Types].xml": b"<b/>", "_rels/.rels": b"<c/>", "docProps/core.xml": b""}


def zipped(members, date=(2024, 5, 6, 7, 8, 10)):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, date), content)
    return file.getvalue()


def test_parts_come_back_as_they_were_packed():
    assert package.parts(package.pack(PARTS)) == PARTS


def test_order_and_date_of_the_original_leave_no_trace():
    turned = dict(reversed(PARTS.items()))
    assert package.repack(zipped(PARTS)) == package.repack(zipped(turned, (1999, 1, 1, 0, 0, 0)))


def test_every_member_has_the_one_date():
    with zipfile.ZipFile(io.BytesIO(package.pack(PARTS))) as archive:
        assert {info.date_time for info in archive.infolist()} == {package.EPOCH}


def test_a_zip_that_would_unpack_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_BYTES", 1_000)
    with pytest.raises(TemplateUnreadable, match="过大"):
        package.parts(package.pack({"a": b"0" * 1_001}))


def test_a_zip_of_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_MEMBERS", 2)
    with pytest.raises(TemplateUnreadable, match="过大"):
        package.parts(package.pack({"a": b"", "b": b"", "c": b""}))


def test_a_zip_whose_member_holds_more_than_it_says_is_refused():
    with pytest.raises(TemplateUnreadable, match="损坏"):
        package.parts(saying(package.pack({"a": b"0" * 1_001}), "a", 10))


@pytest.mark.parametrize("content", [b"", b"hello", package.pack(PARTS)[:-30]])
def test_what_is_no_zip_is_refused(content):
    with pytest.raises(TemplateUnreadable, match="损坏"):
        package.parts(content)
