"""A part of an archive is read in steps, and only if it is as long as it says."""

import io
import tracemalloc
import zipfile

import pytest

from tests.store.zips import saying, zipped
from webforms.store.archives import STEP, UNREADABLE, check_part, read_part

MUCH = b"\0" * 30_000_000


def read(content: bytes, how=read_part, part: int = 0):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return how(archive, archive.infolist()[part])


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("content", [b"", b"x", b"ab" * STEP, b"0" * STEP], ids=["empty", "one", "long", "a step"])
def test_an_honest_part_is_read_whole(content, way):
    archive = zipped({"a": content, "b": b"other"}, way)
    assert read(archive) == content
    assert read(archive, check_part) is None


@pytest.mark.parametrize("how", [read_part, check_part])
@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [0, 10, 99, 101], ids=lambda size: f"says {size}")
def test_a_part_that_is_longer_or_shorter_than_it_says_is_refused(how, way, size):
    with pytest.raises(UNREADABLE):
        read(saying(zipped({"a": b"y", "b": b"x" * 100}, way), "b", size), how, 1)


@pytest.mark.parametrize("how", [read_part, check_part])
def test_a_lie_costs_no_memory(how):
    bomb = saying(zipped({"a": MUCH}), "a", 10)
    tracemalloc.start()
    with pytest.raises(UNREADABLE):
        read(bomb, how)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_can_only_be_unpacked_at_once_is_refused(way):
    with pytest.raises(UNREADABLE, match="in steps"):
        read(zipped({"a": b"x"}, way))
