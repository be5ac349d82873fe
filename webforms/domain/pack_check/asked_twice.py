"""One fact asked twice of one unit: the same number of a year in two forms, one question twice in a form, one paper to
be handed in at two places. No fault, but whoever answers does the work twice, and the answers will differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from webforms.domain.pack import EvidenceRequirement, Field, RecordType
from webforms.domain.pack_check.fields import NUMBERS
from webforms.domain.pack_check.finding import Finding
from webforms.domain.pack_check.world import Reached, World


def note_asked_twice(world: World) -> Iterator[Finding]:
    """Every question that a unit has already answered elsewhere."""
    for record_type in world.pack.types.values():
        yield from _within(record_type)
    yield from _between_yearly_forms(world)
    yield from _papers(world)


def _within(record_type: RecordType) -> Iterator[Finding]:
    met: set[str] = set()
    for index, field in enumerate(record_type.fields):
        if field.label in met:
            place = ("types", record_type.key, "fields", index)
            yield Finding(place, f"“{record_type.title}”问了两次“{field.label}”", "留下一个，或写清有什么不同。")
        met.add(field.label)


def _between_yearly_forms(world: World) -> Iterator[Finding]:
    """One number of one year asked of the same units in two forms."""
    yearly = [record_type for record_type in world.pack.types.values() if record_type.nature == "yearly"]
    for one, other in combinations(yearly, 2):
        if not world.reach(one.filled_by) & world.reach(other.filled_by):
            continue
        labels = {field.label for field in _numbers(one)}
        for field in _numbers(other):
            if field.label in labels:
                message = f"“{field.label}”在“{one.title}”里已经问过"
                yield Finding(("types", other.key, "fields", field.key), message, "同一个数只问一次。")


def _numbers(record_type: RecordType) -> tuple[Field, ...]:
    return tuple(field for field in record_type.fields if field.kind in NUMBERS)


def _papers(world: World) -> Iterator[Finding]:
    """A paper uploaded at an indicator that the same unit brings with a form, or uploads elsewhere too."""
    brought: defaultdict[str, list[tuple[str, frozenset[Reached]]]] = defaultdict(list)
    for record_type in world.pack.types.values():
        for item in record_type.evidence:
            brought[item.label].append((f"“{record_type.title}”", world.reach(record_type.filled_by)))
    for code, required in _uploads(world):
        units = world.reach(required.by)
        for where, others in brought[required.label]:
            if units & others:
                path = ("indicators", "indicators", code, "evidence", required.item)
                yield Finding(path, f"“{required.label}”在{where}里已经要过", "改为 from，同一份材料只交一次。")
                break
        brought[required.label].append((f"指标 {code} ", units))


def _uploads(world: World) -> Iterator[tuple[str, EvidenceRequirement]]:
    for indicator in world.pack.indicators.values():
        yield from ((indicator.code, required) for required in indicator.evidence if required.upload)
