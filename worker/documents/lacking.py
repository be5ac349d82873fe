"""What a unit lacks to pass a cover's test, in the words of the pack: read off the figures it states itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from webforms.domain.pack import All, Any, AtLeast, Children, HasFlag, TaskMet, Test
from webforms.domain.quantity import in_unit
from worker.documents.material import Material

Words = tuple[str, ...]


def lacking_of(material: Material, test: Test, units: Iterable[str]) -> dict[Words, tuple[str, ...]]:
    """What is lacking → the units that lack the same, in their order."""
    found: dict[Words, tuple[str, ...]] = {}
    for unit in units:
        words = tuple(dict.fromkeys(_lacking(material, test, unit)))
        found[words] = (*found.get(words, ()), unit)
    return found


def _lacking(material: Material, test: Test, unit: str) -> Iterator[str]:
    match test:
        case AtLeast(metric, least) if _stated(material, metric, unit) < least:
            yield f"补足{material.pack.metrics[metric].label}"
        case HasFlag(flag) if flag not in material.tree.get(unit).flags:
            yield f"做到{material.pack.flags[flag].title}"
        case TaskMet(task) if _open(material, task, unit):
            yield f"完成{material.pack.tasks[task].title}"
        case All(tests):
            yield from (words for inner in tests for words in _lacking(material, inner, unit))
        case Any(tests):
            yield from _no_way(material, tests, unit)
        case Children():
            yield from _too_few_below(material, test, unit)


def _no_way(material: Material, tests: Iterable[Test], unit: str) -> Iterator[str]:
    ways = [tuple(_lacking(material, inner, unit)) for inner in tests if _concerns(material, inner, unit)]
    if ways and all(ways):
        yield "或".join(dict.fromkeys("、".join(way) for way in ways))


def _too_few_below(material: Material, test: Children, unit: str) -> Iterator[str]:
    below = [tuple(_lacking(material, test.test, child)) for child in _below(material, test, unit)]
    if sum(not words for words in below) < test.at_least:
        yield from dict.fromkeys(words for way in below for words in way)


def _stated(material: Material, metric: str, unit: str) -> Fraction:
    figure = material.evaluation.figures[metric]
    return in_unit(figure.by_unit.get(unit, 0), figure.scale, figure.minutes, figure.unit)


def _open(material: Material, task: str, unit: str) -> bool:
    mine = (state for state in material.evaluation.tasks if (state.task, state.unit) == (task, unit))
    return any(state.due and not state.done for state in mine)


def _concerns(material: Material, test: Test, unit: str) -> bool:
    """A figure that units of another kind state is nothing to ask this one for, nor one of units it does not have."""
    if isinstance(test, Children):
        return any(True for _ in _below(material, test, unit))
    if not isinstance(test, AtLeast):
        return True
    return any(one.code == unit for one in material.tree.select(material.pack.metrics[test.metric].stated_by))


def _below(material: Material, test: Children, unit: str) -> Iterator[str]:
    return (child.code for child in material.tree.children(unit, test.units))
