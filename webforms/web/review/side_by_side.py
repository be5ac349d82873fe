"""A record beside its version before: every line of both, and which of them changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from webforms.web import shown_values

if TYPE_CHECKING:
    from webforms.domain.pack import Field, RecordType
    from webforms.store.views import RecordView
    from webforms.store.views.desk import Earlier


@dataclass(frozen=True)
class Compared:
    """One line: what is said now, and what was said before."""

    field: Field
    now: str
    before: str = ""
    changed: bool = False


def compared(type_: RecordType, record: RecordView, earlier: Earlier | None) -> list[Compared]:
    """Every field that holds something now or held something before, in the type's order."""
    now = {line.field.key: line.text for line in shown_values.lines(type_, record.data, record.masked)}
    if earlier is None:
        return [Compared(type_.field(key), text) for key, text in now.items()]
    before = {line.field.key: line.text for line in shown_values.lines(type_, earlier.data)}
    return [
        Compared(field, now.get(field.key, shown_values.DASH), before.get(field.key, shown_values.DASH),
                 now.get(field.key) != before.get(field.key))
        for field in type_.fields if field.key in now or field.key in before
    ]


def removed(record: RecordView, earlier: Earlier | None) -> int:
    """How many files of the version before are no longer there."""
    return len(earlier.files - {file.sha256 for file in record.evidence}) if earlier else 0


def shown_large(record: RecordView) -> str | None:
    """The hash of the picture shown large: the one asked for, else the first."""
    pictures = [file.sha256 for file in record.evidence if file.family == "image"]
    asked = request.args.get("photo")
    return asked if asked in pictures else next(iter(pictures), None)
