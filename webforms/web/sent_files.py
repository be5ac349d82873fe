"""A file that a page sent, kept for one place of a form: what that place does not take is refused in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from webforms.actions import files
from webforms.domain.errors import TooLarge, UnsupportedFile
from webforms.domain.file_words import FAMILIES, accepted_words
from webforms.web import here

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

    from webforms.domain.pack import EvidenceItem
    from webforms.store.views import KeptFile


def keep_for(item: EvidenceItem, upload: FileStorage) -> KeptFile:
    """Keep the file; UnsupportedFile when it is of another family than the place takes."""
    name = upload.filename or ""
    kept = files.keep_file(here.store(), here.actor(), cast("BinaryIO", upload.stream), name)
    if kept.file.family not in item.accept:
        only = "或".join(FAMILIES[family][0] for family in item.accept)
        raise UnsupportedFile(name=name, why=f"这里只收{only}", accepted="")
    return kept


def refusal_words(item: EvidenceItem, refused: UnsupportedFile | TooLarge) -> str:
    """Why a file is not taken; what it may be changed for is what this place takes."""
    if isinstance(refused, TooLarge):
        return refused.message
    return UnsupportedFile(**{**refused.facts, "accepted": accepted_words(item.accept)}).message
