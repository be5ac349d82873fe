"""Codes of papers, given at final approval and kept by the file through every later version of its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select

from webforms.domain.numbers import Series
from webforms.store.counters import next_number
from webforms.store.schema import evidence_codes
from webforms.store.transactions import Tx


def give_codes(
    tx: Tx, record: int, item: str, hashes: Iterable[str], series: Series, position: int
) -> None:
    """A code for each file of an item that has none, in their order."""
    known = codes_of(tx, record)
    for sha256 in dict.fromkeys(hashes):
        if (item, sha256) in known:
            continue
        code = series.number(next_number(tx, f"paper:{series.key}"))
        tx.run(insert(evidence_codes).values(
            record_id=record, item=item, sha256=sha256, campaign_id=tx.campaign_id, code=code, event_id=position))


def codes_of(tx: Tx, record: int) -> Mapping[tuple[str, str], str]:
    """(item, sha256) → code."""
    rows = tx.all(select(evidence_codes).where(evidence_codes.c.record_id == record))
    return {(row.item, row.sha256): row.code for row in rows}
