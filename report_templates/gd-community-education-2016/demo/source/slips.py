"""Faults on purpose, one for each check of the pack.

Those of C02, C09 and C13 lie in the lines themselves. The others come in late October, after the second snapshot, so
that both snapshots could be frozen and something has moved since."""

from __future__ import annotations

from collections.abc import Iterator

from lines import Line, approved, corrected, files, still


def with_slips(lines: list[Line]) -> list[Line]:
    """The lines, some of them corrected for the worse, and a few that should not be there."""
    known = {line["ref"]: line for line in lines}
    for ref, on, changed in WORSE:
        known[ref] = corrected(known[ref], on, **changed)
    known["A-HH02-101"] = lent(corrected(known["A-HH02-101"], "2016-10-25"), "A-HH02-091")
    return [*known.values(), *more(known)]


WORSE: tuple[tuple[str, str, Line], ...] = (
    (
        "RS-SJ-2016",
        "2016-10-26",  # C03: the ledger says more than all records together
        {"method": "coefficient", "person_times": 53400, "coefficient": "3.00", "grounds": "抽查三个村签到表。"},
    ),
    ("QQ-FGJ-2016", "2016-10-25", {"gdp_per_head": "72721.19"}),  # C04: divided by those registered, not living there
    ("RS-ZX-2016", "2016-10-26", {"person_times": 26300}),  # C05: as many persons as times; C03 as well
    ("A-YT02-051", "2016-10-24", {"attendance": 860}),  # C06: 86, with one digit too many
    (
        "JZ-FLX-2016",
        "2016-10-25",  # C08: in 万元; C12 as well
        {"budget": "3.42", "paid": "3.02", "spent": "3.00"},
    ),
    ("JH-YT", "2016-10-24", {"doc_no": "源府[2016]9号"}),  # C11: the wrong brackets
    ("JZ-HH-2016", "2016-10-26", {"budget": "66000.00", "paid": "62000.00", "spent": "61000.00"}),  # C12: no reason
    ("A-FC04-052", "2016-10-24", {"co_hosts": "区卫生健康局"}),  # C14: its later name
)


def more(known: dict[str, Line]) -> Iterator[Line]:
    for number, day in enumerate(("2016-10-19", "2016-10-26"), 1):  # C07: Wednesdays in class
        data = {
            "opened_on": day,
            "period": {"from": "10:00", "to": "11:30"},
            "place": "阶梯教室",
            "attendance": 64,
            "minors": 0,
            "elderly": 22,
            "mode": "lent",
            "users": "社区老年书画班",
            "content": "居民讲座",
            "keeper": "教导处值班教师",
            "charged": False,
        }
        yield approved(f"KF-S17-in-class-{number}", "S17", "open_log", f"2016-10-2{number + 7}", data, files(book=1))
    again = known["A-DC03-101"]  # C10: entered twice
    yield approved("A-DC03-again", "DC03", "activity", "2016-10-27", {**again["data"]}, files(photo=1))
    looked = {
        "title": "校外培训班检查",
        "kind": "fee_check",
        "inspected_on": "2016-10-27",
        "units_checked": 6,
        "problems": 1,
        "profit_classes": 1,
        "findings": "查了六处，一处书画班按营利收费。",
    }
    found = approved("JC-LT-fees", "LT", "inspection", "2016-10-28", looked, files(record=1))
    yield still(found, "submitted", "2016-10-28")  # C15: 3.2.3 has its points, and this waits for the bureau


def lent(line: Line, other: str) -> Line:
    """C10: proved by the photo of another activity."""
    return {**line, "evidence": [{"item": "photo", "files": 1, "of": other}]}
