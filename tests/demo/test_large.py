"""The large demo: a whole district and year, its faults exactly those that its folder lists."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import run_in
from tests.packs import DEFAULT
from webforms.actions import accounts, checks, figures, records, review, snapshots
from webforms.demo.script import Script, read_script
from webforms.store import Store, open_store

LARGE = DEFAULT / "demo"
SOURCE = LARGE / "source"
MOST_BYTES = 600_000
LAST_DAY = datetime(2016, 11, 8, 10, 0, tzinfo=UTC)
EVERY_CHECK = {f"C{number:02}" for number in range(1, 16)}
PLAN = """
import hashlib
from pathlib import Path
from tests.domain.samples import default_pack
from webforms.demo.plan import planned
from webforms.demo.script import read_script
print(hashlib.sha256(repr(planned(default_pack(), read_script(Path("{folder}")))).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script(LARGE)


def test_it_is_a_district_of_about_three_thousand_records(script: Script):
    kinds = Counter(row["kind"] for row in script.units)
    assert (kinds["street"], kinds["village"], kinds["school"], kinds["department"]) == (9, 60, 40, 15)
    assert 2_900 <= len(script.records) <= 3_300
    assert all(row["name"].endswith("（示例）") for row in script.units if row["kind"] in ("village", "school"))


def test_every_unit_has_somebody_and_the_visitor_is_offered_the_same_accounts_as_in_the_small_one(script: Script):
    assert {row["code"] for row in script.units} - {one.unit for one in script.accounts} == {"QC"}
    small = read_script(DEFAULT / "example")
    assert {one.login for one in script.accounts if one.purpose} == {one.login for one in small.accounts if one.purpose}
    assert script.password == small.password


def test_what_was_held_is_not_always_the_same(script: Script):
    titles = {line["data"]["title"] for line in script.records if line.get("type") == "activity"}
    assert len(titles) >= 40


def test_the_folder_is_what_its_source_writes_and_stays_small(tmp_path: Path):
    subprocess.run([sys.executable, SOURCE, tmp_path], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    for path in tmp_path.iterdir():
        assert _plain(path) == _plain(LARGE / path.name), f"run report_templates/…/demo/source: {path.name}"
    assert sum(path.stat().st_size for path in LARGE.rglob("*") if path.is_file()) < MOST_BYTES


@pytest.mark.slow
def test_every_process_plans_the_same_steps():
    told = {
        subprocess.run([sys.executable, "-c", PLAN.format(folder=LARGE)], check=True, capture_output=True,
                       env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")}
    assert len(told) == 1


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Filled once for all that look at it."""
    folder = tmp_path_factory.mktemp("large") / "data"
    done = run_in(folder)("demo")
    assert done.exit_code == 0, done.output
    assert "100%" in done.stdout
    assert "演示数据装好了，用了" in done.stdout
    return folder


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{filled}/webforms.sqlite3", filled / "files", clock=lambda: LAST_DAY)
    yield store
    store.close()


@pytest.mark.slow
@pytest.mark.timeout(1800)
class TestFilled:
    def test_doctor_finds_nothing(self, filled: Path):
        result = run_in(filled)("doctor")
        assert result.exit_code == 0, result.output

    def test_every_check_finds_what_is_listed_and_nothing_else(self, store: Store):
        found = checks.list_findings(store, accounts.acting(store, "jyj1"))
        told = [{"code": one.finding.code, "accepted": not one.open, "message": one.finding.message} for one in found]
        listed = json.loads((LARGE / "findings.json").read_text(encoding="utf-8"))
        assert told == listed
        assert {one["code"] for one in told} >= EVERY_CHECK

    def test_gaps_partial_sums_an_exemption_and_an_override_are_there(self, store: Store):
        board = figures.scoreboard(store, accounts.acting(store, "jyj1"))
        states = Counter(score.state for score in board.indicators.values())
        assert states["no_data"] >= 3
        assert states["provisional"] >= 1
        assert any(score.exemptions for score in board.indicators.values())
        assert any(score.override_reason is not None for score in board.indicators.values())

    def test_records_stand_as_planned(self, store: Store, script: Script):
        states: Counter[str] = Counter()
        bureau, after = accounts.acting(store, "jyj1"), None
        while True:
            page = records.list_records(store, bureau, after=after, limit=100)
            states.update(line.state for line in page.items)
            after = page.next
            if after is None:
                break
        assert states == Counter(line["state"] for line in script.records)
        assert set(states) == {"draft", "submitted", "checked", "approved", "returned", "withdrawn"}
        assert review.count_waiting(store, accounts.acting(store, "ltsh")) >= 2

    def test_two_snapshots_can_be_compared_and_something_was_corrected_since(self, store: Store):
        bureau = accounts.acting(store, "jyj1")
        later, earlier = snapshots.list_snapshots(store, bureau)
        assert (earlier.title, later.title) == ("上半年自评", "迎检前自评")
        assert later.corrected_since > 0
        assert snapshots.compare(store, bureau, earlier.id, later.id).indicators

    def test_one_village_is_one_activity_short(self, store: Store):
        approved = records.list_records(store, accounts.acting(store, "lt03"), type="activity", state="approved")
        assert len(approved.items) == 3

    def test_no_two_photos_are_the_same_file(self, filled: Path):
        kept = [path for path in (filled / "files").glob("??/*") if path.is_file()]
        assert len({hashlib.sha256(path.read_bytes()).digest() for path in kept}) == len(kept) > 2_500


def _plain(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content
