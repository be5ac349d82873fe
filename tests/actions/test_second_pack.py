"""The second pack walks the same way: no street level, a reviewer who stands beside, documents for single units."""

from pathlib import Path

import pytest

from tests.settling import freeze
from tests.world import World
from webforms.actions import snapshots
from webforms.actions.checks import list_findings
from webforms.actions.documents import request_document
from webforms.actions.records import get_record, list_records
from webforms.actions.review import review_queue
from webforms.domain.errors import FreezeBlocked, NotFound

RIVERSIDE = Path(__file__).parent.parent / "packs" / "riverside-learning-2025"
MONEY = {"year": 2025, "granted": "1000.10", "spent": "900"}


@pytest.fixture
def riverside(database_url, tmp_path):
    world = World(database_url, tmp_path / "files", pack=RIVERSIDE)
    world.clock.set("2025-06-02")
    yield world
    world.close()


def test_a_reviewer_named_by_code_sees_what_it_is_asked_and_only_that(riverside):
    auditor = riverside.actor("CWB", "auditor", 9)
    draft = riverside.enter("XXZX", "money", MONEY, {"voucher": 1}, submit=False)
    with pytest.raises(NotFound):
        get_record(riverside.store, auditor, draft.id)
    record = riverside.change(draft, MONEY, {"voucher": 1})
    assert [line.id for line in review_queue(riverside.store, auditor).items] == [record.id]
    assert get_record(riverside.store, auditor, record.id).may >= {"record.approve", "record.return"}
    other = riverside.enter("XXZX", "document", {}, {}, submit=False)
    with pytest.raises(NotFound):
        get_record(riverside.store, auditor, other.id)
    assert [line.id for line in list_records(riverside.store, auditor).items] == [record.id]


def test_both_levels_agree_and_the_figure_is_exact(riverside):
    record = riverside.agree(riverside.enter("XXZX", "money", MONEY, {"voucher": 1}))
    assert (record.state, [event.after for event in record.history]) == (
        "approved", ["submitted", "checked", "approved"])
    stated = {figure.value for figure in riverside.evaluation().figures.values() if figure.by_unit.get("XXZX")}
    assert 100_010 in stated


def test_what_was_agreed_stays_in_sight_of_who_agreed(riverside):
    auditor = riverside.actor("CWB", "auditor", 9)
    record = riverside.agree(riverside.enter("XXZX", "money", MONEY, {"voucher": 1}))
    assert get_record(riverside.store, auditor, record.id).state == "approved"


def test_its_own_checks_stand_before_its_freeze(riverside):
    day = {"theme": "读书", "form": "talk", "held_on": "2025-05-10", "visits": 20}
    for _ in range(2):
        riverside.agree(riverside.enter("C1", "learning_day", day, {"picture": 1}))
    riverside.agree(riverside.enter("XXZX", "money", {**MONEY, "spent": "1000.20"}, {"voucher": 1}))
    assert [(one.finding.code, one.finding.level) for one in list_findings(riverside.store, riverside.bureau)] == [
        ("K1", "warning"), ("K2", "warning")]
    with pytest.raises(FreezeBlocked):
        snapshots.freeze(riverside.store, riverside.bureau, "太早")
    assert freeze(riverside.store, riverside.bureau, "第一次").title == "第一次"


def test_a_document_of_each_unit_is_asked_for_by_unit(riverside):
    snapshot = freeze(riverside.store, riverside.bureau, "第一次")
    spec = next(spec for spec in riverside.pack.documents.values() if spec.scope)
    communities = [unit.code for unit in riverside.pack.units if unit.kind == "community"][:2]
    made = {request_document(riverside.store, riverside.bureau, snapshot=snapshot.id, kind=spec.key, unit=unit)[0].id
            for unit in communities}
    assert len(made) == 2


