"""Drafts for the tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from webforms.store.framework_book.drafting import Draft, draft_pack
from webforms.store.framework_book.project import Given
from webforms.store.pack_files import PackFiles, read_folder

NEUTRAL = Path(__file__).parents[3] / "report_templates" / "neutral" / "base"


@cache
def neutral() -> PackFiles:
    return read_folder(NEUTRAL)


def drafted(content: bytes, **given: str) -> Draft:
    """A new framework of a district that is named."""
    return draft_pack(content, neutral(), Given(True, 2026, {"district": "清水区", **given}))


def said_at(draft: Draft, cell: str) -> str:
    """Everything that is doubted at a cell."""
    return "\n".join(str(doubt) for doubt in draft.doubts if str(doubt.place) == cell)
