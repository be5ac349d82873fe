"""What goes into a snapshot comes out the same, in its own order and without a float."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webforms.domain.codec import decode, encode


@dataclass(frozen=True)
class Leaf:
    name: str
    points: Decimal
    share: Fraction | None = None


@dataclass(frozen=True)
class Branch:
    kind: Literal["a", "b"]
    on: datetime.date
    met: bool | None
    flags: frozenset[str] = frozenset()
    series: tuple[Fraction | None, ...] = ()
    by_year: Mapping[int, Leaf] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)


LEAVES = st.builds(Leaf, st.text(), st.decimals(allow_nan=False, allow_infinity=False, places=2),
                   st.none() | st.fractions())
BRANCHES = st.builds(
    Branch, st.sampled_from(["a", "b"]), st.dates(), st.none() | st.booleans(), st.frozensets(st.text()),
    st.lists(st.none() | st.fractions()).map(tuple), st.dictionaries(st.integers(), LEAVES),
    st.dictionaries(st.text(), st.none() | st.integers() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())),
)


@given(BRANCHES)
def test_a_value_comes_back_whole_through_json(branch):
    assert decode(Branch, json.loads(json.dumps(encode(Branch, branch), sort_keys=True))) == branch


def test_a_mapping_keeps_its_order():
    branch = Branch("a", datetime.date(2016, 1, 1), None, by_year={2016: LEAF, 2014: LEAF, 2015: LEAF})
    assert list(decode(Branch, json.loads(json.dumps(encode(Branch, branch), sort_keys=True))).by_year) == [2016, 2014,
        2015]


LEAF = Leaf("x", Decimal("2.50"), Fraction(2, 3))


def test_equal_numbers_have_one_writing():
    assert encode(Leaf, LEAF) == {"name": "x", "points": "2.5", "share": "2/3"}
    assert encode(Decimal, Decimal("1E+1")) == encode(Decimal, Decimal("10.0")) == "10"
    assert encode(frozenset[str], frozenset({"b", "a"})) == ["a", "b"]


@pytest.mark.parametrize("hint", [float, set[str], int | str])
def test_a_type_without_one_json_form_is_our_fault(hint):
    with pytest.raises(TypeError):
        encode(hint, 1)
