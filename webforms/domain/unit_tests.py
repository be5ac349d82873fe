"""Tests of one unit, for covers: passed, failed, or not applicable (None), which leaves the cover above and below.

A test reads what the tested unit itself states; what stands below it is reached by `children` alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from webforms.domain.pack import All, Any, AtLeast, Children, HasFlag, TaskMet, Test
from webforms.domain.units import Unit

if TYPE_CHECKING:
    from webforms.domain.rules.view import View

Outcome = bool | None


def passes(view: View, unit: Unit, test: Test) -> Outcome:
    match test:
        case AtLeast(metric, least):
            stated = view.stated(metric, unit.code)
            return stated is not None and stated >= Fraction(least)
        case HasFlag(flag):
            return flag in unit.flags
        case TaskMet(task):
            return view.board.tasks.met(task, unit.code)
        case All(tests):
            return _every(_applicable(view, unit, tests))
        case Any(tests):
            return _some(_applicable(view, unit, tests))
        case Children():
            return _enough_children(view, unit, test)


def metrics_named(test: Test) -> tuple[str, ...]:
    """Every metric the test looks at, at any depth, each once and in the order of the pack's words."""
    return tuple(dict.fromkeys(_metrics(test)))


def _metrics(test: Test) -> Iterator[str]:
    match test:
        case AtLeast(metric, _):
            yield metric
        case All(tests) | Any(tests):
            for inner in tests:
                yield from _metrics(inner)
        case Children():
            yield from _metrics(test.test)
        case _:
            return


def tasks_named(test: Test) -> Iterator[str]:
    """Every task the test asks for, at any depth."""
    match test:
        case TaskMet(task):
            yield task
        case All(tests) | Any(tests):
            for inner in tests:
                yield from tasks_named(inner)
        case Children():
            yield from tasks_named(test.test)
        case _:
            return


def _applicable(view: View, unit: Unit, tests: Sequence[Test]) -> list[bool]:
    outcomes = (passes(view, unit, test) for test in tests)
    return [outcome for outcome in outcomes if outcome is not None]


def _every(outcomes: list[bool]) -> Outcome:
    return all(outcomes) if outcomes else None


def _some(outcomes: list[bool]) -> Outcome:
    return any(outcomes) if outcomes else None


def _enough_children(view: View, unit: Unit, test: Children) -> Outcome:
    children = view.children(unit.code, test.units)
    if not children and test.none == "not_applicable":
        return None
    return sum(passes(view, child, test.test) is True for child in children) >= test.at_least
