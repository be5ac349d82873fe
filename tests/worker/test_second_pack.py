"""Another evaluation, another tree, another scale: its two documents come out of the same program."""

import io

import pytest
from docx import Document

from tests.packs.with_templates import SMALL_PACK
from tests.settling import freeze
from tests.world import World
from webforms.actions import documents
from worker.jobs import render_document
from worker.places import Places, settle

HOSTILE = "{{ 7*7 }} & <b>𠮷</b> [[learners]] {% if %}"


@pytest.fixture
def zone(tmp_path):
    """Two of three communities have reported; one theme is not kind."""
    world = World(f"sqlite:///{tmp_path / 'zone.sqlite3'}", tmp_path / "files", pack=SMALL_PACK)
    world.clock.set("2025-08-31")
    for unit, day, theme, visits in (
        ("C1", "2024-10-12", "秋叶书法", 40), ("C1", "2024-11-09", HOSTILE, 1200), ("C2", "2024-10-20", "河岸观鸟", 25)
    ):
        told = {"theme": theme, "form": "talk", "held_on": day, "visits": visits,
                "time": {"from": "09:00", "to": "11:30"}}
        enter(world, unit, "learning_day", told, {"picture": 1})
    for unit, residents, learners in (("C1", 6000, 1500), ("C2", 4000, 1499)):
        told = {"year": 2025, "residents": residents, "learners": learners, "complaints": 0}
        enter(world, unit, "learner_count", told, {"roll": 1})
    enter(world, "C1", "mentor", {"name": "陈导师", "status": "active", "joined_on": "2024-09-15"})
    enter(world, "XXZX", "money", {"year": 2025, "granted": "123456.5", "spent": "9000"}, {"voucher": 1})
    settle(Places(world.url, world.files, "unix:///no/queue"))
    yield world
    world.close()


def enter(world, unit, kind, told, files=None):
    world.agree(world.enter(unit, kind, told, files, by=world.actor(unit, "clerk")))


def read(world, kind, unit=None):
    snapshot = freeze(world.store, world.bureau, "学年末").id
    asked, _ = documents.request_document(world.store, world.bureau, snapshot=snapshot, kind=kind, unit=unit)
    render_document(asked.id, asked.attempt)
    done = documents.get_document(world.store, world.bureau, asked.id)
    assert done.state == "done", done
    word = Document(io.BytesIO(world.store.files.read(done.sha256)))
    rows = {row.cells[0].text: row.cells[1].text for row in word.tables[0].rows}
    return [paragraph.text for paragraph in word.paragraphs], rows


def test_the_report_prints_this_packs_figures_points_and_texts(zone):
    lines, rows = read(zone, "report")
    assert "报送单位：终身学习中心" in lines
    assert "报送日期：2025年8月31日" in lines
    assert "负责人签字：" in lines
    assert "本园区参加学习的居民 2,999人（暂计，已报2/3）。" in lines
    assert rows["社区数"] == "3个 "
    assert rows["学习日人次"] == "1,265人次暂计，已报2/3 "
    assert rows["拨入经费"] == "12.35万元 "
    assert rows["承诺"] == "所填属实。"
    assert rows["总分"].endswith("分 ")
    assert lines[-1].startswith(f"得分 {zone.evaluation().points:.1f}／150；快照 BJ-2025-0001，校验码 ")


def test_years_of_a_form_without_year_columns_stand_in_one_line(zone):
    _, rows = read(zone, "report")
    assert rows["常住居民"] == "2024年待补；2025年10,000人（暂计，已报2/3） "


def test_the_sheet_of_one_unit_holds_its_own_and_nothing_of_its_neighbours(zone):
    lines, rows = read(zone, "community_sheet", "C1")
    assert lines[0] == "江湾社区社区学习档案"
    assert rows["学习日场次"] == "2场"
    assert rows["学习日时长"] == "5小时"
    assert rows["在册导师"] == "1人"
    assert "2024年10月12日 秋叶书法 40人次" in lines
    assert "陈导师 2024年9月15日" in lines
    assert not any("河岸观鸟" in line for line in lines)


def test_what_somebody_typed_stays_text(zone):
    lines, _ = read(zone, "community_sheet", "C1")
    assert f"2024年11月9日 {HOSTILE} 1,200人次" in lines
