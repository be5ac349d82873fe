"""Documents: every table, list, cover line and text has a source that exists and can say what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webforms.domain.listed import EACH_ROW
from webforms.domain.pack import CampaignSource, DocumentSpec, ListSpec, Measures, NoSource, TableSpec
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.reads import metrics_of_source, sources_of
from webforms.domain.pack_check.selecting import check_condition, check_selection
from webforms.domain.pack_check.sources import check_source, check_years
from webforms.domain.pack_check.world import World


def check_documents(world: World) -> Iterator[Finding]:
    """Every document by itself."""
    for document in world.pack.documents.values():
        path: Path = ("documents", document.key)
        yield from check_selection(world, (*path, "scope"), document.scope)
        yield from twice((*path, "places"), "位置", document.places)
        for index, line in enumerate(document.cover):
            if not isinstance(line.source, CampaignSource | NoSource):
                yield from check_source(world, (*path, "cover", index), document.key, line.source)
        for table in document.tables.values():
            yield from _check_table(world, (*path, "tables", table.key), document, table)
        for listed in document.lists.values():
            yield from _check_list(world, (*path, "lists", listed.key), listed)
        if document.measures:
            yield from _check_measures(world, (*path, "measures"), document, document.measures)


def _check_table(world: World, path: Path, document: DocumentSpec, table: TableSpec) -> Iterator[Finding]:
    if table.shown_if is not None and table.shown_if not in world.pack.types:
        yield unknown((*path, "shown_if"), "记录类型", table.shown_if, world.pack.types)
    for index, key in enumerate(table.lists):
        if key not in document.lists:
            yield unknown((*path, "lists", index), "本文档的名单", key, document.lists)
    for index, row in enumerate(table.rows):
        place = (*path, "rows", index)
        for year, source in sources_of(row):
            at = place if year is None else (*place, "by_year", year)
            yield from check_source(world, at, document.key, source)
            asked = (at, (year,)) if year is not None else ((*place, "years"), row.years)
            yield from check_years(world, asked[0], source, asked[1])
            yield from _check_awake(world, at, table, metrics_of_source(source))


def _check_awake(world: World, path: Path, table: TableSpec, metrics: Iterable[str]) -> Iterator[Finding]:
    """A row of a type that is switched off stands in a table that hides with it, or has other sources."""
    for key in metrics:
        metric = world.pack.metrics.get(key)
        record_type = world.pack.types.get(metric.of) if metric else None
        if record_type and not record_type.enabled and table.shown_if != record_type.key:
            cure = f"给这张表写 shown_if: {record_type.key}，或删去这一行。"
            yield Finding(path, f"“{record_type.title}”是停用的类型，这一行会一直空着", cure)


def _check_list(world: World, path: Path, listed: ListSpec) -> Iterator[Finding]:
    record_type = world.pack.types.get(listed.type)
    if record_type is None:
        yield unknown((*path, "type"), "记录类型", listed.type, world.pack.types)
        return
    fields = [field.key for field in record_type.fields]
    for index, key in enumerate(listed.fields):
        if key not in fields:
            yield unknown((*path, "fields", index), f"“{record_type.title}”的字段", key, fields)
    for index, key in enumerate(listed.order):
        if key not in (*fields, *EACH_ROW):
            yield unknown((*path, "order", index), f"“{record_type.title}”的字段", key, fields)
    yield from check_condition((*path, "when"), record_type, listed.when)
    yield from check_selection(world, (*path, "stated_by"), listed.stated_by)


def _check_measures(world: World, path: Path, document: DocumentSpec, measures: Measures) -> Iterator[Finding]:
    listed = document.lists.get(measures.list)
    if listed is None:
        yield unknown((*path, "list"), "本文档的名单", measures.list, document.lists)
        return
    for key in ("indicator", "measure", "unit", "due"):
        field = getattr(measures, key)
        if field not in listed.fields:
            yield unknown((*path, key), f"名单“{listed.key}”的栏目", field, listed.fields)
