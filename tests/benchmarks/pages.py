"""Every page with 50 and with 50,000 records, at 300 units: time on the server, number of queries.

    python -m tests.benchmarks.pages [records] [villages] [schools]

The aim is 300 ms. The floor is the same program's smallest answer; the slope is the time with many records through the
time with few. Times are of the processor, the best of three; a page that misses the aim says so."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.crowd import crowd, paths
from tests.store.counting import counted
from tests.web.browser import Browser
from tests.web.world import District

AIM = 300
FEW = 50
ASKED = ("mumian", "qingyuan", "fengcheng", "chuangjian", "guanli")
TRIES = 3
Cost = tuple[float, int]
"""Milliseconds and queries."""


def cost(district: District, browser: Browser, path: str) -> Cost:
    best, statements = float("inf"), 0
    for _ in range(TRIES):
        with counted(district.store) as seen:
            began = time.process_time()
            browser.fetch(path)
            best, statements = min(best, (time.process_time() - began) * 1000), len(seen)
    return best, statements


def measured(folder: Path, villages: int, schools: int, count: int) -> dict[tuple[str, str], Cost]:
    district = crowd(folder, villages, schools, count)
    found = {(login, path): cost(district, district.person(login), path)
             for login in ASKED for path in paths(district, login)}
    found["", "/healthz"] = cost(district, district.browser(), "/healthz")
    district.close()
    return found


def main(count: int = 50_000, villages: int = 200, schools: int = 100) -> None:
    with tempfile.TemporaryDirectory() as folder:
        few = measured(Path(folder) / "few", villages, schools, FEW)
        many = measured(Path(folder) / "many", villages, schools, count)
    floor = many["", "/healthz"][0]
    say(f"{villages + schools} units, {count:,} records; aim {AIM} ms; floor (/healthz) {floor:.1f} ms")
    say(f"{'ms':>6} {'× floor':>8} {'slope':>6} {'queries':>8}")
    for at, (spent, queries) in sorted(many.items(), key=lambda one: -one[1][0]):
        before, queries_before = few.get(at, (spent, queries))
        grown = "" if queries == queries_before else f" (few: {queries_before})"
        missed = "  MISSED" if spent > AIM else ""
        say(f"{spent:6.0f} {spent / floor:8.0f} {spent / before:6.1f} {queries:>8}{grown}  {' '.join(at)}{missed}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
