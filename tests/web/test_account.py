"""Signing in and out; nothing typed is lost when a session ends."""

import pytest

from tests.web.world import PASSWORD
from webforms.web.account.resume import is_ours

MONTH = 31


def test_everybody_is_led_to_where_their_work_waits(district):
    places = {"mumian": "/fill/", "chuangjian": "/bureau/today", "ducha": "/documents/",
              "fengcheng": "/bureau/today"}
    assert {login: district.person(login).open("/").address for login in places} == places


@pytest.mark.parametrize("login, password", [("mumian", "wrong"), ("nobody", PASSWORD)])
def test_an_unknown_login_and_a_wrong_password_look_the_same(district, login, password):
    page = district.browser().sign_in(login, password)
    assert page.status == 401
    assert "账号或密码不对" in page.text
    assert page.values("login") == [login]
    assert password not in page.source


def test_an_empty_form_says_what_is_missing(district):
    page = district.browser().sign_in("", "")
    assert "请写账号。" in page.text
    assert "请写密码。" in page.text


def test_after_signing_in_one_is_where_one_wanted_to_be(district):
    browser = district.browser()
    asked = browser.open("/fill/records?state=draft")
    assert asked.address.startswith("/account/sign-in")
    assert asked.press("登录", {"login": "mumian", "password": PASSWORD}).address == "/fill/records?state=draft"


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""])
def test_nobody_is_led_to_another_site(district, target):
    browser = district.browser()
    page = browser.open(f"/account/sign-in?next={target}")
    assert page.press("登录", {"login": "mumian", "password": PASSWORD}).address == "/fill/"


def test_only_paths_of_this_site_are_ours():
    assert is_ours("/fill/?a=1")
    assert not is_ours("//other/fill")


def test_who_signed_out_is_out(district):
    browser = district.person("mumian")
    out = browser.open("/account/").press("退出登录")
    assert "已退出" in out.text
    assert browser.open("/fill/").address.startswith("/account/sign-in")


def test_a_copied_cookie_is_dead_after_signing_out(district):
    browser, thief = district.person("mumian"), district.browser()
    stolen = browser.client.get_cookie("webforms").value
    browser.open("/account/").press("退出登录")
    thief.client.set_cookie("webforms", stolen)
    assert thief.open("/fill/").address.startswith("/account/sign-in")


def test_guessing_is_slowed_down(district):
    browser = district.browser()
    answers = [browser.sign_in("rongshu", "wrong").status for _ in range(12)]
    assert answers[0] == 401
    assert answers[-1] == 429
    assert browser.sign_in("rongshu", PASSWORD).status == 429


def test_an_ended_session_keeps_what_was_typed(district):
    browser = district.person("mumian")
    form = browser.open("/fill/new/activity")
    district.clock.pass_(days=MONTH)
    asked = form.press("以后再填", {"f_title": "端午包粽子", "f_attendance": "六十四"})
    assert asked.status == 401
    assert "登录过期了，写的内容还在" in asked.text
    signed_in = asked.press("登录", {"login": "mumian", "password": PASSWORD})
    saved = signed_in.press("接着做")
    assert "“端午包粽子”的草稿已存" in saved.text


def test_a_lost_cookie_keeps_what_was_typed(district):
    """The browser was closed: the token of the form belongs to no session any more."""
    browser = district.person("mumian")
    form = browser.open("/fill/new/activity")
    browser.forget_cookies()
    asked = form.press("以后再填", {"f_title": "端午包粽子"})
    assert "写的内容还在" in asked.text
    assert "端午包粽子" in asked.press("登录", {"login": "mumian", "password": PASSWORD}).press("接着做").text


def test_a_wrong_password_on_the_way_keeps_it_too(district):
    browser = district.person("mumian")
    form = browser.open("/fill/new/activity")
    browser.forget_cookies()
    asked = form.press("以后再填", {"f_title": "端午包粽子"})
    again = asked.press("登录", {"login": "mumian", "password": "wrong"})
    assert "端午包粽子" in again.press("登录", {"login": "mumian", "password": PASSWORD}).press("接着做").text


def test_a_form_of_another_site_is_refused(district):
    browser = district.person("mumian")
    answer = browser.client.post("/fill/new/activity", data={"f_title": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400


def test_a_form_opened_three_hours_ago_can_be_sent(district):
    form = district.person("mumian").open("/fill/new/activity")
    district.clock.pass_(hours=3)
    assert "草稿已存" in form.press("以后再填", {"f_title": "三小时"}).text


def test_larger_letters_stay_on(district):
    browser = district.person("mumian")
    page = browser.open("/fill/").press("大字")
    assert page.tree.xpath("//html/@class") == ["large"]
    assert not page.press("小字").tree.xpath("//html/@class")
