"""Three numbers that a good pack must show: its indicators, no figure without a form, no cell without a source."""

from dataclasses import replace

import pytest

from tests.domain.samples import default_pack
from tests.packs import SECOND
from tests.packs.breaking import broken
from webforms.domain.pack_check import coverage
from webforms.store.pack_files import load_pack


def test_the_pack_we_ship_leaves_nothing_open():
    found = coverage(default_pack())
    assert (found.indicators, found.metrics) == (41, 165)
    assert (found.formless, found.sourceless) == ((), ())
    rows = [row for document in default_pack().documents.values() for t in document.tables.values() for row in t.rows]
    assert found.cells > len(rows)


@pytest.mark.parametrize(
    "old, new",
    [
        ("sum: spent, of: money", "sum: spent, of: mony"),
        ("sum: spent", "sum: spend"),
    ],
    ids=["no such form", "no such field"],
)
def test_a_figure_that_no_form_states_is_counted(old, new):
    after = broken("metrics.yaml", old, new + "¦")
    assert after.examined.faults
    assert after.examined.coverage.formless == ("money_spent",)


def test_a_figure_of_units_that_do_not_fill_the_form_is_counted():
    pack = load_pack(SECOND)
    funded = replace(pack.metrics["money_granted"], stated_by=pack.metrics["learners"].stated_by)
    found = coverage(replace(pack, metrics={**pack.metrics, "money_granted": funded}))
    assert found.formless == ("money_granted",)
    assert found.sourceless == (("report", "form", "拨入经费"),)


@pytest.mark.parametrize(
    "old, new, place",
    [
        ("sum: [visits_community]", "sum: [visits_comunity]", "学习日人次"),
        ("{label: 承诺, section: promise}", "{label: 承诺, section: promis}", "承诺"),
        ("sum: [residents], years: [-1, 0]", "sum: [residents], years: [-3, 0]", "常住居民"),
    ],
    ids=["no such figure", "no such text", "no such year"],
)
def test_a_cell_that_nothing_fills_is_counted(old, new, place):
    after = broken("documents.yaml", old, new + "¦")
    (cell,) = after.examined.coverage.sourceless
    assert place in cell
