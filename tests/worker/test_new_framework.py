"""A framework of twenty rows, made in Excel, becomes a running campaign without a line of code: from the workbook to
the printed document, on both databases."""

import io

import pytest
from docx import Document

from tests.packs.books import framework_of_twenty
from tests.settling import freeze
from tests.store.framework_book.drafts import drafted
from tests.world import World
from webforms.actions import documents
from webforms.actions.decisions import decide
from webforms.store.pack_files.folder import write_folder
from worker.jobs import render_document
from worker.places import Places, settle

pytestmark = pytest.mark.slow
YEAR = 2027
REASON = "查看了佐证材料，工作扎实，档案齐全，给这个分数。"
STATED = {
    "JY": {"联席会议次数": 4, "专职人员数": 5, "参训人数": 80, "应训人数": 100, "违规收费起数": 0, "收费检查次数": 2,
           "满意份数": 590, "有效问卷份数": 1000, "知晓份数": 700},
    "FG": {"常住人口": 100_000}, "CZ": {"到位经费": "150000"}, "MZ": {"志愿者人数": 300, "老年课程门数": 4},
    "DJ": {"学习中心数": 2, "参加学习人数": 20_000, "街道常住人口": 60_000},
    "XH": {"学习中心数": 0, "参加学习人数": 16_000, "街道常住人口": 40_000},
}


@pytest.fixture
def campaign(database_url, tmp_path):
    """Started from the workbook; everything stated and agreed, one street's activities and two papers."""
    write_folder(drafted(framework_of_twenty()).files, tmp_path / "pack")
    world = World(database_url, tmp_path / "files", pack=tmp_path / "pack")
    world.clock.set(f"{YEAR}-11-30")
    for unit, stated in STATED.items():
        for title, amount in stated.items():
            enter(world, unit, title, {"year": YEAR, "amount": amount})
    for day in range(1, 5):
        told = {"title": f"第{day}次学习", "happened_on": f"{YEAR}-03-0{day}", "amount": 1}
        enter(world, "DJ", "学习活动场次", told)
    yield world
    world.close()


def enter(world: World, unit: str, figure: str, told: dict[str, object]) -> None:
    form = next(form.key for form in world.pack.types.values() if form.title == f"{figure}登记表")
    world.agree(world.enter(unit, form, told))


def upload(world: World, indicator: str, label: str) -> None:
    """A paper, uploaded at its indicator by whoever owes it."""
    paper = next(each for each in world.pack.indicators[indicator].evidence if each.label == label)
    (unit,) = paper.by[0].codes
    told = {"title": label, "evidence_for": f"{indicator}/{paper.item}"}
    world.agree(world.enter(unit, world.pack.upload.type, told, {world.pack.upload.item: 1}))


def points(world: World, code: str) -> str:
    return f"{world.evaluation().indicators[code].points:.1f}"


def test_what_people_state_becomes_points_by_the_rules_of_the_workbook(campaign):
    assert points(campaign, "1.1.2") == "4.0"  # four meetings of four
    assert points(campaign, "1.2.1") == "8.0"  # 150,000 over 100,000 people is 1.5
    assert points(campaign, "1.3.1") == "2.0"  # five of ten
    assert points(campaign, "1.3.3") == "4.0"  # 80 of 100
    assert points(campaign, "2.1.1") == "2.5"  # one street of two
    assert points(campaign, "2.2.1") == "3.8"  # half of the streets, 80 % wanted: 6 × 0.5 ÷ 0.8 = 3.75
    assert points(campaign, "2.2.2") == "8.0"  # 36,000 of 100,000 is above 30 %
    assert points(campaign, "2.2.3") == "3.2"
    assert points(campaign, "2.2.5") == "3.0"  # checked and nothing found
    assert points(campaign, "3.1.1") == "9.8"  # 59 % of 60 %
    must = campaign.evaluation().must_meet
    assert (must["1.2.1"], must["3.1.1"]) == (True, False)


def test_papers_and_people_give_the_rest(campaign):
    upload(campaign, "1.1.1", "成立文件")
    assert points(campaign, "1.1.1") == "2.0"
    upload(campaign, "1.1.1", "成员名单")
    assert points(campaign, "1.1.1") == "4.0"
    decide(campaign.store, campaign.bureau, indicator="3.2.2", kind="manual", points="3.5", reason=REASON)
    assert points(campaign, "3.2.2") == "3.5"


def test_the_snapshot_prints_as_a_document(campaign):
    settle(Places(campaign.url, campaign.files, "unix:///no/queue"))
    snapshot = freeze(campaign.store, campaign.bureau, "年终").id
    asked, _ = documents.request_document(campaign.store, campaign.bureau, snapshot=snapshot, kind="scoring")
    render_document(asked.id, asked.attempt)
    done = documents.get_document(campaign.store, campaign.bureau, asked.id)
    assert done.state == "done", done
    word = Document(io.BytesIO(campaign.store.files.read(done.sha256)))
    text = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    for said in ("组织保障", "1.2.1 人均经费达标（必达）", "每年不少于４次。", "1.50元/人", "59.0%", "西湖街道"):
        assert said in text, said
    total = f"{campaign.evaluation().points:.1f}"
    assert total in text
    assert "{{" not in text
    assert "None" not in text
