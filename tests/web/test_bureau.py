"""The bureau sees the score and why, and decides with reasons."""

import pytest

from tests.web.test_fill import new_activity
from tests.web.world import District, picture
from webforms.actions import figures

REASON = "街镇开展的活动有特色，居民反映好，材料齐全，给二分。"
MANUAL, COVER = "4.3.1", "3.2.2"


def points(district: District, code: str):
    return figures.indicator(district.store, district.actor("chuangjian"), code).points


def approved_activity(district: District) -> None:
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")


def test_the_score_moves_with_an_approval(district):
    for number in range(4):
        new_activity(district, f_title=f"第 {number} 场")
        district.person("fengcheng").open(f"/review/{number + 1}").press("通过")
    page = district.person("chuangjian").open(f"/bureau/indicators/{COVER}")
    assert "3个村（居）中1个符合要求" in page.text
    assert points(district, COVER) > 0


def test_what_is_missing_is_never_a_zero(district):
    page = district.person("chuangjian").open("/bureau/indicators/3.1.1")
    assert "缺数据" in page.of("//section[contains(@class,'formula')]")[0]
    assert "凤城街道" in page.text


def test_every_indicator_opens(district):
    browser = district.person("chuangjian")
    page = browser.open("/bureau/indicators")
    addresses = page.tree.xpath("//th/a/@href")
    assert len(addresses) == 41
    assert all(browser.open(each).status == 200 for each in addresses)


def test_who_fails_stands_first_with_the_figures_looked_at(district):
    approved_activity(district)
    page = district.person("chuangjian").open(f"/bureau/indicators/{COVER}")
    rows = page.of("//section[@aria-labelledby='h-u1']//tbody/tr")
    assert rows[0] == "木棉社区未达标1 场"
    assert page.tree.xpath("//section[@aria-labelledby='h-u1']//tbody//a/@href") == [
        "/figures/activities_village?unit=FC01"]


def test_points_are_given_with_a_reason_and_taken_back(district):
    browser = district.person("chuangjian")
    page = browser.open("/bureau/indicators/3.2.2").press("改成这个分数", {"points": "1.5", "reason": REASON})
    assert "已记下" in page.text
    assert "按规则还没有分（缺数据），定为 1.5 分" in page.text
    assert page.of("//*[@class='f-score']/p")[0] == "按规则的分"
    back = page.press("收回这个决定", {"reason": "重新研究后按规则计分"})
    assert "已收回" in back.text
    assert "收回的理由：重新研究后按规则计分" in back.of("//section[@aria-labelledby='h-dec']")[0]
    assert points(district, COVER) == 0


@pytest.mark.parametrize("typed", ["9", "-1", "很多", "1.55"])
def test_points_beyond_what_can_be_given_are_told_at_the_field(district, typed):
    page = district.person("chuangjian").open(f"/bureau/indicators/{COVER}")
    page = page.press("改成这个分数", {"points": typed, "reason": REASON})
    assert page.status == 422
    assert page.of("//*[@id='e-override-points']")
    assert page.values("points") == [typed]


def test_a_decision_without_a_reason_is_asked_again(district):
    page = district.person("chuangjian").open(f"/bureau/indicators/{COVER}")
    page = page.press("改成这个分数", {"points": "1", "reason": ""})
    assert page.status == 422
    assert page.of("//*[@id='e-override-reason']")
    assert points(district, COVER) == 0


def test_the_address_of_a_refused_form_opens_its_page(district):
    browser = district.person("chuangjian")
    refused = browser.open(f"/bureau/indicators/{COVER}").press("改成这个分数", {"points": "9", "reason": REASON})
    assert browser.open(refused.address).address == f"/bureau/indicators/{COVER}"
    made = browser.open(f"/bureau/indicators/{COVER}").press("改成这个分数", {"points": "1", "reason": REASON})
    refused = made.press("收回这个决定", {"reason": ""})
    assert (refused.status, browser.open(refused.address).address) == (422, f"/bureau/indicators/{COVER}")
    assert browser.open("/documents/freeze").address == "/documents/"
    approved_activity(district)
    assert browser.open("/fill/records/1/withdraw").address == "/fill/records/1"


def test_a_unit_is_left_out_with_a_reason(district):
    approved_activity(district)
    page = district.person("chuangjian").open(f"/bureau/indicators/{COVER}")
    done = page.press("定为不适用", {"unit": "LT01", "reason": "该村已整体搬迁，今年不参加评估，由街镇出具说明。"})
    assert "2个村（居）" in done.text
    assert "不适用：井岭村" in done.text


def test_only_units_that_count_are_offered_and_another_is_refused_in_words(district):
    browser = district.person("chuangjian")
    page = browser.open(f"/bureau/indicators/{COVER}")
    assert page.tree.xpath("//select[@id='exemption-unit']/option/@value") == ["", "FC01", "FC02", "LT01"]
    refused = browser.send(f"/bureau/indicators/{COVER}/decisions", "post", {
        "csrf_token": page.values("csrf_token")[:1], "kind": ["exemption"], "unit": ["CZJ"], "reason": [REASON]})
    assert refused.status == 422
    assert "本来就不计算“区财政局”" in refused.of("//*[@id='e-exemption-unit']")[0]
    assert REASON in refused.values("reason")


def test_only_the_bureau_decides(district):
    browser = district.person("caizheng")
    page = browser.open("/bureau/indicators/2.5.1")
    assert page.status == 200
    assert "定分" not in page.text
    token = browser.open("/account/").values("csrf_token")[:1]
    refused = browser.send("/bureau/indicators/2.5.1/decisions", "post", {
        "csrf_token": token, "kind": ["override"], "points": ["4"], "reason": [REASON]})
    assert refused.status == 403


def test_a_department_opens_its_own_indicators_only(district):
    assert district.person("caizheng").open("/bureau/indicators/5.2.1").status == 403


def test_an_unknown_indicator_is_not_found(district):
    assert district.person("chuangjian").open("/bureau/indicators/9.9.9").status == 404


def test_a_paper_is_uploaded_at_its_indicator(district):
    page = district.person("chuangjian").open("/bureau/indicators/1.2.1").follow("上传")
    assert page.values("f_evidence_for") == ["1.2.1/plan"]
    sent = page.press("提交给", {"f_title": "社区教育规划", "f_category": "planning",
                              "files_file": ("规划.jpg", picture())})
    assert sent.of("//h1") == ["已提交给区教育局"]
    district.person("chuangjian2").open("/review/1").press("通过")
    page = district.person("chuangjian").open("/bureau/indicators/1.2.1")
    assert "1 条 已通过" in page.of("//ul[@class='evid']/li")[0]


def test_only_who_owes_a_paper_may_upload_it(district):
    page = district.person("caizheng").open("/bureau/indicators/2.5.1")
    assert "上传" not in page.of("//aside")[0]


def test_a_form_is_turned_on(district):
    browser = district.person("chuangjian")
    page = browser.open("/bureau/indicators").follow("启用的表")
    done = page.press("启用教育发展数据表")
    assert "“教育发展数据表”已启用" in done.text
    assert "教育发展数据表" in browser.open("/fill/new").text


def test_the_list_beside_an_indicator_says_the_same_as_the_list_of_all(district):
    approved_activity(district)
    browser = district.person("chuangjian")
    listed = browser.open("/bureau/indicators").tree.xpath("//tr[td[@class='code']]")
    said = {row.xpath("string(td[@class='code'])"): row.xpath("string(td[contains(@class,'st-cell')])").strip()
            for row in listed}
    page = browser.open("/bureau/indicators/3.2.2")
    beside = {line.xpath("string(span[@class='code'])"): line.xpath("string(span[@class='sr'])")
              for line in page.tree.xpath("//nav[@aria-label='指标']//a[contains(@class,'l3')]")}
    assert beside
    assert beside == {code: said[code] for code in beside}
