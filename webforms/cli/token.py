"""`webforms token …`: bearer tokens, with which a program uses the API in the name of an account."""

from __future__ import annotations

import sys

import click

from webforms.cli.frame import Commands
from webforms.cli.parts import installation, password_option, read_password
from webforms.domain.errors import WebformsError


class NoToken(WebformsError):
    code, kind = "no-token", "input"
    text = "没有收到令牌。请从标准输入给一行令牌，例如：webforms token revoke < 令牌文件"


class UnknownToken(WebformsError):
    """A token wrongly pasted must not be believed dead."""

    code, kind = "unknown-token", "missing"
    text = "没有这个有效的令牌，什么都没有作废。请核对是不是整行、有没有多余的字；也可能早已作废。"


@click.group(cls=Commands)
def token() -> None:
    """令牌：给程序用接口时的凭证。"""


@token.command()
@click.argument("login", metavar="账号")
@click.option("--name", required=True, metavar="名称", help="这个令牌给谁用，例如“数据大屏”。")
@password_option
def issue(login: str, name: str, password_stdin: bool) -> None:
    """用账号和密码换一个令牌。令牌只显示这一次。"""
    from webforms.actions.accounts import issue_token

    with installation() as it:
        ticket = issue_token(it.store, login=login, password=read_password(password_stdin), name=name)
    click.echo(ticket.secret)
    click.echo(f"这是账号 {login} 的令牌，到 {ticket.ends:%Y-%m-%d} 为止有效，请马上存好，以后不再显示。", err=True)


@token.command()
def revoke() -> None:
    """从标准输入读一行令牌，让它作废。"""
    from webforms.actions.accounts import revoke_token

    secret = sys.stdin.readline().strip()
    if not secret:
        raise NoToken()
    with installation() as it:
        if not revoke_token(it.store, secret):
            raise UnknownToken()
    click.echo("这个令牌作废了。")
