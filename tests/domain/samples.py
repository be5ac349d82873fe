"""The default pack, and the golden district as plain values, for tests that want real material."""

import csv
import datetime
import json
from functools import cache
from pathlib import Path

from webforms.domain.example import apply_change
from webforms.domain.example.district import (
    Example,
    decisions_of,
    enabled_types,
    evaluate_example,
    statements_in_force,
    tree_of,
    unit_of,
)
from webforms.domain.facts import Statement
from webforms.domain.payload import Contents, Head, InForce, build
from webforms.domain.units import Tree, Unit
from webforms.store.pack_files import read_pack

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "gd-2016"


@cache
def default_pack():
    pack, faults = read_pack(ROOT / "report_templates" / "gd-community-education-2016")
    assert not faults
    return pack


@cache
def golden():
    """The golden district: 73.3 of 100 points, provisional."""
    district = json.loads((GOLDEN / "district.json").read_text("utf-8"))
    with (GOLDEN / "units.csv").open(encoding="utf-8", newline="") as lines:
        units = tuple(unit_of(row) for row in csv.DictReader(lines))
    records, decisions = (lines_of(GOLDEN / f"{name}.jsonl") for name in ("records", "decisions"))
    return Example(district["title"], datetime.date.fromisoformat(district["as_of"]), units, records, decisions)


@cache
def golden_evaluation():
    return evaluate_example(default_pack(), golden())


VARIANTS = {variant["id"]: variant for variant in json.loads((GOLDEN / "variants.json").read_text("utf-8"))}


@cache
def golden_variant(name):
    """The golden district after one change: the pack it then runs on, the district and its evaluation."""
    pack, example = apply_change(default_pack(), golden(), VARIANTS[name]["change"])
    return pack, example, evaluate_example(pack, example)


@cache
def golden_tree():
    return tree_of(default_pack(), golden())


def lines_of(path):
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines())


def town(code, parent="D", **more):
    return Unit(code, f"{code}镇", "street", parent, **more)


def village(code, parent, **more):
    return Unit(code, f"{code}村", "village", parent, **more)


def small_tree(*units, counted_on=datetime.date(2016, 10, 31)):
    return Tree((Unit("QC", "清城区", "district", None), *units), counted_on)


def statement(unit, type_, data, **items):
    return Statement(unit, type_, data, items)


def golden_in_force():
    """The golden district's versions in force, numbered by their lines."""
    found = statements_in_force(default_pack(), golden())
    return [InForce(line, 1, ref, line, told) for line, (ref, told) in enumerate(found, 1)]


def golden_snapshot(evaluation=None, tree=None, **contents):
    """The golden district frozen, as the freeze would bring it together."""
    pack, example, records = default_pack(), golden(), golden_in_force()
    given = {"decisions": decisions_of(example), "enabled": enabled_types(pack, example), "records": records,
             "record_count": len(records)}
    head = Head("QC-2016-0001", "首稿", 300, "ab" * 32, "2016-11-10T01:00:00+00:00", example.as_of)
    return build(pack, "cd" * 32, head, evaluation or golden_evaluation(), tree or golden_tree(),
                 Contents(**{**given, **contents}))
