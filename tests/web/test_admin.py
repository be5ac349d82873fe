"""An administrator is told which command does what."""

import pytest
from click.testing import CliRunner

from webforms.cli import main
from webforms.web.admin.views import SHELLS


def test_an_administrator_begins_at_the_commands_and_the_accounts(district):
    page = district.person("guanli").open("/")
    assert page.address == "/admin/"
    assert "webforms user add 账号 --unit 单位码 --role 角色 --password-stdin" in page.text
    assert "mumian" in page.of("//section[@aria-labelledby='h-acc']//tbody/tr/th")
    assert district.person("guanli").open("/account/").follow("系统管理").status == 200


def test_nobody_else_sees_the_accounts(district):
    for login in ("mumian", "chuangjian", "ducha"):
        assert district.person(login).open("/admin/").status == 403
        assert "系统管理" not in district.person(login).open("/account/").text


@pytest.mark.parametrize("line", [shell.line for _, shells in SHELLS for shell in shells])
def test_every_command_that_is_named_is_there_with_its_options(line):
    words = line.split()
    command = [word for word in words if word.isascii() and not word.startswith("--")]
    told = CliRunner().invoke(main, [*command, "--help"])
    assert told.exit_code == 0
    assert all(word in told.output for word in words if word.startswith("--"))
