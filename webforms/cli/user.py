"""`webforms user …`: accounts, looked after by the person at the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from webforms.cli.frame import Commands
from webforms.cli.parts import installation, password_option, read_password
from webforms.cli.table import table

if TYPE_CHECKING:
    from webforms.store.views import AccountView

login_argument = click.argument("login", metavar="账号")


@click.group(cls=Commands)
def user() -> None:
    """账号：新增、列出、改密码、重设、停用。"""


@user.command(short_help="新增一个账号。")
@login_argument
@click.option("--unit", required=True, metavar="单位码", help="账号属于哪个单位。")
@click.option("--role", required=True, metavar="角色", help="角色的代号，例如 reporter；写错了会列出全部。")
@click.option("--name", default="", metavar="称呼", help="页面上显示的称呼。")
@password_option
def add(login: str, unit: str, role: str, name: str, password_stdin: bool) -> None:
    """新增一个账号。密码至少 8 个字符，运行时会问，也可以从标准输入给。"""
    from webforms.actions.accounts import add_account
    from webforms.actions.installation import operator

    with installation() as it:
        password = read_password(password_stdin)
        added = add_account(it.store, operator(), login=login, password=password, unit=unit, role=role, name=name)
    click.echo(f"加好了账号 {added.login}：{added.unit}，{added.role}。")


@user.command("list")
def list_all() -> None:
    """列出全部账号。"""
    from webforms.actions.accounts import list_accounts
    from webforms.actions.installation import operator

    with installation() as it:
        listed = list_accounts(it.store, operator())
    rows = [(one.login, one.unit, one.role, one.name, _state(one)) for one in listed]
    click.echo(table(("账号", "单位码", "角色", "称呼", "状态"), rows))
    click.echo(f"共 {len(listed)} 个账号。", err=True)


@user.command()
@login_argument
@password_option
def password(login: str, password_stdin: bool) -> None:
    """给账号换密码，已经登录的地方全部退出。"""
    from webforms.actions.accounts import set_password
    from webforms.actions.installation import operator

    with installation() as it:
        set_password(it.store, operator(), login, read_password(password_stdin))
    click.echo(f"账号 {login} 换好了密码，已经登录的地方都退出了。")


@user.command()
@login_argument
def reset(login: str) -> None:
    """忘了密码：换一个好念的密码并打印出来，本人登录时会换成自己的。"""
    from webforms.actions.account_care import reset_password
    from webforms.actions.accounts import get_account
    from webforms.actions.installation import operator

    with installation() as it:
        fresh = reset_password(it.store, operator(), get_account(it.store, login).id)
    click.echo(f"账号 {login} 的新密码：{fresh.password}")
    click.echo("已经登录的地方都退出了。本人登录时，会请他换成自己的密码。", err=True)


@user.command()
@login_argument
def disable(login: str) -> None:
    """停用账号，填过的内容都保留。"""
    _switch(login, active=False)
    click.echo(f"账号 {login} 停用了，填过的内容都保留。")


@user.command()
@login_argument
def enable(login: str) -> None:
    """重新启用停用的账号。"""
    _switch(login, active=True)
    click.echo(f"账号 {login} 重新启用了。")


def _state(account: AccountView) -> str:
    if not account.active:
        return "已停用"
    return "还没换密码" if account.must_change else ""


def _switch(login: str, *, active: bool) -> None:
    from webforms.actions.accounts import set_active
    from webforms.actions.installation import operator

    with installation() as it:
        set_active(it.store, operator(), login, active)
