"""Nothing is entered twice: an earlier entry is copied, and a field begins with what the unit stated before."""

import pytest

from tests.web.test_fill import ACTIVITY, new_activity
from tests.web.world import District, picture


def test_an_earlier_entry_hands_on_how_and_where_but_not_when_and_how_many(district: District):
    new_activity(district)
    page = district.person("mumian").open("/fill/new/activity")
    assert page.of("//details[contains(@class, 'copy-more')]//b") == [ACTIVITY["f_title"]]
    copy = page.follow(ACTIVITY["f_title"])
    assert copy.values("f_place") == [ACTIVITY["f_place"]]
    assert copy.values("f_starts_at") == ["", "19:00"]
    assert (copy.values("f_attendance"), copy.values("kept_photo")) == ([""], [])
    assert "日期、数字和图片没有抄" in copy.text


def test_the_last_three_of_the_form_are_offered_the_newest_first(district):
    for number in range(4):
        new_activity(district, f_title=f"第 {number} 场")
    page = district.person("mumian").open("/fill/new/activity")
    assert page.of("//details[contains(@class, 'copy-more')]//b") == ["第 3 场", "第 2 场", "第 1 场"]


@pytest.mark.parametrize("login, address", [
    ("rongshu", "/fill/new/activity?like=1"), ("mumian", "/fill/new/staff?like=1"),
    ("mumian", "/fill/new/activity?like=77"),
])
def test_only_an_own_entry_of_the_same_form_is_copied(district, login, address):
    new_activity(district)
    assert district.person(login).open(address).status == 404


@pytest.mark.parametrize("asked", ["", "x", "-1", "９", "1" * 30])
def test_a_copy_of_nothing_is_an_empty_form(district, asked):
    page = district.person("mumian").open(f"/fill/new/activity?like={asked}")
    assert page.status == 200
    assert page.values("f_title") == [""]


def test_a_field_begins_with_what_the_unit_put_into_its_register(district):
    sent = {"f_name": "木棉社区教学点", "f_address": "木棉路 8 号二楼", "files_approval": [], "f_status": "running"}
    form = district.person("mumian").open("/fill/new/institution")
    papers = {name: [("照片.jpg", picture())]
              for name in form.tree.xpath("//input[@type='file']/@name")}
    assert form.press("提交给", {**sent, **papers}).status == 200
    page = district.person("mumian").open("/fill/new/activity")
    assert page.values("f_place") == ["木棉路 8 号二楼"]
    assert district.person("rongshu").open("/fill/new/activity").values("f_place") == [""]


def test_an_entry_that_is_changed_shows_what_it_says_and_nothing_else(district):
    new_activity(district)
    page = district.person("mumian").open("/fill/records/1").press("撤回来改")
    assert page.values("f_place") == [ACTIVITY["f_place"]]
    assert page.of("//details[contains(@class, 'copy-more')]") == []


def test_a_field_that_waits_names_the_inputs_it_waits_for(district):
    page = district.person("mumian").open("/fill/new/activity")
    assert page.tree.xpath("//*[@data-when]/@data-when") == ['[{"f_charged": ["true"]}]']
