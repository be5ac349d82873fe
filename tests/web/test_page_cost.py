"""What a page costs does not grow with what the district holds: as many queries for 300 units as for a score."""

from __future__ import annotations

import pytest

from tests.benchmarks.crowd import crowd, paths
from tests.store.counting import counted
from webforms.actions.doctor import examine

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

PEOPLE = ("mumian", "qingyuan", "fengcheng", "chuangjian", "guanli")


def queries(district, login):
    browser, found = district.person(login), {}
    for path in paths(district, login):
        browser.fetch(path)
        with counted(district.store) as seen:
            browser.fetch(path)
        found[path] = len(seen)
    return found


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return crowd(tmp_path_factory.mktemp("few"), 12, 8, 400)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return crowd(tmp_path_factory.mktemp("many"), 200, 100, 3_000)


def test_the_crowd_is_a_district_like_any_other(few):
    assert list(examine(few.store)) == []


@pytest.mark.parametrize("login", PEOPLE)
def test_every_page_asks_the_same_number_of_questions(few, many, login):
    assert queries(many, login) == queries(few, login)
