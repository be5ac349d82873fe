"""Page numbers for contents: the document is laid out once by LibreOffice, and its headings are found again.

    docx ─► PDF ─► outline: heading ─► sheet ─► the number printed at its foot ─► stored results of the contents
Where LibreOffice is not installed, or fails, the contents stay without numbers and Word fills them in: that is another
document by its identity, so it is said what it lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import structlog

from webforms.actions.pdf import to_pdf
from webforms.domain.errors import NotOffered, Unavailable
from worker.templating.contents import entries, with_pages

FOLDER = "webforms-layout-"
PAGE_NUMBER = re.compile(r"— (\d+) —")

log = structlog.get_logger(__name__)


def with_page_numbers(docx: bytes) -> tuple[bytes, str | None]:
    """The document with numbers in its contents; as it is where it has none. Where it cannot be laid out here, what it
    lacks is said beside it."""
    wanted = entries(docx)
    if not wanted:
        return docx, None
    try:
        laid_out = _laid_out(docx)
    except NotOffered:
        return docx, "no-office"
    except Unavailable as error:
        log.warning("contents-without-pages", error=error.message)
        return docx, "not-laid-out"
    return with_pages(docx, pages_of(wanted, laid_out)), None


def pages_of(wanted: Mapping[str, str], pdf: bytes) -> dict[str, str]:
    """Bookmark → printed page of each entry whose heading the outline holds; both stand in the order of the text."""
    headings, start = _headings(pdf), 0
    found: dict[str, str] = {}
    for bookmark, text in wanted.items():
        at = next((at for at in range(start, len(headings)) if headings[at][0] == _bare(text)), None)
        if at is not None:
            found[bookmark], start = headings[at][1], at + 1
    return found


def _laid_out(docx: bytes) -> bytes:
    with TemporaryDirectory(prefix=FOLDER) as folder:
        file = Path(folder) / "document.docx"
        file.write_bytes(docx)
        return to_pdf(file)


def _headings(pdf: bytes) -> list[tuple[str, str]]:
    """Each heading with the number of its page."""
    with pypdfium2.PdfDocument(pdf) as document:
        numbers = [_printed(page.get_textpage().get_text_bounded()) for page in document]
        outline = [(mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
        marks = [(title, place.get_index()) for title, place in outline if place is not None]
    return [(_bare(title), numbers[index]) for title, index in marks if index is not None]


def _printed(page: str) -> str:
    """The number that stands at the foot; empty on a cover."""
    return next(reversed(PAGE_NUMBER.findall(page)), "")


def _bare(text: str) -> str:
    return "".join(text.split())
