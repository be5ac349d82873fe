"""Accounts on pages: looked after from above, set right at the first sign-in, handed over, signed out elsewhere."""

import pytest

from tests.store.counting import counted
from tests.web.world import PASSWORD
from webforms.actions import account_care
from webforms.actions.accounts import issue_token
from webforms.actions.installation import operator

OWN = "only-mine-2016"


def number_of(district, login):
    return district.actor(login).account


def reset(district, login="mumian", by="fengcheng"):
    return account_care.reset_password(district.store, district.actor(by), number_of(district, login)).password


def test_the_list_shows_units_with_and_without_accounts(district):
    page = district.person("chuangjian").open("/admin/accounts")
    assert "mumian" in page.of("//tbody//a")
    without = district.person("chuangjian").open("/admin/accounts?state=none")
    assert "东城街道 DC" in without.of("//tbody/tr/th")
    assert "木棉社区 FC01" not in without.of("//tbody/tr/th")


def test_the_list_is_searched_and_filtered(district):
    browser = district.person("chuangjian")
    for query, logins in (("q=木棉", ["mumian"]), ("q=RONGSHU", ["rongshu"]), ("kind=school", ["qingyuan"])):
        assert browser.open(f"/admin/accounts?{query}").of("//tbody//a[contains(@class,'mono')]") == logins
    assert "没有这样的账号" in browser.open("/admin/accounts?q=nobody").text


def test_a_street_sees_the_accounts_of_its_units(district):
    page = district.person("fengcheng").open("/admin/accounts")
    assert page.of("//tbody//a[contains(@class,'mono')]") == ["fengcheng", "fengcheng2", "mumian", "rongshu"]
    foreign = district.person("fengcheng").open(f"/admin/accounts/{number_of(district, 'jingling')}")
    assert foreign.status == 403


def test_a_reset_shows_a_password_once_and_its_holder_sets_another(district):
    held = district.person("mumian")
    page = district.person("fengcheng").open(f"/admin/accounts/{number_of(district, 'mumian')}").press("换一个密码")
    password = page.of("//dl[@class='slip']/dd")[1]
    assert held.open("/fill/").address.startswith("/account/sign-in")
    browser = district.browser()
    first = browser.sign_in("mumian", password)
    assert "设一个自己的密码" in first.text
    assert browser.open("/fill/records?state=draft").address.startswith("/account/first-password")
    done = browser.open("/fill/records?state=draft").press("用这个密码", {"password": OWN})
    assert done.address == "/fill/records?state=draft"
    assert district.browser().sign_in("mumian", OWN).address == "/fill/"


def test_a_password_that_is_no_password_is_asked_for_again(district):
    browser = district.browser()
    given = reset(district)
    page = browser.sign_in("mumian", given)
    for wrong, words in (("abc", "至少 8 个字符"), (given, "别人给您的那个密码")):
        page = page.press("用这个密码", {"password": wrong})
        assert page.status == 422
        assert words in page.text


def test_who_sets_no_password_can_go(district):
    browser = district.browser()
    page = browser.sign_in("mumian", reset(district))
    assert "已退出" in page.press("先不设，退出").text


def test_a_form_that_was_open_survives_reset_signing_in_and_the_first_password(district):
    browser = district.person("mumian")
    form = browser.open("/fill/new/activity")
    given = reset(district)
    asked = form.press("以后再填", {"f_title": "端午包粽子"})
    first = asked.press("登录", {"login": "mumian", "password": given})
    assert "设一个自己的密码" in first.text
    saved = first.press("用这个密码", {"password": OWN}).press("接着做")
    assert "“端午包粽子”的草稿已存" in saved.text


def test_a_form_sent_before_the_first_password_is_carried(district):
    browser = district.browser()
    form = district.person("mumian").open("/fill/new/activity")
    browser.sign_in("mumian", reset(district))
    form.browser = browser
    asked = form.press("以后再填", {"f_title": "端午包粽子"})
    first = asked.press("接着做")
    assert "刚才写的内容还在" in first.text
    assert "草稿已存" in first.press("用这个密码", {"password": OWN}).press("接着做").text


def test_a_program_is_told_to_sign_in_by_browser_first(district):
    asked = {"login": "mumian", "password": reset(district), "name": "x"}
    answer = district.app.test_client().post("/api/v1/tokens", json=asked)
    assert (answer.status_code, answer.get_json()["type"]) == (403, "urn:webforms:problem:password-to-be-set")


@pytest.mark.parametrize("by, login", [
    ("longtang", "mumian"), ("rongshu", "mumian"), ("fengcheng", "fengcheng2"), ("fengcheng", "chuangjian"),
    ("chuangjian", "guanli"), ("chuangjian", "ducha"), ("chuangjian", "chuangjian")])
def test_no_button_and_no_form_gets_at_a_foreign_or_higher_account(district, by, login):
    browser = district.person(by)
    number = number_of(district, login)
    token = browser.open("/account/").values("csrf_token")[:1]
    for act in ("reset", "close", "open", "hand-over"):
        answer = browser.send(f"/admin/accounts/{number}/{act}", "post", {"csrf_token": token, "name": ["x"]})
        assert answer.status == 403, act
    assert "换一个密码" not in browser.open(f"/admin/accounts/{number}").text


def test_the_administrator_looks_after_everybody(district):
    for login in ("chuangjian", "ducha", "mumian"):
        page = district.person("guanli").open(f"/admin/accounts/{number_of(district, login)}").press("换一个密码")
        assert "密码换好了" in page.text


def test_an_account_is_closed_and_opened_again(district):
    held = district.person("mumian")
    address = f"/admin/accounts/{number_of(district, 'mumian')}"
    browser = district.person("fengcheng")
    assert "停用了" in browser.open(address).press("停用这个账号").text
    assert held.open("/fill/").address.startswith("/account/sign-in")
    assert "又可以登录了" in browser.open(address).press("重新启用").text
    assert district.browser().sign_in("mumian", PASSWORD).address == "/fill/"


def test_a_new_account_is_opened_for_a_unit(district):
    page = district.person("fengcheng").open("/admin/accounts/new?unit=FC02")
    wrong = page.press("开账号，给我密码", {"name": "", "login": "mumian"})
    assert wrong.status == 422
    assert wrong.values("login") == ["mumian"]
    done = wrong.press("开账号，给我密码", {"name": "赵六", "login": "zhaoliu"})
    password = done.of("//dl[@class='slip']/dd")[1]
    assert "设一个自己的密码" in district.browser().sign_in("zhaoliu", password).text


def test_the_holder_hands_the_account_over(district):
    page = district.person("mumian").open("/account/").follow("交接给新人")
    wrong = page.press("交接，给新人一个密码", {"name": "王芳", "password": "wrong"})
    assert (wrong.status, wrong.values("name")) == (401, ["王芳"])
    done = wrong.press("交接，给新人一个密码", {"password": PASSWORD, "login": "13800000001"})
    assert done.of("//dl[@class='slip']/dd")[0] == "13800000001"
    assert done.browser.open("/fill/").address.startswith("/account/sign-in")
    account = district.person("fengcheng").open(f"/admin/accounts/{number_of_next(district)}")
    assert account.of("//section[@aria-labelledby='h-held']//tbody/tr/th") == ["mumian", "王芳"]


def number_of_next(district):
    lines = account_care.list_of_units(district.store, operator())
    return next(line.account.id for line in lines if line.account.login == "13800000001")


def test_the_street_hands_it_over_for_somebody_who_has_left(district):
    page = district.person("fengcheng").open(f"/admin/accounts/{number_of(district, 'mumian')}")
    wrong = page.press("交给新人", {"name": ""})
    assert "请写怎么称呼" in wrong.text
    assert "交接好了" in wrong.press("交给新人", {"name": "王芳"}).text


def test_devices_are_listed_in_words_and_ended(district):
    agent = "Mozilla/5.0 (Linux; Android 13) Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0"
    phone = district.browser()
    phone.client.environ_base["HTTP_USER_AGENT"] = agent
    phone.sign_in("mumian", PASSWORD)
    desk = district.person("mumian")
    page = desk.open("/account/").follow("登录的设备")
    assert "微信（安卓）" in page.text
    assert "就是这台" in page.of("//ul[@class='held']/li")[0]
    assert "已经退出" in page.press("退出：微信（安卓）").text
    assert phone.open("/fill/").address.startswith("/account/sign-in")
    assert desk.open("/fill/").address == "/fill/"


def test_all_other_devices_and_programs_are_ended(district):
    others = [district.browser() for _ in range(2)]
    for other in others:
        other.sign_in("mumian", PASSWORD)
    issue_token(district.store, login="mumian", password=PASSWORD, name="年底报表")
    desk = district.person("mumian")
    page = desk.open("/account/devices").press("只留这台，其他都退出")
    assert "其他 2 台设备都退出了" in page.text
    assert "令牌收回了" in page.press("收回：年底报表").text
    assert "年底报表" not in desk.open("/account/devices").text


def test_the_list_costs_the_same_with_many_accounts(district):
    browser = district.person("chuangjian")

    def cost():
        with counted(district.store) as seen:
            assert browser.open("/admin/accounts").status == 200
        return len(seen)

    cost()
    few = cost()
    for number in range(12):
        account_care.open_account(
            district.store, operator(), login=f"more{number}", name="多", unit="FC01", role="reporter")
    assert cost() == few
