"""Fields and papers of a record type: each setting belongs to the field's kind and makes sense there."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import EvidenceItem, Field, RecordType
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.world import World

NUMBERS = ("integer", "decimal", "money", "percent")
TEXTS = ("text", "long_text", "url", "phone")
CHOICES = ("choice", "choices")
SCALED = ("decimal", "percent")


def check_fields(world: World, path: Path, record_type: RecordType) -> Iterator[Finding]:
    """Every field and every paper of the type by itself."""
    for index, field in enumerate(record_type.fields):
        place = (*path, "fields", index)
        yield from _check_settings(place, field)
        yield from _check_bounds(place, field)
        yield from _check_default(place, field)
        yield from check_selection(world, (*place, "units"), field.units)
    for index, item in enumerate(record_type.evidence):
        yield from _check_item((*path, "evidence", index), item)


def _check_settings(path: Path, field: Field) -> Iterator[Finding]:
    """Settings that say something only for some kinds stand nowhere else."""
    for key in ("min", "max", "unit"):
        if getattr(field, key) not in (None, "") and field.kind not in NUMBERS:
            yield Finding((*path, key), f"{field.kind} 字段没有 {key}", f"删去，或把 kind 改成 {'、'.join(NUMBERS)}。")
    if field.max_length is not None and field.kind not in TEXTS:
        yield Finding((*path, "max_length"), f"{field.kind} 字段没有 max_length", "删去；只有文字字段才写。")
    if field.scale and field.kind not in (*SCALED, "money"):
        yield Finding((*path, "scale"), f"{field.kind} 字段没有 scale", "删去；只有 decimal 和 percent 才写。")
    if field.kind == "decimal" and not field.scale:
        cure = "写上 scale: 1 或 2；不要小数就把 kind 改成 integer。"
        yield Finding(path, f"“{field.label}”没有写保留几位小数", cure)
    if field.units and field.kind != "unit":
        yield Finding((*path, "units"), f"{field.kind} 字段没有 units", "删去，或把 kind 改成 unit。")
    if field.choices and field.kind not in CHOICES:
        yield Finding((*path, "choices"), f"{field.kind} 字段没有 choices", "删去，或把 kind 改成 choice。")
    if field.kind in CHOICES and not field.choices:
        yield Finding(path, f"“{field.label}”没有选项", "写上 choices: {键: 文字, …}。")


def _check_bounds(path: Path, field: Field) -> Iterator[Finding]:
    if field.min is not None and field.max is not None and field.min > field.max:
        yield Finding((*path, "max"), f"“{field.label}”的 max 小于 min", "对调两个数，或改正一个。")


def _check_default(path: Path, field: Field) -> Iterator[Finding]:
    """A default is a value that a person could have entered."""
    place, default = (*path, "default"), field.default
    if default is None:
        return
    if field.kind == "choice" and default not in field.choices:
        yield unknown(place, f"“{field.label}”的选项", default, field.choices)
    elif field.kind == "bool" and not isinstance(default, bool):
        yield Finding(place, f"“{field.label}”的默认值不是 true 或 false", "写 true 或 false，不加引号。")
    elif field.kind == "integer" and (isinstance(default, bool) or not isinstance(default, int)):
        yield Finding(place, f"“{field.label}”的默认值不是整数", "写整数，不加引号。")
    elif field.kind in TEXTS and not isinstance(default, str):
        yield Finding(place, f"“{field.label}”的默认值不是文字", "加上引号。")
    elif field.kind not in ("choice", "bool", "integer", *TEXTS):
        yield Finding(place, f"{field.kind} 字段没有默认值", "删去这一项。")


def _check_item(path: Path, item: EvidenceItem) -> Iterator[Finding]:
    if item.max is not None and item.max < item.min:
        yield Finding((*path, "max"), f"“{item.label}”的 max 小于 min", "对调两个数，或改正一个。")
