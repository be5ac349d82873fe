"""How commands speak: Chinese help, one line for whatever is refused, no traceback."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from webforms.cli import main
from webforms.cli.frame import Commands, words
from webforms.domain.errors import FieldFault, InputFaults, NotFound

COMMANDS = (
    "init", "demo", "up", "web", "worker", "user", "token", "import", "export", "snapshot", "document", "pack",
    "doctor", "backup", "restore",
)


@click.group(cls=Commands)
def speaking() -> None:
    """一组命令。"""


@speaking.command()
def refuse() -> None:
    """被拒绝。"""
    raise NotFound(what="这\n个东西")


@speaking.command()
def faulty() -> None:
    """有几处要改。"""
    raise InputFaults([FieldFault("a", "甲不对。"), FieldFault("b", "乙不对。")])


@speaking.command()
def broken() -> None:
    """程序自己的错。"""
    raise RuntimeError("a fault of ours")


@speaking.command()
def interrupted() -> None:
    """中途停下。"""
    raise KeyboardInterrupt


def said(*arguments: str):
    return CliRunner().invoke(speaking, arguments)


def test_a_refusal_is_one_line_on_the_error_stream():
    result = said("refuse")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "找不到这 个东西。可能写错了，也可能不归这个账号看。\n"


def test_several_faults_are_said_on_one_line_and_of_very_many_the_rest_is_counted():
    assert said("faulty").stderr == "甲不对。乙不对。\n"
    many = InputFaults(FieldFault(str(number), f"{number} 不对。") for number in range(7))
    assert words(many) == "0 不对。1 不对。2 不对。3 不对。4 不对。（另外还有 2 处要改。）"


def test_a_fault_of_our_own_is_not_dressed_up_as_a_refusal():
    assert isinstance(said("broken").exception, RuntimeError)


def test_ctrl_c_ends_with_the_exit_code_shells_expect():
    result = said("interrupted")
    assert result.exit_code == 130
    assert "已中断。" in result.stderr


@pytest.mark.parametrize("arguments,words", [
    (["wrok"], "没有命令“wrok”。是不是 worker？ 用法见 webforms --help"),
    (["worker", "--cuont"], "没有选项“--cuont”。是不是 --count？ 用法见 webforms worker --help"),
    (["worker", "--count", "0"], "--count 不对：请写 1 到 32 的整数。"),
    (["worker", "--count", "many"], "--count 不对：请写 1 到 32 的整数。"),
    (["document", "request", "x", "--snapshot", "1", "--as", "a", "--wait", "0"], "--wait 不对：请写整数，最小是 1。"),
    (["user", "add", "zhang", "--role", "reporter"], "缺少 --unit。"),
    (["pack", "check"], "缺少 创建包文件夹。"),
    (["snapshot", "create", "名称", "--as", "a", "多余"], "命令写得不对："),
])  # fmt: skip
def test_a_wrong_command_line_is_one_line_that_names_the_help(arguments: list[str], words: str):
    result = CliRunner().invoke(main, arguments, prog_name="webforms")
    assert result.exit_code == 2
    assert result.stderr.startswith(words)
    assert result.stderr.count("\n") == 1


def test_help_is_chinese_and_lists_every_command():
    page = CliRunner().invoke(main, ["--help"], prog_name="webforms").stdout
    assert page.startswith("用法：webforms [选项] 命令 [参数]…")
    assert "显示这一页。" in page
    assert "Options" not in page
    listed = page.partition("命令：")[2].strip().splitlines()
    assert tuple(line.split()[0] for line in listed) == tuple(sorted(COMMANDS))


def every_command(group: click.Group, *before: str):
    for name, command in group.commands.items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from every_command(command, *before, name)


@pytest.mark.parametrize("path", list(every_command(main)), ids=" ".join)
def test_the_help_of_every_command_is_chinese(path: tuple[str, ...]):
    page = CliRunner().invoke(main, [*path, "--help"], prog_name="webforms").stdout
    assert page.startswith(f"用法：webforms {' '.join(path)}")
    english = ("Usage", "Options", "Show this", "required", "default", "INTEGER", "PATH", "FILE", "FOLDER",
               "...", "<=", ">=")
    assert [word for word in english if word in page] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(name: str):
    command = main.commands[name]
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    assert all(one.help for one in (command, *inner))


def test_the_operators_page_names_every_command():
    page = (Path(__file__).parents[2] / "docs/operators/commands.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        row = "".join(line for line in page.splitlines() if line.startswith("|") and f"`webforms {name}" in line)
        inner = command.commands if isinstance(command, click.Group) else ()
        unsaid = [one for one in inner if f"`{one}`" not in row and f" {one}`" not in row]
        assert row, f"docs/operators/commands.md needs a row for webforms {name}"
        assert not unsaid, f"the row of webforms {name} in docs/operators/commands.md leaves out {unsaid}"


def test_a_group_without_a_command_shows_its_help():
    result = CliRunner().invoke(main, ["user"], prog_name="webforms")
    assert result.exit_code == 2
    assert result.stderr.startswith("用法：webforms user")
