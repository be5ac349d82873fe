"""`webforms init`: once, whole, and harmless when it is called again."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Run, run_in
from tests.packs import SECOND
from webforms.cli import packs


def test_it_opens_an_account_for_each_of_the_two_who_begin(run: Run):
    listed = run("user", "list").stdout
    accounts = [line.split() for line in listed.splitlines()[1:]]
    assert accounts == [["admin", "JYJ", "administrator"], ["bureau", "JYJ", "bureau"]]
    assert run("token", "issue", "admin", "--name", "t", "--password-stdin", stdin=PASSWORD).exit_code == 0


def test_again_it_says_so_and_changes_nothing(run: Run):
    result = run("init", "--password-stdin", stdin="another-password")
    assert result.exit_code == 0
    assert "什么都没改" in result.stdout
    assert run("token", "issue", "admin", "--name", "t", "--password-stdin", stdin=PASSWORD).exit_code == 0


def test_another_pack_in_the_same_folder_is_refused(run: Run):
    result = run("init", "--pack", SECOND, "--password-stdin", stdin=PASSWORD)
    assert result.exit_code == 1
    assert "用的是另一个创建包，什么都没改" in result.stderr


def test_after_a_refused_password_it_can_be_called_again(tmp_path: Path):
    run = run_in(tmp_path / "data")
    arguments = ("init", "--pack", SECOND, "--password-stdin")
    refused = run(*arguments, stdin="short")
    assert (refused.exit_code, refused.stderr) == (1, "密码至少 8 个字符，现在是 5 个。\n")
    assert run(*arguments, stdin=PASSWORD).exit_code == 0
    assert "共 2 个账号" in run("user", "list").stderr


def test_a_faulty_pack_is_one_line_that_leads_to_pack_check(tmp_path: Path):
    folder = shutil.copytree(SECOND, tmp_path / "pack")
    (folder / "tasks.yaml").write_text("tasks: 1\n")
    result = run_in(tmp_path / "data")("init", "--pack", folder, "--password-stdin", stdin=PASSWORD)
    assert result.exit_code == 1
    assert "请先用 webforms pack check 查看并改好" in result.stderr
    assert result.stderr.count("\n") == 1


def test_with_several_packs_at_hand_one_must_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("one", "two"):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.yaml").touch()
    monkeypatch.setattr(packs, "SHIPPED", tmp_path / "packs")
    result = run_in(tmp_path / "data")("init", "--password-stdin", stdin=PASSWORD)
    assert result.stderr == "请用 --pack 写明创建包文件夹。随程序带的有：one、two。\n"


@pytest.mark.parametrize("command", [["user", "list"], ["snapshot", "list", "--as", "x"], ["doctor"], ["up"]])
def test_before_it_every_command_says_what_to_do_first(tmp_path: Path, command: list[str]):
    result = run_in(tmp_path / "data")(*command, WEBFORMS_PORT="8471")
    assert result.exit_code == 1
    assert "webforms init" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_demo_is_not_put_into_an_installation_that_is_in_use(run: Run):
    result = run("demo")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "没有装演示数据，什么都没改" in result.stderr
