"""The golden district's three documents as a reader finds them: made by the job, opened by python-docx."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from tests.settling import freeze
from tests.world import World
from webforms.actions import documents
from worker.jobs import render_document
from worker.places import Places, settle

KINDS = ("application_form", "self_evaluation", "scoring_explanations")


@dataclass(frozen=True)
class Read:
    """A finished document; rows are lists of cell texts, a merged cell's once."""

    content: bytes

    @cached_property
    def word(self) -> Any:
        return Document(io.BytesIO(self.content))

    @cached_property
    def text(self) -> str:
        """Every paragraph, those of tables too, in the order of the page."""
        return "\n".join(_text(paragraph) for paragraph in self.word.element.body.iter(qn("w:p")))

    @cached_property
    def rows(self) -> list[list[str]]:
        return [
            ["\n".join(_text(paragraph) for paragraph in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]
            for row in self.word.element.body.iter(qn("w:tr"))
        ]

    def row(self, start: str) -> list[str]:
        """The one row that has a cell beginning so, from that cell on."""
        found = [row[place:] for row in self.rows for place, cell in enumerate(row) if cell.startswith(start)]
        assert found, f"no row with {start}"
        return found[0]

    def section(self, start: str, end: str) -> str:
        """The text from one heading to the next."""
        return self.text[self.text.rindex(start) :].partition(end)[0]


def made(world: World) -> dict[str, Read]:
    """The district frozen as it stands and its documents made, in this process."""
    settle(Places(world.url, world.files, "unix:///no/queue"))
    snapshot = freeze(world.store, world.bureau, "第三次自评").id
    return {kind: Read(_make(world, snapshot, kind)) for kind in KINDS}


def _make(world: World, snapshot: int, kind: str) -> bytes:
    asked, _ = documents.request_document(world.store, world.bureau, snapshot=snapshot, kind=kind)
    render_document(asked.id, asked.attempt)
    done = documents.get_document(world.store, world.bureau, asked.id)
    assert done.state == "done", done
    return world.store.files.read(str(done.sha256))


def _text(paragraph: Any) -> str:
    return re.sub(r"[ \t]+", " ", "".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
