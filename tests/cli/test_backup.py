"""`webforms backup` and `restore`: one file out, whole, and into an empty place."""

import re
from pathlib import Path

from tests.cli.conftest import Run, run_in


def test_an_installation_moves_to_another_folder(run: Run, tmp_path: Path):
    run("snapshot", "create", "初稿", "--as", "bureau")
    made = run("backup", tmp_path / "b.zip")
    assert made.exit_code == 0, made.output
    assert re.search(r"备份好了：.*b\.zip，\d+ 字节，SHA-256 [0-9a-f]{64}。", made.stdout)
    assert "写备份 100%" in made.stdout
    other = run_in(tmp_path / "other")
    restored = other("restore", tmp_path / "b.zip")
    assert restored.exit_code == 0, restored.output
    assert "恢复好了，没有发现问题。" in restored.stdout
    assert other("snapshot", "list", "--as", "bureau").stdout == run("snapshot", "list", "--as", "bureau").stdout
    assert other("doctor").exit_code == 0


def test_a_backup_overwrites_nothing(run: Run, tmp_path: Path):
    kept = tmp_path / "kept.zip"
    kept.write_bytes(b"mine")
    refused = run("backup", kept)
    assert (refused.exit_code, kept.read_bytes()) == (1, b"mine")
    assert "不会盖掉" in refused.stderr


def test_a_backup_that_fails_leaves_no_file(run: Run, tmp_path: Path):
    assert run("backup", tmp_path / "no" / "such" / "b.zip").exit_code == 1
    assert list(tmp_path.glob("*.zip")) == []


def test_a_restore_into_what_is_in_use_changes_nothing(run: Run, tmp_path: Path):
    run("backup", tmp_path / "b.zip")
    run("snapshot", "create", "以后的", "--as", "bureau")
    refused = run("restore", tmp_path / "b.zip")
    assert refused.exit_code == 1
    assert "已经有数据" in refused.stderr
    assert "以后的" in run("snapshot", "list", "--as", "bureau").stdout


def test_what_is_no_backup_is_said_in_one_line(run: Run, tmp_path: Path):
    (tmp_path / "x.zip").write_bytes(b"hello")
    refused = run_in(tmp_path / "other")("restore", tmp_path / "x.zip")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert "不完整，或者不是 webforms backup 做的" in refused.stderr
    assert not (tmp_path / "other").exists()
