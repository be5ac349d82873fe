"""evidence: the share of the papers asked for that stand in an approved record."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from webforms.domain.pack import EvidenceRule, Part
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, scored
from webforms.domain.rules.view import View


def score(part: Part, rule: EvidenceRule, view: View) -> PartScore:
    items = {item: int(view.papers(view.required(item)) > 0) for item in rule.items}
    approved, required = Fraction(sum(items.values())), Fraction(len(items))
    shown: dict[str, Any] = {"items": items, "numerator": approved, "denominator": required}
    if not approved:
        return lacking(part, **shown)
    value = approved / required
    return scored(part, Fraction(part.points) * value, value == 1, value=value, **shown)
