"""What can be wrong with a template, said so that its author can mend it: what, where, and the cure.

    WebformsError
    ├── TemplateUnreadable     no Word file at all
    ├── TemplateBroken         faults of writing, as a list of Fault
    ├── NameMissing            a name that the data do not have
    ├── TemplateForbidden      the sandbox refused
    ├── TemplateFailed         an expression that cannot be computed
    ├── ResultBroken           tags that cut the document's structure apart
    └── ContextNotPlain        ours: data that are not plain values
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from webforms.domain.errors import WebformsError

EXCERPT = 40


@dataclass(frozen=True)
class Place:
    """A paragraph of a template, counted from 1 as a reader counts; `text` is how it begins."""

    part: str
    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    text: str = ""

    def __str__(self) -> str:
        where = f"第{self.paragraph}段" if self.table is None else f"第{self.table}个表第{self.row}行第{self.column}格"
        return f"{self.part}{where}“{excerpt(self.text)}”"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a template. `code` is stable, `what` and `cure` are for the person who mends it."""

    code: str
    place: Place
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}。{self.cure}。"


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The text on one line, its end cut."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


class TemplateUnreadable(WebformsError):
    code, kind = "template-unreadable", "input"
    text = "模板不能用：{why}。请用 Word 或 WPS 打开模板，另存为 .docx 后再用。"


class TemplateBroken(WebformsError):
    """Faults of writing; `faults` holds them all."""

    code, kind = "template-broken", "input"
    text = "模板有 {count} 处写错。第 1 处：{first}"

    def __init__(self, faults: Iterable[Fault], **facts: Any) -> None:
        self.faults = tuple(faults)
        super().__init__(**{**facts, "faults": self.faults, "count": len(self.faults), "first": str(self.faults[0])})


class NameMissing(WebformsError):
    """A name that the data do not have, met while filling the template."""

    code, kind = "template-name-missing", "input"
    text = "模板{place}用到的“{name}”在数据里没有。请对照变量表改正。"


class TemplateForbidden(WebformsError):
    """The sandbox refused."""

    code, kind = "template-forbidden", "input"
    text = "模板{place}做了不允许的事（{why}）。模板只能取用数据，请删去这一处。"


class TemplateFailed(WebformsError):
    """An expression that the data make impossible."""

    code, kind = "template-failed", "input"
    text = "模板{place}算不出结果（{why}）。请改正这一处的写法。"


class ResultBroken(WebformsError):
    """Tags that belong together stand at different heights and cut the document's structure apart."""

    code, kind = "template-result-broken", "input"
    text = (
        "模板的成对标签不在同一层，生成的文件打不开（“{near}”附近）。"
        "请让开头和结尾的标签同在一段里，或都用 {{%p %}}，或都用 {{%tr %}}。"
    )


class ContextNotPlain(WebformsError):
    """Ours: something other than texts, whole numbers, mappings and lists was given to a template."""

    code, kind = "context-not-plain", "unavailable"
    text = "数据“{path}”是 {type}，模板只收文字和整数。这是程序的错误，请告诉管理员。"
