"""Take the pictures of the documents: one page of each for the README, contact sheets of all pages to look at.

    .venv/bin/python -m docs.pictures.papers

The demo is filled in a folder of its own, its documents are made by the worker's own code and laid out by LibreOffice
with stand-ins for the official fonts. What was looked at, and what was found, stands in docs/documents/README.md."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image

from webforms.actions import accounts, documents, snapshots
from webforms.actions.pdf import to_pdf
from webforms.store import open_store
from webforms.store.transactions import Store
from worker.jobs import render_document
from worker.places import Places, settle

HERE = Path(__file__).parent
SHEETS = HERE.parent / "documents"
BUREAU = "jyj1"
PAPER_WIDTH = 620
SHOWN = {"application_form": 5, "self_evaluation": 11, "scoring_explanations": 7}
"""The sheet of each document that the README shows, counted from 0: one with partial sums, gaps, an exemption."""

ACROSS, DOWN = 5, 4
UPRIGHT, LANDSCAPE = 300, 360
GAP = 6
GREYS = 12


def main() -> None:
    with filled_demo() as store:
        for number, (kind, sheet) in enumerate(SHOWN.items(), 1):
            pages = pages_of(made(store, kind))
            take_paper(pages[sheet], f"document-{number}")
            take_sheets(pages, kind)


@contextmanager
def filled_demo() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        environment = {**os.environ, "WEBFORMS_DATA_DIR": str(data)}
        subprocess.run([sys.executable, "-m", "webforms", "demo", "--small"], check=True, env=environment)
        places = Places(f"sqlite:///{data / 'webforms.sqlite3'}", data / "files", "unix:///no/queue")
        settle(places)
        with closing(open_store(places.database_url, places.files)) as store:
            yield store


def made(store: Store, kind: str) -> Path:
    """The document of the newest snapshot, made here and now."""
    bureau = accounts.acting(store, BUREAU)
    newest = max(frozen.id for frozen in snapshots.list_snapshots(store, bureau))
    asked, _ = documents.request_document(store, bureau, snapshot=newest, kind=kind)
    render_document(asked.id, asked.attempt)
    return documents.open_document(store, bureau, asked.id).path


def pages_of(word_file: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(to_pdf(word_file)) as pdf:
        return [page.render(scale=2).to_pil().convert("L") for page in pdf]


def take_paper(page: Image.Image, name: str) -> None:
    scaled(page, PAPER_WIDTH).save(HERE / f"{name}.png", optimize=True)


def take_sheets(pages: Sequence[Image.Image], kind: str) -> None:
    """All pages in small, some twenty a picture."""
    for old in SHEETS.glob(f"{kind}-*.png"):
        old.unlink()
    width = LANDSCAPE if pages[0].width > pages[0].height else UPRIGHT
    each = ACROSS * DOWN
    for number, start in enumerate(range(0, len(pages), each), 1):
        contact = contact_sheet([scaled(page, width) for page in pages[start : start + each]])
        contact.quantize(GREYS).save(SHEETS / f"{kind}-{number}.png", optimize=True)


def contact_sheet(pages: Sequence[Image.Image]) -> Image.Image:
    width, height = (side + GAP for side in pages[0].size)
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("L", (ACROSS * width + GAP, rows * height + GAP), 160)
    for place, page in enumerate(pages):
        sheet.paste(page, (GAP + place % ACROSS * width, GAP + place // ACROSS * height))
    return sheet


def scaled(page: Image.Image, width: int) -> Image.Image:
    return page.resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
