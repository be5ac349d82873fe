"""Lists: the records in force that a document shows, printed when the snapshot was frozen."""

from __future__ import annotations

import datetime

from webforms.domain.dates import day_in_words
from webforms.domain.payload import ListedRow
from worker.documents.material import Material
from worker.documents.shape import ListRow


def lists_of(material: Material) -> dict[str, list[ListRow]]:
    """By list, in the order the pack asks for; for a document of one unit, its own and those below it."""
    found = material.frozen.lists.get(material.spec.key, {})
    return {
        key: [_row(material, spec.type, record) for record in found.get(key, ()) if _is_shown(material, record)]
        for key, spec in material.spec.lists.items()
    }


def _is_shown(material: Material, record: ListedRow) -> bool:
    return material.within is None or record.unit in material.within


def _row(material: Material, record_type: str, record: ListedRow) -> ListRow:
    day = datetime.date.fromisoformat(record.on[:10]) if record.on else None
    return ListRow(
        title=record.title, stage=_stage(material, day), type_title=material.pack.types[record_type].title,
        unit=material.name(record.unit),
        on=day_in_words(day) if day else "", iso=record.on, fields=dict(record.fields),
    )


def _stage(material: Material, day: datetime.date | None) -> str:
    stages = material.pack.stages
    return next((stage.key for stage in stages if day is not None and stage.start <= day <= stage.end), "")
