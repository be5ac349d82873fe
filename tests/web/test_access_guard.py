"""A route that does not say what it does stops the program from starting."""

import pytest
from flask import Flask

from webforms.domain import access
from webforms.web.access_guard import UndeclaredRoute, declared_verb, guard, public, verb


def app_with(view) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/page", view_func=view)
    return app


def test_a_route_that_declares_nothing_is_named():
    def forgotten():
        return ""

    with pytest.raises(UndeclaredRoute, match=r"/page .*forgotten.* declares nothing"):
        guard(app_with(forgotten))


def test_a_verb_that_nobody_holds_is_named():
    @verb("record.shred")
    def wrong():
        return ""

    with pytest.raises(UndeclaredRoute, match=r"record\.shred"):
        guard(app_with(wrong))


def test_all_faults_are_told_at_once():
    app = app_with(lambda: "")
    app.add_url_rule("/other", endpoint="other", view_func=lambda: "")
    with pytest.raises(UndeclaredRoute, match=r"(?s)/page.*/other|/other.*/page"):
        guard(app)


@pytest.mark.parametrize("declare", [public, verb(access.SIGNED_IN), verb("record.approve")])
def test_a_declared_route_starts(declare):
    @declare
    def page():
        return ""

    guard(app_with(page))


def test_every_route_of_the_program_declares_itself(district):
    declared = {rule.rule: declared_verb(district.app.view_functions[rule.endpoint])
                for rule in district.app.url_map.iter_rules()}
    assert all(declared.values())


def test_nobody_reaches_a_guarded_page_without_signing_in(district):
    """Every page that is not public leads to the sign-in page, whatever it does."""
    browser = district.browser()
    for rule in district.app.url_map.iter_rules():
        name = declared_verb(district.app.view_functions[rule.endpoint])
        if name == access.PUBLIC or "GET" not in rule.methods or rule.rule.startswith("/api"):
            continue
        page = browser.open(rule.rule.replace("<int:", "<").replace("<path:", "<").translate({60: None, 62: None}))
        if page.status != 404:  # a number where the rule wants one
            assert page.address.startswith("/account/sign-in"), rule.rule


@pytest.mark.parametrize("login, address", [
    ("mumian", "/bureau/"), ("mumian", "/documents/"), ("mumian", "/review/"), ("fengcheng", "/bureau/"),
    ("ducha", "/fill/"), ("ducha", "/bureau/"), ("ducha", "/review/"), ("caizheng", "/review/"),
    ("ducha", "/figures/persons_unique"),
])
def test_a_role_that_may_never_do_it_is_refused(district, login, address):
    page = district.person(login).open(address)
    assert page.status == 403
    assert "找管理员" in page.text
