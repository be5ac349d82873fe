"""The seven rules: each takes a part of an indicator and what can be seen of the district, and gives its score.

    ratio  count  cover  evidence  tier  veto  manual

A rule knows no evaluation: every selector, metric and threshold comes with the part. Reasons in words are added by
`explain`, from the same values."""

from __future__ import annotations

from webforms.domain.pack import Count, Cover, EvidenceRule, Manual, Part, Ratio, TierRule, Veto
from webforms.domain.results import PartScore
from webforms.domain.rules import count, cover, evidence, manual, ratio, tier, veto
from webforms.domain.rules.view import Board, View

__all__ = ["Board", "View", "score_part"]


def score_part(part: Part, view: View) -> PartScore:
    """The score of one part, by its rule; the reason in words is still empty."""
    match part.rule:
        case Ratio() as rule:
            return ratio.score(part, rule, view)
        case Count() as rule:
            return count.score(part, rule, view)
        case Cover() as rule:
            return cover.score(part, rule, view)
        case EvidenceRule() as rule:
            return evidence.score(part, rule, view)
        case TierRule() as rule:
            return tier.score(part, rule, view)
        case Veto() as rule:
            return veto.score(part, rule, view)
        case Manual() as rule:
            return manual.score(part, rule, view)
