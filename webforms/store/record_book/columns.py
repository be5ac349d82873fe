"""The columns of a type's workbook, derived from its declared fields: one list for template, import and export.

unit │ a column a field (a time range has two: from, to) │ a column an item of evidence, with names of files"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from webforms.domain.file_words import FAMILIES
from webforms.domain.pack import EvidenceItem, Field, RecordType

UNIT = "unit"
FILE_MARK = "file:"
SEPARATORS = "；;、\n"
Side = Literal["", "from", "to"]
SIDES: tuple[tuple[Side, str], ...] = (("from", "开始"), ("to", "结束"))
WIDE = {"long_text": 40, "text": 22, "url": 28, "choices": 24, "unit": 22, "choice": 18, "datetime": 17}
USUAL_WIDTH = 13
MARK = " *"
"""Behind the heading of a column that must be filled."""


@dataclass(frozen=True)
class Column:
    """`key` names the column for ever (`unit`, `f:attendance`, `f:hours:from`, `file:photo`); `heading` is what people
    read."""

    key: str
    heading: str
    field: Field | None = None
    item: EvidenceItem | None = None
    side: Side = ""
    width: int = USUAL_WIDTH

    @property
    def must(self) -> bool:
        if self.field is not None:
            return self.field.required
        return self.item is None or self.item.min > 0

    @property
    def title(self) -> str:
        """The heading as the template has it."""
        return self.heading + (MARK if self.must else "")

    @property
    def fault_key(self) -> str:
        """What a form calls this place."""
        return self.field.key if self.field else f"evidence:{self.item.item}" if self.item else UNIT


def columns_of(type_: RecordType) -> tuple[Column, ...]:
    """All columns in order; no two have the same heading."""
    return tuple(
        _distinct(
            [
                Column(UNIT, "填报单位", width=20),
                *(column for field in type_.fields for column in _of_field(field)),
                *(
                    Column(f"{FILE_MARK}{item.item}", f"{item.label}（文件名）", item=item, width=26)
                    for item in type_.evidence
                ),
            ]
        )
    )


def kind_words(column: Column) -> str:
    """How to fill the column, in one short text: what stands beside the cell."""
    if column.item is not None:
        return _file_words(column.item)
    if column.field is None:
        return "从下拉列表里选。"
    words = [column.field.help, HOW.get(column.field.kind, ""), _bounds(column.field)]
    if column.field.kind in ("choice", "choices"):
        words.insert(1, f"可以写：{'、'.join(column.field.choices.values())}。")
    return "".join(word if word.endswith(("。", "：")) else f"{word}。" for word in words if word)


HOW = {
    "integer": "填整数",
    "decimal": "填数字",
    "money": "填数字，不要写单位",
    "percent": "填百分数，如 30 或 30%",
    "date": "写成 2016-06-14",
    "datetime": "写成 2016-06-14 09:00",
    "time_range": "写成 09:00",
    "bool": "填“是”或“否”",
    "choice": "从下拉列表里选",
    "choices": "几项之间用；隔开",
    "year": "写四位数的年份",
    "unit": "从下拉列表里选",
    "url": "以 http:// 或 https:// 开头",
    "phone": "写成 0763-1234567 或 11 位手机号",
}


def _of_field(field: Field) -> Iterator[Column]:
    measure = f"（{field.unit}）" if field.unit else ""
    width = WIDE.get(field.kind, USUAL_WIDTH)
    if field.kind != "time_range":
        yield Column(f"f:{field.key}", field.label + measure, field, width=width)
        return
    for side, word in SIDES:
        yield Column(f"f:{field.key}:{side}", f"{field.label}（{word}）", field, side=side)


def _distinct(columns: Iterable[Column]) -> Iterator[Column]:
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.heading] = count = seen.get(column.heading, 0) + 1
        heading = column.heading if count == 1 else f"{column.heading}{count}"
        yield Column(column.key, heading, column.field, column.item, column.side, column.width)


def _file_words(item: EvidenceItem) -> str:
    accepted = "或".join(FAMILIES[family][0] for family in item.accept)
    count = f"至少 {item.min} 个" if item.min else "可以不填"
    most = f"，最多 {item.max} 个" if item.max is not None else ""
    return f"写文件名，如 p001.jpg，几个之间用；隔开。收{accepted}，{count}{most}。文件装进压缩包，和表格一起上传。"


def _bounds(field: Field) -> str:
    if field.min is not None and field.max is not None:
        return f"{field.min:f} 到 {field.max:f}"
    if field.min is not None:
        return f"不小于 {field.min:f}"
    if field.max is not None:
        return f"不大于 {field.max:f}"
    return f"最多 {field.max_length} 个字" if field.max_length else ""
