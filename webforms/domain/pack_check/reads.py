"""Which metrics, fields and types each piece of a pack reads: for proofs, and for what nothing reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from webforms.domain.pack import (
    All,
    AtMost,
    ByYear,
    CampaignSource,
    Check,
    Children,
    Condition,
    ConsistencyCheck,
    Count,
    Cover,
    Duplicate,
    HasFlag,
    InsideHours,
    Jump,
    NoSource,
    NothingSubmitted,
    Order,
    OtherName,
    OutsideWindow,
    Pack,
    Part,
    PartOf,
    Quotient,
    Ratio,
    RatioSource,
    ReferenceNumber,
    RequiredIf,
    Row,
    Selection,
    Selector,
    Sum,
    SumSource,
    Test,
    TextSource,
    TierRule,
    UnitCount,
    UnitCountSource,
    Veto,
    Within,
)
from webforms.domain.pack import Any as Some
from webforms.domain.pack.documents import Source
from webforms.domain.unit_tests import metrics_named


def metrics_of_part(part: Part) -> Iterator[str]:
    """The metrics that the part's points depend on."""
    match part.rule:
        case Ratio():
            yield from part.rule.of.metrics
            yield from part.rule.per.metrics if isinstance(part.rule.per, Sum) else ()
        case Count():
            yield from part.rule.of.metrics
        case Cover():
            yield from metrics_named(part.rule.test)
        case TierRule():
            yield from part.rule.of.metrics if part.rule.of else ()
            yield from (part.rule.series.metric,) if part.rule.series else ()
        case Veto():
            yield from (*part.rule.of.metrics, *part.rule.looked.metrics)


def sources_of(row: Row) -> tuple[tuple[int | None, Source], ...]:
    """The sources of a row with the year each is for; None where the row's `years` say."""
    if isinstance(row.source, ByYear):
        return tuple(row.source.sources.items())
    return ((None, row.source),)


def metrics_of_source(source: Source) -> Iterator[str]:
    """The metrics that a printed value is made of."""
    if isinstance(source, SumSource):
        yield from source.sum.metrics
    elif isinstance(source, RatioSource):
        yield from source.of.metrics
        yield from source.per.metrics if isinstance(source.per, Sum) else ()


def conditions(pack: Pack) -> Iterator[tuple[str, Condition]]:
    """Every `when` outside forms, with the type whose fields it asks."""
    yield from ((metric.of, metric.when) for metric in pack.metrics.values())
    yield from ((task.type, task.when) for task in pack.tasks.values())
    for indicator in pack.indicators.values():
        for requirement in indicator.evidence:
            yield from ((origin.type, origin.when) for origin in requirement.origins)
    for document in pack.documents.values():
        yield from ((listed.type, listed.when) for listed in document.lists.values())


def sources(pack: Pack) -> Iterator[Source]:
    """Every source of every document."""
    for document in pack.documents.values():
        yield from (line.source for line in document.cover if not isinstance(line.source, CampaignSource | NoSource))
        for table in document.tables.values():
            yield from (source for row in table.rows for _, source in sources_of(row))


def fields_of_check(check: Check) -> Iterator[str]:
    """The fields that a check of a form looks at."""
    match check:
        case AtMost():
            yield from (check.field, check.of)
        case Order():
            yield from check.fields
        case Within():
            yield check.field
        case RequiredIf():
            yield from (check.field, *check.when)
        case Quotient():
            yield from (check.field, check.of, check.by, *check.when)


def sums_compared(check: ConsistencyCheck) -> Iterator[Sum]:
    """The sums that a check before a freeze holds against each other."""
    values = (getattr(check, declared.name) for declared in dataclasses.fields(check))
    yield from (value for value in values if isinstance(value, Sum))


def fields_compared(pack: Pack) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Types and their fields that checks before a freeze look at, record by record."""
    for check in pack.consistency:
        match check:
            case OutsideWindow():
                yield check.type, (check.field,)
            case InsideHours():
                yield check.type, (check.date, check.hours)
            case Duplicate() | OtherName():
                yield check.type or "", check.fields
            case ReferenceNumber():
                yield check.type, (check.field, check.date)
            case Jump() if check.note is not None:
                yield from ((pack.metrics[key].of, (check.note,)) for key in check.of.metrics if key in pack.metrics)


def selections(pack: Pack) -> Iterator[Selection]:
    """Every selection of the pack."""
    for record_type in pack.types.values():
        yield record_type.filled_by
        yield from (field.units for field in record_type.fields if field.units)
    yield from (metric.stated_by for metric in pack.metrics.values())
    yield from (task.units for task in pack.tasks.values())
    for indicator in pack.indicators.values():
        yield indicator.responsible
        for requirement in indicator.evidence:
            yield from (requirement.by, *(origin.stated_by for origin in requirement.origins))
        for part in indicator.parts:
            yield from _selections_of_part(part)
    for document in pack.documents.values():
        yield from (document.scope, *(listed.stated_by for listed in document.lists.values()))
    for source in sources(pack):
        yield from _selections_of_source(source)
    for check in pack.consistency:
        yield from _selections_of_check(check)


def _selections_of_check(check: ConsistencyCheck) -> Iterator[Selection]:
    if isinstance(check, NothingSubmitted):
        yield check.units
    elif isinstance(check, PartOf) and isinstance(check.whole, UnitCount):
        yield check.whole.units


def _selections_of_part(part: Part) -> Iterator[Selection]:
    if isinstance(part.rule, Cover):
        yield part.rule.units
        yield from _selections_of_test(part.rule.test)
    elif isinstance(part.rule, Ratio) and isinstance(part.rule.per, UnitCount):
        yield part.rule.per.units


def _selections_of_test(test: Test) -> Iterator[Selection]:
    """A flag that a test asks for counts as a selection by it."""
    match test:
        case HasFlag():
            yield (Selector(flag=test.flag),)
        case All() | Some():
            for part in test.tests:
                yield from _selections_of_test(part)
        case Children():
            yield test.units
            yield from _selections_of_test(test.test)


def _selections_of_source(source: Source) -> Iterator[Selection]:
    if isinstance(source, UnitCountSource):
        yield source.units
    elif isinstance(source, TextSource):
        yield source.stated_by
    elif isinstance(source, RatioSource) and isinstance(source.per, UnitCount):
        yield source.per.units
