"""veto: one case takes everything; full points only where somebody looked and found none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from webforms.domain.pack import Part, Veto
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, scored
from webforms.domain.rules.view import View


def score(part: Part, rule: Veto, view: View) -> PartScore:
    """A case counts whoever is still silent; none found is provisional until everybody has spoken."""
    cases = view.amount(rule.of)
    looked = int(view.amount(rule.looked).value or 0)
    shown: dict[str, Any] = {"numerator": cases.value, "missing": cases.missing, "looked": looked}
    if cases.value:
        return scored(part, Fraction(0), False, value=cases.value, **shown)
    if not looked:
        return lacking(part, **shown)
    return scored(part, Fraction(part.points), True, provisional=cases.state != "complete", value=cases.value, **shown)
