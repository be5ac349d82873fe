"""Records of one type that say as much as the type can say: for each unit that fills it, each month or year of the
campaign, each choice that any condition of the pack asks for, with every field filled and every paper attached."""

from itertools import product

from webforms.domain.facts import Statement
from webforms.domain.period import months, years_of_type

FILLED = {
    "text": "某某", "long_text": "某某", "integer": 2, "decimal": "2", "money": "2", "percent": "2", "bool": True,
    "choices": [], "unit": "JYJ", "url": "https://example.org/", "phone": "07630000000",
    "time_range": {"from": "08:00", "to": "10:00"},
}  # fmt: skip


def records_of(pack, tree, key):
    """Statements as if every unit had every such record approved."""
    record_type = pack.types[key]
    items = {item.item: 1 for item in record_type.evidence}
    units = tree.select(record_type.filled_by)
    return [
        Statement(unit, key, {**_everything(pack, record_type), **choices, **dated}, items)
        for unit, choices, dated in product(units, _choices(pack, record_type), _dates(pack, record_type))
    ]


def _everything(pack, record_type):
    first = pack.campaign.start.isoformat()
    kinds = {**FILLED, "date": first, "datetime": f"{first}T09:00", "year": pack.campaign.year}
    return {field.key: kinds.get(field.kind, next(iter(field.choices), "")) for field in record_type.fields}


def _dates(pack, record_type):
    if record_type.nature == "event":
        return [{record_type.date: f"{month}-10"} for month in months(pack.campaign.start, pack.campaign.end)]
    if record_type.nature == "yearly":
        return [{"year": year} for year in years_of_type(record_type, pack.campaign)]
    return [{}]


def _choices(pack, record_type):
    """Every combination of the choices that some condition asks for, and of the papers asked for by upload."""
    asked = {}
    for when in _conditions(pack, record_type.key):
        for key, values in when.items():
            if record_type.field(key).kind == "choice":
                asked.setdefault(key, {}).update(dict.fromkeys(values))
    if pack.upload and record_type.key == pack.upload.type:
        asked[pack.upload.field] = {
            f"{code}/{required.item}": None for code, required in pack.papers_of(record_type.key) if required.upload
        }
    return [dict(zip(asked, values, strict=True)) for values in product(*asked.values())]


def _conditions(pack, key):
    yield from (metric.when for metric in pack.metrics_of(key))
    yield from (task.when for task in pack.tasks_of(key))
    yield from (
        origin.when for _, required in pack.papers_of(key) for origin in required.origins if origin.type == key
    )
