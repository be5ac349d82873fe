"""The golden district's documents as the bureau signs them: its own texts in them, laid out as pages."""

from __future__ import annotations

import ctypes
import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from pypdfium2 import raw

from tests.domain.samples import GOLDEN
from tests.worker.documents.golden import material
from tests.worker.templating.reference import template
from webforms.actions.pdf import to_pdf
from worker.documents.layout import with_page_numbers
from worker.documents.view import view_of
from worker.templating.render import render

FOOT = 0.13
"""The part of a page's height below which only the page number stands."""
HEAD = 0.92
"""The part above which only the running head stands."""


@dataclass(frozen=True)
class Page:
    """`lowest` is where the text of the body ends, as a part of the height of the body; 0 is its foot."""

    text: str
    fonts: frozenset[str]
    lowest: float


def texts_of_the_bureau() -> dict[str, str]:
    lines = (GOLDEN / "sections.jsonl").read_text("utf-8").splitlines()
    return {line["section"]: line["text"] for line in map(json.loads, lines)}


@cache
def written(kind: str) -> bytes:
    """The document with every text written."""
    whole = material(kind)
    view = view_of(replace(whole, frozen=replace(whole.frozen, texts=texts_of_the_bureau())))
    return render(template(kind), view)


@cache
def pages(kind: str) -> tuple[Page, ...]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "document.docx"
        file.write_bytes(with_page_numbers(written(kind))[0])
        with pypdfium2.PdfDocument(to_pdf(file)) as pdf:
            return tuple(_page(page) for page in pdf)


@cache
def headings(kind: str) -> tuple[tuple[str, int], ...]:
    """Each heading with the sheet it stands on, counted from 0."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "document.docx"
        file.write_bytes(written(kind))
        with pypdfium2.PdfDocument(to_pdf(file)) as pdf:
            return tuple((mark.get_title(), mark.get_dest().get_index()) for mark in pdf.get_toc())


def _page(page: Any) -> Page:
    text, height = page.get_textpage(), page.get_height()
    bottoms = [text.get_rect(number)[1] / height for number in range(text.count_rects())]
    body = [bottom for bottom in bottoms if FOOT < bottom < HEAD]
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4)
    fonts = frozenset(_font(shown) for shown in objects)
    return Page(text.get_text_bounded(), fonts, (min(body) - FOOT) / (HEAD - FOOT) if body else 1.0)


def _font(shown: Any) -> str:
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(shown.raw), name, len(name))
    return name.value.decode()
