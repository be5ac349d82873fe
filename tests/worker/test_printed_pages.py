"""The three documents page by page, as LibreOffice lays them out: nothing empty, torn, orphaned or in a wrong font."""

import itertools
import re

import pytest

from tests.worker.golden_documents import KINDS
from tests.worker.written import headings, pages

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("soffice"), pytest.mark.timeout(240)]

LATIN = re.compile(
    "Liberation|DejaVu|Times|Arial|Calibri|Carlito|Cambria|Caladea|Courier|Helvetica|Tinos|Arimo", re.IGNORECASE
)
LEFT_OVER = re.compile(r"\{[{%#]|[%#}]\}|\[\[|\]\]|None|Undefined|\bTrue\b|\bFalse\b|Fraction|Decimal")
NEW_PAGE = ("附表", "未得满分指标说明")
"""Headings that begin a page, so that the one before may end early."""
MOST_EMPTY = 0.55
BARE = "参考版"

each_document = pytest.mark.parametrize("kind", KINDS)


def lines(page):
    """The lines of the body: without the running head and the page number."""
    found = [line.strip() for line in page.text.splitlines() if line.strip()]
    return [line for line in found if line != BARE and not re.fullmatch(r"— ?\d+ ?—", line)]


@each_document
def test_no_page_is_empty(kind):
    assert all(sum(map(len, lines(page))) > 20 for page in pages(kind))


@each_document
def test_nothing_of_template_or_program_is_left(kind):
    assert not [found.group() for page in pages(kind) if (found := LEFT_OVER.search(page.text))]


@each_document
def test_no_latin_font_stands_in_the_text(kind):
    assert not sorted(font for page in pages(kind) for font in page.fonts if LATIN.search(font))


@each_document
def test_no_heading_is_left_alone_at_the_foot_of_a_page(kind):
    for title, sheet in headings(kind):
        assert "".join(lines(pages(kind)[sheet])[-1].split()) != "".join(title.split())


@pytest.mark.parametrize("kind", ["self_evaluation", "scoring_explanations"])
def test_a_page_ends_early_only_before_what_begins_a_new_one(kind):
    """A row is never torn, so the landscape table leaves up to half a page; a form of the application stays whole."""
    body = [page for page in pages(kind) if re.search(r"— \d+ —", page.text)]
    early = [
        (number, round(page.lowest, 2))
        for number, (page, following) in enumerate(itertools.pairwise(body), 1)
        if page.lowest > MOST_EMPTY and not lines(following)[0].startswith(NEW_PAGE)
    ]
    assert early == []


@each_document
def test_pages_are_numbered_from_the_body_on(kind):
    numbers = [int(found[1]) for page in pages(kind) if (found := re.search(r"— (\d+) —", page.text))]
    assert numbers == list(range(1, len(numbers) + 1))


@each_document
def test_every_page_says_that_the_framework_is_proposed(kind):
    assert all(page.text.lstrip().startswith(BARE) for page in pages(kind))
