"""The administrator's first page: the places where units, accounts and the pack are looked after, and the commands of
the machine that do the same."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages


@dataclass(frozen=True)
class Shell:
    """A command as it is typed behind `webforms`, and what it does."""

    line: str
    does: str


@dataclass(frozen=True)
class Door:
    """A place the administrator goes to: its page, what it is called, what is done there."""

    endpoint: str
    title: str
    does: str
    icon: str


DOORS = (
    Door("admin.units", "单位", "改名、并入、撤销、换上级，导入和导出名册", "building-community"),
    Door("admin.accounts", "账号", "开账号、发邀请单、换密码、停用、交接", "user-circle"),
    Door("bureau.pack", "创建包", "指标、表单、任务和文档；换一个新版本", "book-2"),
    Door("admin.history", "操作记录", "谁在什么时候做了什么", "notebook"),
    Door("admin.webhooks", "对外通知", "提交、退回、通过、生成好了，告诉别的系统", "bell"),
)

SHELLS: tuple[tuple[str, tuple[Shell, ...]], ...] = (
    ("账号", (
        Shell("user add 账号 --unit 单位码 --role 角色 --password-stdin", "开一个账号，密码从标准输入读"),
        Shell("user password 账号 --password-stdin", "换密码，已经登录的地方全部退出"),
        Shell("user disable 账号", "停用账号，做过的事都留着；enable 再启用"),
        Shell("user list", "列出全部账号"),
    )),
    ("单位", (
        Shell("import units 名册.xlsx --dry-run", "先试一遍：列出要加、要改的单位和每一处毛病，什么也不改"),
        Shell("import units 名册.xlsx", "导入单位名册（.xlsx 或 CSV），有一处不对就全部不导入"),
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
        Shell("backup 文件", "全部数据和文件写成一个文件，写完核对；大家照常填报"),
        Shell("restore 文件", "把备份放进空的数据文件夹或数据库，再体检一遍"),
    )),
)


@pages.get("/")
@verb("account.manage")
def overview() -> ResponseReturnValue:
    doors = [door for door in DOORS if door.endpoint in current_app.view_functions]
    return render_template("admin/overview.html", doors=doors, shells=SHELLS)
