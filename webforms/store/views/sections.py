"""Narrative texts: what was written, by whom, and how it reads today."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from webforms.domain.narrative_reading import TextReading


@dataclass(frozen=True)
class SectionEdit:
    """A text that somebody wrote, or (`text` None) that the starting text was put back. Newest first in a list."""

    id: int
    text: str | None
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class SectionView:
    """One section of a document. `text` is as it is typed, tokens and all; not `written` while it is the pack's."""

    key: str
    document: str
    document_title: str
    place: str
    title: str
    titled: bool
    max_length: int
    text: str
    starting_text: str
    written: bool
    etag: str
    reading: TextReading
    history: tuple[SectionEdit, ...] = ()

    @property
    def changed_by(self) -> str | None:
        return self.history[0].by if self.history else None

    @property
    def changed_at(self) -> datetime.datetime | None:
        return self.history[0].at if self.history else None
