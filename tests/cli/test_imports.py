"""`webforms import units`: all rows or none, tried first where one wants to, and the row at fault is named."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Run
from tests.web.packs import default_pack
from webforms.actions.installation import operator
from webforms.actions.units import list_units
from webforms.store import open_store

HEAD = "code,name,kind,parent,flags,opened,closed,successor\n"
VILLAGES = HEAD + (
    "FC01,南门社区,village,FC,community,,,\nFC02,“北江”社区,village,FC,community must_check,2016-05-01,,\n"
)


def units_of(data_dir: Path) -> dict[str, str]:
    store = open_store(f"sqlite:///{data_dir}/webforms.sqlite3", data_dir / "files")
    try:
        return {unit.code: unit.name for unit in list_units(store, operator(), kind="village")}
    finally:
        store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "名册.csv"
    path.write_text(VILLAGES, encoding="utf-8")
    return path


def test_the_units_of_a_list_are_there_afterwards(run: Run, file: Path, data_dir: Path):
    assert "导入好了：新增 2 个单位，改动 0 个，0 个没有变化。" in run("import", "units", file).stdout
    assert units_of(data_dir) == {"FC01": "南门社区", "FC02": "“北江”社区"}


def test_the_same_list_again_changes_nothing(run: Run, file: Path):
    run("import", "units", file)
    assert "新增 0 个单位，改动 0 个，2 个没有变化" in run("import", "units", file).stdout


def test_a_changed_row_changes_its_unit(run: Run, file: Path, data_dir: Path):
    run("import", "units", file)
    file.write_text(VILLAGES.replace("南门社区", "南门街社区"), encoding="utf-8")
    assert "改动 1 个" in run("import", "units", file).stdout
    assert units_of(data_dir)["FC01"] == "南门街社区"


def test_trying_it_says_what_would_be_done_and_does_nothing(run: Run, file: Path, data_dir: Path):
    said = run("import", "units", file, "--dry-run").stdout
    assert "没有导入：新增 2 个单位" in said
    assert "新增：FC01、FC02" in said
    assert units_of(data_dir) == {}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_saved_by_excel_is_read(run: Run, file: Path, data_dir: Path, encoding: str):
    file.write_text(VILLAGES.replace("\n", "\r\n") + ",,,,,,,\r\n", encoding=encoding)
    assert run("import", "units", file).exit_code == 0
    assert units_of(data_dir)["FC02"] == "“北江”社区"


@pytest.mark.parametrize("row,words", [
    ("FC03,桥东社区,hamlet,FC,,,,\n", "第 4 行 kind：没有“hamlet”这类单位"),
    ("FC03,桥东社区,village,XX,,,,\n", "第 4 行 parent：没有上级“XX”"),
    ("\nFC03,,village,FC,,,,\n", "第 5 行 name：没有写名称"),
    ("FC01,桥东社区,village,FC,,,,\n", "第 4 行 code：单位码“FC01”在第 2 行已经写过"),
    ("FC03,桥东,社区,village,FC,,,,,\n", "没有“社区”这类单位"),
    ("FC03,桥东社区,village,FC,,,,,,多,余\n", "第 4 行：“多,余”上面没有列名"),
    ('FC03,"桥东"社区,village,FC,,,,\n', "第 4 行的引号或逗号不对"),
    ('FC03,"桥\n东社区",hamlet,FC,,,,\n', "第 4 行 kind"),
])  # fmt: skip
def test_a_row_at_fault_is_named_and_nothing_is_imported(run: Run, file: Path, data_dir: Path, row: str, words: str):
    file.write_text(VILLAGES + row, encoding="utf-8")
    result = run("import", "units", file)
    assert result.exit_code == 1
    assert words in result.stderr
    assert units_of(data_dir) == {}


def test_every_fault_is_told_and_how_many_there_are(run: Run, file: Path):
    file.write_text(VILLAGES + "FC03,,hamlet,FC,,,,\n,无码社区,village,XX,,,,\n", encoding="utf-8")
    lines = run("import", "units", file).stderr.splitlines()
    assert [line.partition("：")[0] for line in lines[:-1]] == ["第 4 行 name", "第 4 行 kind", "第 5 行 code"]
    assert lines[-1] == f"{file} 有 3 处要改，一行也没有导入。"


def test_of_very_many_faults_the_first_are_told_and_the_rest_are_counted(run: Run, file: Path):
    file.write_text(HEAD + "".join(f"X{number},,village,FC,,,,\n" for number in range(30)), encoding="utf-8")
    lines = run("import", "units", file).stderr.splitlines()
    assert (len(lines), lines[19][:8], lines[20]) == (22, "第 21 行 name"[:8], "……另外还有 10 处。")


@pytest.mark.parametrize("content,words", [
    (b"name,kind\nx,village\n", "还缺 单位码（code）"),
    (b"", "文件是空的"),
    (b"\n,,\n", "文件是空的"),
    (b"code,name,kind,flgas\nA,a,village,rural\n", "列名不认识：flgas。请改成 单位码（code）、名称"),
    (b"code,name,kind,name\nA,a,village,b\n", "列名写了两次：name"),
    (b"PK\x03\x04 workbook", "请把名字改成 .xlsx"),
    (b"code,name,kind\n\xff\xff\xff\x00", "也不是文本文件"),
])  # fmt: skip
def test_a_file_that_is_no_list_is_refused(run: Run, file: Path, content: bytes, words: str):
    file.write_bytes(content)
    result = run("import", "units", file)
    assert (result.exit_code, words in result.stderr, result.stderr.count("\n")) == (1, True, 1), result.stderr


def test_headings_are_known_whatever_their_case_and_order(run: Run, file: Path, data_dir: Path):
    file.write_text("Parent, NAME ,kind,Code\nFC,南门社区,village,FC01\n", encoding="utf-8")
    assert run("import", "units", file).exit_code == 0
    assert units_of(data_dir) == {"FC01": "南门社区"}


def test_a_workbook_is_read_as_well(run: Run, tmp_path: Path, data_dir: Path):
    book = Workbook()
    for row in (["上级", "名称", "类别", "单位码"], ["FC 凤城街道", "南门社区", "村居", "ＦＣ０１"]):
        book.active.append(row)
    kind = next(kind.title for kind in default_pack().kinds.values() if kind.key == "village")
    book.active["C2"] = kind
    book.save(tmp_path / "名册.xlsx")
    assert "导入好了：新增 1 个单位" in run("import", "units", tmp_path / "名册.xlsx").stdout
    assert units_of(data_dir) == {"FC01": "南门社区"}


def test_a_folder_is_no_list(run: Run, tmp_path: Path):
    assert "这是一个文件夹" in run("import", "units", tmp_path).stderr


def test_a_file_that_is_not_there_is_said_so(run: Run, tmp_path: Path):
    result = run("import", "units", tmp_path / "gone.csv")
    assert (result.exit_code, "没有这个文件" in result.stderr) == (1, True)


def test_the_list_on_the_operators_page_is_imported_as_it_stands(run: Run, file: Path, data_dir: Path):
    page = (Path(__file__).parents[2] / "docs/operators/commands.md").read_text(encoding="utf-8")
    file.write_text(page.partition("```csv\n")[2].partition("```")[0], encoding="utf-8")
    result = run("import", "units", file)
    assert result.exit_code == 0, result.output
    assert units_of(data_dir) == {"FC01": "南门社区", "FC02": "北江村"}
