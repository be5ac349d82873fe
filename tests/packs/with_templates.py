"""The second pack with other templates: what a document does is data, so a fault is tested by a pack that has it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from docx import Document

SMALL_PACK = Path(__file__).parent / "riverside-learning-2025"


def pack_with_templates(folder: Path, **paragraphs: str) -> Path:
    """A copy of the pack in which the template of each document named is one paragraph."""
    shutil.copytree(SMALL_PACK, folder)
    for document, paragraph in paragraphs.items():
        (folder / "templates" / f"{document}.docx").write_bytes(word_file(paragraph))
    return folder


def word_file(paragraph: str) -> bytes:
    word, file = Document(), io.BytesIO()
    word.add_paragraph(paragraph)
    word.save(file)
    return file.getvalue()
