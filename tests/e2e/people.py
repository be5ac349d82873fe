"""People at their screens: a window of real Chromium in which somebody signed in by hand."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def opened(browser: Browser, address: str, login: str, password: str, size: dict, **options) -> Page:
    """A window where this person signed in; it fails on anything the console complains of."""
    context: BrowserContext = browser.new_context(viewport=size, base_url=address, locale="zh-CN", **options)
    page = context.new_page()
    page.on("console", lambda message: _refuse(message.text) if message.type == "error" else None)
    page.goto("/account/sign-in")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def _refuse(text: str) -> None:
    refused = "status of 4" in text  # a refused form answers with its page and a status of its own
    if not refused and "net::ERR_FAILED" not in text:  # a test took the network away
        raise AssertionError(text)
