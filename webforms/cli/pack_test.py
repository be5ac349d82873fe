"""`webforms pack test PACK DISTRICT`: does a pack score an example district as its expected answer says?

Works on any folder in the format of the golden district; no database is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from webforms.cli.pack import pack
from webforms.cli.packs import EXAMPLE, load_fit
from webforms.domain.example import Difference, answer_differences, check_example, variant_differences
from webforms.domain.pack import Pack
from webforms.store.example_files import ExampleFolder, read_example


@pack.command("test")
@click.argument("folder", metavar="创建包文件夹", type=click.Path(path_type=Path))
@click.argument("district", metavar="[样例文件夹]", required=False, type=click.Path(path_type=Path))
def test(folder: Path, district: Path | None) -> None:
    """用创建包试算一个样例区县，逐处列出与标准答案不同的地方。不写样例，就用创建包里 example 文件夹的那一个。"""
    loaded, example = load_fit(folder), read_example(district or folder / EXAMPLE)
    check_example(loaded, example.example)
    click.echo(f"{example.example.title}，截至 {example.example.as_of.isoformat()}，按 {loaded.key} {loaded.version}")
    different = _tell("标准答案", answer_differences(loaded, example.example, example.expected))
    different += sum(_try_variant(loaded, example, place) for place in range(len(example.variants)))
    if different:
        click.echo(f"共 {different} 处不同。", err=True)
        raise SystemExit(1)
    click.echo(f"全部一致：标准答案和 {len(example.variants)} 种变化。")


def _try_variant(loaded: Pack, example: ExampleFolder, place: int) -> int:
    variant = example.variants[place]
    found = variant_differences(loaded, example.example, example.expected, variant)
    return _tell(f"{variant['id']} {variant['title']}", found)


def _tell(name: str, differences: Sequence[Difference]) -> int:
    click.echo(f"{name}：" + (f"{len(differences)} 处不同" if differences else "一致"))
    for difference in differences:
        click.echo(f"  {difference}")
    return len(differences)
