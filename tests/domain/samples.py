"""The default pack, and the golden district as plain values, for tests that want real material."""

import datetime
from functools import cache
from pathlib import Path

from webforms.domain.facts import Statement
from webforms.domain.units import Tree, Unit
from webforms.store.pack_files import read_pack

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "district"


@cache
def default_pack():
    pack, faults = read_pack(ROOT / "report_templates" / "gd-community-education-2016")
    assert not faults
    return pack


def town(code, parent="D", **more):
    return Unit(code, f"{code}镇", "street", parent, **more)


def village(code, parent, **more):
    return Unit(code, f"{code}村", "village", parent, **more)


def small_tree(*units, counted_on=datetime.date(2016, 10, 31)):
    return Tree((Unit("QC", "清城区", "district", None), *units), counted_on)


def statement(unit, type_, data, **items):
    return Statement(unit, type_, data, items)
