"""What a unit is told when its record was checked: sent back with the reason, or finally approved."""

from __future__ import annotations

from webforms.domain.access import Actor
from webforms.domain.pack import RecordType
from webforms.domain.texts import one_line, shortened
from webforms.store import notices
from webforms.store.records import Head
from webforms.store.transactions import Tx
from webforms.store.views import RecordView

LONGEST_NAME = 60


def tell_reviewed(tx: Tx, actor: Actor, head: Head, seen: RecordView) -> None:
    """A notice for the record's unit; a level that agreed before the last is no news for it."""
    name = _name(tx.pack.types[seen.type], seen)
    if seen.state == "returned":
        text = f"“{name}”退回了，要改：{seen.reason}"
        notices.add(tx, unit=head.unit_id, kind="returned", text=text, record=head.id, account=actor.account)
    elif seen.state == "approved":
        text = f"“{name}”通过了，已计入数据。"
        notices.add(tx, unit=head.unit_id, kind="approved", text=text, record=head.id, account=actor.account)


def _name(type_: RecordType, seen: RecordView) -> str:
    """The record's title; of a nil report and of a yearly form the form's name with it."""
    title = shortened(one_line(seen.title), LONGEST_NAME)
    if seen.nil_for:
        return f"{type_.title}{title}"
    return f"{title}年{type_.title}" if type_.field(type_.shows.title).kind == "year" else title
