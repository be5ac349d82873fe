"""What nothing reads: no fault, but every question costs people time. What is asked on purpose says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from webforms.domain.narrative import tokens_of
from webforms.domain.pack import Field, Pack, RecordType, TextSource
from webforms.domain.pack_check.asked_twice import note_asked_twice
from webforms.domain.pack_check.finding import Finding
from webforms.domain.pack_check.reads import (
    conditions,
    fields_compared,
    fields_of_check,
    metrics_of_part,
    metrics_of_source,
    selections,
    sources,
    sums_compared,
)
from webforms.domain.pack_check.world import World


def note_unused(world: World) -> Iterator[Finding]:
    """Fields, figures and flags that are there for nothing."""
    yield from note_unread(world.pack)
    yield from _unread_metrics(world.pack)
    asked = {selector.flag for selection in selections(world.pack) for selector in selection}
    for key, flag in world.pack.flags.items():
        if key not in asked:
            yield Finding(("pack", "flags", key), f"没有条件用到标记“{flag.title}”", "不用就删去。")
    yield from note_asked_twice(world)


def kept_fields(pack: Pack) -> Iterator[Finding]:
    """Fields that nothing reads and that are asked on purpose, each with its reason."""
    for record_type, field in unread_fields(pack):
        if field.kept:
            yield Finding(_place(record_type, field), f"“{record_type.title}”的“{field.label}”：{field.kept}", "")


def unread_fields(pack: Pack) -> Iterator[tuple[RecordType, Field]]:
    """Fields that no metric, document, check, identity, list, task or paper reads."""
    read, printed = _fields_read(pack), _printed_whole(pack)
    for record_type in pack.types.values():
        if record_type.key not in printed:
            yield from ((record_type, field) for field in record_type.fields if field.key not in read[record_type.key])


def note_unread(pack: Pack) -> Iterator[Finding]:
    """Fields to drop or to keep on purpose, and reasons that nobody needs."""
    unread = {(record_type.key, field.key) for record_type, field in unread_fields(pack)}
    for record_type in pack.types.values():
        for field in record_type.fields:
            lonely = (record_type.key, field.key) in unread
            if lonely and not field.kept:
                message = f"没有数据、文档或检查用到“{record_type.title}”的“{field.label}”"
                cure = "不用就删去，少填一项；有意保留就写 kept: 理由。"
                yield Finding(_place(record_type, field), message, cure)
            elif field.kept and not lonely:
                message = f"“{record_type.title}”的“{field.label}”已经有用处"
                yield Finding((*_place(record_type, field), "kept"), message, "删去 kept。")


def _place(record_type: RecordType, field: Field) -> tuple[str, ...]:
    return ("types", record_type.key, "fields", field.key)


def _printed_whole(pack: Pack) -> set[str]:
    """Types whose approved record is itself a paper: all its fields are printed."""
    papers = (requirement for indicator in pack.indicators.values() for requirement in indicator.evidence)
    return {origin.type for requirement in papers for origin in requirement.origins if origin.record}


def _fields_read(pack: Pack) -> defaultdict[str, set[str]]:
    """Type → the fields that something reads."""
    read: defaultdict[str, set[str]] = defaultdict(set)
    for record_type in pack.types.values():
        read[record_type.key].update(_fields_of_type(record_type))
    for metric in pack.metrics.values():
        read[metric.of].update({metric.sum} if metric.sum else ())
    for key, when in conditions(pack):
        read[key].update(when)
    for document in pack.documents.values():
        for listed in document.lists.values():
            read[listed.type].update((*listed.fields, *listed.order))
    for source in sources(pack):
        if isinstance(source, TextSource):
            read[source.type].add(source.field)
    if pack.upload:
        read[pack.upload.type].add(pack.upload.field)
    for key, fields in fields_compared(pack):
        read[key].update(fields)
    return read


def _fields_of_type(record_type: RecordType) -> Iterator[str]:
    """Fields that the type itself reads: what places, identifies and names a record, and its checks."""
    yield from filter(None, (record_type.date, record_type.since, record_type.shows.title))
    yield from (*record_type.identity, *record_type.shows.subtitle)
    yield from (field.key for field in record_type.fields if field.kind == "year")
    for check in record_type.checks:
        yield from fields_of_check(check)


def _unread_metrics(pack: Pack) -> Iterator[Finding]:
    if any(document.appendix == "all_figures" for document in pack.documents.values()):
        return
    parts = (part for indicator in pack.indicators.values() for part in indicator.parts)
    read = {key for part in parts for key in metrics_of_part(part)}
    read |= {key for source in sources(pack) for key in metrics_of_source(source)}
    read |= {key for check in pack.consistency for total in sums_compared(check) for key in total.metrics}
    read |= {token.key for section in pack.sections.values() for token in tokens_of(section.text, pack)}
    for key, metric in pack.metrics.items():
        if key not in read:
            yield Finding(("metrics", key), f"没有指标或文档用到“{metric.label}”", "不用就删去。")
