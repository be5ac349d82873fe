"""Pages cut from a list, and what a shape makes of the values of the domain."""

from decimal import Decimal
from fractions import Fraction

import pytest

from webforms.domain.errors import InputFaults
from webforms.web.api.answers import cut
from webforms.web.api.shapes import Answer, Points, Share, Typed, Words


class Everything(Answer):
    points: Points | None
    share: Share | None
    typed: Typed
    words: Words


def test_a_list_is_cut_into_pages_that_follow_each_other():
    letters = "abcdefg"
    pages, after = [], None
    while True:
        page, after = cut(letters, str, after, 3)
        pages.append("".join(page))
        if after is None:
            break
    assert pages == ["abc", "def", "g"]


def test_the_last_page_may_be_full_and_a_list_may_be_empty():
    assert cut("abc", str, None, 3) == (["a", "b", "c"], None)
    assert cut("", str, None, 3) == ([], None)
    assert cut("abc", str, "c", 3) == ([], None)


def test_a_place_that_is_not_in_the_list_is_refused():
    with pytest.raises(InputFaults):
        cut("abc", str, "z", 3)


def test_numbers_travel_as_exact_text():
    made = Everything(points=Decimal("2.50"), share=Fraction(1, 3), typed=3, words=frozenset({"b", "a"}))
    assert made.model_dump() == {"points": "2.5", "share": "0.333333", "typed": "3", "words": ["a", "b"]}
    nothing = Everything(points=None, share=None, typed="1.5", words=[])
    assert (nothing.points, nothing.share, nothing.typed) == (None, None, "1.5")
