"""The plan of the demo: every version of every record, at the day its line says, in an order that people could keep."""

import datetime
from collections import defaultdict
from dataclasses import replace

import pytest

from tests.domain.samples import default_pack
from tests.packs import DEFAULT
from webforms.demo.plan import ZONE, Step, planned
from webforms.demo.script import NoDemo, read_script

SCRIPT = read_script(DEFAULT / "example")


@pytest.fixture(scope="module")
def steps() -> dict[str, list[Step]]:
    """The steps of each line by its name, in the order of the plan."""
    found = defaultdict(list)
    for step in planned(default_pack(), SCRIPT):
        found[step.line.get("ref", "")].append(step)
    return found


def day(step: Step) -> str:
    return step.when.astimezone(ZONE).date().isoformat()


def told(steps: list[Step]) -> list[tuple[str, str]]:
    return [(step.verb, day(step)) for step in steps]


def test_time_never_runs_back():
    moments = [step.when for step in planned(default_pack(), SCRIPT)]
    assert moments == sorted(moments)


def test_every_line_is_played_and_every_approval_falls_on_its_day(steps: dict[str, list[Step]]):
    assert set(steps) == {line["ref"] for line in (*SCRIPT.records, *SCRIPT.decisions)} | {""}
    for line in SCRIPT.records:
        approved = [version["approved_on"] for version in (*line.get("earlier", ()), line) if version["approved_on"]]
        agreed = [day(step) for step in steps[line["ref"]] if step.verb == "agree"]
        assert agreed == approved or line["state"] == "checked", line["ref"]


@pytest.mark.parametrize("ref,expected", [
    ("A-FC01-05", [("submit", "2016-05-09"), ("agree", "2016-05-10"),
                   ("submit", "2016-05-19"), ("agree", "2016-05-20")]),
    ("A-FC02-06", [("submit", "2016-06-10"), ("agree", "2016-06-11"), ("submit", "2016-07-01")]),
    ("A-LT03-06", [("submit", "2016-06-20"), ("return", "2016-06-21")]),
    ("A-LT03-07", [("draft", "2016-07-20")]),
    ("A-LT03-08", [("submit", "2016-08-19"), ("agree", "2016-08-20"), ("withdraw", "2016-09-02")]),
    ("JG-LT03", [("submit", "2016-09-26"), ("agree", "2016-09-27")]),
    ("N-FC02-07", [("nil", "2016-08-02"), ("agree", "2016-08-03")]),
    ("D02", [("decide", "2016-07-05")]),
    ("", [("freeze", "2016-11-10")]),
])  # fmt: skip
def test_each_kind_of_line_has_its_steps(steps: dict[str, list[Step]], ref: str, expected: list[tuple[str, str]]):
    assert told(steps[ref]) == expected


def test_a_correction_comes_after_what_it_corrects_however_long_ago_that_was():
    line = next(one for one in SCRIPT.records if one["ref"] == "A-FC02-06")
    late = {**line, "earlier": [{**line["earlier"][0], "approved_on": "2016-10-01"}]}
    only = planned(default_pack(), replace(SCRIPT, records=(late,), decisions=()))
    assert told(list(only)) == [
        ("submit", "2016-09-30"), ("agree", "2016-10-01"), ("submit", "2016-10-21"), ("freeze", "2016-11-10")]


def test_invented_units_say_so_and_real_ones_keep_their_names():
    names = {row["code"]: row["name"] for row in SCRIPT.units}
    assert [names[code] for code in ("FC", "LT", "YZ")] == ["凤城街道", "龙塘镇", "银盏林场"]
    marked = [row["name"].endswith("（示例）") for row in SCRIPT.units if row["kind"] in ("village", "school")]
    assert len(marked) == 11
    assert all(marked)


def test_every_unit_that_reports_has_somebody_who_enters():
    assert {line["unit"] for line in SCRIPT.records} <= {account.unit for account in SCRIPT.accounts}


def test_the_visitor_is_offered_each_role():
    offered = {account.role for account in SCRIPT.accounts if account.purpose}
    assert offered == set(default_pack().roles)


def test_a_folder_without_a_demo_is_said_so(tmp_path):
    with pytest.raises(NoDemo, match="没有可用的演示数据"):
        read_script(tmp_path)


def test_it_ends_on_the_day_of_the_expected_answer():
    assert SCRIPT.as_of == datetime.date(2016, 11, 10)


def test_texts_units_and_snapshots_have_their_days():
    steps = planned(default_pack(), read_script(DEFAULT / "demo"))
    told_of = [(step.verb, day(step)) for step in steps if step.verb in ("rewrite", "change_unit", "freeze")]
    assert told_of == [
        ("change_unit", "2016-05-16"), ("freeze", "2016-06-30"), ("change_unit", "2016-09-01"),
        ("freeze", "2016-10-20"), ("rewrite", "2016-11-01"), ("rewrite", "2016-11-01")]


def test_a_record_that_waits_is_written_on_the_day_its_line_says():
    line = {**next(one for one in SCRIPT.records if one["ref"] == "A-LT03-06"), "written_on": "2016-06-14"}
    only = planned(default_pack(), replace(SCRIPT, records=(line,), decisions=()))
    assert told(list(only))[:2] == [("submit", "2016-06-14"), ("return", "2016-06-15")]
