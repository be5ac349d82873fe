"""Small templates, written where they are needed: paragraphs and tables of plain text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document


def docx(*paragraphs: str, table: Sequence[Sequence[str]] = (), header: str = "", title: str = "") -> bytes:
    """A Word file of these paragraphs, then a table of these rows, with a text at the top of each page."""
    document = Document()
    document.core_properties.title = title
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        _add_table(document, table)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return _bytes(document)


def split_over_runs(*pieces: str) -> bytes:
    """A paragraph as Word leaves it after editing: one tag in several runs."""
    document = Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    return _bytes(document)


def paragraphs(file: bytes) -> list[str]:
    """The texts of the body's paragraphs, without those of tables."""
    return [paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs]


def rows(file: bytes, number: int = 0) -> list[list[str]]:
    """The texts of a table's cells."""
    return [[cell.text for cell in row.cells] for row in Document(io.BytesIO(file)).tables[number].rows]


def texts(file: bytes) -> str:
    """All text of the body, tables included, in order."""
    return "".join(node.text or "" for node in Document(io.BytesIO(file)).element.body.iter("{*}t"))


def _add_table(document: Document, table: Sequence[Sequence[str]]) -> None:
    made = document.add_table(len(table), len(table[0]))
    for row, row_texts in zip(made.rows, table, strict=True):
        for cell, text in zip(row.cells, row_texts, strict=True):
            cell.text = text


def _bytes(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
