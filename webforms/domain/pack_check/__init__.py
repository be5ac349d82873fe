"""Proofs over a pack: that it can do its work before anybody enters a record.

    names exist ─ conditions ask what can be asked ─ each unit that owes can fill, each that fills is reviewed
    ─ figures are stated once ─ parts, indicators and levels add up ─ documents print what exists

Each proof is a generator of findings with the path of keys to the place; whoever read the files turns that into a
line."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import Pack
from webforms.domain.pack_check.campaign import check_campaign, check_tree
from webforms.domain.pack_check.consistency import check_consistency
from webforms.domain.pack_check.coverage import Coverage, coverage
from webforms.domain.pack_check.documents import check_documents
from webforms.domain.pack_check.finding import Finding, nearest, suggest
from webforms.domain.pack_check.indicators import check_indicators
from webforms.domain.pack_check.metrics import check_metrics
from webforms.domain.pack_check.sections import check_sections
from webforms.domain.pack_check.standards import note_standards
from webforms.domain.pack_check.tasks import check_tasks
from webforms.domain.pack_check.types import check_types
from webforms.domain.pack_check.usage import kept_fields, note_unread, note_unused
from webforms.domain.pack_check.world import World

__all__ = [
    "Coverage",
    "Finding",
    "check_pack",
    "coverage",
    "kept_fields",
    "nearest",
    "note_pack",
    "note_unread",
    "suggest",
]

PROOFS = (
    check_campaign,
    check_tree,
    check_types,
    check_metrics,
    check_indicators,
    check_tasks,
    check_documents,
    check_sections,
    check_consistency,
)


def check_pack(pack: Pack) -> Iterator[Finding]:
    """Everything that keeps the pack from working; nothing for a good one."""
    world = World(pack)
    for proof in PROOFS:
        yield from proof(world)


def note_pack(pack: Pack) -> Iterator[Finding]:
    """What a good pack could do without, or says twice in different ways."""
    world = World(pack)
    yield from note_unused(world)
    yield from note_standards(world)
