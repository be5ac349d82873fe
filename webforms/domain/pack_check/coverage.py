"""What a pack covers, in three numbers that must be: indicators, figures that no form states, cells that nothing fills.

In a pack that passed every proof the last two are zero; they are counted all the same, so that whoever draws a pack
sees how much is still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webforms.domain.pack import CampaignSource, DocumentSpec, Metric, NoSource, Pack, Row, TextSource
from webforms.domain.pack.documents import Source
from webforms.domain.pack_check.metrics import YEARS_READ, missing_years
from webforms.domain.pack_check.reads import metrics_of_source, sources_of
from webforms.domain.pack_check.sources import check_source, check_years
from webforms.domain.pack_check.world import World


@dataclass(frozen=True)
class Coverage:
    """`formless` are keys of metrics, `sourceless` places of cells (document, table or cover, line, year)."""

    indicators: int
    metrics: int
    cells: int
    formless: tuple[str, ...]
    sourceless: tuple[tuple[str, ...], ...]


def coverage(pack: Pack) -> Coverage:
    world = World(pack)
    cells = tuple(_cells(pack))
    return Coverage(
        indicators=len(pack.indicators),
        metrics=len(pack.metrics),
        cells=len(cells),
        formless=tuple(key for key, metric in pack.metrics.items() if not _has_form(world, metric)),
        sourceless=tuple(cell.place for cell in cells if not _has_source(world, cell)),
    )


@dataclass(frozen=True)
class _Cell:
    place: tuple[str, ...]
    document: str
    source: Source
    year: int | None = None


def _cells(pack: Pack) -> Iterator[_Cell]:
    for document in pack.documents.values():
        yield from _cells_of_cover(document)
        for table in document.tables.values():
            for row in table.rows:
                yield from _cells_of_row((document.key, table.key, row.label), document.key, row)


def _cells_of_cover(document: DocumentSpec) -> Iterator[_Cell]:
    for line in document.cover:
        if not isinstance(line.source, CampaignSource | NoSource):
            yield _Cell((document.key, "cover", line.label), document.key, line.source)


def _cells_of_row(place: tuple[str, ...], document: str, row: Row) -> Iterator[_Cell]:
    """A cell for each year that the row shows."""
    for year, source in sources_of(row):
        for shown in row.years if year is None and row.years else (year,):
            yield _Cell(place if shown is None else (*place, str(shown)), document, source, shown)


def _has_form(world: World, metric: Metric) -> bool:
    """Some unit that states the metric fills a form that asks for it, in a year the metric looks at."""
    record_type = world.pack.types.get(metric.of)
    if record_type is None:
        return False
    asked = {field.key for field in record_type.fields}
    if not {*metric.when, *filter(None, (metric.sum,))} <= asked:
        return False
    if record_type.nature == "yearly" and missing_years(record_type, YEARS_READ.get(metric.window, ())):
        return False
    return bool(world.reach(metric.stated_by) & world.reach(record_type.filled_by))


def _has_source(world: World, cell: _Cell) -> bool:
    if any(check_source(world, (), cell.document, cell.source)):
        return False
    if cell.year is not None and any(check_years(world, (), cell.source, (cell.year,))):
        return False
    if isinstance(cell.source, TextSource):
        return bool(world.reach(world.pack.types[cell.source.type].filled_by))
    return all(_has_form(world, world.pack.metrics[key]) for key in metrics_of_source(cell.source))
