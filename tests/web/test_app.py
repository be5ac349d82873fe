"""What holds for every answer: headers, no inline code, pages for everything that goes wrong."""

import re

import pytest

from webforms.web import app as web_app
from webforms.web.security import CONTENT_POLICY

PAGES = {
    "mumian": ("/fill/", "/fill/records", "/fill/new", "/fill/new/activity", "/account/"),
    "fengcheng": ("/review/", "/fill/all-records", "/fill/"),
    "chuangjian": ("/bureau/", "/bureau/indicators", "/bureau/indicators/3.1.1", "/documents/",
                   "/figures/persons_unique", "/figures/evidence:1.2.1/plan"),
}
EVERY_PAGE = [(login, address) for login, addresses in PAGES.items() for address in addresses]


@pytest.mark.parametrize("login, address", EVERY_PAGE)
def test_a_page_runs_nothing_of_its_own(district, login, address):
    """The policy forbids inline code; a page that had some would be broken by it."""
    page = district.person(login).open(address)
    assert page.status == 200
    assert page.headers["Content-Security-Policy"] == CONTENT_POLICY
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", page.source)


@pytest.mark.parametrize("login, address", EVERY_PAGE)
def test_a_page_loads_nothing_from_elsewhere(district, login, address):
    page = district.person(login).open(address)
    loaded = page.tree.xpath("//link/@href | //script/@src | //img/@src | //@*[local-name()='href'][parent::use]")
    assert loaded
    assert all(each.startswith("/") for each in loaded)


@pytest.mark.parametrize("login, address", EVERY_PAGE)
def test_a_page_has_one_heading_and_a_title(district, login, address):
    page = district.person(login).open(address)
    assert len(page.tree.xpath("//h1")) == 1
    assert page.of("//title")[0].endswith("社区教育创建资料平台")


@pytest.mark.parametrize("login, address", EVERY_PAGE)
def test_ids_stand_once_on_a_page(district, login, address):
    ids = district.person(login).open(address).tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_answer_is_not_kept_by_browsers(district):
    assert district.person("mumian").open("/fill/").headers["Cache-Control"] == "no-store"


def test_styles_are_kept_for_ever(district):
    browser = district.browser()
    page = browser.open("/account/sign-in")
    address = page.tree.xpath("//link[@rel='stylesheet']/@href")[0]
    styles = browser.fetch(address, headers={"Accept-Encoding": "gzip"})
    assert "immutable" in styles.headers["Cache-Control"]
    assert styles.headers["Content-Encoding"] == "gzip"


def test_an_unknown_address_says_what_to_do(district):
    page = district.person("mumian").open("/nowhere")
    assert page.status == 404
    assert "地址可能写错了" in page.text


def test_a_wrong_method_says_what_to_do(district):
    page = district.person("mumian").send("/fill/", "post", {})
    assert page.status in (400, 405)
    assert "Method" not in page.text


def test_our_own_bug_shows_no_insides(district, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError("secret insides")

    monkeypatch.setattr("webforms.web.fill.tasks.render_template", broken)
    page = district.person("mumian").open("/fill/")
    assert page.status == 500
    assert "secret" not in page.source
    assert "请过几分钟再试" in page.text


def test_below_the_api_a_problem_is_json(district):
    answer = district.browser().client.get("/api/v1/nowhere")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 404


def test_the_cookie_is_for_this_site_and_no_script(district):
    browser = district.browser()
    browser.sign_in("mumian", "荷花-2580-天空")
    cookie = browser.client.get_cookie("webforms")
    assert cookie.http_only
    assert cookie.same_site == "Lax"


def test_a_program_behind_https_keeps_its_cookie_there(district):
    app = web_app.create_app(district.store, _Https(district.folder))
    assert app.config["SESSION_COOKIE_SECURE"]


class _Https:
    secret_key = "only for tests, and long enough"
    redis_url = None
    base_url = "https://example.org"

    def __init__(self, folder):
        self.data_dir = folder
