"""Lists on a terminal: a heading, and columns that line up although a Chinese sign is as wide as two letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

GAP = "  "


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """One line a row, without idle space at its end; a text with a line break stays on its line."""
    lines = [tuple(headings), *(tuple(" ".join(str(cell).split()) for cell in row) for row in rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        GAP.join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)
