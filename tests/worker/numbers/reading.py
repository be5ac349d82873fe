"""A finished document as a suspicious reader goes through it: every paragraph, table cell, header and footer, each with
its place and what stands around it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn

COUNTED = re.compile(r"\s*(PAGE|NUMPAGES|PAGEREF)\b")
"""Fields whose result the word processor reckons, not the program."""
HEADING = re.compile(r"WF-H([12])$")
YEAR = re.compile(r"(\d{4})年(?:度)?")


@dataclass(frozen=True)
class Block:
    """A paragraph of a page, or one cell. `row` holds all cells of its row, `column` which of them it is; `year` is the
    year that the head of its column names, `ordinal` the number of the row in a table that counts them, `above` the
    last headings, first level first."""

    place: str
    text: str
    row: tuple[str, ...] = ()
    column: int = 0
    year: int | None = None
    ordinal: int = 0
    above: tuple[str, ...] = ()
    style: str = ""


def blocks(content: bytes) -> Iterator[Block]:
    """The body in the order of the page, then what stands on every page."""
    word = Document(io.BytesIO(content))
    yield from _body(word.element.body)
    for number, section in enumerate(word.sections, 1):
        parts = {
            "页眉": section.header, "首页页眉": section.first_page_header, "双页页眉": section.even_page_header,
            "页脚": section.footer, "首页页脚": section.first_page_footer, "双页页脚": section.even_page_footer,
        }
        for name, part in parts.items():
            for paragraph in part._element.iter(qn("w:p")):
                yield Block(f"第{number}节{name}", _text(paragraph))


def _body(body: Any) -> Iterator[Block]:
    above: tuple[str, ...] = ()
    paragraphs = tables = 0
    for child in body.iter(qn("w:p"), qn("w:tbl")):
        if child.tag == qn("w:tbl"):
            tables += 1
            yield from _table(child, f"表格{tables}", above)
        elif not any(True for _ in child.iterancestors(qn("w:tbl"))):
            paragraphs += 1
            text, style = _text(child), _style(child)
            if level := HEADING.match(style):
                above = (*above[: int(level[1]) - 1], text)
            yield Block(f"第{paragraphs}段", text, above=above, style=style)


def _table(table: Any, place: str, above: tuple[str, ...]) -> Iterator[Block]:
    years: dict[int, int] = {}
    counted = 0
    for number, row in enumerate(table.iter(qn("w:tr")), 1):
        cells = tuple(_cell(cell) for cell in row.iter(qn("w:tc")))
        named = {place: int(found[1]) for place, cell in enumerate(cells) if (found := YEAR.fullmatch(cell.strip()))}
        years = named or years
        counted += bool(cells and cells[0].isdigit())
        for column, cell in enumerate(cells):
            yield Block(f"{place}第{number}行第{column + 1}格", cell, cells, column, years.get(column), counted, above)


def _cell(cell: Any) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.iter(qn("w:p")))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _text(paragraph: Any) -> str:
    """What is printed, without the results of fields that count pages; a tab is a tab."""
    printed: list[str] = []
    inside: list[str] = []
    reckoned = {
        node for field in paragraph.iter(qn("w:fldSimple")) if COUNTED.match(str(field.get(qn("w:instr"))))
        for node in field.iter()
    }
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:fldChar"), qn("w:instrText")):
        if node in reckoned:
            continue
        kind = node.get(qn("w:fldCharType"))
        if kind == "begin":
            inside.append("")
        elif kind == "end" and inside:
            inside.pop()
        elif node.tag == qn("w:instrText") and inside:
            inside[-1] += node.text or ""
        elif not any(COUNTED.match(code) for code in inside) and kind is None:
            printed.append(node.text or "" if node.tag == qn("w:t") else "\t")
    return "".join(printed).strip()
