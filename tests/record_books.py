"""Workbooks of records as clerks send them: a template, filled by hand."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import load_workbook

from webforms.domain.pack import Field, RecordType
from webforms.store.record_book.columns import Column, columns_of


def filled(template: bytes, rows: Sequence[Mapping[str, Any]], first: int = 2) -> bytes:
    """A template with cells by the key of their column (`unit`, `f:title`, `file:photo`)."""
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    places = {row[0].value: number for number, row in enumerate(book["_webforms"].iter_rows(min_row=5), 1)}
    for number, row in enumerate(rows, first):
        for key, value in row.items():
            cell = sheet.cell(number, places[key], value)
            if isinstance(value, str):
                cell.data_type = "f" if value.startswith("=FORMULA") else "s"
    return saved(book)


def saved(book: Any) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def zipped(files: Mapping[str, bytes], encoding: str = "") -> bytes:
    """A zip; with an encoding its names are written in it and not said to be."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            part = _Unmarked(name.encode(encoding).decode("cp437")) if encoding else name
            archive.writestr(part, content)
    return target.getvalue()


class _Unmarked(zipfile.ZipInfo):
    """A part whose name is packed as the bytes it has, without saying UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's own hook
        return self.filename.encode("cp437"), 0


def typed(field: Field, unit: str) -> Any:
    """What a form sends for a field."""
    low = field.min if field.min is not None else 0
    samples: dict[str, Any] = {
        "text": "007 号",
        "long_text": "第一行\n第二行",
        "integer": str(int(low) + 3),
        "decimal": "12.5",
        "money": "1234.56",
        "percent": "12.5",
        "date": "2016-06-14",
        "datetime": "2016-06-14 09:30",
        "time_range": {"from": "08:00", "to": "11:30"},
        "bool": "true",
        "year": "2016",
        "unit": unit,
        "url": "https://example.com/a?b=1",
        "phone": "13800138000",
        "choice": next(iter(field.choices), ""),
        "choices": list(field.choices)[:2],
    }
    return samples[field.kind]


def cell_value(column: Column, raw: Any, names: Mapping[str, str]) -> Any:
    """What somebody puts into a cell for the same, as a spreadsheet holds it."""
    kind = column.field.kind if column.field else ""
    if column.side:
        return datetime.time.fromisoformat(raw[column.side])
    if kind in ("integer", "year"):
        return int(raw)
    if kind in ("decimal", "money", "percent"):
        return float(raw)
    if kind == "date":
        return datetime.date.fromisoformat(raw)
    if kind == "datetime":
        return datetime.datetime.fromisoformat(raw)
    if kind == "choices":
        return "；".join(column.field.choices[key] for key in raw)
    labels = {"bool": {"true": "是"}, "unit": names, "choice": column.field.choices if column.field else {}}
    return labels.get(kind, {}).get(raw, raw)


def sample_row(type_: RecordType, names: Mapping[str, str], unit: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same entry as cells of a row, and as a form sends it."""
    raw = {field.key: typed(field, unit) for field in type_.fields}
    cells = {
        column.key: cell_value(column, raw[column.field.key], names)
        for column in columns_of(type_)
        if column.field is not None
    }
    return cells, raw
