"""The administrator's first page: the accounts, and the commands of the machine that look after accounts, units and
pack. Of these only the pack can be changed on a page (`bureau.pack`)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from webforms.actions import accounts
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages


@dataclass(frozen=True)
class Shell:
    """A command as it is typed behind `webforms`, and what it does."""

    line: str
    does: str


SHELLS: tuple[tuple[str, tuple[Shell, ...]], ...] = (
    ("账号", (
        Shell("user add 账号 --unit 单位码 --role 角色 --password-stdin", "开一个账号，密码从标准输入读"),
        Shell("user password 账号 --password-stdin", "换密码，已经登录的地方全部退出"),
        Shell("user disable 账号", "停用账号，做过的事都留着；enable 再启用"),
        Shell("user list", "列出全部账号"),
    )),
    ("单位", (
        Shell("import units 名册.csv --dry-run", "先试一遍：列出要加、要改的单位和每一处毛病，什么也不改"),
        Shell("import units 名册.csv", "导入单位名册，有一处不对就全部不导入"),
    )),
    ("创建包", (
        Shell("pack check 文件夹", "检查创建包，每一处毛病写明文件、行和改法"),
        Shell("pack test 文件夹 样例区县", "用样例区县试算，列出每一处不同"),
        Shell("pack import 指标.xlsx 文件夹", "Excel 里的指标体系变成创建包草稿，有疑问的逐格说明；export 反过来"),
        Shell("pack diff 文件夹", "与正在用的比：改了什么，得分怎么变"),
        Shell("pack adopt 文件夹", "改用这个创建包，先列出影响再问；也可以在“创建包”页上传"),
    )),
    ("系统", (
        Shell("doctor", "核对数据库、合计、历史、快照和文件，列出正在用的设置"),
    )),
)


@pages.get("/")
@verb("account.manage")
def overview() -> ResponseReturnValue:
    return render_template(
        "admin/overview.html", accounts=accounts.list_accounts(here.store(), here.actor()), shells=SHELLS)
