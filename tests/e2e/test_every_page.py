"""Every page of the program in real Chromium, by somebody who may see it, on a phone and at a desk.

axe finds nothing; nothing scrolls sideways down to 320 px, at 200 % zoom and in large type; whatever can be pressed
is reached and shown by the keyboard; nothing is loaded from elsewhere, nothing is written to the console."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE
from tests.web.access.cast import CAST
from tests.web.access.cells import Route, routes
from tests.web.access.places import Places
from tests.web.access.requests import QUERIES, STATED, Target, address

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

AXE = (Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async rules => (await axe.run(document, {runOnly: rules})).violations
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.html.slice(0, 140)}`))"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WHOLE = 4000
"""So high that a bar which stays in view covers no button that one scrolls to."""
WIDTHS = {"320 px": 320, "390 px": 390, "1280 px at 200 %": 640, "1280 px": 1280}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PRESSED = "a[href], button, input:not([type=hidden]), select, textarea, summary"
UNSEEN_FOCUS = """wanted => [...document.querySelectorAll(wanted)]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
    .filter(one => {
        one.focus();
        const labels = one.labels ? [...one.labels] : [];
        const shown = each => { const style = getComputedStyle(each);
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
            return outlined || style.boxShadow !== 'none'; };
        return document.activeElement !== one
            || ![one, one.parentElement, ...labels, one.nextElementSibling].filter(Boolean).some(shown);
    }).map(one => one.outerHTML.slice(0, 140))"""


@dataclass
class Found:
    """What was wrong, by what was looked at; each line begins with the page."""

    seen: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    keyboard: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    made = Places(tmp_path_factory.mktemp("pages"))
    yield made
    made.district.close()


@pytest.fixture(scope="module")
def found(places: Places, browser: Browser) -> Found:
    walked = Found()
    with served(places.district) as at:
        for person in CAST:
            with _window(browser, places, at, person.login, walked) as page:
                for path in _paths(places, person.login, dict(person.units)):
                    _look_at(page, f"{person.word} {path}", path, walked)
    return walked


@contextmanager
def _window(browser: Browser, places: Places, at: str, login: str | None, found: Found) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(base_url=at, locale="zh-CN")
    if login is not None:
        cookie = places.district.person(login).client.get_cookie("webforms")
        assert cookie is not None
        context.add_cookies([{"name": "webforms", "value": cookie.value, "url": at}])
    page = context.new_page()
    page.on("request", lambda asked: None if asked.url.startswith((at, "data:", "blob:"))
            else found.elsewhere.append(f"{page.url} {asked.url}"))
    page.on("console", lambda said: found.console.append(f"{page.url} {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: found.console.append(f"{page.url} {error}"))
    yield page
    context.close()


def _paths(places: Places, login: str | None, units: dict[str, str]) -> list[str]:
    """Every page that this person gets to see about their own unit, and about one they look after."""
    client = places.district.person(login).client if login else places.district.app.test_client()
    wanted = [path for route in routes(places) if route.reads and not route.rule.rule.startswith("/api")
              for unit in _units_of_interest(units) for path in _of(places, route, unit)]
    return [path for path in dict.fromkeys(wanted) if _is_page(client, path)]


def _units_of_interest(units: dict[str, str]) -> list[str]:
    return [unit for relation, unit in units.items() if relation in ("own", "below", "village", "any")]


def _of(places: Places, route: Route, unit: str) -> Iterator[str]:
    states = ("draft", "submitted", "returned", "approved") if route.kind in STATED else ("approved",)
    for state in states:
        target = Target(unit, state)
        path = address(places, route.rule, target)
        if path is not None:
            asked = QUERIES[route.rule.endpoint](places, target) if route.rule.endpoint in QUERIES else {}
            yield path + "".join(f"?{key}={value}" for key, value in asked.items())


def _is_page(client, path: str) -> bool:
    response = client.get(path)
    response.get_data()
    response.close()
    return response.status_code == 200 and response.mimetype == "text/html"


def _look_at(page: Page, name: str, path: str, found: Found) -> None:
    found.seen.append(name)
    for size in (PHONE, DESK):
        page.set_viewport_size({**size, "height": WHOLE})
        page.goto(path)
        page.evaluate(AXE)
        found.axe += [f"{name} at {size['width']} px: {said}" for said in page.evaluate(RUN_AXE, RULES)]
    for word, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 844})
        if (over := page.evaluate(OVERFLOW)) > 0:
            found.sideways.append(f"{name} at {word}: {over} px too wide")
    page.keyboard.press("Tab")
    found.keyboard += [f"{name}: {html}" for html in page.evaluate(UNSEEN_FOCUS, PRESSED)]
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.classList.add('large')")
    if (over := page.evaluate(OVERFLOW)) > 0:
        found.sideways.append(f"{name} at 390 px in large type: {over} px too wide")


def test_every_role_saw_its_pages(found):
    assert {name.split()[0] for name in found.seen} == {person.word for person in CAST}


def test_axe_finds_nothing(found):
    assert not found.axe, "\n".join(found.axe)


def test_nothing_scrolls_sideways(found):
    assert not found.sideways, "\n".join(found.sideways)


def test_the_keyboard_reaches_and_shows_whatever_can_be_pressed(found):
    assert not found.keyboard, "\n".join(found.keyboard)


def test_nothing_is_loaded_from_elsewhere(found):
    assert not found.elsewhere, "\n".join(found.elsewhere)


def test_nothing_is_wrong_on_the_console(found):
    assert not found.console, "\n".join(found.console)
