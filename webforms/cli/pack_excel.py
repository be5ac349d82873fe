"""`webforms pack export` and `pack import`: the framework as a workbook, and a workbook as the draft of a pack."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webforms.cli.files import save, why_unreadable
from webforms.cli.pack import pack, summary, template_faults
from webforms.cli.packs import SHIPPED, load_fit
from webforms.cli.parts import CannotWrite
from webforms.domain.errors import WebformsError
from webforms.store.pack_files import PackFiles, read_folder
from webforms.store.pack_files.folder import write_folder

if TYPE_CHECKING:
    from webforms.domain.pack import Pack
    from webforms.store.framework_book.doubts import Doubt

NEUTRAL = SHIPPED / "neutral" / "base"


class FolderTaken(WebformsError):
    code, kind = "folder-taken", "conflict"
    text = "{folder} 里已经有东西，什么都没写。请换一个文件夹；要换掉里面的创建包，加 --replace。"


class UnreadableBook(WebformsError):
    code, kind = "unreadable-book", "input"
    text = "读不了 {file}：{why}。"


@pack.command("export")
@click.argument("folder", metavar="创建包文件夹", type=click.Path(path_type=Path))
@click.argument("file", metavar="工作簿", type=click.Path(path_type=Path))
def export(folder: Path, file: Path) -> None:
    """把创建包的指标体系写成 Excel 工作簿（.xlsx）。"""
    from webforms.store.framework_book.exporting import export_framework

    loaded = load_fit(folder)
    if file.exists():
        raise CannotWrite(path=file, why="已经有这个文件")
    save(file, export_framework(read_folder(folder), loaded))
    click.echo(f"写好了 {file}：{len(loaded.indicators)} 项指标，{len(loaded.metrics)} 项数据。")


@pack.command("import")
@click.argument("file", metavar="工作簿", type=click.Path(path_type=Path))
@click.argument("folder", metavar="草稿文件夹", type=click.Path(path_type=Path))
@click.option("--base", type=click.Path(path_type=Path), metavar="文件夹",
              help="在哪个创建包上改。不写就是一套新的指标体系。")
@click.option("--district", default="", metavar="名称", help="申报单位的名称。")
@click.option("--bureau", default="", metavar="名称", help="主管单位的名称。")
@click.option("--year", default="", metavar="年", help="评估年度。")
@click.option("--version", default="", metavar="版本", help="草稿的版本号。")
@click.option("--marked", type=click.Path(path_type=Path), metavar="文件",
              help="带批注的工作簿存成哪个文件。不写就放在原来的旁边。")
@click.option("--replace", is_flag=True, help="换掉文件夹里原来的创建包。")
def import_(  # noqa: PLR0913 - one parameter for each word on the command line
    file: Path, folder: Path, base: Path | None, district: str, bureau: str, year: str, version: str,
    marked: Path | None, replace: bool,
) -> None:
    """把 Excel 工作簿变成创建包草稿，逐格说明有疑问的地方。

    有必须改的地方就不写草稿，先照带批注的工作簿改好，再运行一次。"""
    from webforms.store.framework_book.drafting import draft_pack
    from webforms.store.framework_book.project import Given

    _check_target(folder, replace)
    given = {"district": district, "bureau": bureau, "year": year, "version": version}
    content, this_year = _read(file), datetime.datetime.now(tz=datetime.UTC).year
    draft = draft_pack(content, _base(base), Given(base is None, this_year, given))
    _tell(draft.doubts)
    if draft.doubts:
        _hand_back(marked or file.with_name(f"{file.stem}-批注.xlsx"), content, draft.doubts)
    if draft.pack is None:
        click.echo(f"有 {len(draft.blocking)} 处要先改，没有写草稿。", err=True)
        raise SystemExit(1)
    _write(draft.files, draft.pack, folder)


def _base(folder: Path | None) -> PackFiles:
    if folder is None:
        return read_folder(NEUTRAL)
    load_fit(folder)
    return read_folder(folder)


def _check_target(folder: Path, replace: bool) -> None:
    there = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if there and not (replace and (folder / "pack.yaml").is_file()):
        raise FolderTaken(folder=folder)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableBook(file=file, why=why_unreadable(error)) from error


def _tell(doubts: Sequence[Doubt]) -> None:
    for doubt in doubts:
        click.echo(f"{doubt}\n", err=doubt.blocking)


def _hand_back(target: Path, content: bytes, doubts: Sequence[Doubt]) -> None:
    from webforms.store.framework_book.marking import mark_book

    save(target, mark_book(content, doubts))
    click.echo(f"{len(doubts)} 处疑问已批注在 {target}。")


def _write(files: PackFiles, drafted: Pack, folder: Path) -> None:
    write_folder(files, folder)
    click.echo(f"草稿写在 {folder}。" + summary(drafted))
    for fault in template_faults(drafted, files):
        click.echo(str(fault), err=True)
    click.echo(f"接下来：webforms pack check {folder} --notes，改好以后 webforms init --pack {folder}。")
