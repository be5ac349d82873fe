"""A small picture is made once, shows what the large one shows, and can be thrown away."""

import io
import shutil

import pytest
from PIL import Image

from tests.store import samples
from webforms.store.files import SMALL, FileStore
from webforms.store.thumbnails import LONGEST_SIDE, small_picture


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files")


def test_its_longest_side_is_that_of_a_small_picture(files):
    large = files.keep(samples.image("JPEG", (4000, 2000)))
    with Image.open(small_picture(files, large)) as small:
        assert (small.format, small.size) == ("JPEG", (LONGEST_SIDE, LONGEST_SIDE // 2))


def test_a_picture_that_is_small_already_is_not_blown_up(files):
    with Image.open(small_picture(files, files.keep(samples.image("JPEG", (40, 30))))) as small:
        assert small.size == (40, 30)


def test_it_is_made_once(files):
    sha256 = files.keep(samples.image("JPEG"))
    first = small_picture(files, sha256)
    made = first.stat().st_mtime_ns
    assert small_picture(files, sha256).stat().st_mtime_ns == made


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1"])
def test_what_is_transparent_stands_on_white_paper(files, mode):
    source = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).convert(mode).save(source, "PNG")
    with Image.open(small_picture(files, files.keep(source.getvalue()))) as small:
        assert small.mode == "RGB"
        assert mode not in ("RGBA", "LA") or small.getpixel((5, 5)) == (255, 255, 255)


def test_small_pictures_are_no_files_of_the_store_and_can_be_made_again(files):
    sha256 = files.keep(samples.image("JPEG"))
    small_picture(files, sha256)
    assert list(files.names()) == [sha256]
    shutil.rmtree(files.folder / SMALL)
    assert small_picture(files, sha256).is_file()
