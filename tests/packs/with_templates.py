"""The second pack with other templates: what a document does is data, so a fault is tested by a pack that has it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from docx import Document

SMALL_PACK = Path(__file__).parent / "riverside-learning-2025"


def pack_with_templates(folder: Path, **templates: str | bytes) -> Path:
    """A copy of the pack in which the template of each document named is one paragraph, or this file."""
    shutil.copytree(SMALL_PACK, folder)
    for document, given in templates.items():
        content = given if isinstance(given, bytes) else word_file(given)
        (folder / "templates" / f"{document}.docx").write_bytes(content)
    return folder


def word_file(paragraph: str) -> bytes:
    word, file = Document(), io.BytesIO()
    word.add_paragraph(paragraph)
    word.save(file)
    return file.getvalue()
