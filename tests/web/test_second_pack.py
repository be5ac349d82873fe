"""Every page opens for another evaluation: no level between, other codes, other words."""

import datetime
from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.world import District
from webforms.actions import installation
from webforms.store.pack_files import load_pack

PACK = Path(__file__).parents[1] / "packs" / "riverside-learning-2025"
PEOPLE = {"desk": ("XXZX", "desk"), "desk2": ("XXZX", "desk"), "visitor": ("BJ", "visitor"),
          "auditor": ("CWB", "auditor")}


@pytest.fixture(scope="module")
def riverside(tmp_path_factory):
    made = District(tmp_path_factory.mktemp("riverside"))
    made.clock.now = datetime.datetime(2025, 3, 14, 1, tzinfo=datetime.UTC)  # a Friday of its campaign
    community = next(unit for unit in load_pack(PACK).units if unit.kind == "community")
    made.found(PACK, {**PEOPLE, "clerk": (community.code, "clerk")}, rows=())
    made.open()
    yield made
    made.close()


def opens_everything(browser: Browser, addresses: list[str]) -> None:
    answers = {address: browser.open(address).status for address in addresses}
    assert set(answers.values()) == {200}, answers


def test_the_desk_opens_every_page_and_indicator(riverside):
    browser = riverside.person("desk")
    pack = installation.current_pack(riverside.store)
    opens_everything(browser, ["/bureau/", "/bureau/indicators", "/bureau/types", "/documents/", "/fill/all-records"])
    opens_everything(browser, [f"/bureau/indicators/{code}" for code in pack.indicators])
    opens_everything(browser, [f"/figures/{key}" for key in pack.metrics])


def test_a_clerk_opens_every_form_there_is(riverside):
    page = riverside.person("clerk").open("/fill/new")
    forms = page.tree.xpath("//a[@class='go']/@href")
    assert forms
    opens_everything(riverside.person("clerk"), ["/fill/", "/fill/records", *forms])


def test_another_form_has_its_week_on_one_screen_too(riverside):
    page = riverside.person("auditor").open("/fill/week/visit?week=2025-03-10")
    place = page.tree.xpath("//select[@id='d1-f_place']//option/@value")[1]
    assert page.tree.xpath("//input[@class='day-on']/@name")[-1] == "d4-on", "Saturday is still to come"
    done = page.press("提交这一周", {"d1-on": "1", "d1-f_place": place, "d1-f_overcharged": "0"})
    assert "1 天都已提交" in done.text
    assert "0 起" in done.of("//a[contains(@class, 'day-there')]")[0]


def test_a_snapshot_is_frozen_and_its_documents_asked_for(riverside):
    page = riverside.person("desk").open("/documents/").press("冻结现在的数据", {"title": "期中"})
    assert "已冻结" in page.text
    assert page.press("生成").status == 200
    assert riverside.person("visitor").open("/documents/").status == 200
