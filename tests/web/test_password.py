"""Everybody changes their own password, on a page."""

import pytest

from tests.web.world import PASSWORD

NEW = "竹林-1357-清风"


def change(browser, old=PASSWORD, new=NEW, again=None):
    return browser.open("/account/").follow("改密码").press(
        "改成新密码", {"old": old, "new": new, "again": new if again is None else again})


def test_this_device_stays_signed_in_and_every_other_is_out(district):
    here, elsewhere = district.browser(), district.person("mumian")
    here.sign_in("mumian", PASSWORD)
    page = change(here)
    assert "密码改好了" in page.text
    assert here.open("/fill/").status == 200
    assert elsewhere.open("/fill/").address.startswith("/account/sign-in")
    assert district.browser().sign_in("mumian", PASSWORD).status == 401
    assert district.browser().sign_in("mumian", NEW).address == "/fill/"


@pytest.mark.parametrize("typed, place, status", [
    ({"old": "wrong"}, "old", 401), ({"old": ""}, "old", 422), ({"again": "竹林"}, "again", 422),
    ({"new": "short"}, "new", 422), ({"new": "mumian"}, "new", 422), ({"new": ""}, "new", 422)])
def test_what_is_wrong_is_told_at_its_field_and_no_password_is_shown(district, typed, place, status):
    page = change(district.person("mumian"), **typed)
    assert page.status == status
    assert page.of(f"//*[@id='e-{place}']")
    assert page.values("old") == page.values("new") == [""]
    assert district.browser().sign_in("mumian", PASSWORD).address == "/fill/"


def test_guessing_the_old_password_is_slowed_down(district):
    browser = district.person("rongshu")
    statuses = [change(browser, old="wrong").status for _ in range(11)]
    assert (statuses[0], statuses[-1]) == (401, 429)


def test_a_session_that_ended_meanwhile_carries_no_password_along(district):
    browser = district.person("mumian")
    form = browser.open("/account/password")
    district.clock.pass_(days=31)
    asked = form.press("改成新密码", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert asked.status == 401
    assert PASSWORD not in asked.source
    assert NEW not in asked.source


def test_a_stranger_is_asked_to_sign_in(district):
    assert district.browser().open("/account/password").address.startswith("/account/sign-in")
