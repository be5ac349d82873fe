"""Photos from a phone in real Chromium: several at once, one of them none, a network that goes away, large ones."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.live import served
from tests.e2e.people import PHONE, opened
from tests.store import samples
from tests.web.test_fill import the_only_record
from tests.web.world import PASSWORD, District, picture

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

COLOURS = ("seagreen", "indianred", "goldenrod", "teal", "navy", "olive", "orchid", "peru", "plum", "tan")
TILES = ".photo-grid.kept-list li"


@pytest.fixture
def village(browser: Browser, district: District) -> Iterator[Page]:
    """A village's form of an activity on a phone, filled in but for the photos."""
    with served(district) as address:
        page = opened(browser, address, "mumian", PASSWORD, PHONE, has_touch=True, is_mobile=True)
        page.goto("/fill/new/activity")
        page.locator("#f_title").fill("端午包粽子亲子活动")
        page.locator("#f_category").select_option("minors")
        for field, time in (("f_starts_at", "19:00"), ("f_ends_at", "21:00")):
            page.locator(f"#{field}").fill("2016-06-08")
            page.locator(f"[name={field}][type=time]").fill(time)
        page.locator("#f_place").fill("社区文化室")
        page.locator("#f_attendance").fill("64")
        yield page
        page.context.close()


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{colour}.jpg" for colour in COLOURS]
    for path in made:
        path.write_bytes(picture(path.stem))
    return made


def large_photo(path: Path) -> Path:
    """Four megabytes of a phone, lying on its side, with the day it was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2016:06:08 19:22:00"
    noise = Image.frombytes("RGB", (1000, 750), os.urandom(1000 * 750 * 3)).resize((4000, 3000))
    noise.save(path, "JPEG", quality=95, exif=exif)
    assert path.stat().st_size > 3 * 1024 * 1024
    return path


def send(village: Page) -> None:
    village.get_by_role("button", name="提交给").click()


def test_three_photos_and_a_letter_that_only_calls_itself_one(village, district, photos, tmp_path):
    letter = tmp_path / "签到表.jpg"
    letter.write_bytes(samples.DOCX)
    village.locator("#files_photo").set_input_files([*photos[:2], letter, photos[2]])
    expect(village.locator(TILES)).to_have_count(3)
    refused = village.locator(".sending")
    expect(refused).to_have_count(1)
    expect(refused.locator(".error")).to_contain_text("签到表.jpg")
    send(village)
    expect(village.get_by_role("heading", name="已提交给")).to_be_visible()
    assert len(the_only_record(district, "mumian").evidence) == 3


def test_a_form_sent_too_early_waits_and_goes_by_itself_with_nothing_twice(village, district, photos):
    held = []

    def slow(route):
        """The network holds the first ones back."""
        if len(held) < 2:
            held.append(route)
        else:
            route.continue_()

    village.route("**/files/", slow)
    village.locator("#files_photo").set_input_files(photos[:3])
    send(village)
    expect(village.get_by_role("status").first).to_contain_text("传完就接着提交")
    send(village)
    for route in held:
        route.continue_()
    expect(village.get_by_role("heading", name="已提交给")).to_be_visible()
    assert len(the_only_record(district, "mumian").evidence) == 3


def test_without_a_network_a_photo_waits_until_it_is_back(village, photos):
    village.route("**/files/", lambda route: route.abort())
    village.locator("#files_photo").set_input_files(photos[:1])
    expect(village.locator(".sending .cap")).to_have_text("等网络")
    village.unroute("**/files/")
    village.evaluate("window.dispatchEvent(new Event('online'))")
    expect(village.locator(TILES)).to_have_count(1)
    expect(village.locator(".sending")).to_have_count(0)


def test_photos_stand_in_the_order_they_were_chosen_whichever_comes_through_first(village, photos):
    first = []
    village.route("**/files/", lambda route: first.append(route) if not first else route.continue_())
    village.locator("#files_photo").set_input_files(photos[:2])
    expect(village.locator(TILES)).to_have_count(1)
    first[0].continue_()
    expect(village.locator(f"{TILES} img").first).to_have_attribute("alt", "图片：seagreen.jpg")


def test_nine_are_taken_and_the_rest_named(village, photos):
    village.locator("#files_photo").set_input_files(photos)
    expect(village.get_by_role("status").first).to_contain_text("tan.jpg")
    expect(village.locator(TILES)).to_have_count(9)


def test_a_photo_is_put_forward_and_taken_off(village, district, photos):
    village.locator("#files_photo").set_input_files(photos[:3])
    expect(village.locator(TILES)).to_have_count(3)
    kept = [one.get_attribute("value") for one in village.locator("[name=kept_photo]").all()]
    village.locator(TILES).nth(2).get_by_role("button", name="往前移").click()
    village.locator(TILES).nth(0).get_by_role("button", name="去掉").click()
    send(village)
    expect(village.get_by_role("heading", name="已提交给")).to_be_visible()
    sent = [file.sha256 for file in the_only_record(district, "mumian").evidence]
    assert sent == [kept[2], kept[1]]


def test_a_large_photo_is_made_smaller_on_the_phone_upright_with_its_day(village, district, tmp_path):
    village.locator("#files_photo").set_input_files(large_photo(tmp_path / "全景.jpg"))
    expect(village.locator(TILES)).to_have_count(1)
    send(village)
    expect(village.get_by_role("heading", name="已提交给")).to_be_visible()
    kept = the_only_record(district, "mumian").evidence[0]
    assert (kept.width, kept.height, kept.taken_at) == (1920, 2560, "2016-06-08T19:22:00")
    with Image.open(io.BytesIO(district.store.files.read(kept.sha256))) as shown:
        assert shown.size == (1920, 2560)


def test_the_note_about_a_photos_day_follows_the_day_that_is_filled_in(village, tmp_path):
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = "2016:05:31 09:41:00"
    photo = tmp_path / "六一.jpg"
    photo.write_bytes(samples.image("JPEG", exif=exif))
    village.locator("#files_photo").set_input_files(photo)
    note = village.get_by_text("拍于 5月31日")
    expect(note).to_be_visible()
    for field in ("f_starts_at", "f_ends_at"):
        village.locator(f"#{field}").fill("2016-06-01")
    village.locator("#f_attendance").click()
    expect(note).to_be_hidden()
