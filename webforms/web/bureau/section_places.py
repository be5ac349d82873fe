"""Where a section stands in its document, and how far it is: words for the list and the editor."""

from __future__ import annotations

from webforms.store.views import SectionView
from webforms.web import here
from webforms.web.words import SECTION_DIFFERS, SECTION_START, SECTION_WAITS, SECTION_WRITTEN, Status


def place_of(view: SectionView) -> str:
    """The heading that the text follows: a level, a sublevel or a table of the pack; empty for a place by itself."""
    pack = here.pack()
    titles = {level.code: level.title for level in pack.levels}
    titles |= {sublevel.code: f"{sublevel.code} {sublevel.title}" for sublevel in pack.sublevels}
    titles |= {key: table.title for key, table in pack.documents[view.document].tables.items()}
    if view.place in titles:
        return titles[view.place]
    under, _, _ = view.place.partition(".")
    is_fixed = view.place in pack.documents[view.document].places and under not in {level.code for level in pack.levels}
    return "" if is_fixed else titles.get(under, "")


def section_status(view: SectionView) -> Status:
    """The worst thing there is to say about it."""
    if any(number.key and not number.agrees for number in view.reading.numbers):
        return SECTION_DIFFERS
    if any(token.state in ("none", "wrong") for token in view.reading.tokens):
        return SECTION_WAITS
    return SECTION_WRITTEN if view.written else SECTION_START
