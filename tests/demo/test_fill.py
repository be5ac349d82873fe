"""The small demo, filled: the golden district with one more village, entered by people, and ready for a visitor."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import run_in
from tests.domain.samples import GOLDEN, default_pack
from tests.fixtures.demo import DEMO_PASSWORD
from webforms.actions import accounts, figures, records, review, sections, snapshots
from webforms.demo.fill import begin
from webforms.demo.script import read_script
from webforms.domain.example.compare import compare_variant
from webforms.domain.example.picture import picture_of
from webforms.store import Store, open_store
from webforms.store.transactions import now_utc

pytestmark = pytest.mark.slow

SCRIPT = read_script(GOLDEN)
ONE_MORE_VILLAGE = "V29"
LAST_DAY = datetime(2016, 11, 10, 10, 0, tzinfo=UTC)


def opened(folder: Path, clock) -> Store:
    return open_store(f"sqlite:///{folder}/webforms.sqlite3", folder / "files", clock=clock)


@pytest.fixture(params=["on its last day", "today"])
def store(request: pytest.FixtureRequest, filled_demo: Path) -> Iterator[Store]:
    """Looked at only. A visitor comes years after the campaign, and must see the same."""
    store = opened(filled_demo, (lambda: LAST_DAY) if request.param == "on its last day" else now_utc)
    yield store
    store.close()


def test_its_figures_and_points_are_the_expected_ones_of_the_district_with_one_more_village(store: Store):
    expected, variants = (json.loads((GOLDEN / f"{name}.json").read_text()) for name in ("expected", "variants"))
    variant = next(one for one in variants if one["id"] == ONE_MORE_VILLAGE)
    evaluation = figures.scoreboard(store, accounts.acting(store, "jyj1"))
    picture = picture_of(default_pack(), evaluation)
    assert compare_variant(expected, variant, picture, default_pack().campaign.year) == ()
    assert str(evaluation.points) == "72.1"


def test_doctor_finds_nothing(filled_demo: Path):
    result = run_in(filled_demo)("doctor")
    assert result.exit_code == 0, result.output


def test_every_desk_has_something_waiting(store: Store):
    for login in ("ltsh", "fcsh", "jyj1"):
        assert review.count_waiting(store, accounts.acting(store, login)) >= 2, login


def test_every_state_can_be_seen(store: Store):
    states: Counter[str] = Counter()
    bureau, after = accounts.acting(store, "jyj1"), None
    while True:
        page = records.list_records(store, bureau, after=after, limit=100)
        states.update(line.state for line in page.items)
        after = page.next
        if after is None:
            break
    assert set(states) == {"draft", "submitted", "checked", "approved", "returned", "withdrawn"}


def test_one_village_is_one_activity_short(store: Store):
    clerk = accounts.acting(store, "lt03")
    approved = records.list_records(store, clerk, type="activity", state="approved")
    assert len(approved.items) == 3
    score = figures.indicator(store, accounts.acting(store, "jyj1"), "3.2.2")
    assert (str(score.points), score.met) == ("1.8", False)


def test_nobody_agreed_to_what_they_wrote(store: Store):
    bureau = accounts.acting(store, "jyj1")
    own = records.list_records(store, bureau, unit="JYJ", state="approved")
    for line in own.items:
        history = records.get_record(store, bureau, line.id).history
        assert {step.by for step in history if step.verb == "record.approve"} == {"创建办乙"}


def test_an_inspector_finds_a_snapshot_of_the_last_day(store: Store):
    inspector = accounts.acting(store, "ducha")
    found = snapshots.list_snapshots(store, inspector)
    assert [(one.title, one.as_of.isoformat(), one.corrected_since) for one in found] == [("自评初稿", "2016-11-10", 0)]


def test_the_bureau_has_written_every_text_of_the_documents(store: Store):
    listed = sections.list_sections(store, accounts.acting(store, "jyj1"))
    written = {each.key: each.text for each in listed if each.written}
    assert written == SCRIPT.texts
    assert written.keys() == default_pack().sections.keys()


def test_every_picture_has_bytes_of_its_own(filled_demo: Path):
    wanted = sum(each["files"] for line in SCRIPT.records for each in line.get("evidence", ()))
    kept = [path for path in (filled_demo / "files").rglob("*") if path.is_file()]
    assert len(kept) >= wanted
    assert all(path.stat().st_size < 150_000 for path in kept)


def test_every_account_signs_in_with_the_password_that_is_printed(demo_data: Path):
    store = opened(demo_data, now_utc)
    for account in SCRIPT.accounts:
        if account.purpose:
            assert accounts.sign_in(store, login=account.login, password=DEMO_PASSWORD).account.role == account.role
    store.close()


def test_again_it_says_so_and_changes_nothing(demo_data: Path):
    before = _stamps(demo_data)
    result = run_in(demo_data)("demo")
    assert result.exit_code == 0
    assert "已经装过演示数据，什么都没改" in result.stdout
    assert _stamps(demo_data) == before


def test_two_fillings_are_the_same(filled_demo: Path, tmp_path: Path):
    done = run_in(tmp_path / "again")("demo", "--small")
    assert done.exit_code == 0, done.output
    assert "用了" in done.stdout
    payloads = []
    for folder in (filled_demo, tmp_path / "again"):
        store = opened(folder, begin(SCRIPT.as_of))
        payloads.append(dict(snapshots.snapshot_payload(store, accounts.acting(store, "jyj1"), 1)))
        store.close()
    assert payloads[0] == payloads[1]


def test_one_that_was_interrupted_is_refused_until_its_folder_is_gone(demo_data: Path):
    (demo_data / ".filling-demo").touch()
    result = run_in(demo_data)("demo")
    assert (result.exit_code, "上次没有装完" in result.stderr) == (1, True)


def _stamps(folder: Path) -> dict[str, int]:
    """When each file was last written; SQLite's own helpers come and go with every look."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "sqlite3-" not in path.name]
    return {str(path): path.stat().st_mtime_ns for path in paths}
