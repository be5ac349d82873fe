"""The rows of a workbook held against everything that stands behind the form: unit, fields, checks, files, identity.

    row ─► unit within reach? ─► read_form ─► files there and enough? ─► identity free? ─► entered already? ─► Ready
Every fault of every row is found. The same function looks before and again in the transaction that enters."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from webforms.actions.evidence import MOST_FILES
from webforms.actions.import_files import SentFiles
from webforms.actions.places import Place, place_for_new
from webforms.domain.access import Actor, may
from webforms.domain.errors import FieldFault, Refused, TypeDisabled, WebformsError
from webforms.domain.fields import Reading, check_draft, check_evidence, context_of, read_form
from webforms.domain.identity import identity_key, identity_words
from webforms.domain.pack import RecordType
from webforms.domain.texts import shortened
from webforms.domain.units import Unit
from webforms.store.decisions import enabled_types
from webforms.store.kept_files import list_families
from webforms.store.record_book import Book, BookRow, CellFault
from webforms.store.record_book.columns import UNIT
from webforms.store.record_book.names import codes_by_word, find_code, labels_of
from webforms.store.record_book.parcel import compared
from webforms.store.records import find_by_client, find_by_identity
from webforms.store.scope import EVERYTHING
from webforms.store.transactions import Tx
from webforms.store.units import list_units, tree_today
from webforms.store.versions import Attached
from webforms.store.writing import sha256_of

LATER = ("required", "too_few")
"""What a draft may still lack."""


@dataclass(frozen=True)
class Ready:
    """A row that can be entered; `there` names the record that it became before."""

    row: int
    place: Place
    client_id: str
    data: Mapping[str, object]
    evidence: tuple[Attached, ...]
    there: str = ""


@dataclass
class Checked:
    ready: list[Ready] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def hard(self) -> bool:
        """Whether not even drafts can be made."""
        return any(not fault.later for fault in self.faults)


def fillable_units(tx: Tx, actor: Actor, type_: RecordType) -> list[Unit]:
    """The units for which the actor may enter this type; refuses where there are none."""
    if type_.key not in enabled_types(tx):
        raise TypeDisabled(title=type_.title)
    tree = tree_today(tx)
    found = [
        unit for unit in tree.units if may(actor, "record.draft", unit.code) and tree.matches(unit, type_.filled_by)
    ]
    if not found:
        raise Refused(verb="record.draft")
    return found


class RowCheck:
    """One pass over the rows of a workbook."""

    def __init__(self, tx: Tx, actor: Actor, type_: RecordType, book: Book, files: SentFiles) -> None:
        self.tx, self.actor, self.type, self.book, self.files = tx, actor, type_, book, files
        self.units = fillable_units(tx, actor, type_)
        tree = tree_today(tx)
        self.context = context_of(tx.pack, (unit.code for unit in tree.units), tree)
        self.words = codes_by_word(self.units)
        self.everyone = codes_by_word(list_units(tx))
        self.families = list_families(tx, sorted({sha256 for sha256, _ in files.kept.values()}))
        self.places: dict[str, Place] = {}
        self.identities: dict[tuple[str, str], int] = {}
        self.alike: Counter[str] = Counter()
        self.found = Checked(faults=list(book.faults))
        self.spoilt = {(fault.row, fault.column) for fault in book.faults}

    def run(self) -> Checked:
        for row in self.book.rows:
            self._row(row)
        self.found.faults.sort()
        return self.found

    def _row(self, row: BookRow) -> None:
        place = self._place(row)
        reading = read_form(self.type, row.data, self.context)
        attached, of_files = self._files(row)
        faults = [*self._of_fields(row, reading), *of_files]
        if place is not None:
            faults += self._of_identity(row, place, reading)
        self.found.faults += faults
        self.found.warnings += [f"第 {row.number} 行：{warning.message}" for warning in reading.warnings]
        if place is not None and all(fault.later for fault in faults):
            self.found.ready.append(self._ready(row, place, reading, attached))

    def _place(self, row: BookRow) -> Place | None:
        """Where the row's record would stand; an empty cell means the only unit there is."""
        column = self.book.headings.column_of(UNIT)
        code = self.units[0].code if not row.unit and len(self.units) == 1 else find_code(self.words, row.unit)
        if code is None:
            self.found.faults.append(CellFault(row.number, column, *self._no_unit(row.unit)))
            return None
        try:
            if code not in self.places:
                place = place_for_new(self.tx, self.actor, self.type.key, code)
                _ = place.path  # asks whether anybody would agree
                self.places[code] = place
        except WebformsError as refused:
            self.found.faults.append(CellFault.said(row.number, column, refused.message))
        return self.places.get(code)

    def _no_unit(self, said: str) -> tuple[str, str]:
        if not said:
            return "没有写填报单位", "请从下拉列表里选。"
        if find_code(self.everyone, said):
            return f"“{shortened(said)}”不用填这张表，或者不归您填", "请从下拉列表里选。"
        near = difflib.get_close_matches(said, labels_of(self.units).values(), n=1, cutoff=0.5)
        return f"没有“{shortened(said)}”这个单位", f"是不是“{near[0]}”？" if near else "请从下拉列表里选。"

    def _of_fields(self, row: BookRow, reading: Reading) -> Iterator[CellFault]:
        for fault in (*reading.faults, *check_draft(row.data)):
            column = self.book.place_of(fault.field, row.data)
            if (not column and fault.code == "required") or (row.number, column) in self.spoilt:
                continue  # the missing column, or the cell itself, was told already
            yield CellFault.said(row.number, column, self._plain(fault), later=self._may_wait(row, fault))

    def _plain(self, fault: FieldFault) -> str:
        """The message without the name of the column at its beginning: it stands at the column."""
        label = next((field.label for field in self.type.fields if field.key == fault.field), "")
        return fault.message.removeprefix(f"{label}：")

    def _may_wait(self, row: BookRow, fault: FieldFault) -> bool:
        return fault.code in LATER or (bool(fault.field) and not row.data.get(fault.field))

    def _files(self, row: BookRow) -> tuple[list[Attached], list[CellFault]]:
        attached: list[Attached] = []
        faults: list[CellFault] = []
        for item, names in row.files.items():
            column = self.book.place_of(f"evidence:{item}", {})
            mine = [self.files.attached(item, name) for name in names]
            faults += [
                CellFault(row.number, column, *self._absent(name))
                for name, one in zip(names, mine, strict=True)
                if one is None
            ]
            there = [one for one in mine if one is not None]
            if len({one.sha256 for one in there}) < len(there):
                faults.append(CellFault(row.number, column, "同一个文件写了两次", "请去掉一个。"))
            attached += there
        faulty = {fault.column for fault in faults}
        faults += [fault for fault in self._of_evidence(row, attached) if fault.column not in faulty]
        return attached, faults

    def _absent(self, name: str) -> tuple[str, str]:
        return self.files.wrong.get(compared(name), (f"没有收到文件“{name}”", "请把文件装进 zip，和表格一起传。"))

    def _of_evidence(self, row: BookRow, attached: Sequence[Attached]) -> Iterator[CellFault]:
        if len(attached) > MOST_FILES:
            said = f"一条记录最多带 {MOST_FILES} 个文件，现在是 {len(attached)} 个"
            yield CellFault(row.number, 0, said, "请减少一些。")
        items: dict[str, list[str]] = {}
        for one in attached:
            items.setdefault(one.item, []).append(self.families.get(one.sha256, ""))
        for fault in check_evidence(self.type, items):
            column = self.book.place_of(fault.field, {})
            if column or fault.code not in LATER:
                yield CellFault.said(row.number, column, fault.message, later=fault.code in LATER)

    def _of_identity(self, row: BookRow, place: Place, reading: Reading) -> Iterator[CellFault]:
        if reading.faults or (identity := identity_key(self.type, reading.data)) is None:
            return
        column = self._identity_column()
        first = self.identities.setdefault((place.unit.code, identity), row.number)
        what = identity_words(self.type, reading.data)
        if first != row.number:
            yield CellFault(row.number, column, f"{what}在第 {first} 行已经写过", "请去掉一行，或改成不同的。")
            return
        other = find_by_identity(self.tx, place.unit_id, self.type.key, identity)
        if other is not None and not self._entered_before(place, reading, row):
            named = other.number or f"第 {other.id} 条"
            yield CellFault(row.number, column, f"{what}已经登记过，是 {named}", "请去掉这一行，要改就打开那一条改。")

    def _identity_column(self) -> int:
        keys = ("year",) if self.type.nature == "yearly" else self.type.identity
        return max((self.book.place_of(key, {}) for key in keys[:1]), default=0)

    def _entered_before(self, place: Place, reading: Reading, row: BookRow) -> bool:
        attached, _ = self._files(row)
        said = self._said(place, reading, attached)
        return find_by_client(self.tx, EVERYTHING, place.unit_id, _client_id(said, 1)) is not None

    def _said(self, place: Place, reading: Reading, attached: Sequence[Attached]) -> str:
        return sha256_of([self.type.key, place.unit.code, reading.data, [list(one.same) for one in attached]])

    def _ready(self, row: BookRow, place: Place, reading: Reading, attached: Sequence[Attached]) -> Ready:
        """A row that says the same as an earlier import is the record that it became then; the second of two equal rows
        of one workbook is another record."""
        said = self._said(place, reading, attached)
        self.alike[said] += 1
        client_id = _client_id(said, self.alike[said])
        head = find_by_client(self.tx, EVERYTHING, place.unit_id, client_id)
        there = "" if head is None else head.number or f"第 {head.id} 条"
        return Ready(row.number, place, client_id, {**row.data, **reading.data}, tuple(attached), there)


def _client_id(said: str, nth: int) -> str:
    return f"xlsx-{said[:48]}-{nth}"
