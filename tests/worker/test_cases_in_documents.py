"""What happens to a district while it collects, and how its documents say so: units merged and renamed, exemptions,
overrides, sums that are not whole, shares beside a threshold, corrections after a freeze.

Each case goes through actions on the golden district and the worker's job; every number that is printed is held
against the snapshot too."""

import datetime
import shutil
from dataclasses import replace

import pytest

from tests.fixtures.worlds import golden_units
from tests.settling import freeze
from tests.worker.golden_documents import Read
from tests.worker.numbers.made import made_of
from tests.world import World
from webforms.actions import snapshots
from webforms.actions.decisions import decide
from webforms.actions.installation import operator
from webforms.actions.unit_changes import close_unit, rename_unit

pytestmark = pytest.mark.slow

MAY = datetime.date(2016, 5, 1)


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch, tmp_path):
    """Contents without page numbers: laying each report out takes longer than all the rest."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def district(golden_on_sqlite, tmp_path):
    """The golden district on its last day, to be changed by one test."""
    copy = shutil.copy(golden_on_sqlite.world.url.removeprefix("sqlite:///"), tmp_path / "golden.sqlite3")
    world = World(f"sqlite:///{copy}", golden_on_sqlite.world.files, units=golden_units())
    world.clock.set(golden_on_sqlite.last)
    yield replace(golden_on_sqlite, world=world, records=dict(golden_on_sqlite.records))
    world.close()


class Papers:
    """The three documents of one snapshot, as they are read."""

    def __init__(self, world, snapshot):
        made = made_of(world.store, world.url, world.files, world.bureau, snapshot)
        assert [str(unknown) for kind in made.contents for unknown in made.unknown(kind)] == []
        self.form, self.report, self.scoring = (Read(made.contents[kind]) for kind in (
            "application_form", "self_evaluation", "scoring_explanations"))

    @property
    def all(self):
        return self.form, self.report, self.scoring


def frozen(world):
    return freeze(world.store, world.bureau, "又一次自评").id


def papers(world):
    return Papers(world, frozen(world))


def test_a_merged_village_is_counted_no_more_and_what_it_did_counts_for_its_heir(district):
    world = district.world
    before = papers(world)
    close_unit(world.store, operator(), "FC03", on=MAY, into="FC02")
    after = papers(world)
    assert [seen.report.row("村（居）数")[1] for seen in (before, after)] == ["6个", "5个"]
    assert "6个村（居）中5个符合要求" in before.scoring.row("3.2.2 ")[4]
    assert "5个村（居）中4个符合要求" in after.scoring.row("3.2.2 ")[4]
    assert [seen.form.row("活动场次（街镇、村居）")[4] for seen in (before, after)] == ["60", "60"]
    assert "桥东社区" in before.scoring.row("2.4.2 ")[4]
    assert not any("桥东社区" in document.text for document in after.all)


def test_a_renamed_village_has_its_new_name_in_new_documents_and_its_old_one_in_those_frozen_before(district):
    world = district.world
    earlier = frozen(world)
    rename_unit(world.store, operator(), "LT03", "石坳社区", on=MAY)
    before, after = Papers(world, earlier), papers(world)
    for seen, named, other in ((before, "石坳村", "石坳社区"), (after, "石坳社区", "石坳村")):
        assert f"还差1个村（居）：{named}" in seen.scoring.row("2.1.3 ")[4]
        assert f"{named}尚未符合要求" in seen.report.text
        assert not any(other in document.text for document in seen.all)


def test_a_unit_that_is_exempt_leaves_the_count_and_is_named_with_the_reason(district):
    world = district.world
    assert "3个街镇（场）中2个符合要求，占66.7%" in papers(world).scoring.row("1.2.2 ")[4]
    reason = "林场由区林业部门管理，不单独印发社区教育年度计划"
    decide(world.store, world.bureau, indicator="1.2.2", kind="exemption", unit="YZ", reason=reason)
    after = papers(world)
    row = after.scoring.row("1.2.2 ")
    assert row[3] == "3.0"
    assert "2个街镇（场）全部符合要求" in row[4]
    assert f"银盏林场不适用，理由：{reason}。" in row[4]
    assert f"银盏林场不适用，理由：{reason}" in after.report.text


def test_an_indicator_that_is_exempt_counts_neither_above_nor_below(district):
    world = district.world
    reason = "本区没有需要转移就业培训的劳动力，区人社局已书面说明"
    decide(world.store, world.bureau, indicator="3.1.2", kind="exemption", reason=reason)
    after = papers(world)
    row = after.scoring.row("3.1.2 ")
    assert row[3].startswith("不适用")
    assert reason in row[4]
    assert after.report.row("合计")[1] == "97"
    assert "满分97分" in after.report.text
    assert "3.1.2" not in after.scoring.section("未得满分指标说明", "附表一")


def test_the_bureaus_own_points_stand_beside_the_computed_ones_with_the_reason(district):
    world = district.world
    reason = "两个村的活动照片不能辨认，创建办研究后扣减零点五分"
    decide(world.store, world.bureau, indicator="3.2.2", kind="override", points="1.5", reason=reason)
    after = papers(world)
    row = after.scoring.row("3.2.2 ")
    assert row[3] == "1.5\n系统计2.0"
    assert f"系统计2.0分，改为1.5分，理由：{reason}。" in row[4]
    assert "系统计2.0分，创建办核定1.5分" in after.report.text
    assert reason in after.scoring.section("未得满分指标说明", "附表一")
    assert after.report.row("合计")[2] == "72.8"


def test_what_an_approved_record_says_is_done_stands_beside_the_points_that_were_lost(district):
    world = district.world
    told = {"unit_concerned": "LT03", "indicator": "2.1.3", "problem": "还没有挂牌", "found_on": "2016-10-20",
            "source": "self_check", "measure": "年底前把2处教学点挂牌", "due_on": "2016-12-20", "status": "pending"}
    world.agree(world.enter("DCZD", "rectification_item", told))
    waiting = {**told, "unit_concerned": "FC", "indicator": "1.2.2", "measure": "还没有审核的措施"}
    world.enter("DCZD", "rectification_item", waiting)
    after = papers(world)
    (lost,) = [row for row in after.scoring.rows if len(row) == 6 and row[0].startswith("2.1.3 ")]
    (mended,) = [row for row in after.report.rows if len(row) == 5 and row[1].startswith("2.1.3 ")]
    assert lost[3:] == ["年底前把2处教学点挂牌", "2016年12月20日", "石坳村"]
    assert mended[2:] == ["年底前把2处教学点挂牌", "石坳村", "2016年12月20日"]
    assert not any("还没有审核的措施" in document.text for document in after.all)


def test_a_sum_that_not_all_stated_is_provisional_and_says_how_many_did(district):
    world = district.world
    assert papers(world).form.row("接受服务人数")[4] == "25,298"
    world.withdraw(district.records["RS-YZ-2016"])
    after = papers(world)
    assert after.form.row("接受服务人数")[4] == "24,498\n暂计，已报2/3"
    assert after.scoring.row("3.1.1 ")[3] == "4.8\n（暂计）"
    assert "1个街镇（场）没有报：银盏林场" in after.scoring.row("3.1.1 ")[4]
    assert "24,498人" in after.report.text
    assert "25,298" not in "".join(document.text for document in after.all)


@pytest.mark.parametrize("paid, printed, verdict, points", [
    ("126660", "1.50", "达到1.5元/人", "4.0"),
    ("126659.99", "1.4999999", "未达到1.5元/人", "4.0"),
    ("126237.8", "1.495", "未达到1.5元/人", "4.0"),
    ("126660.01", "1.50", "达到1.5元/人", "4.0"),
], ids=["exactly", "a cent below", "half a cent a head below", "a cent above"])
def test_a_share_beside_its_threshold_is_printed_on_its_side_everywhere(district, paid, printed, verdict, points):
    world = district.world
    record = district.records["JF-CZJ-2016"]
    told = {**record.data, "paid": paid, "spent": "1"}
    world.agree(world.change(record, told, {"approval": 1, "voucher": 1, "details": 1}))
    after = papers(world)
    row = after.scoring.row("2.5.1 ")
    assert f"＝{printed}元/人，{verdict}" in row[4]
    assert row[3].startswith(points)
    assert f"{printed}元/人，{verdict}" in after.report.text
    (form_row,) = [cells for cells in after.form.rows if cells[0].startswith("到位数按常住人口")]
    assert form_row[-1] == printed
    listed = "2.5.1 " in after.scoring.section("未得满分指标说明", "附表一")
    assert listed is verdict.startswith("未")


def test_a_correction_after_the_freeze_changes_new_documents_and_no_frozen_one(district):
    world = district.world
    earlier = frozen(world)
    record = district.records["RS-LT-2016"]
    corrected = {**record.data, "persons_unique": record.data["persons_unique"] + 34}
    world.agree(world.change(record, corrected, {"basis_paper": 1}))
    before, after = Papers(world, earlier), papers(world)
    assert [seen.form.row("接受服务人数")[4] for seen in (before, after)] == ["25,298", "25,332"]
    assert "＝29.96%，未达到30%" in before.scoring.row("3.1.1 ")[4]
    assert "＝30.0%，达到30%" in after.scoring.row("3.1.1 ")[4]
    assert "25,332" not in "".join(document.text for document in before.all)
    views = {view.id: view for view in snapshots.list_snapshots(world.store, world.bureau)}
    assert views[earlier].corrected_since == 1
