"""Pages in real Chromium: a village's entry on a phone becomes a point of the district and a figure one can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE
from tests.settling import freeze
from tests.web.test_fill import ACTIVITY, new_activity
from tests.web.world import PASSWORD, District, picture

pytestmark = pytest.mark.slow

FINGER = 47.5  # 48 px, and what rounding takes
TOUCHED = ".btn, .chip, .go, .input, .choice, .tabbar a, .bar-btn, .bar-back, summary, .drop, .add-file"
PHONE_PAGES = ("/fill/", "/fill/new", "/fill/new/activity", "/fill/records", "/fill/records/1", "/account/",
               "/account/password")


@pytest.fixture
def address(district: District) -> Iterator[str]:
    with served(district) as at:
        yield at


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "粽子.jpg", tmp_path / "全景.jpg"]
    for path, colour in zip(made, ("seagreen", "indianred"), strict=True):
        path.write_bytes(picture(colour))
    return made


def opened(browser: Browser, address: str, login: str, size: dict, **options) -> Page:
    return people.opened(browser, address, login, PASSWORD, size, **options)


def enter_activity(page: Page, photos: list[Path], **changes: str) -> None:
    page.get_by_role("link", name="活动记录", exact=True).click()
    page.locator("#f_title").fill(changes.get("title", "端午包粽子亲子活动"))
    page.locator("#f_category").select_option("minors")
    for field, time in (("f_starts_at", "19:00"), ("f_ends_at", "21:00")):
        page.locator(f"#{field}").fill("2016-06-08")
        page.locator(f"[name={field}][type=time]").fill(time)
    page.locator("#f_place").fill("社区文化室")
    page.locator("#f_attendance").fill("64")
    page.locator("#f_minors").fill(changes.get("minors", "46"))
    page.locator("#files_photo").set_input_files(photos)


def test_from_a_villages_entry_to_a_figure_that_opens_it(browser, address, district, photos):
    for number in range(3):
        photo = picture("red", (64, 40 + number))
        new_activity(district, f_title=f"第 {number + 1} 场", files_photo=[("a.jpg", photo)])
        district.person("fengcheng").open(f"/review/{number + 1}").press("通过")

    village = opened(browser, address, "mumian", PHONE, has_touch=True, is_mobile=True)
    enter_activity(village, photos)
    expect(village.get_by_text("已传好")).to_have_count(2)
    village.get_by_role("button", name="提交给凤城街道").click()
    expect(village.get_by_role("heading", name="已提交给凤城街道")).to_be_visible()

    bureau = opened(browser, address, "chuangjian", DESK)
    bureau.goto("/bureau/indicators/3.2.2")
    before = bureau.locator(".f-score .f-val").inner_text()
    street = opened(browser, address, "fengcheng", DESK)
    street.goto("/review/")
    expect(street.get_by_role("heading", name="端午包粽子亲子活动")).to_be_visible()
    street.keyboard.press("a")
    expect(street.get_by_text("“端午包粽子亲子活动”已通过。")).to_be_visible()
    bureau.reload()
    assert bureau.locator(".f-score .f-val").inner_text() != before

    bureau.get_by_role("link", name="快照与文档").first.click()
    bureau.get_by_label("这次快照叫什么").fill("六月自查")
    bureau.get_by_role("button", name="冻结现在的数据").click()
    expect(bureau.get_by_text("已冻结")).to_be_visible()
    bureau.goto("/figures/activities_village?unit=FC01")
    bureau.get_by_role("link", name="端午包粽子亲子活动").click()
    bureau.get_by_role("link", name="打开这条记录").click()
    expect(bureau.get_by_role("heading", name="端午包粽子亲子活动")).to_be_visible()
    shown = bureau.locator(".photo img").evaluate_all("all => all.map(one => one.complete && one.naturalWidth)")
    assert shown == [64, 64]


def test_a_mistake_takes_the_eye_to_its_field_and_loses_nothing(browser, address, photos):
    page = opened(browser, address, "mumian", PHONE)
    enter_activity(page, photos, minors="70")
    page.get_by_role("button", name="提交给凤城街道").click()
    box = page.locator("[data-focus]")
    expect(box).to_be_focused()
    box.get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "f_minors" or page.url.endswith("#f_minors")
    page.locator("#f_minors").fill("46")
    page.get_by_role("button", name="提交给凤城街道").click()
    expect(page.get_by_text("文字和 2 个文件都已送到")).to_be_visible()


def test_everything_is_sent_without_script(browser, address, photos):
    page = opened(browser, address, "mumian", PHONE, java_script_enabled=False)
    enter_activity(page, photos)
    page.get_by_role("button", name="提交给凤城街道").click()
    expect(page.get_by_role("heading", name="已提交给凤城街道")).to_be_visible()


def test_a_second_tap_sends_nothing_twice(browser, address, district, photos):
    page = opened(browser, address, "mumian", PHONE)
    enter_activity(page, photos)
    page.get_by_role("button", name="提交给凤城街道").dblclick()
    expect(page.get_by_role("heading", name="已提交给凤城街道")).to_be_visible()
    assert "待审 1 条" in district.person("fengcheng").open("/review/").text


def test_keys_rest_while_somebody_types(browser, address, district):
    new_activity(district)
    page = opened(browser, address, "fengcheng", DESK)
    page.goto("/review/")
    page.locator("#reason").fill("")
    page.locator("#reason").press_sequentially("a r 1")
    expect(page.get_by_role("heading", name=ACTIVITY["f_title"])).to_be_visible()
    assert page.locator("#reason").input_value() == "a r 1"
    page.locator("h2#h-r").focus()
    page.keyboard.press("1")
    page.keyboard.press("r")
    expect(page.get_by_text("已退回。")).to_be_visible()


@pytest.mark.parametrize("path", PHONE_PAGES)
def test_a_finger_finds_its_target_and_nothing_scrolls_sideways(browser, address, district, path):
    new_activity(district)
    page = opened(browser, address, "mumian", PHONE)
    page.goto(path)
    small = page.locator(TOUCHED).evaluate_all(
        "(all, least) => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < least)"
        ".map(one => one.outerHTML.slice(0, 120))", FINGER)
    assert small == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.classList.add('large')")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", ["/bureau/", "/bureau/indicators", "/bureau/indicators/3.1.1", "/bureau/types",
                                  "/documents/", "/figures/activities_village", "/fill/all-records", "/fill/records/1",
                                  "/documents/snapshots/1", "/documents/?compare=1&compare=2",
                                  "/figures/frozen/1/records/1"])
def test_the_desk_fits_its_window_and_a_phone(browser, address, district, path):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    for title in ("六月", "七月"):
        freeze(district.store, district.actor("chuangjian"), title)
    page = opened(browser, address, "chuangjian", DESK)
    page.goto(path)
    for width in (1280, 640, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.documentElement.classList.add('large')")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_first_visit_of_a_form_is_light(browser, address):
    """quality.md: at most 150 KB in all, 60 KB beside styles and scripts."""
    page = opened(browser, address, "mumian", PHONE)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto("/fill/new/activity", wait_until="networkidle")
    beside = sum(size for url, size in sizes.items() if not url.endswith((".css", ".js")))
    assert min(sizes.values()) > 0
    assert sum(sizes.values()) <= 150_000
    assert beside <= 60_000
