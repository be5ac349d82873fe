"""What a snapshot prints beside figures: lists and texts from the versions in force, papers, nil reports.

Read with the gate closed. What no document prints is not read, and of a paper's many records only the first, so that
freezing costs what is printed and not what was ever approved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true

from webforms.domain.evidence_codes import Asked, papers_brought
from webforms.domain.facts import Statement, evidence_key
from webforms.domain.payload import Contents, InForce, NilReport, Paper, types_printed
from webforms.domain.units import Tree
from webforms.store.approvals import VERSION
from webforms.store.decisions import TEXT, decisions_now, enabled_types, values_now
from webforms.store.lineage import ADDS
from webforms.store.record_lists import title_of
from webforms.store.schema import approvals, attachments, evidence_codes, facts, record_versions, records, units
from webforms.store.transactions import Tx

FIRST_PAPERS = 20
AT_ONCE = 500


@dataclass(frozen=True)
class File:
    """A file of a version in force, with the code it was given."""

    item: str
    name: str
    code: str | None


def contents_now(tx: Tx, tree: Tree) -> Contents:
    """Everything in force that a snapshot of today prints."""
    return Contents(
        records=_list_in_force(tx, tree, approvals.c.type.in_(sorted(types_printed(tx.pack)))),
        record_count=_count_in_force(tx), papers=_papers(tx, tree), nil_reports=nil_reports(tx, tree),
        decisions=decisions_now(tx), enabled=enabled_types(tx), texts=values_now(tx, TEXT),
    )


@dataclass(frozen=True)
class Held:
    """A statement in force, and the approval by which it is."""

    approval: int
    record: int
    version: int
    statement: Statement


def stated_in_force(tx: Tx, tree: Tree) -> list[Held]:
    """Everything in force, nil reports too; costs as much as there are records."""
    rows = tx.all(_in_force(tx).order_by(approvals.c.id))
    carried = _items(tx, true())
    return [
        Held(row.id, row.record_id, row.version,
             Statement(tree.get(row.code), row.type, row.data, carried.get(row.id, {}), row.nil_for,
                       row.period or None))
        for row in rows
    ]


def _list_in_force(tx: Tx, tree: Tree, which: ColumnElement[bool]) -> list[InForce]:
    rows = tx.all(_in_force(tx).where(which, records.c.nil_for.is_(None)).order_by(approvals.c.id))
    carried = _items(tx, which)
    return [_stated(tree, row, carried.get(row.id, {})) for row in rows if _known(tree, row.code)]


def _in_force(tx: Tx) -> Select[Any]:
    joined = (
        approvals.join(record_versions, VERSION).join(records, records.c.id == approvals.c.record_id)
        .join(units, units.c.id == approvals.c.unit_id)
    )
    return (
        select(approvals.c.id, approvals.c.record_id, approvals.c.version, approvals.c.since, approvals.c.type,
               record_versions.c.data, record_versions.c.note, records.c.number, records.c.nil_for, records.c.period,
               units.c.code)
        .select_from(joined).where(approvals.c.campaign_id == tx.campaign_id, approvals.c.until.is_(None))
    )


def _stated(tree: Tree, row: Any, items: dict[str, int]) -> InForce:
    statement = Statement(tree.get(row.code), row.type, row.data, items)
    return InForce(row.record_id, row.version, row.number or "", row.since, statement)


def _known(tree: Tree, code: str) -> bool:
    """A unit that opens after the day the tree counts by is not in it yet."""
    return code in {unit.code for unit in tree.everyone}


def _items(tx: Tx, which: ColumnElement[bool]) -> dict[int, dict[str, int]]:
    """Approval → evidence item → number of files."""
    carried = and_(attachments.c.record_id == approvals.c.record_id, attachments.c.version == approvals.c.version)
    rows = tx.all(
        select(approvals.c.id, attachments.c.item, func.count().label("files"))
        .select_from(approvals.join(attachments, carried))
        .where(approvals.c.campaign_id == tx.campaign_id, approvals.c.until.is_(None), which)
        .group_by(approvals.c.id, attachments.c.item))
    found: dict[int, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row.id, {})[row.item] = row.files
    return found


def _count_in_force(tx: Tx) -> int:
    return int(tx.scalar(select(func.count()).select_from(approvals).where(
        approvals.c.campaign_id == tx.campaign_id, approvals.c.until.is_(None))) or 0)


def nil_reports(tx: Tx, tree: Tree) -> list[NilReport]:
    """Those in force, with the unit they count for."""
    rows = tx.all(_in_force(tx).where(records.c.nil_for.is_not(None)).order_by(approvals.c.id))
    return [
        NilReport(row.record_id, row.number or "", row.nil_for, heir, row.period, row.note)
        for row in rows if (heir := tree.heir(row.code)) is not None
    ]


def _papers(tx: Tx, tree: Tree) -> dict[str, list[Paper]]:
    """The first papers of each `CODE/ITEM`."""
    wanted = {
        f"{indicator.code}/{required.item}": _first_approvals(tx, evidence_key(indicator.code, required.item))
        for indicator in tx.pack.indicators.values() for required in indicator.evidence
    }
    known = _by_approval(tx, tree, sorted({approval for found in wanted.values() for approval in found}))
    return {
        key: [paper for approval in found if approval in known for paper in known[approval].get(key, ())]
        for key, found in wanted.items()
    }


def _first_approvals(tx: Tx, key: str) -> list[int]:
    """Approvals that state this paper, along the index of facts, no more than are printed."""
    rows = tx.all(
        select(facts.c.approval_id).select_from(facts.join(approvals, approvals.c.id == facts.c.approval_id))
        .where(facts.c.campaign_id == tx.campaign_id, facts.c.key == key, approvals.c.until.is_(None), ADDS)
        .order_by(facts.c.unit_id, facts.c.period, facts.c.approval_id).limit(FIRST_PAPERS))
    return [row.approval_id for row in rows]


def _by_approval(tx: Tx, tree: Tree, numbers: Sequence[int]) -> dict[int, dict[str, list[Paper]]]:
    """Approval → `CODE/ITEM` → its papers."""
    found: dict[int, dict[str, list[Paper]]] = {}
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        which = approvals.c.id.in_(some)
        files = _files(tx, some)
        for row in tx.all(_in_force(tx).where(which)):
            heir = tree.heir(row.code) if _known(tree, row.code) else None
            if heir is not None:
                found[row.id] = _papers_of(tx, tree, row, heir, files.get(row.id, []))
    return found


def _papers_of(tx: Tx, tree: Tree, row: Any, heir: str, files: list[File]) -> dict[str, list[Paper]]:
    items = Counter(file.item for file in files)
    statement = Statement(tree.get(row.code), row.type, row.data, items, row.nil_for, row.period or None)
    found: dict[str, list[Paper]] = {}
    for asked in papers_brought(tx.pack, statement):
        papers = found.setdefault(f"{asked.indicator}/{asked.item}", [])
        papers += [Paper(code, heir, name, row.record_id, row.version) for code, name in _named(tx, row, asked, files)]
    return found


def _named(tx: Tx, row: Any, asked: Asked, files: Iterable[File]) -> list[tuple[str, str]]:
    """Code and name of each file that is this paper, or number and title of the record that is."""
    if asked.carried_by is None:
        return [(row.number or "", title_of(tx.pack.types[row.type], row.data, row.nil_for))]
    return [(file.code or "", file.name) for file in files if file.item == asked.carried_by]


def _files(tx: Tx, numbers: Sequence[int]) -> dict[int, list[File]]:
    carried = and_(attachments.c.record_id == approvals.c.record_id, attachments.c.version == approvals.c.version)
    coded = and_(evidence_codes.c.record_id == attachments.c.record_id, evidence_codes.c.item == attachments.c.item,
                 evidence_codes.c.sha256 == attachments.c.sha256)
    rows = tx.all(
        select(approvals.c.id, attachments.c.item, attachments.c.name, evidence_codes.c.code)
        .select_from(approvals.join(attachments, carried).outerjoin(evidence_codes, coded))
        .where(approvals.c.id.in_(numbers)).order_by(approvals.c.id, attachments.c.position))
    found: dict[int, list[File]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(File(row.item, row.name, row.code))
    return found
