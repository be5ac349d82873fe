"""The scoreboard over the demo, whose must-meets have long sentences: nothing runs out of its card."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.people import DESK, opened
from tests.fixtures.demo import DEMO_PASSWORD
from tests.fixtures.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_no_card_runs_into_its_neighbour(browser: Browser, served_demo: Served) -> None:
    page = opened(browser, served_demo.url, "jyj1", DEMO_PASSWORD, DESK)
    page.goto("/bureau/")
    assert page.locator(".must").count() == 4
    for width in (1280, 640, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.locator(".must").evaluate_all(
            "cards => cards.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
        )
        assert wide == []
