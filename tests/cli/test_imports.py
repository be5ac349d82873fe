"""`webforms import units`: all rows or none, tried first where one wants to, and the row at fault is named."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from webforms.actions.installation import operator
from webforms.actions.units import list_units
from webforms.store import open_store

HEAD = "code,name,kind,parent,flags,opened,closed,successor\n"
VILLAGES = HEAD + (
    "FC01,南门社区,village,FC,community,,,\n"
    "FC02,“北江”社区,village,FC,community must_check,2016-05-01,,\n"
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
    ("FC03,桥东社区,hamlet,FC,,,,\n", "第 3 行 FC03：没有“hamlet”这类单位"),
    ("FC03,桥东社区,village,XX,,,,\n", "第 3 行 FC03：上级要写"),
    ("FC03,,village,FC,,,,\n", "第 3 行 FC03：名称要有"),
    ("FC03,桥东社区,village,FC,eligible,,,\n", "第 3 行 FC03：这类单位没有标记“eligible”"),
    ("FC03,桥东社区,village,FC,,2016年5月,,\n", "第 3 行 FC03：日期“2016年5月”看不懂"),
    ("FC01,桥东社区,village,FC,,,,\n", "同一个单位码写了两行"),
    ("FC03,桥东,社区,village,FC,,,,,\n", "第 3 行的格子比列名多"),
    ('FC03,"桥东"社区,village,FC,,,,\n', "的引号或逗号不对"),
])  # fmt: skip
def test_a_row_at_fault_is_named_and_nothing_is_imported(
    run: Run, file: Path, data_dir: Path, row: str, words: str
):
    file.write_text(VILLAGES + row, encoding="utf-8")
    result = run("import", "units", file)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert units_of(data_dir) == {}


@pytest.mark.parametrize("content,words", [
    (b"name,kind\nx,village\n", "还缺 code"),
    (b"", "还缺 code、name、kind"),
    (b"code,name,kind\n\xff\xff\xff\x00", "不是文本文件"),
])  # fmt: skip
def test_a_file_that_is_no_list_is_refused(run: Run, file: Path, content: bytes, words: str):
    file.write_bytes(content)
    assert words in run("import", "units", file).stderr


def test_a_file_that_is_not_there_is_said_so(run: Run, tmp_path: Path):
    result = run("import", "units", tmp_path / "gone.csv")
    assert (result.exit_code, "没有这个文件" in result.stderr) == (1, True)
