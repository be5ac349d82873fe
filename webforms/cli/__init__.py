"""The command line: the composition root, one module for each group of commands.

Heavy parts are imported when a command is called, so that `--help` answers at once."""

from __future__ import annotations

import click

import webforms.cli.pack_test  # noqa: F401 - adds `pack test`
from webforms.cli.pack import pack


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="webforms", message="webforms %(version)s")
def main() -> None:
    """社区教育创建填报：收集材料、自动计分、生成文档。"""


main.add_command(pack)
