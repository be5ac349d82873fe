"""Pieces of WordprocessingML as text: paragraphs, cells, rows, tables, and the tags of docxtpl around them.

A *block* is the XML of one element of the body; functions that need several give a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from styles import W

Blocks = list[str]
MERGE = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", None: ""}
LINE_BELOW = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
UPRIGHT = '<w:textDirection w:val="tbRlV"/>'


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def run(text: str) -> str:
    """A run; a tab in the text is a tab on paper."""
    pieces = (f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{'<w:tab/>'.join(pieces)}</w:r>"


def p(style: str, text: str = "", before: int | None = None) -> str:
    space = "" if before is None else f'<w:spacing w:before="{before}"/>'
    return f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/>{space}</w:pPr>{run(text)}</w:p>'


def page_break() -> str:
    return f'<w:p {W}><w:pPr><w:pStyle w:val="WF-Tail"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def when(condition: str, *blocks: str) -> Blocks:
    """These blocks only if the condition holds."""
    return [_lifted(f"if {condition}"), *blocks, _lifted("endif")]


def either(condition: str, yes: str, no: str) -> Blocks:
    return [_lifted(f"if {condition}"), yes, _lifted("else"), no, _lifted("endif")]


def each(loop: str, *blocks: str) -> Blocks:
    return [_lifted(f"for {loop}"), *blocks, _lifted("endfor")]


def each_or(loop: str, block: str, otherwise: str) -> Blocks:
    """The block for each element, or another where there is none."""
    return [_lifted(f"for {loop}"), block, _lifted("else"), otherwise, _lifted("endfor")]


def _lifted(tag: str) -> str:
    """A paragraph that docxtpl takes away: it only carries a tag."""
    return p("WF-Tag", f"{{%p {tag} %}}")


def cell(
    width: float,
    paragraphs: Iterable[str],
    *,
    span: int = 1,
    merge: str | None = None,
    align: str = "center",
    borders: str = "",
) -> str:
    """A cell `width` mm wide. `merge`: restart or continue of cells merged downwards."""
    properties = (
        f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + f'{MERGE[merge]}{borders}<w:vAlign w:val="{align}"/>'
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def text_cell(width: float, style: str, text: str = "", span: int = 1) -> str:
    """A cell of one paragraph."""
    return cell(width, [p(style, text)], span=span)


def row(*cells: str, head: bool = False, height: float | None = None, split: bool = False) -> str:
    """A row that stays on one page unless `split`; `head` repeats it on each page."""
    properties = (
        ("" if split else "<w:cantSplit/>")
        + (f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else "")
        + ("<w:tblHeader/>" if head else "")
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def head(widths: Sequence[float], labels: Sequence[str], style: str = "WF-TableHead") -> str:
    return row(*(text_cell(width, style, label) for width, label in zip(widths, labels, strict=True)), head=True)


def row_tag(widths: Sequence[float], tag: str) -> str:
    """A row that docxtpl takes away: it only carries a tag."""
    return row(text_cell(sum(widths), "WF-Tag", f"{{%tr {tag} %}}", span=len(widths)))


def rows_for(widths: Sequence[float], loop: str, *rows: str) -> Blocks:
    return [row_tag(widths, f"for {loop}"), *rows, row_tag(widths, "endfor")]


def rows_or_nothing(widths: Sequence[float], loop: str, one: str, style: str = "WF-SmallCenter") -> Blocks:
    """The row for each element, or one row that says there is none."""
    nothing = row(text_cell(sum(widths), style, "无", span=len(widths)))
    return [row_tag(widths, f"for {loop}"), one, row_tag(widths, "else"), nothing, row_tag(widths, "endfor")]


def table(widths: Sequence[float], *rows: str, style: str = "WF-Grid") -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    total = sum(twips(width) for width in widths)
    return (
        f'<w:tbl {W}><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def kept(block: str) -> str:
    """The table with every row staying by the next: shorter than a page, it moves to the next page as a whole."""
    head, *rest = block.split('<w:pStyle w:val="')
    return head + "".join('<w:pStyle w:val="' + piece.replace('"/>', '"/><w:keepNext/>', 1) for piece in rest)
