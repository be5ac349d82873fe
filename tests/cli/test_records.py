"""`webforms import records` and `export records`: what the pages do, from a command line."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Run


@pytest.fixture
def clerk(run: Run, tmp_path):
    units = tmp_path / "名册.csv"
    units.write_text("code,name,kind,parent\nFC01,南门社区,village,FC\n", encoding="utf-8")
    run("import", "units", units)
    run("user", "add", "nanmen", "--unit", "FC01", "--role", "reporter", "--password-stdin", stdin="荷花-2580-天空\n")
    return "nanmen"


@pytest.fixture
def book(tmp_path):
    def write(attendance):
        made = Workbook()
        made.active.append(["活动名称", "活动类别", "开始时间", "地点", "参加人次", "是否收费"])
        made.active.append(["义诊", "专题讲座", "2016-06-03 09:00", "活动室", attendance, "否"])
        made.save(path := tmp_path / "六月.xlsx")
        return path

    return write


def test_records_go_in_and_come_out(run: Run, clerk, book, tmp_path):
    path = book(46)
    assert "1 行可以导入" in run("import", "records", "activity", path, "--as", clerk, "--draft", "--dry-run").stdout
    assert "1 条草稿" in run("import", "records", "activity", path, "--as", clerk, "--draft").stdout
    out = tmp_path / "导出.xlsx"
    assert "1 条" in run("export", "records", out, "--type", "activity", "--as", clerk).stdout
    assert "义诊" in [cell.value for row in load_workbook(out).active for cell in row]


def test_faults_are_listed_by_cell_and_marked(run: Run, clerk, book, tmp_path):
    marked = tmp_path / "标红.xlsx"
    answer = run("import", "records", "activity", book("一百二"), "--as", clerk, "--marked", marked)
    assert "第 2 行 E 列：“一百二”不是数字" in answer.stderr
    assert (answer.exit_code, "一行也没有导入" in answer.stderr) == (1, True)
    assert load_workbook(io.BytesIO(marked.read_bytes())).worksheets[0]["E2"].comment is not None
