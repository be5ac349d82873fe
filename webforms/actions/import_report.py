"""What a check of a workbook found, as it is kept and shown: faults, the rows they stand in, what was assumed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from webforms.actions.import_files import SentFiles
from webforms.actions.import_rows import Checked
from webforms.store.record_book import Book, CellFault

MOST_FAULTS, MOST_SHOWN, LONGEST_TEXT = 500, 60, 60


def report_of(book: Book, files: SentFiles, checked: Checked) -> dict[str, Any]:
    """Everything the page needs; the files so that a second try need not send them again."""
    faulty = {fault.row for fault in checked.faults if fault.row}
    there = [one.there for one in checked.ready if one.there]
    return {
        "sheet": book.sheet,
        "rows": len(book.rows),
        "faulty_rows": len(faulty),
        "fault_count": len(checked.faults),
        "hard": checked.hard,
        "faults": [fault.to_json() for fault in checked.faults[:MOST_FAULTS]],
        "columns": [[place, book.headings.places[place].title] for place in sorted(book.headings.places)],
        "heading_row": book.headings.row,
        "excerpt": _excerpt(book, faulty),
        "new": len(checked.ready) - len(there),
        "there": there[:MOST_SHOWN],
        "there_count": len(there),
        "notes": list(book.notes),
        "warnings": checked.warnings[:MOST_SHOWN],
        "warning_count": len(checked.warnings),
        "files": {key: list(kept) for key, kept in files.kept.items()},
        "unused": list(files.unused[:MOST_SHOWN]),
        "unused_count": len(files.unused),
        "entered": 0,
        "submitted": False,
    }


def faults_of(report: Mapping[str, Any]) -> list[CellFault]:
    return [CellFault.kept(fault) for fault in report["faults"]]


def _excerpt(book: Book, faulty: set[int]) -> list[dict[str, Any]]:
    """The rows to show: those with faults, or the first ones where all is well."""
    shown = [row for row in book.rows if row.number in faulty] or book.rows[:10]
    return [
        {"number": row.number, "cells": {str(place): text[:LONGEST_TEXT] for place, text in row.texts.items() if text}}
        for row in shown[:MOST_SHOWN]
    ]
