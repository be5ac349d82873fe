"""Records that leave as a workbook: every field, in keyset pages, and what left can come in again."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.records import ACTIVITY, INSTITUTION
from webforms.actions.record_export import export_records
from webforms.actions.record_import import Sent, check_import
from webforms.store import record_export
from webforms.store.record_export import Wanted


@pytest.fixture(autouse=True)
def spring(world):
    world.clock.set("2016-03-15")


def exported(world, path: Path, actor, **wanted):
    count = export_records(world.store, actor, Wanted(**wanted), path)
    heads, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert count == len(rows)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_record_within_reach_is_there_once_over_several_pages(world, tmp_path, monkeypatch):
    monkeypatch.setattr(record_export, "STEP", 2)
    for number in range(5):
        world.enter("FC01", "activity", {**ACTIVITY, "title": f"第 {number} 场"}, {"photo": 2 if number else 1})
    world.enter("LT01", "activity", ACTIVITY, {"photo": 1})
    rows = exported(world, tmp_path / "a.xlsx", world.actor("FC01"), type="activity")
    assert [row["活动名称"] for row in rows] == [f"第 {number} 场" for number in range(5)]
    assert [row["图片（文件名）"] for row in rows] == ["照片.png"] + ["照片.png；照片.png"] * 4
    assert len(exported(world, tmp_path / "b.xlsx", world.bureau)) == 6


def test_drafts_go_out_as_they_were_typed(world, tmp_path):
    world.enter("FC01", "activity", {**ACTIVITY, "attendance": "一百二"}, submit=False)
    row, = exported(world, tmp_path / "a.xlsx", world.actor("FC01"), type="activity", state="draft")
    assert (row["状态"], row["参加人次（人次）"]) == ("草稿", "一百二")


def test_an_exported_list_can_be_checked_as_an_import(world, tmp_path):
    world.enter("FC01", "institution", INSTITUTION)
    path = tmp_path / "a.xlsx"
    exported(world, path, world.actor("FC01"), type="institution")
    sent = Sent("a.xlsx", io.BytesIO(path.read_bytes()))
    line = check_import(world.store, world.actor("FC01"), "institution", sent)
    assert [fault["what"].partition("已经登记过")[1] for fault in line.report["faults"]] == ["已经登记过"]
