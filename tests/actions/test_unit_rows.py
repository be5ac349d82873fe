"""Lists of units: every fault is told at once, where a person sees it."""

from pathlib import Path

import pytest

from webforms.actions.unit_rows import read_units
from webforms.domain.errors import InputFaults
from webforms.domain.pack import Pack
from webforms.domain.units import Unit
from webforms.store.pack_files import load_pack

PACK = Path(__file__).parents[2] / "report_templates" / "gd-community-education-2016"
KNOWN = (
    Unit("QC", "清城区", "district", None),
    Unit("FC", "凤城街道", "street", "QC"),
    Unit("FC01", "南门社区", "village", "FC"),
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(PACK)


def row(code="FC02", **change):
    return {"code": code, "name": "北江社区", "kind": "village", "parent": "FC", **change}


def faults(pack, *rows):
    with pytest.raises(InputFaults) as refused:
        read_units(pack, rows, KNOWN)
    return [(fault.field, fault.message) for fault in refused.value.faults]


def test_a_fault_names_row_and_column_as_they_stand_in_the_file_and_the_cure(pack):
    ((field, said),) = faults(pack, row(), row("FC03", kind="hamlet"))
    assert field == "rows/3/kind"
    assert said.startswith("第 3 行 kind：没有“hamlet”这类单位。请改成 区（district）、")


def test_a_blank_row_counts_and_says_nothing(pack):
    assert faults(pack, row(), {}, {"code": " ", "name": ""}, row("FC03", name=""))[0][0] == "rows/5/name"
    assert len(read_units(pack, [row(), {}, row("FC03")], KNOWN)) == 2


def test_all_faults_of_a_row_and_of_all_rows_are_told_in_their_order(pack):
    said = faults(pack, row("FC03", parent="XX"), row("号", name="", opened="去年"), row("FC04", successor="QC"))
    assert [field for field, _ in said] == [
        "rows/2/parent",
        "rows/3/code",
        "rows/3/name",
        "rows/3/opened",
        "rows/4/successor",
    ]


def test_a_unit_goes_into_one_that_is_still_there(pack):
    gone = row("FC02", closed="2016-05-01")
    late = row("FC03", closed="2016-06-01", successor="FC02")
    ((field, said),) = faults(pack, gone, late)
    assert field == "rows/3/successor"
    assert "那时已经撤销" in said


def test_a_unit_that_ends_without_an_heir_leaves_nobody_below_it(pack):
    street = {"code": "FC", "name": "凤城街道", "kind": "street", "parent": "QC", "closed": "2016-05-01"}
    ((field, said),) = faults(pack, street)
    assert field == "rows/2/closed"
    assert "下面还有南门社区 1 个单位" in said
    village = {"code": "FC01", "name": "南门社区", "kind": "village", "parent": "FC", "closed": "2016-05-01"}
    assert len(read_units(pack, [street, village], KNOWN)) == 2


def test_nothing_is_said_of_a_parent_whose_own_row_is_at_fault(pack):
    street = {"code": "NN", "name": "", "kind": "street", "parent": "QC"}
    assert [field for field, _ in faults(pack, street, row("NN01", parent="NN"))] == ["rows/2/name"]


def test_a_code_twice_names_both_rows(pack):
    assert faults(pack, row(), row("FC03"), row())[0][1].startswith("第 4 行 code：单位码“FC02”在第 2 行已经写过。")


def test_a_circle_names_each_of_its_rows(pack):
    said = faults(pack, row("A1", successor="A2"), row("A3"), row("A2", successor="A1"))
    assert [field for field, _ in said] == ["rows/2/successor", "rows/4/successor"]
    assert "A1、A2" in said[0][1]


@pytest.mark.parametrize("wrong,column,words", [
    ({"code": ""}, "code", "请写 1 到 16 个字母或数字"), ({"name": "长" * 61}, "name", "最多 60 个字"),
    ({"flags": "rural eligible"}, "flags", "没有标记“eligible”。可以写"),
    ({"kind": "district", "parent": "", "flags": "rural"}, "flags", "请把这一格清空"),
    ({"closed": "2016年13月1日"}, "closed", "请写成 2016-05-01"),
    ({"opened": "2016-05-02", "closed": "2016-05-01"}, "closed", "要晚于成立的日子 2016-05-02"),
    ({"parent": ""}, "parent", "没有写上级。请写一个街镇"), ({"parent": "FC01"}, "parent", "不是街镇"),
    ({"kind": "district"}, "parent", "请把这一格清空"), ({"code": "FC", "parent": "FC"}, "kind", "不能改类"),
    ({"successor": "XX"}, "successor", "没有并入的单位“XX”"), ({"": "多的"}, "", "“多的”上面没有列名"),
])  # fmt: skip
def test_each_fault_says_what_to_do(pack, wrong, column, words):
    said = faults(pack, {**row(), **wrong})
    assert words in dict(said)[f"rows/2/{column}"]
    assert all("第 2 行" in message and message.endswith("。") for _, message in said)


def test_days_are_read_as_a_spreadsheet_saves_them(pack):
    (unit,) = read_units(pack, [row(opened="2016/5/1", closed="２０１６年６月１日")], KNOWN)
    assert (str(unit.opened), str(unit.closed)) == ("2016-05-01", "2016-06-01")
