"""A kept picture shows what was taken, upright, with date and camera, and says no place."""

import io

import pytest
from PIL import ExifTags, Image

from tests.store import samples
from webforms.domain.errors import UnsupportedFile
from webforms.store.media import HEIF, JPEG, PNG, WEBP
from webforms.store.pictures import LONGEST_SIDE, clean_picture


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_place_goes_date_and_camera_stay():
    picture = clean_picture(samples.photo(), JPEG, "a.jpg")
    exif = opened(picture.content).getexif()
    assert dict(exif.get_ifd(ExifTags.IFD.GPSInfo)) == {}
    assert set(exif) <= {ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.IFD.Exif}
    assert (exif[ExifTags.Base.Model], picture.taken_at) == ("P60", "2016-05-05T09:12:30")
    assert set(exif.get_ifd(ExifTags.IFD.Exif)) == {ExifTags.Base.DateTimeOriginal}


@pytest.mark.parametrize("secret", [b"GPS 23.68", b"HOME OF MR LI"])
def test_nothing_of_the_place_is_left_anywhere_in_the_bytes(secret):
    assert secret in samples.photo()
    assert secret not in clean_picture(samples.photo(), JPEG, "a.jpg").content


def test_a_turned_picture_stands_upright():
    picture = clean_picture(samples.photo(orientation=6), JPEG, "a.jpg")
    assert (picture.width, picture.height) == (30, 40)
    assert opened(picture.content).size == (30, 40)
    assert ExifTags.Base.Orientation not in opened(picture.content).getexif()


def test_a_large_picture_is_made_smaller_and_a_small_one_is_not():
    large = clean_picture(samples.image("JPEG", (6000, 3000)), JPEG, "a.jpg")
    assert (large.width, large.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert clean_picture(samples.image("JPEG"), JPEG, "a.jpg").width == 40


@pytest.mark.parametrize("kind, word", [(PNG, "PNG"), (WEBP, "WEBP"), (JPEG, "JPEG")])
def test_each_kind_stays_what_it_is(kind, word):
    picture = clean_picture(samples.image(word), kind, "a")
    assert picture.kind is kind
    assert opened(picture.content).format == word


def test_texts_in_a_png_are_left_behind():
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("XML:com.adobe.xmp", "GPSLatitude 23,41")
    content = samples.image("PNG", pnginfo=texts)
    assert b"GPSLatitude" in content
    assert b"GPSLatitude" not in clean_picture(content, PNG, "a.png").content


@pytest.mark.parametrize("mode", ["CMYK", "RGBA", "P", "LA", "I;16"])
def test_any_mode_of_colour_can_be_kept(mode):
    target = io.BytesIO()
    Image.new(mode, (8, 8)).save(target, format="JPEG" if mode == "CMYK" else "PNG")
    kind = JPEG if mode == "CMYK" else PNG
    assert clean_picture(target.getvalue(), kind, "a").width == 8


@pytest.mark.parametrize("content, word", [
    (samples.png_bomb(), "点数太多"), (samples.image("JPEG", (400, 400))[:-200], "不完整"),
    (b"\xff\xd8\xff\xe0 no", "坏了")],
    ids=["900 million points", "cut off", "no picture"])
def test_what_cannot_be_decoded_is_refused(content, word):
    with pytest.raises(UnsupportedFile) as refused:
        clean_picture(content, PNG if content.startswith(b"\x89PNG") else JPEG, "a.jpg")
    assert word in refused.value.message


def test_a_broken_heic_is_refused_and_not_an_error():
    with pytest.raises(UnsupportedFile):
        clean_picture(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 64, HEIF, "a.heic")


def test_the_same_picture_gives_the_same_bytes():
    assert clean_picture(samples.photo(), JPEG, "a").content == clean_picture(samples.photo(), JPEG, "b").content
