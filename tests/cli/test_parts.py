"""What all commands share: none makes a folder by looking at it, and each says what to do."""

from pathlib import Path

import pytest

from tests.cli.conftest import run_in

AS = ("--as", "bureau")
LOOKING = (
    ("doctor",),
    ("up",),
    ("web",),
    ("worker",),
    ("user", "list"),
    ("user", "add", "x", "--unit", "FC", "--role", "reporter"),
    ("user", "password", "x"),
    ("user", "disable", "x"),
    ("user", "enable", "x"),
    ("token", "issue", "x", "--name", "大屏"),
    ("token", "revoke"),
    ("snapshot", "list", *AS),
    ("snapshot", "create", "初稿", *AS),
    ("snapshot", "export", "1", *AS, "--out", "never.json"),
    ("document", "list", *AS),
    ("document", "request", "application_form", "--snapshot", "1", *AS),
)


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_a_mistyped_folder_is_named_and_never_made(tmp_path: Path, command: tuple[str, ...]):
    result = run_in(tmp_path / "mistyped")(*command, stdin="something\n")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"没有数据文件夹 {tmp_path}/mistyped。")
    assert "请运行 webforms init" in result.stderr
    assert not (tmp_path / "mistyped").exists()


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_an_empty_folder_is_named_and_stays_empty(tmp_path: Path, command: tuple[str, ...]):
    result = run_in(tmp_path)(*command, stdin="something\n")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"{tmp_path} 里还没有创建项目。")
    assert not list(tmp_path.iterdir())


def test_a_list_is_not_imported_into_a_mistyped_folder(tmp_path: Path):
    file = tmp_path / "名册.csv"
    file.write_text("code,name,kind\n")
    result = run_in(tmp_path / "mistyped")("import", "units", file)
    assert result.stderr.startswith(f"没有数据文件夹 {tmp_path}/mistyped。")
    assert not (tmp_path / "mistyped").exists()
