"""The notice box: what a unit was told, new until somebody looked, each about its record."""

from tests.store.counting import counted
from tests.web.test_fill import new_activity
from tests.web.world import District
from webforms.store import notices
from webforms.store.units import get_unit

TEXT = "“端午包粽子亲子活动”退回了：签到表上是 41 人。"


def tell(district: District, unit: str = "FC01", record: int | None = None, text: str = TEXT, times: int = 1) -> None:
    with district.store.write() as tx:
        number, _ = get_unit(tx, unit)
        for _ in range(times):
            notices.add(tx, unit=number, kind="returned" if record else "chased", text=text, record=record)


def badge(page) -> list[str]:
    return page.of("//nav[@class='tabbar']//span[@class='count']/text()/..")


def test_what_is_new_is_counted_until_somebody_looks(district):
    new_activity(district)
    tell(district, record=1)
    browser = district.person("mumian")
    assert badge(browser.open("/fill/")) == ["1条没看"]
    box = browser.open("/fill/").follow("消息")
    assert box.of("//li[@class='notice-new']//b") == [TEXT]
    assert badge(box) == []
    again = browser.open("/fill/notices")
    assert again.of("//li[@class='notice-new']") == []
    assert TEXT in again.text


def test_a_notice_leads_to_its_record(district):
    new_activity(district)
    tell(district, record=1)
    assert district.person("mumian").open("/fill/notices").follow("端午").address == "/fill/records/1"


def test_a_reminder_leads_to_the_tasks(district):
    tell(district, text="请在 6月20日前交齐。")
    assert district.person("mumian").open("/fill/notices").follow("请在").of("//h1")[0].startswith("还有")


def test_a_unit_is_told_nothing_of_others(district):
    tell(district)
    assert TEXT not in district.person("rongshu").open("/fill/notices").text
    assert district.person("ducha").open("/fill/notices").status == 403


def test_the_box_has_pages_and_costs_the_same(district):
    tell(district, times=3)
    browser = district.person("mumian")
    with counted(district.store) as few:
        browser.open("/fill/notices")
    tell(district, times=60)
    with counted(district.store) as many:
        page = browser.open("/fill/notices")
    assert len(many) <= len(few)
    assert len(page.of("//ul[contains(@class, 'rows')]/li")) == 50
    assert len(page.follow("看更早的").of("//ul[contains(@class, 'rows')]/li")) == 13


def test_what_is_typed_code_is_text(district):
    tell(district, text="<script>alert(1)</script>{{ 7*7 }}")
    page = district.person("mumian").open("/fill/notices")
    assert "<script>alert" not in page.source
    assert "{{ 7*7 }}" in page.text
