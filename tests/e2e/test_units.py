"""An administrator at the desk: a list with faults is mended and imported, the new unit is found and renamed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e import people
from tests.e2e.live import served
from tests.web.world import PASSWORD, District
from webforms.actions import units

pytestmark = pytest.mark.slow

HEAD = "单位码,名称,类别,上级,标记\n"
RIGHT = "FC03,北江社区,village,FC 凤城街道,社区居委会\n"
WRONG = "FC04,,村,凤城,\n"


def chosen(page, text: str) -> None:
    page.get_by_label("名册文件").set_input_files(
        {"name": "名册.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")})
    page.get_by_role("button", name="核对").click()


@pytest.mark.parametrize("size", [people.PHONE, people.DESK], ids=["phone", "desk"])
def test_a_list_is_mended_and_imported_and_its_unit_renamed(browser: Browser, district: District, size: dict):
    with served(district) as address:
        page = people.opened(browser, address, "guanli", PASSWORD, size)
        page.get_by_role("link", name="单位 改名").click()
        page.get_by_role("link", name="导入名册").click()
        chosen(page, HEAD + RIGHT + WRONG)
        expect(page.get_by_role("alert")).to_contain_text("2 行里有 1 行要改，还没有导入任何一行")
        expect(page.locator("td.er")).to_have_count(2)
        page.get_by_role("link", name="改好再传").click()
        chosen(page, HEAD + RIGHT)
        expect(page.get_by_role("status")).to_contain_text("新增 1 个单位")
        page.get_by_role("button", name="导入").click()
        page.get_by_label("找").fill("北江")
        page.get_by_role("button", name="只看这些").click()
        page.get_by_role("link", name="北江社区").click()
        page.get_by_text("改名", exact=True).click()
        page.get_by_label("新名称").fill("北江里社区")
        page.get_by_role("button", name="看看会怎样").first.click()
        page.get_by_role("button", name="起改名").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("北江里社区")
        page.context.close()
    assert units.tree(district.store).get("FC03").name == "北江里社区"
