"""Narrative texts of the documents: written by the bureau, figures in them as tokens."""

from __future__ import annotations

from collections.abc import Mapping

from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults, NotFound
from webforms.domain.narrative import read_section
from webforms.store import decisions, events
from webforms.store.decisions import TEXT, Ruling
from webforms.store.transactions import Store


def read_sections(store: Store, actor: Actor) -> Mapping[str, str]:
    """Section → the bureau's text, of those it wrote; the pack's starting text stands for the others."""
    demand(actor, "section.read")
    with store.read() as tx:
        return decisions.values_now(tx, TEXT)


def write_section(store: Store, actor: Actor, key: str, text: str) -> str:
    """Keep the text of a section as it is read; refuses tokens that name no figure."""
    demand(actor, "section.write")
    with store.write() as tx:
        if key not in tx.pack.sections:
            raise NotFound(what=f"段落“{key}”")
        kept, faults = read_section(tx.pack.sections[key], text, tx.pack)
        if faults:
            raise InputFaults(faults)
        if decisions.values_now(tx, TEXT).get(key) != kept:
            position = events.add(tx, actor, events.Entry("section.write", subject=key))
            decisions.put(tx, Ruling(TEXT, key, "", value=kept), None, position)
        return kept
