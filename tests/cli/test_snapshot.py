"""`webforms snapshot …`: frozen in somebody's name, taken out to the byte."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from webforms.actions.checks import withdraw_acceptance
from webforms.cli.parts import installation


def test_a_snapshot_is_frozen_listed_and_exported_as_it_was_sealed(run: Run, tmp_path: Path):
    assert "冻结好了：QC-2016-0001（编号 1），截至 " in run("snapshot", "create", "初稿", "--as", "bureau").stdout
    heading, first = run("snapshot", "list", "--as", "bureau").stdout.splitlines()
    assert heading.split() == ["编号", "快照", "截至", "得分", "名称"]
    assert (first.split()[:2], first.split()[-1]) == (["1", "QC-2016-0001"], "初稿")
    exported = run("snapshot", "export", "1", "--as", "bureau", "--out", tmp_path / "s.json")
    assert hashlib.sha256((tmp_path / "s.json").read_bytes()).hexdigest() in exported.stdout


def test_it_is_refused_to_an_account_that_may_not_freeze(run: Run):
    result = run("snapshot", "create", "初稿", "--as", "admin")
    assert (result.exit_code, result.stderr) == (1, "这个账号不能做这件事。确实要做的，请找管理员开通。\n")
    assert "共 0 个快照" in run("snapshot", "list", "--as", "bureau").stderr


def test_an_unknown_account_or_snapshot_is_said_so(run: Run, tmp_path: Path):
    assert "找不到账号“nobody”" in run("snapshot", "list", "--as", "nobody").stderr
    assert run("snapshot", "export", "9", "--as", "bureau", "--out", tmp_path / "s.json").exit_code == 1
    assert not (tmp_path / "s.json").exists()


@pytest.mark.parametrize("named", ["1", "QC-2016-0001", "qc-2016-0001", " ＱＣ-2016-0001 "])
def test_a_snapshot_is_named_by_its_number_or_its_label(run: Run, tmp_path: Path, named: str):
    run("snapshot", "create", "初稿", "--as", "bureau")
    exported = run("snapshot", "export", named, "--as", "bureau", "--out", tmp_path / "s.json")
    assert exported.exit_code == 0, exported.output
    assert (tmp_path / "s.json").exists()


@pytest.mark.parametrize("command", [
    ("snapshot", "export", "QC-2016-0009", "--out", "never.json"), ("document", "list", "--snapshot", "QC-2016-0009"),
    ("document", "request", "application_form", "--snapshot", "QC-2016-0009"),
], ids=" ".join)  # fmt: skip
def test_one_that_is_not_there_says_where_they_are_listed(run: Run, command: tuple[str, ...]):
    result = run(*command, "--as", "bureau")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("找不到快照“QC-2016-0009”。")
    assert "webforms snapshot list --as bureau" in result.stderr


def test_a_place_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path):
    run("snapshot", "create", "初稿", "--as", "bureau")
    result = run("snapshot", "export", "1", "--as", "bureau", "--out", tmp_path / "gone" / "s.json")
    assert result.exit_code == 1
    assert result.stderr == f"写不了 {tmp_path / 'gone' / 's.json'}：没有这个文件夹。请换一个位置。\n"


def test_a_closed_account_lends_its_name_to_nobody(run: Run):
    run("user", "disable", "bureau")
    assert run("snapshot", "create", "初稿", "--as", "bureau").exit_code == 1


def test_a_folder_in_place_of_a_file_is_said_so(run: Run, tmp_path: Path):
    run("snapshot", "create", "初稿", "--as", "bureau")
    result = run("snapshot", "export", "1", "--as", "bureau", "--out", tmp_path)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "这是一个文件夹，请在后面写上文件名" in result.stderr


def test_the_checks_before_a_freeze_are_listed_with_the_reasons_that_hold(run: Run):
    result = run("snapshot", "check", "--as", "bureau")
    assert (result.exit_code, result.stderr.endswith("，可以冻结。\n")) == (0, True)
    heading, first, *_ = result.stdout.splitlines()
    assert heading.split() == ["检查", "现在", "查出什么"]
    assert "已说明：刚刚建立，各单位还没有报。" in first


def test_an_open_warning_ends_the_check_with_1_until_a_reason_is_given(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
):
    finding = run("snapshot", "check", "--as", "bureau").stdout.splitlines()[1].split()[0]
    monkeypatch.setenv("WEBFORMS_DATA_DIR", str(data_dir))
    with installation() as it:
        withdraw_acceptance(it.store, it.acting("bureau"), finding)
    result = run("snapshot", "check", "--as", "bureau")
    assert (result.exit_code, "1 项还没有处理，不能冻结" in result.stderr) == (1, True)
    refused = run("snapshot", "create", "太早", "--as", "bureau")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert "还有 1 项没有处理，不能冻结" in refused.stderr
    assert "至少 10 个字" in run("snapshot", "accept", finding, "--reason", "没问题", "--as", "bureau").stderr
    assert run("snapshot", "accept", "--reason", "各单位都知道要报。", "--as", "bureau").exit_code == 2
    given = run("snapshot", "accept", finding, "--reason", "该单位本年没有任务要报。", "--as", "bureau")
    assert (given.exit_code, given.stdout) == (0, "记下了 1 项的理由。\n")
    assert run("snapshot", "check", "--as", "bureau").exit_code == 0
