"""整改措施, 责任单位 and 时限 of an indicator: what the records of one list say is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from webforms.domain.payload import ListedRow
from worker.documents.material import Material


@dataclass(frozen=True)
class Measure:
    text: str = ""
    due: str = ""
    units: tuple[str, ...] = ()


def measures_of(material: Material) -> dict[str, Measure]:
    """By indicator. Several records about one are said one after another, each measure, day and unit once."""
    spec = material.spec.measures
    if spec is None:
        return {}
    by_indicator: dict[str, list[ListedRow]] = {}
    for record in material.frozen.lists.get(material.spec.key, {}).get(spec.list, ()):
        by_indicator.setdefault(str(record.raw.get(spec.indicator, "")), []).append(record)
    return {
        code: Measure(_joined(records, spec.measure), _joined(records, spec.due), tuple(_texts(records, spec.unit)))
        for code, records in by_indicator.items()
    }


def _joined(records: list[ListedRow], field: str) -> str:
    return "；".join(_texts(records, field))


def _texts(records: list[ListedRow], field: str) -> dict[str, None]:
    return dict.fromkeys(text for record in records if (text := record.fields.get(field, "")))
