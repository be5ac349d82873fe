"""The administrator begins where everything is looked after, and is told which command does the same."""

import pytest
from click.testing import CliRunner

from webforms.cli import main
from webforms.web.admin.views import DOORS, SHELLS


def test_an_administrator_begins_at_the_doors_and_the_commands(district):
    page = district.person("guanli").open("/")
    assert page.address == "/admin/"
    assert page.of("//ul[contains(@class, 'doors')]//b") == [door.title for door in DOORS]
    assert "webforms user add 账号 --unit 单位码 --role 角色 --password-stdin" in page.text
    assert district.person("guanli").open("/account/").follow("设置").status == 200


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.title)
def test_every_door_leads_somewhere(district, door):
    assert district.person("guanli").open("/admin/").follow(door.title).status == 200


@pytest.mark.parametrize("address", ["/admin/", "/admin/units", "/admin/units/FC01", "/admin/units/import",
                                     "/admin/units/template.xlsx", "/admin/units/list.csv"])
def test_nobody_else_comes_in(district, address):
    for login in ("mumian", "fengcheng", "chuangjian", "ducha"):
        assert district.person(login).open(address).status == 403
    assert "设置" not in district.person("chuangjian").open("/account/").text


@pytest.mark.parametrize("line", [shell.line for _, shells in SHELLS for shell in shells])
def test_every_command_that_is_named_is_there_with_its_options(line):
    words = line.split()
    command = [word for word in words if word.isascii() and not word.startswith("--")]
    told = CliRunner().invoke(main, [*command, "--help"])
    assert told.exit_code == 0
    assert all(word in told.output for word in words if word.startswith("--"))
