"""Every route × role × own, sibling, parent, foreign unit × state answers as `access/expected.txt` says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.access.cast import CAST
from tests.web.access.cells import Cell, Route, asked, routes
from tests.web.access.places import Places
from tests.web.access.table import EXPECTED, read
from webforms.domain.access import PUBLIC

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

OUTSIDE = ("sibling", "parent", "foreign")
REPORTERS = ("village", "school", "department")
NEVER_DONE = ("POST /account/first-password", "GET /readyz")
"""Only who must change a password gets that far, and no queue runs here; their own tests ask for both."""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    made = Places(tmp_path_factory.mktemp("access"))
    yield made
    made.district.close()


@pytest.fixture(scope="module")
def answers(places: Places) -> dict[Cell, str]:
    return {cell: answer for route in routes(places) for cell, answer in asked(places, route)}


@pytest.fixture(scope="module")
def every_route(places: Places) -> list[Route]:
    return routes(places)


def test_every_cell_stands_in_the_file_and_answers_as_it_says(answers):
    expected = read(EXPECTED.read_text(encoding="utf-8"))
    missing = [cell for cell in answers if cell not in expected]
    gone = [cell for cell in expected if cell not in answers]
    assert (missing, gone) == ([], []), "run `python -m tests.web.access.write` and read what changed"
    assert {cell: answer for cell, answer in answers.items() if answer != expected[cell]} == {}


def test_nobody_gets_in_but_where_everybody_may(answers, every_route):
    public = {route.name for route in every_route if route.verb == PUBLIC}
    assert [cell for cell, answer in answers.items()
            if cell.person == "nobody" and answer == "yes" and cell.route not in public] == []


def test_no_reporter_reaches_beyond_their_unit(answers):
    assert [cell for cell, answer in answers.items()
            if cell.person in REPORTERS and cell.relation in OUTSIDE and answer == "yes"] == []


def test_no_street_reaches_another_or_its_villages(answers):
    assert [cell for cell, answer in answers.items()
            if cell.person == "street" and cell.relation in OUTSIDE and answer == "yes"] == []


def test_who_only_reads_changes_nothing(answers, every_route):
    own = {route.name for route in every_route
           if route.reads or route.verb in (PUBLIC, "account.self", "account.hand_over")}
    changed = [cell for cell, answer in answers.items()
               if cell.person == "inspector" and answer == "yes" and cell.route not in own]
    assert changed == []


def test_whatever_can_be_done_is_done_by_somebody(answers, every_route):
    """Else the request was not whole, and a refusal would say nothing about access."""
    done = {cell.route for cell, answer in answers.items() if answer in ("yes", "moved")}
    assert [route.name for route in every_route if route.name not in done and route.name not in NEVER_DONE] == []


def test_the_file_names_every_role(answers):
    assert {cell.person for cell in answers} == {person.word for person in CAST}
