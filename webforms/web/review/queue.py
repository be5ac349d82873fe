"""The queue beside the record: grouped by unit, narrowed by what the address asks, with what was ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import request

from webforms.actions.desk import list_desk
from webforms.store.record_lists import Narrowed
from webforms.store.views.desk import Queue, Waiting
from webforms.web import here
from webforms.web.filters import period_name

KEPT = ("unit", "type", "period", "only")
"""Words of the address that go on with the visitor from record to record."""
DOUBT = "doubt"
PLAIN = "plain"

Options = list[tuple[str, str, int]]
"""Value, label, how many."""


def asked_for() -> dict[str, Any]:
    """What the address asks of the queue."""
    return {name: value for name in KEPT if (value := request.args.get(name))}


@dataclass(frozen=True)
class Shelf:
    """What waits, as the page lays it out. `at` is the record that is open."""

    queue: Queue
    at: int | None = None

    @classmethod
    def read(cls, at: int | None = None) -> Shelf:
        asked = asked_for()
        narrowed = Narrowed(asked.get("unit"), asked.get("type"), asked.get("period"))
        queue = list_desk(here.store(), here.actor(), narrowed, only_doubtful=asked.get("only") == DOUBT)
        return cls(queue, at)

    @cached_property
    def groups(self) -> dict[tuple[str, str], list[Waiting]]:
        """Each unit once, where its oldest record stands; what is in doubt first."""
        groups: dict[tuple[str, str], list[Waiting]] = {}
        for each in self.queue.lines:
            groups.setdefault((each.line.unit, each.line.unit_name), []).append(each)
        return {unit: sorted(lines, key=lambda each: not each.doubts.count) for unit, lines in groups.items()}

    @cached_property
    def ids(self) -> list[int]:
        return [each.line.id for lines in self.groups.values() for each in lines]

    @property
    def place(self) -> int | None:
        return self.ids.index(self.at) if self.at in self.ids else None

    @property
    def before(self) -> int | None:
        return self.ids[self.place - 1] if self.place else None

    @property
    def after(self) -> int | None:
        return self.ids[self.place + 1] if self.place is not None and self.place + 1 < len(self.ids) else None

    @property
    def total(self) -> int:
        return sum(heap.count for heap in self.queue.heaps)

    @property
    def plain(self) -> int:
        """How many of those in sight have no doubt."""
        return sum(not each.doubts.count for each in self.queue.lines)

    def ticked(self, each: Waiting) -> bool:
        """Whether it was ticked, or the address asks for it: all without doubt, or all of a unit."""
        mark, sent = request.args.get("mark"), request.form.getlist("chosen")
        if f"{each.line.id}-{each.line.version}" in sent:
            return True
        return mark == each.line.unit or (mark == PLAIN and not each.doubts.count)

    @property
    def units(self) -> Options:
        return _counted((heap.unit, heap.unit_name, heap.count) for heap in self.queue.heaps)

    @property
    def types(self) -> Options:
        types = here.pack().types
        return _counted((heap.type, types[heap.type].title, heap.count) for heap in self.queue.heaps)

    @property
    def periods(self) -> Options:
        return _counted((heap.period, period_name(heap.period), heap.count) for heap in self.queue.heaps
                        if period_name(heap.period))


def _counted(parts: Iterable[tuple[str, str, int]]) -> Options:
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for value, label, count in parts:
        names[value] = label
        counts[value] += count
    return [(value, names[value], counts[value]) for value in sorted(names)]
