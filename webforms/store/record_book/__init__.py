"""Workbooks of records: a template for each type, and what came back in one.

    type ─► columns ─► template ─► (an office fills it) ─► reading ─► entries, faults ─► marked copy
The columns come from the declared fields: a field that a pack adds is in template, import and export at once."""

from webforms.store.record_book.columns import Column, columns_of
from webforms.store.record_book.faults import CellFault
from webforms.store.record_book.marking import mark_book
from webforms.store.record_book.reading import Book, BookRow, read_book
from webforms.store.record_book.template import Template, make_template

__all__ = [
    "Book", "BookRow", "CellFault", "Column", "Template", "columns_of", "make_template", "mark_book", "read_book",
]  # fmt: skip
