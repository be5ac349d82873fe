"""Record content that documents print: the rows of their lists, and the texts of single fields.

The rules of figures hold here too: the version in force, inside the window, not dated after the basis date, counted for
the unit that succeeds a closed one, and by nobody where there is none. Each row names the version it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from webforms.domain.facts import Statement, holds, is_in_evaluation
from webforms.domain.pack import ByYear, DocumentSpec, ListSpec, Pack, RecordType, Selection, TextSource
from webforms.domain.printing import print_field
from webforms.domain.units import Tree

EACH_ROW = ("date", "title", "type_title")
"""What every row of a list has beside its fields."""


@dataclass(frozen=True)
class InForce:
    """A version in force. `position` is where its approval began."""

    record: int
    version: int
    number: str
    position: int
    statement: Statement


@dataclass(frozen=True)
class ListedRow:
    """A record in a list: `fields` as printed, `raw` as kept; `on` is its day (ISO) or empty, `unit` whom it counts
    for."""

    record: int
    version: int
    number: str
    unit: str
    on: str
    title: str
    fields: Mapping[str, str]
    raw: Mapping[str, Any]


@dataclass(frozen=True)
class TextRow:
    """A field of a record as a form prints it."""

    record: int
    version: int
    unit: str
    value: Any
    printed: str


def text_key(source: TextSource) -> str:
    """What a text row is found by."""
    if not source.stated_by:
        return f"{source.type}.{source.field}"
    by = [{name: given for name, given in asdict(selector).items() if given} for selector in source.stated_by]
    return f"{source.type}.{source.field}@{json.dumps(by, ensure_ascii=False, sort_keys=True)}"


def types_printed(pack: Pack) -> frozenset[str]:
    """Record types whose content some document prints."""
    lists = {spec.type for document in pack.documents.values() for spec in document.lists.values()}
    return frozenset(lists | {source.type for source in text_sources(pack)})


def text_sources(pack: Pack) -> tuple[TextSource, ...]:
    """Every text row and cover line of every document, each once, in pack order."""
    found = (source for document in pack.documents.values() for source in _sources(document))
    return tuple({text_key(source): source for source in found if isinstance(source, TextSource)}.values())


def lists_of(
    pack: Pack, tree: Tree, records: Sequence[InForce]
) -> dict[str, dict[str, tuple[ListedRow, ...]]]:
    """By document and list, in the order that the list asks for."""
    names = _names(tree)
    return {
        document.key: {
            spec.key: _rows(pack, tree, spec, _fields_of(document, spec), records, names)
            for spec in document.lists.values()
        }
        for document in pack.documents.values()
    }


def text_rows_of(pack: Pack, tree: Tree, records: Sequence[InForce]) -> dict[str, TextRow]:
    """By `text_key`; of several records the one approved last speaks. Absent where nobody stated it."""
    names = _names(tree)
    found = ((text_key(source), _text_row(pack, tree, source, records, names)) for source in text_sources(pack))
    return {key: row for key, row in found if row is not None}


def _sources(document: DocumentSpec) -> Iterator[object]:
    yield from (line.source for line in document.cover)
    for table in document.tables.values():
        for row in table.rows:
            yield from row.source.sources.values() if isinstance(row.source, ByYear) else (row.source,)


def _fields_of(document: DocumentSpec, spec: ListSpec) -> tuple[str, ...]:
    """The list's own fields, and those that say what is done about an indicator."""
    measures = document.measures
    if measures is None or measures.list != spec.key:
        return spec.fields
    return tuple(dict.fromkeys((*spec.fields, measures.indicator, measures.measure, measures.unit, measures.due)))


def _rows(
    pack: Pack, tree: Tree, spec: ListSpec, keys: tuple[str, ...], records: Sequence[InForce], names: Mapping[str, str]
) -> tuple[ListedRow, ...]:
    order = {unit.code: place for place, unit in enumerate(tree.units)}
    chosen = [
        (record, heir)
        for record, heir in _chosen(pack, tree, spec.type, spec.stated_by, records)
        if holds(spec.when, pack.types[spec.type], record.statement.data)
    ]
    rows = [(record, _row(pack.types[spec.type], record, heir, keys, names)) for record, heir in chosen]
    rows.sort(key=lambda pair: (_sort_key(pack.types[spec.type], spec, *pair), pair[1].on, order[pair[1].unit],
                                pair[1].number, pair[1].record))
    return tuple(row for _, row in rows)


def _chosen(
    pack: Pack, tree: Tree, record_type: str, stated_by: Selection, records: Iterable[InForce]
) -> Iterator[tuple[InForce, str]]:
    """The records of a type that count, each with the unit they count for."""
    for record in records:
        told = record.statement
        if told.type != record_type or told.nil_for is not None:
            continue
        heir = tree.heir(told.unit.code)
        if heir is None or (stated_by and not tree.states(heir, stated_by)):
            continue
        if is_in_evaluation(pack, pack.types[record_type], told.data):
            yield record, heir


def _row(
    record_type: RecordType, record: InForce, heir: str, keys: tuple[str, ...], names: Mapping[str, str]
) -> ListedRow:
    data = record.statement.data
    title = record_type.shows.title
    return ListedRow(
        record.record, record.version, record.number, heir,
        on=str(data.get(record_type.date or record_type.since or "", "")),
        title=print_field(record_type.field(title), data.get(title), names),
        fields={key: print_field(record_type.field(key), data.get(key), names) for key in keys},
        raw={key: data[key] for key in keys if key in data},
    )


def _sort_key(
    record_type: RecordType, spec: ListSpec, record: InForce, row: ListedRow
) -> tuple[tuple[bool, Any], ...]:
    """Values to order by; what was left empty comes last."""
    return tuple(_placed(record_type, key, record, row) for key in spec.order)


def _placed(record_type: RecordType, key: str, record: InForce, row: ListedRow) -> tuple[bool, Any]:
    """A field's value, or what every row has beside its fields."""
    if key in EACH_ROW and all(field.key != key for field in record_type.fields):
        return False, {"date": row.on, "title": row.title, "type_title": record_type.title}[key]
    return _comparable(record_type, key, record.statement.data.get(key))


def _comparable(record_type: RecordType, key: str, value: Any) -> tuple[bool, Any]:
    if value is None:
        return True, 0
    if record_type.field(key).kind in ("money", "decimal", "percent"):
        return False, Fraction(value)
    return False, str(value) if isinstance(value, dict | list) else value


def _text_row(
    pack: Pack, tree: Tree, source: TextSource, records: Sequence[InForce], names: Mapping[str, str]
) -> TextRow | None:
    chosen = _chosen(pack, tree, source.type, source.stated_by, records)
    filled = [(record, heir) for record, heir in chosen if record.statement.data.get(source.field) is not None]
    if not filled:
        return None
    record, heir = max(filled, key=lambda pair: (pair[0].position, pair[0].record))
    value = record.statement.data[source.field]
    printed = print_field(pack.types[source.type].field(source.field), value, names)
    return TextRow(record.record, record.version, heir, value, printed)


def _names(tree: Tree) -> dict[str, str]:
    return {unit.code: unit.name for unit in tree.everyone}
