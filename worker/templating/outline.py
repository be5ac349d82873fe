"""A template as its reader sees it: paragraphs, each with its place; and as one Jinja source, a line a paragraph.

    word/document.xml ─► paragraphs ─► lines ─► "{% for l in levels %}\\n{{ l.title }}\\n…"
    word/header1.xml  ─► …                      line number = paragraph number = place

docxtpl rewrites the XML around its tags, and Jinja then counts lines of something nobody has seen. The same tags in the
same order, without the XML, have the same meaning to Jinja and a line number that is a place. Linting reads this
source; a failed rendering is repeated on it to learn where.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from worker.templating.faults import Place, TemplateUnreadable

P, ROW, CELL, TABLE = qn("w:p"), qn("w:tr"), qn("w:tc"), qn("w:tbl")
_TEXT, _BLANKS = qn("w:t"), (qn("w:tab"), qn("w:br"), qn("w:cr"))
_RENDERED = {RELATIONSHIP_TYPE.HEADER: "页眉", RELATIONSHIP_TYPE.FOOTER: "页脚", RELATIONSHIP_TYPE.FOOTNOTES: "脚注"}

PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""Properties of the document that docxtpl fills too."""

TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_LIFTED = re.compile(r"(\{[%{#])(tr|tc|p|r)\s")
_MERGE = re.compile(r"\{%\s*[vh]m\s*%\}")
_ATTRIBUTE = re.compile(r"\{%\s*(?:cellbg|colspan)\s+([^%]*?)\s*%\}")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Line:
    """One paragraph; `row` is the table row it stands in."""

    text: str
    place: Place
    row: Any = None

    @cached_property
    def tags(self) -> list[str]:
        return TAG.findall(self.text)

    @property
    def lifting(self) -> list[str]:
        """The tags that take away the row, cell or paragraph around them."""
        return [tag for tag in self.tags if lift_of(tag) in ("tr", "tc", "p")]


@dataclass(frozen=True)
class Outline:
    """One part of the file: its lines, and the Jinja source they make."""

    part: str
    lines: tuple[Line, ...]

    @property
    def source(self) -> str:
        taken = self._rows_taken()
        return "\n".join(self._as_jinja(line, taken) for line in self.lines)

    def place(self, line_number: int | None) -> Place:
        return self.lines[min(max((line_number or 1) - 1, 0), len(self.lines) - 1)].place

    def _rows_taken(self) -> dict[Any, Line]:
        """Rows that a `{%tr %}` takes away, with the line that holds it: the last one, as docxtpl reads them."""
        return {line.row: line for line in self.lines if line.row is not None and "tr" in map(lift_of, line.tags)}

    @staticmethod
    def _as_jinja(line: Line, taken: dict[Any, Line]) -> str:
        if line.row in taken:
            return to_jinja(_last(line, "tr")) if taken[line.row] is line else ""
        lifting = line.lifting
        return to_jinja(lifting[-1] if lifting else line.text)


def lift_of(tag: str) -> str | None:
    """What a docxtpl tag takes away with it: `tr`, `tc`, `p` or `r`; None for a plain Jinja tag."""
    found = _LIFTED.match(tag)
    return found[2] if found else None


def to_jinja(text: str) -> str:
    """The text with docxtpl's own tags said in Jinja."""
    text = _ATTRIBUTE.sub(r"{{ \1 }}", _MERGE.sub("", " ".join(text.splitlines())))
    return TAG.sub(lambda tag: _LIFTED.sub(r"\1 ", tag[0]).translate(_QUOTES), text)


def outlines(docx: bytes) -> list[Outline]:
    """Every part that docxtpl fills, in its order; parts without a paragraph are left out."""
    try:
        document = Document(io.BytesIO(docx))
        found = [*(_outline(label, root) for label, root in _roots(document.part)), _properties(document)]
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as exc:  # whatever python-docx makes of it
        raise TemplateUnreadable(why="不是 Word 文件，或内容不全") from exc
    return [outline for outline in found if outline.lines]


def _roots(main: Any) -> Iterator[tuple[str, Any]]:
    yield "正文", main.element.body
    for relation in main.rels.values():
        if relation.reltype in _RENDERED:
            yield _RENDERED[relation.reltype], etree.fromstring(relation.target_part.blob)


def _properties(document: Any) -> Outline:
    texts = (getattr(document.core_properties, name) for name in PROPERTIES)
    lines = (Line(text, Place("文档属性", number, text=text)) for number, text in enumerate(texts, 1))
    return Outline("文档属性", tuple(lines))


def _outline(part: str, root: Any) -> Outline:
    tables = {table: number for number, table in enumerate(root.iter(TABLE), 1)}
    lines = (_line(part, number, paragraph, tables) for number, paragraph in enumerate(root.iter(P), 1))
    return Outline(part, tuple(lines))


def _line(part: str, number: int, paragraph: Any, tables: dict[Any, int]) -> Line:
    text = "".join(_texts(paragraph))
    cell = next(paragraph.iterancestors(CELL), None)
    if cell is None:
        return Line(text, Place(part, number, text=text))
    row, table = next(cell.iterancestors(ROW)), next(cell.iterancestors(TABLE))
    return Line(text, Place(part, number, tables[table], _number(row), _number(cell), text), row)


def _number(element: Any) -> int:
    """Its number among its like, from 1."""
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))


def _texts(paragraph: Any) -> Iterator[str]:
    """The paragraph's own text, without that of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(_TEXT, *_BLANKS):
        if next(node.iterancestors(P)) is paragraph:
            yield (node.text or "") if node.tag == _TEXT else " "


def _last(line: Line, lift: str) -> str:
    return [tag for tag in line.tags if lift_of(tag) == lift][-1]
