"""A street's checking desk in real Chromium: fifty records by keyboard alone; keys rest, and can be turned off."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.live import served
from tests.e2e.people import DESK, opened
from tests.records import ACTIVITY
from tests.web.world import PASSWORD, District, picture
from webforms.actions import records
from webforms.actions.files import keep_file

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

MANY = 50


def fill_the_queue(district: District, count: int) -> None:
    """Activities of two villages, each with a photo of its own; the last two share one."""
    for number in range(count):
        login, unit = (("mumian", "FC01"), ("rongshu", "FC02"))[number % 2]
        actor = district.actor(login)
        shade = min(number, count - 2)
        photo = keep_file(district.store, actor, as_file(picture(f"#{shade * 4:02x}60a0")), "全景.jpg").file.sha256
        records.create_record(
            district.store, actor, client_id=f"c{number}", type="activity", unit=unit,
            data={**ACTIVITY, "title": f"健康讲座第 {number + 1} 讲"}, evidence=[{"item": "photo", "sha256": photo}],
            submit=True)


def as_file(content: bytes):
    return io.BytesIO(content)


@pytest.fixture
def street(browser: Browser, district: District) -> Iterator[Page]:
    fill_the_queue(district, MANY)
    with served(district) as address:
        page = opened(browser, address, "fengcheng", PASSWORD, DESK)
        page.goto("/review/")
        yield page
        page.context.close()


def states(district: District) -> list[str]:
    return [line.state for login in ("mumian", "rongshu")
            for line in records.list_records(district.store, district.actor(login), limit=100).items]


def test_fifty_by_keyboard(street, district):
    expect(street.get_by_role("heading", name="待审 50 条")).to_be_visible()
    first = street.locator("#h-r").inner_text()
    street.keyboard.press("j")
    expect(street.locator("#h-r")).not_to_have_text(first)
    expect(street.locator("#h-r")).to_be_focused()
    street.keyboard.press("x")
    street.keyboard.press("k")
    expect(street.locator("#h-r")).to_have_text(first)
    expect(street.locator("#ticked")).to_have_text("已勾 1 条")
    street.keyboard.press("5")
    street.keyboard.press("r")
    expect(street.get_by_role("status").first).to_contain_text("已退回")
    street.locator("[data-mark=plain]").focus()
    street.keyboard.press("Enter")
    expect(street.locator("#ticked")).to_have_text("已勾 48 条")
    street.locator("#batch button[value=approve]").focus()
    street.keyboard.press("Enter")
    expect(street.get_by_role("heading", name="通过 48 条")).to_be_visible(timeout=30_000)
    expect(street.locator("#h-r")).to_be_focused()
    street.get_by_role("link", name="接着审").click()
    expect(street.get_by_role("heading", name="待审 1 条")).to_be_visible()
    street.keyboard.press("a")
    expect(street.get_by_text("都审完了")).to_be_visible()
    assert sorted(states(district)) == ["approved"] * (MANY - 1) + ["returned"]


def test_keys_rest_while_somebody_types_and_can_be_turned_off(street):
    title = street.locator("#h-r").inner_text()
    street.locator("#reason").fill("")
    street.locator("#reason").press_sequentially("jax")
    expect(street.locator("#reason")).to_have_value("jax")
    street.get_by_role("button", name="关掉快捷键").click()
    street.keyboard.press("j")
    expect(street.locator("#h-r")).to_have_text(title)
    street.get_by_role("button", name="打开快捷键").click()
    street.keyboard.press("j")
    expect(street.locator("#h-r")).not_to_have_text(title)
