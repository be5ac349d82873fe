"""Forms: the tables of a document, row by row, with the definitions that stand below them.

A form has a column for each year where most of its rows ask for several years; in any other form such a row is one
line that names its years."""

from __future__ import annotations

from collections.abc import Sequence

from webforms.domain.pack import ByYear, Metric, Row, SectionSource, SumSource, TableSpec, TextSource
from webforms.domain.pack_check.reads import sources_of
from worker.documents.cells import dash_cell, text_cell
from worker.documents.formulas import formulas_of
from worker.documents.shape import Basis, Cell, Table
from worker.documents.shape import Row as ShownRow
from worker.documents.sources import Sources
from worker.documents.texts import paragraphs_of

LONG_KINDS = ("url", "long_text")
LONG_TEXT = 60
HALF_LINE = 14
"""So many half-width signs stand beside a label in a table of two columns."""


def forms_of(sources: Sources) -> dict[str, Table]:
    return {key: _form(sources, spec) for key, spec in sources.material.spec.tables.items()}


def _form(sources: Sources, spec: TableSpec) -> Table:
    years = _years_of(spec)
    rows = [_row(sources, row, years) for row in spec.rows]
    shown = spec.shown_if is None or spec.shown_if in sources.material.frozen.enabled
    first = sources.material.pack.campaign.year
    return Table(
        title=spec.title, shown=shown, years=[first + year for year in years], rows=rows,
        lines=[] if years else _in_pairs(rows), bases=_bases(sources, spec),
    )


def _years_of(spec: TableSpec) -> list[int]:
    asked = [_years_asked(row) for row in spec.rows]
    of_several = [years for years in asked if len(years) > 1]
    return sorted({year for years in of_several for year in years}) if 2 * len(of_several) > len(asked) else []


def _years_asked(row: Row) -> tuple[int, ...]:
    return tuple(row.source.sources) if isinstance(row.source, ByYear) else row.years


def _row(sources: Sources, row: Row, years: Sequence[int]) -> ShownRow:
    section = row.source.section if isinstance(row.source, SectionSource) else None
    cells = [] if section else _yearly_cells(sources, row, years) if years else [_one_cell(sources, row)]
    return ShownRow(
        label=row.label,
        unit=next((cell["unit"] for cell in reversed(cells) if cell["unit"]), ""),
        kind="section" if section else "text" if isinstance(row.source, TextSource) else "figure",
        wide=_is_wide(sources, row, cells, years),
        cells=cells,
        paragraphs=paragraphs_of(sources.material, section) if section else [],
    )


def _yearly_cells(sources: Sources, row: Row, years: Sequence[int]) -> list[Cell]:
    """A row without years of its own stands in the campaign's year."""
    asked = _years_asked(row)
    if not asked:
        return [*(dash_cell() for _ in years[1:]), _cell(sources, row, None)]
    return [_cell(sources, row, year) if year in asked else dash_cell() for year in years]


def _one_cell(sources: Sources, row: Row) -> Cell:
    asked = _years_asked(row)
    if not asked:
        return _cell(sources, row, None)
    first = sources.material.pack.campaign.year
    return text_cell("；".join(f"{first + year}年{_with_mark(_cell(sources, row, year))}" for year in asked))


def _with_mark(cell: Cell) -> str:
    return f"{cell['text']}（{cell['mark']}）" if cell["mark"] else cell["text"]


def _cell(sources: Sources, row: Row, year: int | None) -> Cell:
    if isinstance(row.source, ByYear):
        return sources.cell(row.source.sources[year or 0], row, year)
    return sources.cell(row.source, row, year)


def _is_wide(sources: Sources, row: Row, cells: Sequence[Cell], years: Sequence[int]) -> bool:
    """Whether the row needs a whole line of a table that has two rows side by side."""
    if isinstance(row.source, SectionSource):
        return True
    if years:
        return False
    if isinstance(row.source, TextSource):
        field = sources.material.pack.types[row.source.type].field(row.source.field)
        if field.kind in LONG_KINDS or (field.max_length or 0) > LONG_TEXT:
            return True
    return sum(1 if sign.isascii() else 2 for sign in cells[0]["text"]) > HALF_LINE


def _in_pairs(rows: Sequence[ShownRow]) -> list[list[ShownRow]]:
    lines: list[list[ShownRow]] = []
    for row in rows:
        if not row["wide"] and lines and len(lines[-1]) == 1 and not lines[-1][0]["wide"]:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _bases(sources: Sources, spec: TableSpec) -> list[Basis]:
    """Each definition once, with the rows it belongs to: of an amount what was counted, of a share what by what."""
    metrics = sources.material.pack.metrics
    found: dict[str, list[str]] = {}
    for row in spec.rows:
        amounts = (row.note,) if row.note else _definitions([metrics[key] for key in _added_in(row)])
        text = "；".join((*amounts, *formulas_of(sources.material, row)))
        if text:
            found.setdefault(text, []).append(row.label)
    return [Basis(labels=labels, text=text) for text, labels in found.items()]


def _definitions(added: Sequence[Metric]) -> tuple[str, ...]:
    """Each definition once; of several, each with the figures it belongs to."""
    found: dict[str, list[str]] = {}
    for metric in added:
        if metric.basis:
            found.setdefault(metric.basis, []).append(metric.label)
    if len(found) == 1:
        return tuple(found)
    return tuple(f"{'、'.join(labels)}：{basis}" for basis, labels in found.items())


def _added_in(row: Row) -> tuple[str, ...]:
    """The metrics whose sum a row prints."""
    added = (source.sum.metrics for _, source in sources_of(row) if isinstance(source, SumSource))
    return tuple(dict.fromkeys(key for metrics in added for key in metrics))
