"""What makes a figure worth trusting stands beside it: who reported, over which days, what was left out and why, and
what was corrected since."""

import pytest

from tests.settling import freeze
from tests.web.packs import default_pack
from tests.web.test_bureau import REASON, approved_activity
from tests.web.test_fill import PHOTOS
from webforms.actions.decisions import decide


def decided(district, **said):
    return decide(district.store, district.actor("chuangjian"), reason=REASON, **said)


def test_a_figure_that_is_not_whole_says_how_many_reported(district):
    approved_activity(district)
    page = district.person("chuangjian").open("/bureau/indicators/3.1.3")
    assert "缺数据" in page.of("//section[contains(@class,'formula')]")[0]
    figure = district.person("chuangjian").open("/figures/activities_village")
    assert "1 / 3 个单位报了 暂计" in figure.text


def test_who_sees_the_whole_reads_how_many_reported_and_who_sees_a_part_does_not(district):
    stated = {"f_year": "2016", "f_persons_unique": "11500", "f_minors": "900", "f_method": "roster",
              "files_basis_paper": PHOTOS[:1]}
    district.person("fengcheng").open("/fill/new/participation_statement").press("提交给", stated)
    bureau = district.person("chuangjian")
    bureau.open("/review/1").press("通过")
    address = "/bureau/indicators/3.1.1"
    assert "已报 1/9，暂计" in bureau.open(address).of("//section[contains(@class,'formula')]")[0]
    page = district.person("fengcheng").open(address)
    assert page.status == 200
    assert "已报" not in page.of("//section[contains(@class,'formula')]")[0]
    assert page.tree.xpath("//section[contains(@class,'formula')]//a/@href") == ["/figures/persons_unique"]
    assert "凤城街道11,500 人" in page.of("//section[@aria-labelledby='h-u1']//tr")


def test_of_several_figures_in_one_sum_each_is_named_that_is_not_whole(district):
    approved_activity(district)
    page = district.person("chuangjian").open("/bureau/indicators/3.2.3")
    label = default_pack().metrics["profit_activities_village"].label
    assert f"{label}已报 1/3，暂计" in page.of("//section[contains(@class,'formula')]")[0]


@pytest.mark.parametrize("login", ["chuangjian", "caizheng"])
def test_whoever_sees_the_points_reads_why_a_unit_was_left_out(district, login):
    decided(district, indicator="2.5.2", kind="exemption", unit="YZ")
    page = district.person(login).open("/bureau/indicators/2.5.2")
    assert f"银盏林场不适用，不计入分子和分母。{REASON}" in page.text


def test_an_exempted_indicator_gives_its_reason_and_no_points(district):
    decided(district, indicator="2.5.2", kind="exemption")
    page = district.person("chuangjian").open("/bureau/indicators/2.5.2")
    assert f"整项不适用，不计入总分。不适用：{REASON}" in page.text


def test_both_scores_stand_beside_each_other_where_the_bureau_changed_one(district):
    approved_activity(district)
    decided(district, indicator="3.2.2", kind="override", points="1.5")
    browser = district.person("chuangjian")
    assert "按规则是 0.0 分，改为 1.5 分" in browser.open("/bureau/indicators/3.2.2").text
    listed = browser.open("/bureau/indicators").of("//tr[td[@class='code'] = '3.2.2']")[0]
    assert "按规则计0分，改为1.5分" in listed


@pytest.mark.parametrize("address", ["/bureau/", "/bureau/indicators/3.1.1"])
def test_the_day_that_figures_are_held_against_is_named(district, address):
    assert "统计基准日 2016年10月31日" in district.person("chuangjian").open(address).text


@pytest.mark.parametrize("key, said", [
    ("activities_village", "2016年1月1日至10月31日"), ("persons_unique", "2016年"), ("cases", "2013—2015年"),
    ("leading_groups", "截至 2016年10月31日"), ("evidence:3.2.2/activity_form", "2016年1月1日至10月31日")])
def test_the_period_of_the_data_is_said_in_words(district, key, said):
    page = district.person("chuangjian").open(f"/figures/{key}")
    assert said in page.of("//dl/dd")
    assert "现在，今天 9:00" in page.text

def test_a_frozen_figure_tells_when_it_was_frozen_and_whether_corrections_touch_it(district):
    approved_activity(district)
    frozen = freeze(district.store, district.actor("chuangjian"), "六月")
    district.person("mumian").open("/fill/records/1/edit").press("提交给", {"f_attendance": "60"})
    district.person("fengcheng").open("/review/1").press("通过")
    inspector = district.person("ducha")
    page = inspector.open(f"/figures/frozen/{frozen.id}/activities_village")
    assert "此后更正 1 条，其中 1 条是这个数据里的" in page.text
    assert f"今天 9:00冻结（{frozen.label}）" in page.text
    other = inspector.open(f"/figures/frozen/{frozen.id}/persons_unique")
    assert "此后更正 1 条，都不在这个数据里" in other.text
