"""Writing a section in real Chromium: a figure is inserted, a typed number replaced, and the document carries both."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE
from tests.settling import freeze
from tests.web.test_bureau import approved_activity
from tests.web.world import PASSWORD, District
from webforms.actions import documents
from webforms.actions.sections import get_section, write_section
from worker.claim import claimed
from worker.documents.make import make

pytestmark = pytest.mark.slow

EDITOR = "/bureau/sections/district_situation"
Seated = Callable[..., Page]


@pytest.fixture
def active(district: District) -> District:
    approved_activity(district)
    return district


@pytest.fixture
def address(active: District) -> Iterator[str]:
    with served(active) as at:
        yield at


@pytest.fixture
def seated(browser: Browser, address: str) -> Iterator[Seated]:
    """A window at the editor; it closes before the program does, so that no preview asks in vain."""
    windows = []

    def sits_down(size: dict | None = None, **options) -> Page:
        page = people.opened(browser, address, "chuangjian", PASSWORD, size or DESK, **options)
        windows.append(page.context)
        page.goto(EDITOR)
        return page

    yield sits_down
    for window in windows:
        window.close()


def editor(page: Page):
    return page.get_by_role("textbox", name="正文")


def emptied(page: Page) -> None:
    editor(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")


def swap(page: Page, number: str):
    """The button that makes a token of a typed number."""
    return page.locator(".hands li", has_text=number).get_by_role("button", name="换成数据项")


def kept(district: District) -> str:
    return get_section(district.store, district.actor("chuangjian"), "district_situation").text


def test_from_the_editor_to_the_document(seated, active):
    page = seated()
    emptied(page)
    page.keyboard.insert_text("全区举办活动")
    page.get_by_text("插入数据项").click()
    page.get_by_label("找数据").fill("村（居）活动场次")
    page.get_by_label("写法").select_option("unit")
    page.locator(".picks li", has_text="村（居）活动场次").get_by_role("button").click()
    expect(editor(page).locator(".tokchip")).to_have_text("1场（暂计，已报1/3）")
    expect(page.locator(".sec-paper")).to_have_text("全区举办活动1场（暂计，已报1/3）")
    editor(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("，村（居）活动9场。")
    expect(page.locator(".hands")).to_contain_text("和数据不一致。最接近的数据：村（居）活动场次")
    swap(page, "9场").click()
    expect(editor(page).locator(".tokchip")).to_have_count(2)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    assert kept(active) == "全区举办活动[[activities_village|unit]]，村（居）活动[[activities_village|unit]]。"
    expect(page.locator(".tokchip")).to_have_count(2)
    assert "全区举办活动1场（暂计，已报1/3），村（居）活动1场（暂计，已报1/3）。" in printed(active)


def printed(district: District) -> str:
    """The report that a worker makes of what is frozen now."""
    bureau = district.actor("chuangjian")
    frozen = freeze(district.store, bureau, "文字写好了")
    asked, _ = documents.request_document(district.store, bureau, snapshot=frozen.id, kind="self_evaluation")
    with claimed(district.store, asked.id, 1) as held:
        make(district.store, held)
    opened = documents.open_document(district.store, bureau, asked.id)
    return "\n".join(each.text for each in Document(io.BytesIO(opened.path.read_bytes())).paragraphs)


def test_the_keyboard_alone_writes_swaps_and_saves(seated, active):
    page = seated()
    page.locator(".sec-edit").focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("村（居）活动9场。")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("第二段[[activities_village]]场𠮷。")
    expect(page.locator(".tokchip")).to_have_count(1)
    button = swap(page, "9场")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tokchip")).to_have_count(2)
    page.locator("button[value=save]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("已保存")).to_be_visible()
    assert kept(active) == "村（居）活动[[activities_village|unit]]。\n第二段[[activities_village]]场𠮷。"


def test_a_chip_is_deleted_copied_and_pasted_as_one_piece(seated, active):
    write_section(active.store, active.actor("chuangjian"), "district_situation", "共[[activities_village|unit]]")
    page = seated()
    editor(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    page.keyboard.press("End")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+V")
    expect(page.locator(".tokchip")).to_have_count(2)
    page.keyboard.press("Control+End")
    page.keyboard.press("Backspace")
    expect(page.locator(".tokchip")).to_have_count(1)
    assert page.locator("#text").input_value() == "共[[activities_village|unit]]共"


def test_the_codes_can_be_written_in_the_plain_box(seated, active):
    page = seated()
    page.get_by_role("button", name="看代号").click()
    page.locator("#text").fill("代号[[activities_village]]场。")
    expect(page.locator(".sec-paper")).to_contain_text("代号1")
    page.get_by_role("button", name="看代号").click()
    expect(page.locator(".tokchip")).to_have_count(1)


def test_leaving_with_unsaved_text_asks_first(seated):
    page = seated()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    editor(page).click()
    page.keyboard.insert_text("没存")
    page.get_by_role("link", name="得分", exact=True).click()
    expect(page.get_by_role("heading", name="区情")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_session_that_ended_keeps_the_text(seated, active):
    page = seated()
    emptied(page)
    page.context.clear_cookies()
    page.keyboard.insert_text("写了半天。")
    expect(page.get_by_text("登录过期了。文字还在")).to_be_visible()
    page.get_by_role("button", name="保存").click()
    page.get_by_label("账号").fill("chuangjian")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="接着做").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    assert kept(active) == "写了半天。"


def test_without_a_script_the_same_is_done_by_buttons(seated, active):
    page = seated(java_script_enabled=False)
    page.locator("#text").fill("村（居）活动9场。")
    page.get_by_role("button", name="预览").click()
    page.get_by_role("button", name="换成数据项").click()
    page.get_by_role("button", name="保存").click()
    assert kept(active) == "村（居）活动[[activities_village|unit]]。"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_pages_fit_their_window(seated, size):
    page = seated(size)
    for where in (EDITOR, "/bureau/sections"):
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
