"""`webforms user …`: accounts from the machine itself."""

import pytest

from tests.cli.conftest import PASSWORD, Run

REPORTER = ("--unit", "FC", "--role", "reporter", "--password-stdin")


def may_sign_in(run: Run, password: str) -> bool:
    return run("token", "issue", "zhang", "--name", "t", "--password-stdin", stdin=password).exit_code == 0


@pytest.fixture
def zhang(run: Run) -> Run:
    assert run("user", "add", "zhang", *REPORTER, "--name", "张", stdin=PASSWORD).exit_code == 0
    return run


def test_an_account_is_added_and_can_sign_in(zhang: Run):
    listed = [line.split() for line in zhang("user", "list").stdout.splitlines()]
    assert listed[0] == ["账号", "单位码", "角色", "称呼", "状态"]
    assert ["zhang", "FC", "reporter", "张"] in listed
    assert may_sign_in(zhang, PASSWORD)


@pytest.mark.parametrize("arguments,typed,words", [
    (("zhang", *REPORTER), PASSWORD, "账号“zhang”已经有了"),
    (("li", "--unit", "XX", "--role", "reporter", "--password-stdin"), PASSWORD, "没有单位“XX”"),
    (("li", "--unit", "FC", "--role", "boss", "--password-stdin"), PASSWORD, "没有角色“boss”。可以用：reporter"),
    (("li", *REPORTER), "", "没有收到密码"),
    (("li", "--unit", "FC", "--role", "reporter"), PASSWORD, "请加 --password-stdin"),
    (("li", *REPORTER), "li", "密码至少 8 个字符"),
    (("李", *REPORTER), PASSWORD, "不能有汉字"),
])  # fmt: skip
def test_what_cannot_be_an_account_is_refused_in_one_line(zhang: Run, arguments: tuple, typed: str, words: str):
    result = zhang("user", "add", *arguments, stdin=typed)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert "li " not in zhang("user", "list").stdout


def test_a_new_password_takes_the_place_of_the_old_one(zhang: Run):
    assert zhang("user", "password", "zhang", "--password-stdin", stdin="another-one-9").exit_code == 0
    assert may_sign_in(zhang, "another-one-9")
    assert not may_sign_in(zhang, PASSWORD)


def test_a_closed_account_signs_in_again_only_when_it_is_opened_again(zhang: Run):
    assert zhang("user", "disable", "zhang").exit_code == 0
    assert ["zhang", "FC", "reporter", "张", "已停用"] in map(str.split, zhang("user", "list").stdout.splitlines())
    assert not may_sign_in(zhang, PASSWORD)
    assert zhang("user", "enable", "zhang").exit_code == 0
    assert may_sign_in(zhang, PASSWORD)


def test_an_account_that_is_not_there_is_said_so(run: Run):
    for command in ("disable", "enable"):
        assert "找不到账号“wang”" in run("user", command, "wang").stderr


def test_a_forgotten_password_is_reset_to_one_that_is_said_and_must_be_changed(zhang: Run):
    said = zhang("user", "reset", "zhang")
    password = said.stdout.strip().rpartition("：")[2]
    assert len(password.split("-")) == 4
    assert not may_sign_in(zhang, PASSWORD)
    assert "换成自己的" in zhang("token", "issue", "zhang", "--name", "t", "--password-stdin", stdin=password).stderr
    assert ["zhang", "FC", "reporter", "张", "还没换密码"] in map(str.split, zhang("user", "list").stdout.splitlines())
    assert "找不到账号“wang”" in zhang("user", "reset", "wang").stderr
