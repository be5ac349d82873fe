"""The page behind a sheet, and the sheets themselves."""

import pytest

from tests.web.world import PASSWORD
from webforms.actions.invitations import invite

PERSON = {"name": "王芳", "login": "13800000001", "password": "hehua-2580-tian"}


def code(district, unit="FC01", by="fengcheng", role="reporter"):
    return invite(district.store, district.actor(by), [unit], role, 14)[0].secret


def test_a_sheets_address_leads_to_the_tasks_of_its_unit(district):
    page = district.browser().open(f"/join/{code(district)}")
    assert "木棉社区" in page.of("//*[@class='unit-card']")[0]
    assert "凤城街道发出，有效到6月28日" in page.text
    assert page.press("确认，开始填报", PERSON).address == "/fill/"
    again = district.browser().sign_in("138 0000 0001", PERSON["password"])
    assert again.address == "/fill/"


def test_who_says_it_is_their_own_phone_stays_signed_in(district):
    browser = district.browser()
    browser.open(f"/join/{code(district)}").press("确认，开始填报", PERSON)
    assert browser.client.get_cookie("webforms").expires is not None


def test_what_was_typed_stays_when_something_is_wrong(district):
    page = district.browser().open(f"/join/{code(district)}")
    typed = {**PERSON, "login": "mumian"}
    refused = page.press("确认，开始填报", typed)
    assert refused.status == 422
    assert "账号“mumian”已经有了" in refused.text
    assert {name: refused.values(name) for name in typed} == {name: [text] for name, text in typed.items()}
    assert refused.press("确认，开始填报", {"login": "13800000001"}).address == "/fill/"


def test_a_weak_password_is_told_in_words_of_length(district):
    page = district.browser().open(f"/join/{code(district)}")
    refused = page.press("确认，开始填报", {**PERSON, "password": "abc"})
    assert "密码至少 8 个字符，现在是 3 个。" in refused.text


def test_a_unit_that_has_an_account_is_said_to_have_one(district):
    assert "已经有 1 个账号" in district.browser().open(f"/join/{code(district)}").text


def test_a_used_sheet_leads_to_signing_in(district):
    secret = code(district)
    district.browser().open(f"/join/{secret}").press("确认，开始填报", PERSON)
    page = district.browser().open(f"/join/{secret}")
    assert page.status == 404
    assert "已经用过了" in page.text
    assert page.link("已有账号，直接登录") == "/account/sign-in"


@pytest.mark.parametrize("wait, words", [(0, "没有这张邀请"), (30, "到期了")])
def test_a_sheet_that_lets_nobody_in_says_why_and_what_to_do(district, wait, words):
    secret = code(district) if wait else "abcde"
    district.clock.pass_(days=wait)
    page = district.browser().open(f"/join/{secret}")
    assert words in page.text
    assert "要一张新的" in page.text


def test_the_address_of_a_sheet_is_told_to_no_other_page(district):
    answer = district.browser().fetch(f"/join/{code(district)}")
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_code_can_be_typed(district):
    secret = code(district).upper().replace("-", " ")
    page = district.browser().open("/join/").press("打开邀请", {"code": secret})
    assert "您代表这个单位填报吗" in page.text


def test_guessing_codes_is_slowed_down(district):
    browser = district.browser()
    statuses = [browser.open(f"/join/guess{number}").status for number in range(102)]
    assert (statuses[0], statuses[-1]) == (404, 429)


def test_a_street_prints_a_sheet_for_each_of_its_units_without_an_account(district):
    page = district.person("chuangjian").open("/admin/invitations")
    without = page.tree.xpath("//input[@name='units'][@checked]/@value")
    assert "DC" in without
    assert "FC01" not in without
    sheets = page.press("做邀请单")
    assert len(sheets.of("//article")) == len(without)
    assert len(sheets.tree.xpath("//article//svg/path")) == len(without)
    assert not sheets.tree.xpath("//*[@style]")
    secret = sheets.of("//article[.//h2='东城街道']//footer//b")[0]
    assert "东城街道" in district.browser().open(f"/join/{secret}").text


def test_a_street_sees_its_own_units_only(district):
    page = district.person("fengcheng").open("/admin/invitations?pick=all")
    assert page.values("units") == ["FC01", "FC02"]
    refused = page.press("做邀请单", {"units": ["LT01"]})
    assert refused.status == 403


def test_nothing_ticked_is_asked_for(district):
    page = district.person("fengcheng").open("/admin/invitations?pick=none").press("做邀请单")
    assert page.status == 422
    assert "请先勾选单位" in page.text


def test_an_address_of_this_machine_alone_is_warned_about(district):
    browser = district.person("fengcheng")
    assert "手机打不开现在的网址 http://localhost" in browser.open("/admin/invitations").text
    district.app.config["WEBFORMS_BASE_URL"] = "https://shequ.example.cn"
    assert "手机打不开" not in browser.open("/admin/invitations").text


def test_the_address_on_paper_is_the_operators_where_one_is_set(district):
    district.app.config["WEBFORMS_BASE_URL"] = "https://shequ.example.cn"
    page = district.person("fengcheng").open("/admin/invitations?pick=all").press("做邀请单")
    assert "https://shequ.example.cn/join/" in page.text


def test_a_reporter_invites_nobody(district):
    assert district.person("mumian").open("/admin/invitations").status == 403


def test_an_existing_password_opens_nothing_through_a_sheet(district):
    """The sheet makes an account; it never touches one that is there."""
    page = district.browser().open(f"/join/{code(district)}")
    assert page.press("确认，开始填报", {**PERSON, "login": "rongshu", "password": PASSWORD}).status == 422
