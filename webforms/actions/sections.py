"""Narrative texts of the documents: written by the bureau, figures in them as tokens."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from webforms.domain.access import Actor, demand
from webforms.domain.errors import FieldFault, InputFaults, NotFound, SeenMissing, TextMovedOn
from webforms.domain.narrative import read_section
from webforms.domain.narrative_reading import Insertable, TextReader, TextReading
from webforms.domain.pack import Section
from webforms.store import sections
from webforms.store.decisions import TEXT, values_now
from webforms.store.evaluation import counted_tree, evaluate_with
from webforms.store.transactions import Store, Tx
from webforms.store.views import SectionEdit, SectionView


@dataclass(frozen=True)
class Editing:
    """A section as it stands, how a text would read in its place, and what may be put into it, of one moment."""

    section: SectionView
    reading: TextReading
    faults: tuple[FieldFault, ...]
    insertable: tuple[Insertable, ...]


def list_sections(store: Store, actor: Actor) -> tuple[SectionView, ...]:
    """Every section in the pack's order, as it reads today."""
    demand(actor, "section.read")
    with store.read() as tx:
        edits, reader = sections.list_edits(tx), _reader(tx)
        return tuple(_view(tx, section, edits.get(section.key, ()), reader) for section in tx.pack.sections.values())


def get_section(store: Store, actor: Actor, key: str) -> SectionView:
    demand(actor, "section.read")
    with store.read() as tx:
        return _current(tx, key, _reader(tx))


def edit_section(store: Store, actor: Actor, key: str, typed: str | None = None, swap: int | None = None) -> Editing:
    """Everything an editor shows, from one evaluation. `typed` stands in it in place of what is kept, with the typed
    number at place `swap` as a token; nothing is kept."""
    demand(actor, "section.read")
    with store.read() as tx:
        reader = _reader(tx)
        view = _current(tx, key, reader)
        if typed is None:
            return Editing(view, view.reading, (), reader.insertables())
        reading = reader.read(typed.replace("\r\n", "\n"))
        if swap is not None:
            reading = reader.read(reading.swapped(swap))
        _, faults = read_section(_declared(tx, key), reading.text, tx.pack)
        return Editing(view, reading, faults, reader.insertables())


def try_section(store: Store, actor: Actor, key: str, typed: str) -> tuple[TextReading, tuple[FieldFault, ...]]:
    """How a text would read as it is typed, and what would keep it from being saved; nothing is kept."""
    demand(actor, "section.read")
    with store.read() as tx:
        _, faults = read_section(_declared(tx, key), typed, tx.pack)
        return _reader(tx).read(typed.replace("\r\n", "\n")), faults


def write_section(store: Store, actor: Actor, key: str, text: str, seen: str | None = None) -> str:
    """Keep the text of a section as it is read; refuses tokens that name no figure.

    `seen` is the ETag it was made from; None overwrites whatever stands there. The same text again changes nothing."""
    demand(actor, "section.write")
    with store.write() as tx:
        kept, faults = read_section(_declared(tx, key), text, tx.pack)
        if faults:
            raise InputFaults(faults)
        sections.lock_texts(tx)
        if values_now(tx, TEXT).get(key) != kept:
            _refuse_unseen(tx, key, seen)
            sections.put_text(tx, actor, key, kept)
        return kept


def reset_section(store: Store, actor: Actor, key: str, seen: str | None = None) -> None:
    """Put the pack's starting text back; what was written stays in the history."""
    demand(actor, "section.write")
    with store.write() as tx:
        _declared(tx, key)
        sections.lock_texts(tx)
        if key in values_now(tx, TEXT):
            _refuse_unseen(tx, key, seen)
            sections.end_text(tx, actor, key)


def _declared(tx: Tx, key: str) -> Section:
    if key not in tx.pack.sections:
        raise NotFound(what=f"段落“{key}”")
    return tx.pack.sections[key]


def _refuse_unseen(tx: Tx, key: str, seen: str | None) -> None:
    """Who writes over a text must have read it."""
    if seen is None:
        return
    if not seen:
        raise SeenMissing()
    if seen != _etag(key, _edits(tx, key)):
        raise TextMovedOn(_current(tx, key, _reader(tx)))


def _current(tx: Tx, key: str, reader: TextReader) -> SectionView:
    return _view(tx, _declared(tx, key), _edits(tx, key), reader)


def _edits(tx: Tx, key: str) -> Sequence[SectionEdit]:
    return sections.list_edits(tx, key).get(key, ())


def _view(tx: Tx, section: Section, edits: Sequence[SectionEdit], reader: TextReader) -> SectionView:
    newest = edits[0].text if edits else None
    text = section.text if newest is None else newest
    return SectionView(
        key=section.key, document=section.document, document_title=tx.pack.documents[section.document].title,
        place=section.place, title=section.title, titled=section.titled, max_length=section.max_length, text=text,
        starting_text=section.text, written=newest is not None, etag=_etag(section.key, edits),
        reading=reader.read(text), history=tuple(edits))


def _etag(key: str, edits: Sequence[SectionEdit]) -> str:
    """Names an edit, not a content: who wrote the same words twice did so twice."""
    return hashlib.sha256(f"{key}:{edits[0].id if edits else 0}".encode()).hexdigest()[:32]


def _reader(tx: Tx) -> TextReader:
    tree = counted_tree(tx, tx.today)
    return TextReader(tx.pack, evaluate_with(tx, tree), [(unit.code, unit.name) for unit in tree.everyone])
