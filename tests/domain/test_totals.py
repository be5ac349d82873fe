"""Totals: facts folded, and seen through the tree."""

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.mini import END, N1, N2, UNITS, N, metric, mini_pack, nil, task, visit
from webforms.domain.facts import Fact
from webforms.domain.totals import Ledger, Total, fold, totals_of
from webforms.domain.units import Tree

FACTS = st.lists(
    st.tuples(
        st.sampled_from(["N", "S"]),
        st.builds(Fact, st.sampled_from(["a", "b"]), st.sampled_from(["2020-01", "2020-02"]), st.integers(0, 10**6)),
    )
)


@given(FACTS, st.randoms(use_true_random=False))
def test_the_order_of_facts_never_matters(stated, chance):
    shuffled = list(stated)
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(stated)


@given(FACTS, st.integers(0, 20))
def test_totals_of_two_halves_add_up_to_those_of_the_whole(stated, cut):
    whole, halves = fold(stated), (fold(stated[:cut]), fold(stated[cut:]))
    assert {
        key: Total(
            sum(half[key].sum for half in halves if key in half), sum(half[key].count for half in halves if key in half)
        )
        for key in set(halves[0]) | set(halves[1])
    } == whole


def test_a_stated_zero_is_counted_and_silence_is_not_there():
    pack = mini_pack([metric("visits"), metric("people", sum="people")], tasks=[task("once")])
    totals = totals_of(pack, [visit(N, people=3), visit(N), nil(N, "once")])
    assert totals["N", "visits", "2020-05"] == Total(2, 2)
    assert totals["N", "people", "2020-05"] == Total(3, 1)
    assert totals["N", "visits", "2020-06"] == Total(0, 1)
    assert ("S", "visits", "2020-05") not in totals


def tree_with(*changed):
    by_code = {unit.code: unit for unit in changed}
    return Tree([by_code.get(unit.code, unit) for unit in UNITS], END)


TOTALS = {("N1", "visits", "2020-05"): Total(2, 2), ("N2", "visits", "2020-05"): Total(3, 1)}
GONE = datetime.date(2020, 3, 1)


def test_what_a_merged_unit_stated_stands_under_its_heir():
    ledger = Ledger(TOTALS, tree_with(replace(N1, closed=GONE, successor="N2")))
    assert ledger.rows("visits") == {"N2": {"2020-05": Total(5, 3)}}


def test_what_a_unit_without_heir_stated_stands_nowhere():
    ledger = Ledger(TOTALS, tree_with(replace(N2, closed=GONE)))
    assert ledger.rows("visits") == {"N1": {"2020-05": Total(2, 2)}}


def test_a_total_without_facts_is_as_if_it_were_not_there():
    ledger = Ledger({("N", "visits", "2020-05"): Total(0, 0)}, tree_with())
    assert ledger.rows("visits") == {}
