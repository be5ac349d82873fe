"""Which names the template of one document may use: the shape of a `View`, with the keys that the pack gives it."""

from __future__ import annotations

from webforms.domain.pack import DocumentSpec, ListSpec, Pack
from worker.documents.shape import ListRow, View
from worker.templating.known import Known


def vocabulary(pack: Pack, document: DocumentSpec) -> Known:
    """For `lint`: a figure, indicator, section, table, list or field that the pack does not have is unknown."""
    keys = {
        "figures": pack.metrics,
        "indicators": pack.indicators,
        "sections": pack.sections,
        "tables": document.tables,
        "units": pack.kinds,
    }
    known = Known.of(View)
    for name, names in keys.items():
        known = known.limited(name, names)
    return known.replaced("lists", Known({key: _rows(spec) for key, spec in document.lists.items()}))


def _rows(spec: ListSpec) -> Known:
    return Known(element=Known.of(ListRow).limited("fields", spec.fields))
