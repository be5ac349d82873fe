"""Photos on pages: small ones in lists, the large one a tap away, both only for who may see the record."""

import io
import json

import pytest
from lxml import html
from PIL import Image

from tests.store import samples
from tests.web.test_fill import ACTIVITY, new_activity, the_only_record
from tests.web.world import picture


def a_photo(district) -> str:
    new_activity(district)
    return the_only_record(district, "mumian").evidence[0].sha256


def test_pages_show_small_pictures_that_open_the_large_ones(district):
    photo = a_photo(district)
    page = district.person("mumian").open("/fill/records/1")
    assert f"/files/{photo}/small" in page.tree.xpath("//a[@class='photo']/img/@src")
    assert f"/files/{photo}" in page.tree.xpath("//a[@class='photo']/@href")


def test_a_small_picture_is_fetched_once_and_asked_for_by_its_mark_after(district):
    photo, browser = a_photo(district), district.person("fengcheng")
    first = browser.fetch(f"/files/{photo}/small")
    assert (first.status_code, first.mimetype) == (200, "image/jpeg")
    assert "private" in first.headers["Cache-Control"]
    again = browser.fetch(f"/files/{photo}/small", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_stranger_sees_neither(district):
    photo, stranger = a_photo(district), district.person("jingling")
    assert [stranger.open(f"/files/{photo}{small}").status for small in ("", "/small")] == [404, 404]


def send_ahead(browser, name="照片.jpg", content=None, item="photo", type_="activity"):
    """What the script of the file field sends, from a form that is open: the form's page, and the answer."""
    page = browser.open("/fill/new/activity")
    sent = {"csrf_token": page.values("csrf_token")[:1], "type": [type_], "item": [item],
            "file": [(name, picture() if content is None else content)]}
    return page, browser.send("/files/", "post", sent)


def said(answer):
    return json.loads(answer.source)


def taken(moment: str) -> bytes:
    exif = Image.Exif()
    exif[0x0132] = moment
    return samples.image("JPEG", exif=exif)


class TestSentAhead:
    def test_it_comes_back_as_the_forms_own_tile_and_goes_in_with_the_form(self, district):
        browser = district.person("mumian")
        page, answer = send_ahead(browser)
        tile = html.fromstring(said(answer)["tile"])
        assert tile.xpath("//img/@src") == [f"/files/{said(answer)['sha256']}/small"]
        kept = tile.xpath("//input[@type='hidden']")[0]
        page.press("提交给", {**ACTIVITY, kept.get("name"): kept.get("value")})
        assert [file.sha256 for file in the_only_record(district, "mumian").evidence] == [said(answer)["sha256"]]

    def test_a_renamed_letter_is_refused_by_name_and_reason(self, district):
        _, answer = send_ahead(district.person("mumian"), "签到表.jpg", samples.DOCX)
        assert answer.status == 415
        assert "签到表.jpg" in said(answer)["message"]

    def test_a_letter_is_refused_where_only_photos_stand(self, district):
        _, answer = send_ahead(district.person("mumian"), "计划.docx", samples.DOCX)
        assert answer.status == 415
        assert "这里只收照片" in said(answer)["message"]

    def test_too_large_is_said(self, district):
        _, answer = send_ahead(district.person("mumian"), "大.jpg", b"\xff\xd8\xff" + b"x" * (20 << 20))
        assert (answer.status, "20 MB" in said(answer)["message"]) == (413, True)

    def test_without_the_forms_token_nothing_is_kept(self, district):
        browser = district.person("mumian")
        answer = browser.client.post("/files/", data={"type": "activity", "item": "photo",
                                                      "file": (io.BytesIO(picture()), "a.jpg")})
        assert answer.status_code == 400
        assert list(district.store.files.names()) == []

    @pytest.mark.parametrize("place", [{"type_": "nothing"}, {"item": "nothing"}, {"type_": "", "item": ""}])
    def test_a_place_that_no_form_has_is_not_found(self, district, place):
        _, answer = send_ahead(district.person("mumian"), **place)
        assert answer.status == 404

    def test_who_only_looks_sends_nothing(self, district):
        browser = district.person("ducha")
        token = browser.open("/account/").values("csrf_token")[:1]
        assert browser.send("/files/", "post", {"csrf_token": token}).status == 403


class TestTheDayOfAPhoto:
    def test_another_day_is_a_quiet_note_beside_the_photo(self, district):
        photos = [("a.jpg", taken("2016:05:31 09:41:00")), ("b.jpg", taken("2016:06:08 19:22:00"))]
        page = new_activity(district, files_photo=photos, f_minors="70")
        notes = page.tree.xpath("//p[contains(@class,'photo-date')]")
        assert [note.get("hidden") for note in notes] == [None, ""]
        assert "拍于 5月31日" in notes[0].text_content()

    def test_it_stops_nobody(self, district):
        page = new_activity(district, files_photo=[("a.jpg", taken("2010:01:01 00:00:00"))])
        assert page.of("//h1") == ["已提交给凤城街道"]
