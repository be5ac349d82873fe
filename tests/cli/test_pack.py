"""`webforms pack check`: a clean pack in a few words, a faulty one refused with every fault."""

import re
import shutil

import pytest
from click.testing import CliRunner
from docx import Document

from tests.packs import DEFAULT, SECOND
from webforms.cli import main


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SECOND, tmp_path / "pack")


def check(*arguments):
    return CliRunner().invoke(main, ["pack", "check", *map(str, arguments)])


def test_the_pack_we_ship_is_clean_with_its_templates():
    result = check(DEFAULT)
    assert result.exit_code == 0, result.output
    assert "41 项指标（45 个评分项，共 100 分），165 项数据，33 种记录" in result.output
    assert "56 项任务，37 段文字，3 种文档" in result.output
    assert "41 项指标，0 项数据没有表单填报，0 个格子没有来源" in result.output


def test_every_field_of_the_pack_we_ship_is_read_or_kept_with_a_reason():
    output = check(DEFAULT, "--notes").output
    assert "没有用到的字段" not in output
    assert "提示" not in output
    kept = re.findall(r"^types/\w+\.yaml:\d+:\d+: “[^”]+”的“[^”]+”：.+$", output, re.MULTILINE)
    assert f"没有用到、有意保留的字段 {len(kept)} 个：" in output


def test_the_other_pack_is_clean_with_its_templates():
    result = check(SECOND)
    assert result.exit_code == 0, result.output
    assert "5 项指标（8 个评分项，共 150 分）" in result.output


def test_faults_end_the_command_and_go_to_the_error_stream(folder):
    tasks = folder / "tasks.yaml"
    tasks.write_text(tasks.read_text().replace("type: visit", "type: vist"))
    result = check(folder)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "tasks.yaml:7:33: 没有记录类型“vist”\n" in result.stderr
    assert "改法：是不是“visit”？" in result.stderr
    assert "共 1 处要改。" in result.stderr


@pytest.mark.parametrize("command", [("pack", "check"), ("init", "--pack"), ("demo", "--pack")], ids=" ".join)
@pytest.mark.parametrize("kind,words", [
    ("gone", "没有这个文件夹"), ("file", "这是一个文件，不是文件夹"), ("empty", "里面没有 pack.yaml"),
])  # fmt: skip
def test_what_is_no_pack_is_one_line_and_nothing_is_made(tmp_path, command, kind, words):
    path = tmp_path / kind
    if kind == "file":
        path.touch()
    if kind == "empty":
        path.mkdir()
    result = CliRunner().invoke(main, [*command, str(path)], env={"WEBFORMS_DATA_DIR": str(tmp_path / "data")})
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr == f"{path} 不是创建包：{words}。请写创建包文件夹的路径，里面要有 pack.yaml。\n"
    assert not (tmp_path / "data").exists()


def test_fields_that_nothing_reads_are_always_listed(folder):
    output = check(folder).output
    assert "没有用到的字段 1 个：\ntypes/mentor.yaml:14:5: 没有数据、文档或检查用到“学习导师名册”的“电话”" in output


def test_other_notes_are_counted_and_listed_on_request(folder):
    shutil.rmtree(folder / "templates")
    assert "另有 2 处提示，加 --notes 看明细。" in check(folder).output
    assert "还没有模板" not in check(folder).output


def test_a_faulty_pack_says_how_much_is_open(folder):
    metrics = folder / "metrics.yaml"
    metrics.write_text(metrics.read_text().replace("sum: granted", "sum: grantd"))
    result = check(folder)
    assert result.exit_code == 1
    assert "5 项指标，1 项数据没有表单填报，1 个格子没有来源" in result.stderr


def test_a_template_that_names_what_the_pack_lacks_is_a_fault(folder):
    path = folder / "templates" / "report.docx"
    word = Document(str(path))
    word.add_paragraph("{{ figures.learnrs.text }}")
    word.save(str(path))
    result = check(folder)
    assert result.exit_code == 1
    assert "templates/report.docx: " in result.stderr
    assert "数据里没有“learnrs”" in result.stderr
    assert "learners" in result.stderr


def test_a_template_that_is_no_word_file_is_a_fault(folder):
    (folder / "templates" / "report.docx").write_bytes(b"not a document")
    result = check(folder)
    assert result.exit_code == 1
    assert "templates/report.docx" in result.stderr


def test_a_pack_without_its_templates_is_clean_and_says_so(folder):
    shutil.rmtree(folder / "templates")
    result = check(folder, "--notes")
    assert result.exit_code == 0
    assert "templates/report.docx: “滨江开发区学习型园区自查报告”还没有模板" in result.output
