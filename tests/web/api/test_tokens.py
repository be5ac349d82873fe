"""Signing in with a token: what opens the API, what does not, and how guessing is slowed down."""

import statistics
import time

import pytest

from tests.web.world import PASSWORD
from webforms.actions import accounts, installation


def signs_in(world, login, password):
    return world.stranger().post("/tokens", {"login": login, "password": password, "name": "test"})


def test_a_token_says_what_the_account_is(world):
    made = signs_in(world, "fengcheng", PASSWORD)
    assert (made.json["unit"], made.json["role"], made.json["ends"]) == ("FC", "checker", "2017-06-14T01:00:00Z")


@pytest.mark.parametrize("token", [None, "", "wrong", "'; --", "x" * 4000])
def test_without_a_token_nothing_is_open(world, token):
    program = world.stranger()
    program.token = token
    for path in ("/me", "/records", "/scoreboard", "/records/1", "/files/" + "0" * 64):
        answer = program.get(path)
        assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert "登录" in answer.json["detail"]


def test_a_token_that_ended_opens_nothing(world):
    program = world.program("mumian")
    world.district.clock.pass_(days=366)
    assert program.get("/me").status == 401


def test_a_closed_account_is_signed_out_and_stays_so(world):
    program = world.program("mumian")
    accounts.set_active(world.district.store, installation.operator(), "mumian", active=False)
    assert program.get("/me").status == 401
    assert signs_in(world, "mumian", PASSWORD).status == 401


def test_a_cookie_opens_no_api(world):
    browser = world.district.person("mumian")
    assert browser.fetch("/api/v1/me").status_code == 401


def test_a_token_opens_no_page(world):
    program = world.program("mumian")
    page = world.client.get("/fill/", headers={"Authorization": f"Bearer {program.token}"})
    assert page.status_code != 200 or "登录" in page.get_data(as_text=True)


def test_one_token_taken_back_leaves_the_other(world):
    one, other = world.program("mumian"), world.program("mumian")
    assert one.delete("/tokens/current").status == 204
    assert (one.get("/me").status, other.get("/me").status) == (401, 200)


@pytest.mark.slow
def test_an_unknown_login_takes_as_long_as_a_wrong_password(world):
    """Both hash: whoever guesses learns nothing from the clock. The middle of five tells more than the mean."""
    took = {login: statistics.median(_seconds(world, login) for _ in range(5)) for login in ("mumian", "nobody")}
    assert 0.5 < took["mumian"] / took["nobody"] < 2
    assert min(took.values()) > 0.02


def test_guessing_is_slowed_down_for_one_account_and_not_for_the_others(world):
    refused = [signs_in(world, "mumian", "wrong").status for _ in range(12)]
    assert refused == [401] * 10 + [429] * 2
    throttled = signs_in(world, "mumian", PASSWORD)
    assert throttled.status == 429
    assert int(throttled.headers["Retry-After"]) > 0
    assert signs_in(world, "fengcheng", PASSWORD).status == 201


def _seconds(world, login):
    begun = time.perf_counter()
    assert signs_in(world, login, "wrong").status == 401
    return time.perf_counter() - begun
