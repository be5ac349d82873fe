"""`webforms pack export` and `pack import`."""

import io

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import PASSWORD, run_in
from tests.packs import SECOND
from tests.packs.books import broken, framework_of_twenty
from webforms.store.pack_files import load_pack


@pytest.fixture
def webforms(tmp_path):
    return run_in(tmp_path / "data")


@pytest.fixture
def twenty(tmp_path):
    file = tmp_path / "指标.xlsx"
    file.write_bytes(framework_of_twenty())
    return file


def test_a_workbook_becomes_a_draft_that_starts_a_campaign(webforms, twenty, tmp_path):
    made = webforms("pack", "import", twenty, tmp_path / "草稿", "--district", "清水区")
    assert made.exit_code == 0, made.output
    assert "20 项指标（20 个评分项，共 100 分）" in made.output
    assert "Sheet!H6：没有写计分方法，先由人评分" in made.output
    assert webforms("pack", "check", tmp_path / "草稿").exit_code == 0
    started = webforms("init", "--pack", tmp_path / "草稿", "--password-stdin", stdin=PASSWORD + "\n")
    assert started.exit_code == 0, started.output
    assert "2027年学习型城区建设评价指标" in started.output


def test_what_has_to_be_mended_comes_back_as_comments_and_nothing_is_written(webforms, tmp_path):
    file = tmp_path / "指标.xlsx"
    file.write_bytes(broken(4, 5, "=HYPERLINK(\"http://x\")"))
    refused = webforms("pack", "import", file, tmp_path / "草稿")
    assert refused.exit_code == 1
    assert "Sheet!E4：这里是公式" in refused.stderr
    assert "没有写草稿" in refused.stderr
    assert not (tmp_path / "草稿").exists()
    marked = load_workbook(tmp_path / "指标-批注.xlsx")
    cell = marked["Sheet"]["E4"]
    assert "这里是公式" in cell.comment.text
    assert cell.data_type == "s"
    listed = [row[0].value for row in marked["要改的地方"].iter_rows(min_row=2)]
    assert "Sheet!E4" in listed


def test_a_folder_that_holds_something_is_left_alone(webforms, twenty, tmp_path):
    (tmp_path / "notes.txt").write_text("keep")
    taken = webforms("pack", "import", twenty, tmp_path, "--replace")
    assert (taken.exit_code, "已经有东西" in taken.stderr) == (1, True)
    target = tmp_path / "草稿"
    for options, code in (((), 0), ((), 1), (("--replace", "--version", "2"), 0)):
        assert webforms("pack", "import", twenty, target, *options).exit_code == code
    assert load_pack(target).version == "2"


def test_a_pack_goes_out_is_changed_and_comes_back_on_its_base(webforms, tmp_path):
    out = tmp_path / "园区.xlsx"
    assert webforms("pack", "export", SECOND, out).exit_code == 0
    book = load_workbook(io.BytesIO(out.read_bytes()))
    book["项目"]["B3"].value = "2"
    book.save(out)
    back = webforms("pack", "import", out, tmp_path / "新版", "--base", SECOND)
    assert (back.exit_code, back.stderr) == (0, ""), back.output
    assert load_pack(tmp_path / "新版").version == "2"
    assert load_pack(tmp_path / "新版").indicators == load_pack(SECOND).indicators
    again = webforms("pack", "export", SECOND, out)
    assert (again.exit_code, "已经有这个文件" in again.stderr) == (1, True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", "不是表格".encode()])
def test_what_is_no_workbook_is_one_clear_line(webforms, tmp_path, content):
    (tmp_path / "x.xlsx").write_bytes(content)
    refused = webforms("pack", "import", tmp_path / "x.xlsx", tmp_path / "草稿")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert "不是 .xlsx 文件" in refused.stderr
