"""The command line: the composition root, one module for each group of commands.

Heavy parts are imported when a command is called, so that `--help` answers at once."""

from __future__ import annotations

import click

import webforms.cli.pack_change  # adds `pack diff` and `pack adopt`
import webforms.cli.pack_excel  # adds `pack export` and `pack import`
import webforms.cli.pack_test  # noqa: F401 - adds `pack test`
from webforms.cli.backup import backup, restore
from webforms.cli.demo import demo
from webforms.cli.doctor import doctor
from webforms.cli.document import document
from webforms.cli.frame import Commands
from webforms.cli.imports import imports
from webforms.cli.init import init
from webforms.cli.pack import pack
from webforms.cli.records import export  # adds `import records` too
from webforms.cli.snapshot import snapshot
from webforms.cli.token import token
from webforms.cli.up import up
from webforms.cli.user import user
from webforms.cli.web import web
from webforms.cli.worker import worker


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="webforms", message="webforms %(version)s", help="显示版本。")
def main() -> None:
    """社区教育创建填报：收集材料、自动计分、生成文档。

    \b
    先看看：webforms demo 装一套演示数据，再 webforms up。
    正式用：webforms init、webforms import units、webforms user add，再 webforms up。

    数据放在当前文件夹的 data 里，用环境变量 WEBFORMS_DATA_DIR 换地方；正在用的设置，webforms doctor 会列出来。"""


for command in (init, demo, up, web, worker, user, token, imports, export, snapshot, document, pack, doctor, backup,
                restore):
    main.add_command(command)
