"""cover: the share of units that pass a test. A unit that is silent fails, so a cover is never provisional."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from webforms.domain.pack import Cover, Part, Test
from webforms.domain.printing import print_share
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, points_at, scored
from webforms.domain.rules.view import View
from webforms.domain.unit_tests import metrics_named, passes


def score(part: Part, rule: Cover, view: View) -> PartScore:
    """No data where no unit is left, or where nobody states any metric that the test names."""
    outcomes = {unit.code: passes(view, unit, rule.test) for unit in view.units(rule.units)}
    passed = tuple(code for code, outcome in outcomes.items() if outcome is True)
    failed = tuple(code for code, outcome in outcomes.items() if outcome is False)
    shown: dict[str, Any] = {
        "not_applicable": tuple(code for code, outcome in outcomes.items() if outcome is None),
        "exempt": view.exempted(rule.units),
    }
    if not (passed or failed) or _nobody_states(rule.test, view):
        return lacking(part, failed=failed, **shown)
    numerator, denominator = Fraction(len(passed)), Fraction(len(passed) + len(failed))
    value = numerator / denominator
    return scored(
        part, points_at(value, rule.threshold, rule.below, part.points), value >= Fraction(rule.threshold),
        value=value, numerator=numerator, denominator=denominator, passed=passed, failed=failed,
        threshold=rule.threshold, printed=print_share(value, rule.show, rule.threshold), **shown,
    )


def _nobody_states(test: Test, view: View) -> bool:
    named = metrics_named(test)
    return bool(named) and all(view.board.figures[key].state == "none" for key in named)
