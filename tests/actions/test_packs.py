"""A changed pack taken into use: new thresholds recompute nothing, other facts are restated at one position."""

import re
import shutil
from pathlib import Path

import pytest

from tests.records import ACTIVITY, FUNDING
from tests.world import PACK
from webforms.actions.doctor import examine
from webforms.actions.installation import current_pack, start_campaign
from webforms.actions.packs import adopt_pack
from webforms.actions.places import place_of, standing_of
from webforms.actions.records import get_record
from webforms.actions.review import review_queue
from webforms.domain.errors import Conflict, InputFaults, Refused
from webforms.domain.example.compare import compare_variant
from webforms.domain.example.picture import picture_of
from webforms.store.records import get_head
from webforms.store.scope import EVERYTHING


@pytest.fixture
def changed(tmp_path: Path):
    """A copy of the pack with one text replaced in one file."""
    def change(file: str, old: str, new: str) -> Path:
        folder = shutil.copytree(PACK, tmp_path / "changed", dirs_exist_ok=True)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change


def admin(world):
    return world.actor("QC", "administrator")


def test_another_threshold_restates_nothing_and_scores_by_it(world, changed):
    world.clock.set("2016-06-15")
    world.agree(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))
    assert adopt_pack(world.store, admin(world), changed("pack.yaml", "points: 85", "points: 80")) == 0
    assert world.evaluation().figures["fund_paid"].value == 12_666_000


def test_a_metric_that_reads_another_field_restates_the_records_concerned(world, changed):
    world.clock.set("2016-06-15")
    record = world.agree(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))
    world.agree(world.enter("FC01", "activity", ACTIVITY, {"photo": 1}))
    assert adopt_pack(world.store, admin(world), changed("metrics.yaml", *reads_spent_instead())) == 1
    assert world.evaluation().figures["fund_paid"].value == 12_000_000
    assert list(examine(world.store)) == []
    assert get_record(world.store, world.bureau, record.id).in_force_version == 1


def reads_spent_instead() -> tuple[str, str]:
    """What to replace in the metrics so that the paid sum reads the spent field."""
    metrics = (PACK / "metrics.yaml").read_text(encoding="utf-8")
    place = metrics.index("\nfund_paid:")
    old = metrics[place : metrics.index("basis:", place)]
    return old, old.replace("sum: paid", "sum: spent")


def test_restating_does_not_forgive_an_own_entry(world, changed):
    """Who wrote version 2 stays its author, though the approval of version 1 was opened anew meanwhile."""
    world.clock.set("2016-06-15")
    record = world.agree(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))
    world.change(record, {**FUNDING, "spent": "1.00"}, {"approval": 1})
    assert adopt_pack(world.store, admin(world), changed("metrics.yaml", *reads_spent_instead())) == 1
    with world.store.read() as tx:
        head = get_head(tx, EVERYTHING, record.id)
        assert standing_of(tx, head, place_of(tx, head)).authors == {world.actor("CZJ").account}


def test_what_is_under_way_waits_for_who_is_asked_by_the_new_pack(world, changed):
    world.clock.set("2016-06-15")
    record = world.agree(world.enter("FC01", "must_check", {"year": 2016}, {}), levels=1)
    assert (record.state, record.awaiting_unit) == ("checked", "JYJ")
    folder = changed("types/must_check.yaml", "{village: [street, bureau]}", "{village: [street]}")
    adopt_pack(world.store, admin(world), folder)
    seen = get_record(world.store, world.bureau, record.id)
    assert (seen.awaiting, [line.id for line in review_queue(world.store, world.reviewer("FC")).items]) == (
        "street", [record.id])
    assert world.agree(seen).state == "approved"


def test_the_same_pack_is_nothing_new_and_only_the_administrator_adopts(world):
    assert adopt_pack(world.store, admin(world), PACK) == 0
    with pytest.raises(Refused):
        adopt_pack(world.store, world.bureau, PACK)


def test_a_pack_of_another_evaluation_is_refused(world):
    with pytest.raises(InputFaults):
        adopt_pack(world.store, admin(world), Path(__file__).parent.parent / "packs" / "riverside-learning-2025")


def test_a_running_campaign_is_not_started_again_by_another_pack(world, changed):
    with pytest.raises(Conflict):
        start_campaign(world.store, changed("pack.yaml", "points: 85", "points: 80"))


@pytest.mark.slow
def test_a_lower_threshold_moves_what_the_golden_variant_says(golden_world, golden_folder, changed):
    """V07: 3.1.3 reaches its points at 25 %."""
    variant = next(one for one in golden_folder.variants if one["id"] == "V07")
    world = golden_world.world
    text = (PACK / "indicators.yaml").read_text(encoding="utf-8")
    place = text.index('code: "3.1.3"')
    old = text[place : text.index("show:", place)]
    new = re.sub(r'threshold: "[^"]*"', f'threshold: "{variant["change"]["value"]}"', old)
    assert adopt_pack(world.store, admin(world), changed("indicators.yaml", old, new)) == 0
    world.clock.set(golden_world.last)
    pack = current_pack(world.store)
    picture = picture_of(pack, world.evaluation())
    assert compare_variant(golden_folder.expected, variant, picture, pack.campaign.year) == ()
