"""The units that a field offers stand by their parents, those near the reporting unit first, however many there are."""

import datetime
import time

import pytest
from flask import Flask, g

from webforms.domain.pack import Field
from webforms.domain.units import Tree, Unit
from webforms.web.unit_options import units_offered

FIELD = Field("where", "在哪里", "unit")


@pytest.fixture
def offered():
    """What is offered to the unit of this code in a tree of these units."""
    def offer(units, near):
        tree = Tree(units, datetime.date(2016, 6, 15))
        with Flask(__name__).app_context():
            g.webforms_tree = tree
            return units_offered(FIELD, tree.get(near))

    return offer


def district(streets, villages):
    yield Unit("D", "全区", "district", None)
    for street in range(streets):
        yield Unit(f"S{street}", f"街道{street}", "street", "D")
        for village in range(villages):
            yield Unit(f"S{street}-{village}", f"村{village}", "village", f"S{street}")


def test_those_beside_it_stand_first_then_parent_by_parent(offered):
    groups = offered(tuple(district(2, 2)), "S1-0")
    assert [(name, [code for code, _ in units]) for name, units in groups] == [
        ("街道1", ["S1-0", "S1-1"]), ("", ["D"]), ("全区", ["S0", "S1"]), ("街道0", ["S0-0", "S0-1"])]


def test_the_parents_are_put_in_order_once_and_not_for_every_unit(offered):
    units = tuple(district(40, 100))
    begun = time.process_time()
    groups = offered(units, "S1-0")
    assert sum(len(each) for _, each in groups) == len(units)
    assert time.process_time() - begun < 0.5
