"""The pictures of docs/users: each page of the guide shows the step that it tells.

Only what must be typed for a picture is typed; little is sent, so that the walks do not change one another's pages.
Days and units are those of the demo (report_templates/gd-community-education-2016/demo)."""

from __future__ import annotations

import datetime

from playwright.sync_api import Browser, FilePayload

from docs.pictures.camera import DESK, PHONE, signed_in, take, window
from webforms.demo.pictures import photo

TAKEN = datetime.datetime(2016, 10, 9, 15, 10)  # noqa: DTZ001 - as a camera writes it, without a zone

ARRIVED = """() => {
    const seen = [...document.querySelectorAll('.photo img')].filter(one => one.src.includes('/small'));
    return seen.length === 2 && seen.every(one => one.complete && one.naturalWidth); }"""


def newcomer(browser: Browser, url: str) -> None:
    """The street prints a sheet; whoever holds it comes in."""
    street = signed_in(browser, url, "ltsh", DESK)
    street.goto("/admin/invitations")
    street.get_by_label("新塘村").check()
    street.get_by_label("陂坑里村").check()
    street.get_by_role("button", name="做邀请单").click()
    take(street, "guide/street-sheets", 640)
    secret = street.locator(".sheet footer b.mono").first.inner_text()
    phone = window(browser, url, PHONE)
    phone.goto(f"/join/{secret}")
    take(phone, "guide/clerk-join")


def clerk(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "lt03", PHONE)
    take(page, "guide/clerk-tasks")
    page.goto("/fill/new/activity")
    page.get_by_text("照着上一次填").click()
    take(page, "guide/clerk-copy", 620)
    page.goto("/fill/")
    page.get_by_role("link", name="去修改").first.click()
    take(page, "guide/clerk-returned", 700)
    page.goto("/fill/")
    page.get_by_role("link", name="零上报").first.click()
    take(page, "guide/clerk-nil", 700)
    page.goto("/account/")
    take(page, "guide/clerk-me", 560)


def photos(browser: Browser, url: str) -> None:
    """Two photos arrive; the network goes before the third."""
    page = signed_in(browser, url, "lt03", PHONE)
    page.goto("/fill/new/activity")
    where = page.locator("#files_photo")
    where.set_input_files([_photo("一"), _photo("二")])
    where.evaluate("field => field.closest('.group').scrollIntoView()")  # small pictures come when they are looked at
    page.wait_for_function(ARRIVED)
    page.context.set_offline(True)
    where.set_input_files([_photo("三")])
    page.get_by_text("等网络").first.wait_for()
    where.evaluate("field => field.closest('.group').scrollIntoView()")
    take(page, "guide/clerk-photos", 700)


def _photo(word: str) -> FilePayload:
    return {"name": f"{word}.jpg", "mimeType": "image/jpeg", "buffer": photo(f"guide {word}", TAKEN)}


def school(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "s01", PHONE)
    page.goto("/fill/week/open_log?week=2016-10-24")
    page.locator("#d4 label.day").click()
    page.locator("#d4-f_attendance").fill("36")
    take(page, "guide/clerk-week")


def street(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "ltsh", DESK)
    page.goto("/bureau/today")
    take(page, "guide/street-today", 640)
    page.goto("/review/")
    page.get_by_role("link", name="勾没有疑点的").click()
    take(page, "guide/street-batch", 800)
    page.goto("/bureau/matrix")
    page.get_by_role("link", name="选上全部欠交的单位").click()
    page.evaluate("window.scrollTo(0, 0)")
    take(page, "guide/street-chase", 760)
    page.goto("/admin/accounts")
    page.get_by_role("link", name="lt03", exact=True).click()
    take(page, "guide/street-account", 760)


def bureau(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "jyj1", DESK)
    page.goto("/bureau/today")
    take(page, "guide/bureau-today")
    page.goto("/bureau/matrix")
    take(page, "guide/bureau-matrix", 800)
    page.goto("/bureau/indicators/3.1.1")
    page.get_by_text("改分", exact=True).click()
    page.get_by_text("改分", exact=True).scroll_into_view_if_needed()
    take(page, "guide/bureau-decide")
    page.goto("/bureau/checks")
    page.get_by_text("写明理由").first.click()
    take(page, "guide/bureau-checks", 760)
    page.goto("/bureau/sections")
    page.get_by_role("link", name="现状").first.click()
    take(page, "guide/bureau-section")
    page.goto("/documents/")
    for box in page.locator("[name=compare]").all():
        box.check()
    page.get_by_role("button", name="比较勾选的两个").click()
    take(page, "guide/bureau-compare")


def administrator(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "admin", DESK)
    page.goto("/admin/units/import")
    take(page, "guide/admin-import", 620)
    page.goto("/admin/units/LT03")
    page.get_by_text("改名", exact=True).click()
    page.locator("#name").fill("石坳社区（示例）")
    take(page, "guide/admin-unit", 700)
    page.goto("/admin/history")
    take(page, "guide/admin-history", 620)


WALKS = (newcomer, clerk, photos, school, street, bureau, administrator)
