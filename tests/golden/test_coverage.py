"""COVERAGE.md of the default pack says which types move which indicator: exactly those do."""

import datetime
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.domain.samples import ROOT, default_pack
from tests.golden.records_of_a_type import records_of
from webforms.domain.score import evaluate
from webforms.domain.totals import totals_of
from webforms.domain.units import Tree
from webforms.store.example_files import read_example

COVERAGE = ROOT / "report_templates" / "gd-community-education-2016" / "COVERAGE.md"
TYPES = sorted(path.stem for path in COVERAGE.with_name("types").glob("*.yaml"))
DAY = datetime.date(2016, 11, 10)


@cache
def listed():
    """Type → indicators it moves, as the table says."""
    rows = re.findall(r"^\| ([\d.]+) [^|]*\|[^|]*\|[^|]*\|([^|]*)\|", COVERAGE.read_text("utf-8"), re.MULTILINE)
    moves = {key: set() for key in TYPES}
    for code, types in rows:
        for key in re.findall(r"[a-z_]+", types):
            moves[key].add(code)
    return moves


@cache
def golden_tree():
    units = read_example(Path(__file__).parent / "gd-2016").example.units
    return Tree(units, default_pack().basis_date)


def scores(statements):
    """Every indicator without its words and without the papers that score nothing."""
    pack = default_pack()
    totals = totals_of(pack, statements)
    seen = evaluate(pack, golden_tree(), totals, (), DAY, frozenset(pack.types)).indicators
    return {code: replace(score, reason="", lacking=(), parts=_silent(score.parts)) for code, score in seen.items()}


def _silent(parts):
    return tuple(replace(part, reason="") for part in parts)


@cache
def untouched():
    return scores(())


def test_the_table_speaks_of_every_indicator_and_of_known_types_only():
    pack = default_pack()
    assert set(listed()) == set(pack.types)
    assert set().union(*listed().values()) == set(pack.indicators)


@pytest.mark.parametrize("key", TYPES)
def test_records_of_a_type_move_exactly_the_indicators_listed(key):
    moved = scores(records_of(default_pack(), golden_tree(), key))
    assert {code for code, score in moved.items() if score != untouched()[code]} == listed()[key]


def test_the_counts_of_the_page_are_those_of_the_pack():
    pack, said = default_pack(), COVERAGE.read_text("utf-8")
    fields = sum(len(record_type.fields) for record_type in pack.types.values())
    parts = sum(len(indicator.parts) for indicator in pack.indicators.values())
    assert (f"{len(pack.types)} types, {fields} fields, {len(pack.metrics)} metrics, {len(pack.indicators)} indicators "
            f"({parts} parts), {len(pack.tasks)} tasks, {len(pack.sections)} sections, "
            f"{len(pack.documents)} documents.") in said


def test_the_rows_of_the_form_are_counted_as_they_are():
    said = dict(re.findall(r"^\| (表\S+ \S+) \| (\d+) \|", COVERAGE.read_text("utf-8"), re.MULTILINE))
    tables = default_pack().documents["application_form"].tables.values()
    assert said == {table.title: str(len(table.rows)) for table in tables}
