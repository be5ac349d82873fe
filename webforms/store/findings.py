"""What the checks before a freeze need from the database: one query a check, however many units and records there are.

Each query picks out the versions in force that may be wrong; the domain decides. A condition is left to the database
where it keeps many good records from being read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from webforms.domain.consistency import Entry, Material
from webforms.domain.consistency.material import by_day
from webforms.domain.dates import DAY_LETTERS
from webforms.domain.pack import (
    ConsistencyCheck,
    Duplicate,
    DuplicateFile,
    InsideHours,
    Jump,
    OtherName,
    OutsideWindow,
    OverLimit,
    RecordType,
    ReferenceNumber,
)
from webforms.domain.payload import nil_papers
from webforms.domain.period import days_of_window
from webforms.domain.quantity import HOUR, MINUTES_AN_HOUR
from webforms.domain.results import Evaluation
from webforms.domain.units import Tree
from webforms.store.approvals import VERSION
from webforms.store.contents import nil_reports
from webforms.store.decisions import TEXT, values_now
from webforms.store.schema import approvals, attachments, facts, record_versions, records, unit_changes, units
from webforms.store.transactions import Tx
from webforms.store.waiting import under_review

Other = Mapping[str, tuple[str, ...]]


def material_now(tx: Tx, tree: Tree, evaluation: Evaluation) -> Material:
    """Everything the checks of the campaign's pack look at."""
    others = _other_names(tx)
    return Material(
        tx.pack, tree, evaluation, texts=_texts(tx), active=_active(tx), other_names=others,
        nil_papers=frozenset(nil_papers(tx.pack, tree, nil_reports(tx, tree))), entries=_entries_now(tx, others),
        under_review=under_review(tx, tree))


def _entries_now(tx: Tx, others: Other) -> dict[ConsistencyCheck, tuple[Entry, ...]]:
    """What each check asked for. Versions never change: while the same ones are in force, a page is told what was read
    for the page before it. Whoever writes, a freeze above all, reads anew."""

    def read() -> dict[ConsistencyCheck, tuple[Entry, ...]]:
        return {
            check: _entries(tx, asked) for check in tx.pack.consistency
            if (asked := _asked(tx, check, others)) is not None
        }

    if tx.gated:
        return read()
    return tx.store.remembered("findings", (tx.campaign_id, tx.campaign.pack_sha256, _in_force(tx), others), read)


def _in_force(tx: Tx) -> tuple[int, int]:
    """Which approvals are open: how many, and the sum of their numbers, which no swap leaves as it was."""
    counted = select(func.count().label("open"), func.coalesce(func.sum(approvals.c.id), 0).label("numbers"))
    row: Any = tx.first(counted.where(approvals.c.campaign_id == tx.campaign_id, approvals.c.until.is_(None)))
    return int(row.open), int(row.numbers)


def _asked(tx: Tx, check: ConsistencyCheck, others: Other) -> Select[Any] | None:
    """The query of a check, if it looks at records at all."""
    ask: Callable[[Tx, Any, Other], Select[Any] | None] | None = QUERIES.get(type(check))
    return ask(tx, check, others) if ask else None


def _entries(tx: Tx, asked: Select[Any]) -> tuple[Entry, ...]:
    """The first four columns name the version, the rest are what the check asked for."""
    return tuple(
        Entry(record, version, number or "", unit, tuple("" if value is None else str(value) for value in values))
        for record, version, number, unit, *values in map(tuple, tx.all(asked)))


def _of_type(tx: Tx, type_: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """Versions of a type that are in force and no nil reports."""
    return _named(tx, *columns).join(record_versions, VERSION).where(
        approvals.c.type == type_, records.c.nil_for.is_(None))


def _named(tx: Tx, *columns: ColumnElement[Any]) -> Select[Any]:
    joined = approvals.join(records, records.c.id == approvals.c.record_id).join(
        units, units.c.id == approvals.c.unit_id)
    return select(approvals.c.record_id, approvals.c.version, records.c.number, units.c.code, *columns).select_from(
        joined).where(approvals.c.campaign_id == tx.campaign_id, approvals.c.until.is_(None)).order_by(approvals.c.id)


def _field(*path: str) -> ColumnElement[str]:
    """A field of the version's data as text."""
    return record_versions.c.data[path if len(path) > 1 else path[0]].as_string()


def _over_limit(tx: Tx, check: OverLimit, others: Other) -> Select[Any]:
    metric = tx.pack.metrics[check.of.metrics[0]]
    smallest = check.at_most * 10**metric.scale * (MINUTES_AN_HOUR if metric.minutes and metric.unit == HOUR else 1)
    return _named(tx, facts.c.value).join(facts, facts.c.approval_id == approvals.c.id).where(
        facts.c.campaign_id == tx.campaign_id, facts.c.key == metric.key, facts.c.value > int(smallest),
        facts.c.value != 0)  # said once more, so that the index is used


def _outside_window(tx: Tx, check: OutsideWindow, others: Other) -> Select[Any]:
    first, last = (day.isoformat() for day in days_of_window(check.window, tx.pack))  # type: ignore[arg-type]  # proved
    day = func.substr(_field(check.field), 1, DAY_LETTERS)
    return _of_type(tx, check.type, _field(check.field)).where(or_(day < first, day > last))


def _inside_hours(tx: Tx, check: InsideHours, others: Other) -> Select[Any]:
    begin, end = _field(check.hours, "from"), _field(check.hours, "to")
    return _of_type(tx, check.type, _field(check.date), begin, end).where(begin < check.end, end > check.start)


def _duplicate(tx: Tx, check: Duplicate, others: Other) -> Select[Any]:
    """Groups are made of the unit and the fields, counted beside each row, and those of one row left out."""
    record_type = tx.pack.types[check.type]
    same = [_compared(record_type, key) for key in check.fields]
    alike = func.count().over(partition_by=(approvals.c.unit_id, *same)).label("alike")
    rows = _of_type(tx, check.type, *(_field(key).label(f"f{at}") for at, key in enumerate(check.fields)), alike)
    counted = rows.order_by(None).subquery()
    return select(*list(counted.c)[:-1]).where(counted.c.alike > 1).order_by(counted.c.record_id)


def _compared(record_type: RecordType, key: str) -> ColumnElement[str]:
    return func.substr(_field(key), 1, DAY_LETTERS) if by_day(record_type, key) else _field(key)


def _duplicate_file(tx: Tx, check: DuplicateFile, others: Other) -> Select[Any]:
    """A file that any two records ever carried is rare; which of them are in force is asked about those alone."""
    shared = select(attachments.c.sha256).group_by(attachments.c.sha256).having(
        func.min(attachments.c.record_id) != func.max(attachments.c.record_id))
    carried = and_(attachments.c.record_id == approvals.c.record_id, attachments.c.version == approvals.c.version)
    return _named(tx, attachments.c.sha256, attachments.c.name).join(attachments, carried).where(
        approvals.c.type.in_(check.types), attachments.c.sha256.in_(shared))


def _reference_number(tx: Tx, check: ReferenceNumber, others: Other) -> Select[Any]:
    return _of_type(tx, check.type, _field(check.field), _field(check.date)).where(_field(check.field).is_not(None))


def _jump(tx: Tx, check: Jump, others: Other) -> Select[Any] | None:
    """Who wrote a note about the campaign's year."""
    if check.note is None:
        return None
    year = record_versions.c.data["year"].as_integer()
    type_ = tx.pack.metrics[check.of.metrics[0]].of
    return _of_type(tx, type_, _field(check.note)).where(
        year == tx.pack.campaign.year, _field(check.note).is_not(None))


def _other_name(tx: Tx, check: OtherName, others: Other) -> Select[Any] | None:
    """Records in which one of the names stands anywhere."""
    names = [name for called in others.values() for name in called]
    if check.type is None or not names:
        return None
    fields = [_field(key) for key in check.fields]
    written = [field.contains(name, autoescape=True) for field in fields for name in names]
    return _of_type(tx, check.type, *fields).where(or_(*written))


QUERIES: Mapping[type[ConsistencyCheck], Callable[[Tx, Any, Other], Select[Any] | None]] = {
    OverLimit: _over_limit, OutsideWindow: _outside_window, InsideHours: _inside_hours, Duplicate: _duplicate,
    DuplicateFile: _duplicate_file, ReferenceNumber: _reference_number, Jump: _jump, OtherName: _other_name,
}


def _texts(tx: Tx) -> dict[str, str]:
    written = values_now(tx, TEXT)
    return {key: written.get(key, section.text) for key, section in tx.pack.sections.items()}


def _active(tx: Tx) -> frozenset[str]:
    """Units that submitted something and did not take all of it back; a look or two into an index a unit."""
    sent = exists().where(
        records.c.unit_id == units.c.id, records.c.head_version > 0, records.c.state.not_in(("draft", "withdrawn")))
    in_force = exists().where(approvals.c.unit_id == units.c.id, approvals.c.until.is_(None))
    rows = tx.all(select(units.c.code).where(units.c.campaign_id == tx.campaign_id, or_(sent, in_force)))
    return frozenset(row.code for row in rows)


def _other_names(tx: Tx) -> dict[str, tuple[str, ...]]:
    """What each unit is also called by the pack, and what it was called before; never what another is called now."""
    rows = tx.all(
        select(units.c.code, units.c.name, unit_changes.c.change)
        .select_from(units.join(unit_changes, unit_changes.c.unit_id == units.c.id))
        .where(units.c.campaign_id == tx.campaign_id).order_by(units.c.id, unit_changes.c.id))
    now = {row.code: row.name for row in rows}
    names: dict[str, dict[str, None]] = {unit.code: dict.fromkeys(unit.also) for unit in tx.pack.units}
    for row in rows:
        if "name" in row.change:
            names.setdefault(row.code, {})[row.change["name"]] = None
    taken = set(now.values())
    found = {code: tuple(name for name in called if name not in taken) for code, called in names.items()}
    return {code: called for code, called in found.items() if called and code in now}
