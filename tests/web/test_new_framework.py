"""A framework made in Excel has pages like any other: forms to fill, a queue to review, a score that says why."""

from __future__ import annotations

import datetime

import pytest

from tests.packs.books import framework_of_twenty
from tests.store.framework_book.drafts import drafted
from tests.web.world import District
from webforms.actions.installation import current_pack
from webforms.store.pack_files.folder import write_folder

PEOPLE = {"dongjiang": ("DJ", "reporter"), "caizheng": ("CZ", "reporter"), "jiaoyu": ("JY", "bureau"),
          "guanli": ("JY", "administrator")}


@pytest.fixture
def town(tmp_path):
    """A district that runs by the framework of twenty rows, in March of its year."""
    write_folder(drafted(framework_of_twenty()).files, tmp_path / "pack")
    (tmp_path / "district").mkdir()
    district = District(tmp_path / "district")
    district.clock.now = datetime.datetime(2027, 3, 2, 1, tzinfo=datetime.UTC)
    district.found(tmp_path / "pack", PEOPLE, ())
    district.open()
    yield district
    district.close()


def form_of(town, figure):
    forms = current_pack(town.store).types.values()
    return next(form.key for form in forms if form.title == f"{figure}登记表")


def test_a_street_fills_its_forms_and_the_bureau_agrees(town):
    street = town.person("dongjiang")
    assert "学习中心数" in street.open("/").text
    for figure in ("学习中心数", "参加学习人数", "学习活动场次"):
        assert figure in street.open(f"/fill/new/{form_of(town, figure)}").text
    form = street.open(f"/fill/new/{form_of(town, '学习中心数')}")
    assert form.press("提交", {"f_year": "2027", "f_amount": "２"}).status == 200
    bureau = town.person("jiaoyu")
    assert "学习中心数登记表" in bureau.open("/review/1").text
    bureau.open("/review/1").press("通过")
    code = next(code for code, each in current_pack(town.store).indicators.items() if each.title == "街道学习中心")
    page = bureau.open(f"/bureau/indicators/{code}")
    assert "东江街道" in page.text
    assert "每个街道有1处以上" in page.text


def test_every_indicator_explains_itself(town):
    bureau = town.person("jiaoyu")
    assert "2027年学习型城区建设评价指标" in bureau.open("/").text
    addresses = bureau.open("/bureau/indicators").tree.xpath("//th/a/@href")
    assert len(addresses) == 20
    assert {bureau.open(address).status for address in addresses} == {200}
