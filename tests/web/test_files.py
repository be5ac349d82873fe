"""Photos on pages: small ones in lists, the large one a tap away, both only for who may see the record."""

from tests.web.test_fill import new_activity, the_only_record


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
