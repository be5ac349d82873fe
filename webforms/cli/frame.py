"""How every command speaks: Chinese help, one clear line when something is refused, never a traceback for it.

click's own words are English; here they are said again, by the class of what went wrong."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NoReturn

import click

from webforms.cli.table import width
from webforms.domain.errors import InputFaults, WebformsError

HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
REMARKS = {"[required]": "[必填]", "[default: ": "[不写就用 "}
RANGES = ((re.compile(r"(\d+)<=x<=(\d+)"), r"可写 \1 到 \2"), (re.compile(r"x>=(\d+)"), r"最小 \1"))
MOST_FAULTS = 5
INTERRUPTED = 130  # what a shell says of a program ended by Ctrl-C


class Help(click.HelpFormatter):
    """click's help page with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        said = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
        super().write_usage(prog, said, prefix or "用法：")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Beside each other, as wide as signs are; the terminal itself breaks what is too long."""
        listed = [(name, _remarked(said)) for name, said in rows]
        begin = min(max(width(name) for name, _ in listed), col_max) + col_spacing
        for name, said in listed:
            self.write(f"{'':{self.current_indent}}{name}{' ' * max(begin - width(name), col_spacing)}{said}\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{heading}：\n")

    @contextlib.contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(HEADINGS.get(name, name)):
            yield


class Spoken(click.Context):
    """A context whose pages are Chinese."""

    formatter_class = Help


class Command(click.Command):
    """A command with Chinese help."""

    context_class = Spoken

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _spoken(super().get_help_option(ctx))


class Commands(click.Group):
    """A group of such commands; the outermost one answers for whatever goes wrong in any of them."""

    context_class = Spoken
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _spoken(super().get_help_option(ctx))

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
        standalone_mode: bool = True, **extra: Any,
    ) -> Any:
        run: Callable[[], Any] = partial(
            super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            result = run()
        except WebformsError as error:
            refuse(words(error))
        except click.Abort:
            refuse("已中断。", INTERRUPTED)
        except click.ClickException as error:
            refuse(usage_words(error), error.exit_code)
        sys.exit(result if isinstance(result, int) else 0)


Commands.group_class = Commands


def refuse(line: str, exit_code: int = 1) -> NoReturn:
    """End the program with one line on the error stream."""
    click.echo(line, err=True)
    sys.exit(exit_code)


def words(error: WebformsError) -> str:
    """One line; of many faults the first few, and how many there are besides."""
    if not isinstance(error, InputFaults):
        return " ".join(error.message.split())
    more = len(error.faults) - MOST_FAULTS
    said = "".join(fault.message for fault in error.faults[:MOST_FAULTS])
    return f"{said}（另外还有 {more} 处要改。）" if more > 0 else said


def usage_words(error: click.ClickException) -> str:
    """What is wrong with the command line, and where its help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    said, context = _usage(error), getattr(error, "ctx", None)
    return f"{said} 用法见 {context.command_path} --help" if context else said


def _usage(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项“{error.option_name}”。{_instead(error.possibilities)}"
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"没有命令“{error.command_name}”。{_instead(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 不对：{_wanted(error)}"
    return f"命令写得不对：{error.format_message()}"


def _wanted(error: click.BadParameter) -> str:
    """click says in English what a number must be; what our own checks say is Chinese already."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return f"请写 {kind.min} 到 {kind.max} 的整数。"
    if isinstance(kind, click.IntRange):
        return f"请写整数，最小是 {kind.min}。"
    return "请写整数，例如 1。" if isinstance(kind, type(click.INT)) else error.message


def _name(error: click.BadParameter) -> str:
    """As it is typed: `--unit`, or the word of an argument in the line of usage."""
    if error.param is None:
        return "参数"
    return max(error.param.opts, key=len) if isinstance(error.param, click.Option) else error.param.human_readable_name


def _instead(possibilities: Sequence[str] | None) -> str:
    return f"是不是 {'、'.join(possibilities)}？" if possibilities else ""


def _remarked(said: str) -> str:
    for english, chinese in REMARKS.items():
        said = said.replace(english, chinese)
    for pattern, chinese in RANGES:
        said = pattern.sub(chinese, said)
    return said


def _spoken(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示这一页。"
    return option
