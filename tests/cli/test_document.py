"""`webforms document …`: asked for, waited for, saved; or one line that says why not."""

import threading
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run, run_in
from tests.fixtures.served import Served
from webforms.store import open_store
from webforms.store.schema import documents

REQUEST = ("document", "request", "scoring_explanations", "--as", "bureau", "--snapshot", "1")


@pytest.fixture
def frozen(run: Run) -> Run:
    assert run("snapshot", "create", "初稿", "--as", "bureau").exit_code == 0
    return run


def test_without_a_worker_it_waits_no_longer_than_it_is_told(frozen: Run, tmp_path: Path):
    result = frozen(*REQUEST, "--wait", "1", "--out", tmp_path / "x.docx")
    assert result.exit_code == 1
    assert "等了 1 秒，《评估指标体系自评分说明》还没有做好。请看 webforms up" in result.stderr
    assert not (tmp_path / "x.docx").exists()
    heading, row = frozen("document", "list", "--as", "bureau", "--snapshot", "QC-2016-0001").stdout.splitlines()
    assert heading.split() == ["编号", "快照", "单位", "文档", "状态", "原因"]
    assert row.split()[1:] == ["QC-2016-0001", "QC", "评估指标体系自评分说明", "排队"]


def fail_all(data_dir: Path) -> None:
    """What a worker writes that cannot make a document."""
    store = open_store(f"sqlite:///{data_dir}/webforms.sqlite3", data_dir / "files")
    with store.aside() as tx:
        tx.run(documents.update().values(state="failed", error="模板第 3 行不对"))
    store.close()


def test_one_that_failed_says_why_in_the_list(frozen: Run, data_dir: Path):
    frozen(*REQUEST, "--wait", "1")
    fail_all(data_dir)
    assert "失败  模板第 3 行不对" in frozen("document", "list", "--as", "bureau").stdout


def test_one_that_fails_ends_the_wait_with_its_reason(frozen: Run, data_dir: Path, tmp_path: Path):
    meanwhile = threading.Timer(0.7, fail_all, [data_dir])
    meanwhile.start()
    result = frozen(*REQUEST, "--wait", "30", "--out", tmp_path / "x.docx")
    meanwhile.join()
    assert (result.exit_code, result.stderr) == (1, "《评估指标体系自评分说明》没有做成：模板第 3 行不对\n")
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("arguments,words", [
    (("request", "poem", "--snapshot", "1"), "没有“poem”这种文档。可以生成：application_form"),
    (("request", "scoring_explanations", "--snapshot", "9"), "找不到"),
    (("request", "scoring_explanations", "--snapshot", "1", "--unit", "FC"), "全区一份，不用写单位"),
])  # fmt: skip
def test_what_cannot_be_made_is_refused_in_one_line(frozen: Run, arguments: tuple, words: str):
    result = frozen("document", *arguments, "--as", "bureau")
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.slow
def test_it_is_made_by_the_running_worker_and_saved_once_and_again(served_demo: Served, tmp_path: Path):
    run = run_in(served_demo.data_dir)
    request = ("document", "request", "scoring_explanations", "--as", "jyj1", "--snapshot", "1")
    first = run(*request, "--out", tmp_path / "first.docx")
    assert first.exit_code == 0, first.output
    assert "已经排队" in first.stdout
    again = run(*request, "--out", tmp_path / "again.docx")
    assert "之前要过，不用重做" in again.stdout
    assert (tmp_path / "first.docx").read_bytes() == (tmp_path / "again.docx").read_bytes()
    assert Document(str(tmp_path / "first.docx")).tables
    assert "共 1 份文档。" in run("document", "list", "--as", "jyj1").stderr
