"""Texts of sections over time: each is a decision of kind `section`; where none is open, the pack's text stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from webforms.domain.access import Actor
from webforms.store import decisions, events
from webforms.store.decisions import TEXT, Ruling
from webforms.store.events import by
from webforms.store.schema import accounts, campaigns
from webforms.store.schema import decisions as kept
from webforms.store.schema import events as history
from webforms.store.transactions import Tx
from webforms.store.views.sections import SectionEdit


def lock_texts(tx: Tx) -> None:
    """Keep the texts from other writers until the end of the transaction; what stands there is read after that.

    A section that nobody wrote has no row to lock, so the campaign's stands for all; rows may still join it."""
    tx.run(select(campaigns.c.id).where(campaigns.c.id == tx.campaign_id).with_for_update(key_share=True))


def list_edits(tx: Tx, key: str | None = None) -> Mapping[str, tuple[SectionEdit, ...]]:
    """What was done to each section, newest first; two queries however many there are."""
    written, ended = _rows(tx, key, kept.c.since), _rows(tx, key, kept.c.until)
    edits: dict[str, list[SectionEdit]] = defaultdict(list)
    begun = {(row.subject, row.since) for row in written}
    for row in written:
        edits[row.subject].append(SectionEdit(row.since, row.value, row.by, row.at))
    for row in ended:
        if (row.subject, row.until) not in begun:
            edits[row.subject].append(SectionEdit(row.until, None, row.by, row.at))
    return {subject: tuple(sorted(each, key=lambda edit: -edit.id)) for subject, each in edits.items()}


def put_text(tx: Tx, actor: Actor, key: str, text: str) -> None:
    """The text holds from now on."""
    decisions.put(tx, Ruling(TEXT, key, "", value=text), None, _position(tx, actor, key))


def end_text(tx: Tx, actor: Actor, key: str) -> None:
    """No text of the bureau holds any more: the pack's does."""
    decisions.vacate(tx, Ruling(TEXT, key, ""), _position(tx, actor, key))


def _position(tx: Tx, actor: Actor, key: str) -> int:
    return events.add(tx, actor, events.Entry("section.write", subject=key))


def _rows(tx: Tx, key: str | None, position: Any) -> list[Any]:
    """Texts with who did what at this end of theirs."""
    joined = kept.join(history, history.c.id == position).outerjoin(accounts, accounts.c.id == history.c.account_id)
    asked = select(kept.c.subject, kept.c.value, kept.c.since, kept.c.until, by(), history.c.at).select_from(joined)
    asked = asked.where(kept.c.campaign_id == tx.campaign_id, kept.c.kind == TEXT)
    return tx.all(asked if key is None else asked.where(kept.c.subject == key))
