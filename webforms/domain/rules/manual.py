"""manual: points the bureau gives with a reason, resting on papers that are approved."""

from __future__ import annotations

from fractions import Fraction

from webforms.domain.pack import Manual, Part
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, scored
from webforms.domain.rules.view import View


def score(part: Part, rule: Manual, view: View) -> PartScore:
    """Missing until it is given, and again while fewer papers stand than it needs."""
    papers = sum(view.papers(required) > 0 for required in view.indicator.evidence)
    given = view.manual.points if view.manual else None
    if given is None or papers < rule.min_evidence:
        return lacking(part, "manual_missing", evidence_items=papers)
    raw = Fraction(min(given, part.points))
    return scored(part, raw, raw >= Fraction(part.points), value=raw, evidence_items=papers)
