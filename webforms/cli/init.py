"""`webforms init`: an empty data folder becomes an installation with a campaign and its first two accounts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.frame import Command
from webforms.cli.packs import pack_folder, pack_option
from webforms.cli.parts import opened_store, password_option, read_password
from webforms.domain.errors import Conflict
from webforms.settings import Settings, read_settings

if TYPE_CHECKING:
    from webforms.store import Store
    from webforms.store.views import CampaignView


class OtherCampaign(Conflict):
    code = "other-campaign"
    text = "{folder} 里已经有“{title}”，用的是另一个创建包，什么都没改。请换一个数据文件夹。"


@click.command(cls=Command)
@pack_option
@click.option("--admin", default="admin", show_default=True, metavar="账号", help="第一个管理员的账号。")
@click.option("--bureau", default="bureau", show_default=True, metavar="账号", help="主管单位的第一个账号。")
@password_option
def init(folder: Path | None, admin: str, bureau: str, password_stdin: bool) -> None:
    """建立创建项目，开出第一个管理员账号和主管单位的第一个账号，密码相同。"""
    source = pack_folder(folder)  # before anything is made
    settings = read_settings()
    with opened_store(settings) as store:
        campaign = _start(settings, store, source)
        if _has_accounts(store):
            click.echo(f"“{campaign.title}”已经在 {settings.data_dir} 里，什么都没改。")
            return
        _add_first_accounts(store, {admin: "administer", bureau: "score"}, read_password(password_stdin))
    click.echo(f"建好了“{campaign.title}”，数据在 {settings.data_dir}。")
    click.echo(f"账号 {admin}（管账号和单位）和 {bureau}（审核、评分、出文档），密码是刚才给的那一个，请尽快各自改掉。")
    click.echo("接下来：webforms import units 导入单位名册，webforms up 启动。")


def _start(settings: Settings, store: Store, source: Path) -> CampaignView:
    """The campaign of this pack, new or there before."""
    from webforms.actions import installation

    installation.prepare(store)
    try:
        return installation.start_campaign(store, source)
    except Conflict as error:
        title = installation.campaign(store).title
        raise OtherCampaign(folder=settings.data_dir, title=title) from error


def _has_accounts(store: Store) -> bool:
    """False also after an `init` that was refused its password."""
    from webforms.actions.accounts import list_accounts
    from webforms.actions.installation import operator

    return bool(list_accounts(store, operator()))


def _add_first_accounts(store: Store, rights: dict[str, str], password: str) -> None:
    """Accounts of the bureau's unit, each in the first role that holds the right."""
    from webforms.actions.accounts import add_account
    from webforms.actions.installation import current_pack, operator

    pack = current_pack(store)
    for login, right in rights.items():
        role = next(role.key for role in pack.roles.values() if right in role.may)
        add_account(store, operator(), login=login, password=password, unit=pack.campaign.bureau, role=role)
