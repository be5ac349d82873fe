"""Pictures of the demo: photos to every program, the same each time, no two alike."""

import datetime
import io

import pytest
from PIL import Image

from webforms.demo.pictures import KINDS, photo, sheet
from webforms.demo.scenes import SCENES
from webforms.store.media import JPEG, recognise
from webforms.store.pictures import clean_picture


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_it_is_taken_as_a_photo_and_keeps_the_time_of_its_camera(make):
    content = make("A-1 photo 1", datetime.datetime.fromisoformat("2016-05-05T09:40:00"))
    assert recognise(content, "图片1.jpg") is JPEG
    kept = clean_picture(content, JPEG, "图片1.jpg")
    assert kept.taken_at == "2016-05-05T09:40:00"
    assert (kept.width, kept.height) == (960, 720)


def test_the_same_word_gives_the_same_bytes_and_no_other_word_does():
    assert photo("A-1 photo 1") == photo("A-1 photo 1")
    words = [f"A-{number} photo {place}" for number in range(12) for place in (1, 2)]
    assert len({photo(word) for word in words} | {sheet(word) for word in words}) == 48


def test_cleaned_as_every_photo_is_no_two_become_alike():
    kept = {clean_picture(photo(f"A-{number} photo 1", scene="hall"), JPEG, "x.jpg").content for number in range(20)}
    assert len(kept) == 20


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_a_photo_that_a_village_can_send_in_a_second(scene: str):
    assert 30_000 < len(photo("A-1 photo 1", scene=scene)) < 150_000
    assert photo("A-1 photo 1", scene=scene) != photo("A-1 photo 1", scene="hall" if scene != "hall" else "door")


def test_it_has_as_many_colours_as_something_that_was_there():
    with Image.open(io.BytesIO(photo("A-1 photo 1"))) as image:
        assert len(image.getcolors(maxcolors=960 * 720)) > 10_000


def test_one_without_a_time_says_none():
    assert clean_picture(photo("A-1 photo 1"), JPEG, "x.jpg").taken_at is None
