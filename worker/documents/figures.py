"""The figures of a document and the table of all of them, each with its basis and who states it."""

from __future__ import annotations

from dataclasses import replace

from webforms.domain.figures import part_of
from webforms.domain.pack_check.reads import metrics_of_part, metrics_of_source, sources_of
from webforms.domain.printing import print_figure, print_value
from webforms.domain.results import Figure as Stated
from worker.documents.cells import TEN_THOUSAND, Amount, amount_cell, amount_of, dash_cell
from worker.documents.material import Material
from worker.documents.shape import AppendixRow, Figure, UnitCell, YearCell
from worker.documents.words import DASH, NOT_ADDED, WAITING, mark

SERIES = "last_3_years"


def stated_figures(material: Material) -> dict[str, Stated]:
    """The snapshot's figures; for a document of one unit, what that unit and those below it stated."""
    figures = material.evaluation.figures
    if material.within is None:
        return dict(figures)
    return {key: part_of(figure, material.within) for key, figure in figures.items()}


def figures_of(material: Material, stated: dict[str, Stated]) -> dict[str, Figure]:
    return {key: _figure(material, figure) for key, figure in stated.items()}


def appendix_of(material: Material, stated: dict[str, Stated]) -> list[AppendixRow]:
    """A line for each figure, or for those that score where the document asks for no more."""
    if material.spec.appendix is None:
        return []
    scored = _scored_from(material)
    wanted = stated if material.spec.appendix == "all_figures" else scored.keys() & stated.keys()
    return [_line(material, figure, scored.get(key, [])) for key, figure in stated.items() if key in wanted]


def _asked(material: Material, stated: Stated) -> bool:
    """Whether the campaign's own year needs it: no gap is what forms print of earlier years alone and nobody scores."""
    rows = (row for spec in material.pack.documents.values() for table in spec.tables.values() for row in table.rows)
    years = [
        0 if year is None else year
        for row in rows for year, source in sources_of(row) if stated.key in metrics_of_source(source)
    ]
    return stated.state != "none" or not years or max(years) >= 0 or stated.key in _scored_from(material)


def _figure(material: Material, stated: Stated) -> Figure:
    amount = amount_of([stated])
    cell = amount_cell(amount) if _asked(material, stated) else dash_cell()
    if _stands_apart(stated):
        cell |= {"value": None, "printed": _unit_by_unit(material, stated), "text": _unit_by_unit(material, stated)}
        amount = replace(amount, value=None)
    return Figure(
        **cell, key=stated.key, label=stated.label, basis=stated.basis, owner=material.name(stated.owner),
        wan=_ten_thousands(amount), missing=material.names(stated.missing),
        by_year=[YearCell(**amount_cell(amount_of([of_year])), year=year) for year, of_year in stated.by_year.items()],
        by_unit=[
            UnitCell(name=material.name(code), printed=_bare(stated, value)) for code, value in stated.by_unit.items()
        ],
    )


def _ten_thousands(amount: Amount) -> str:
    return WAITING if amount.value is None else print_value(amount.value / TEN_THOUSAND, digits=2)


def _line(material: Material, stated: Stated, scored: list[str]) -> AppendixRow:
    asked = _asked(material, stated)
    return AppendixRow(
        key=stated.key, label=stated.label, printed=_printed(material, stated) if asked else DASH, unit=stated.unit,
        mark=mark(stated.k, stated.n) if stated.state == "partial" else "", basis=stated.basis,
        owner=material.name(stated.owner), state=stated.state if asked else "not_asked", indicators=scored,
    )


def _printed(material: Material, stated: Stated) -> str:
    if stated.window == SERIES and stated.by_year:
        return "；".join(
            f"{year}年{amount_cell(amount_of([of_year]))['printed']}" for year, of_year in stated.by_year.items()
        )
    if _stands_apart(stated):
        return _unit_by_unit(material, stated)
    return amount_cell(amount_of([stated]))["printed"]


def _stands_apart(stated: Stated) -> bool:
    """Stated by several units whose values are not added."""
    return stated.value is None and bool(stated.by_unit)


def _unit_by_unit(material: Material, stated: Stated) -> str:
    each = "；".join(f"{material.name(code)}{_bare(stated, value)}" for code, value in stated.by_unit.items())
    return f"{each}（{NOT_ADDED}）"


def _bare(stated: Stated, value: int) -> str:
    return print_figure(stated, value).removesuffix(stated.unit)


def _scored_from(material: Material) -> dict[str, list[str]]:
    """Metric → codes of the indicators whose points depend on it."""
    found: dict[str, list[str]] = {}
    for indicator in material.pack.indicators.values():
        read = dict.fromkeys(key for part in indicator.parts for key in metrics_of_part(part))
        for key in read:
            found.setdefault(key, []).append(indicator.code)
    return found
