"""Where packs lie, and which one is meant when nobody names one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.domain.errors import WebformsError

if TYPE_CHECKING:
    from webforms.domain.pack import Pack

SHIPPED = Path(__file__).resolve().parents[2] / "report_templates"
EXAMPLE = "example"
MAIN = "pack.yaml"

pack_option = click.option(
    "--pack", "folder", type=click.Path(path_type=Path), metavar="文件夹",
    help="创建包文件夹。不写就用随程序带的那一个。")


class WhichPack(WebformsError):
    code, kind = "which-pack", "input"
    text = "请用 --pack 写明创建包文件夹。随程序带的有：{known}。"


class NoPack(WebformsError):
    code, kind = "no-pack", "input"
    text = "{folder} 不是创建包：{why}。请写创建包文件夹的路径，里面要有 pack.yaml。"


class PackUnfit(WebformsError):
    """The pack itself is wrong, so that nothing can be done with it."""

    code, kind = "pack-unfit", "input"
    text = "创建包 {folder} 有 {count} 处错误，还不能用。请先用 webforms pack check 查看并改好。"


def pack_folder(named: Path | None) -> Path:
    """The folder that was named, else the one pack that came with the program; it has passed every proof."""
    folder = named or _only(sorted(path.parent for path in SHIPPED.glob("*/pack.yaml")))
    load_fit(folder)
    return folder


def look_like_pack(folder: Path) -> None:
    """NoPack where the path leads to no folder, or to one that was never meant to be a pack."""
    if not folder.is_dir():
        raise NoPack(folder=folder, why="这是一个文件，不是文件夹" if folder.exists() else "没有这个文件夹")
    if not (folder / MAIN).is_file():
        raise NoPack(folder=folder, why=f"里面没有 {MAIN}")


def load_fit(folder: Path) -> Pack:
    """The pack of a folder; NoPack or PackUnfit, in one line, where `webforms pack check` would find faults."""
    from webforms.store.pack_files import PackFaults, load_pack

    look_like_pack(folder)
    try:
        return load_pack(folder)
    except PackFaults as error:
        raise PackUnfit(folder=folder, count=len(error.faults)) from error


def _only(shipped: list[Path]) -> Path:
    if len(shipped) != 1:
        raise WhichPack(known="、".join(folder.name for folder in shipped) or "没有")
    return shipped[0]
