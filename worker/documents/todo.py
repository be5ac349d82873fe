"""What is still to be done about an indicator, read off its score: who has to report, who falls short, what is lacking.

It stands where no record of the bureau says what is done, so that a list of problems never ends in a gap."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import Count, Cover, EvidenceRule, Indicator, Manual, Part, Ratio, TierRule, Veto
from webforms.domain.printing import print_points, print_threshold, print_value
from webforms.domain.results import IndicatorScore, PartScore
from worker.documents.lacking import lacking_of
from worker.documents.material import Material

NAMES_SHOWN = 6


def todo(material: Material, declared: Indicator, score: IndicatorScore) -> str:
    """One sentence, each thing to do once; empty where nothing is."""
    parts = zip(declared.parts, score.parts, strict=False)
    said = [said for part, of_part in parts for said in _of_part(material, declared, part, of_part)]
    if score.override_reason is not None and score.points < score.computed_points:
        said.append("按核定意见改进")
    return f"{'；'.join(dict.fromkeys(said))}。" if said else ""


def _of_part(material: Material, declared: Indicator, part: Part, score: PartScore) -> Iterator[str]:
    if score.missing:
        yield f"{_named(material, score.missing)}报送数据并通过审核"
    if score.met is None and not score.missing:
        yield "完成评分" if isinstance(part.rule, Manual) else "登记数据并通过审核"
    if score.met is False or (score.met and score.points < score.of):
        yield from _short(material, declared, part, score)


def _short(material: Material, declared: Indicator, part: Part, score: PartScore) -> Iterator[str]:
    """What the rule wants more of."""
    match part.rule:
        case EvidenceRule():
            lacking = [paper.label for paper in declared.evidence if score.items.get(paper.item) == 0]
            yield f"补齐材料：{'、'.join(lacking)}"
        case Veto():
            yield "纠正查实的事项"
        case Manual() | TierRule():
            yield f"对照{part.title or '评分'}依据改进"
        case Cover():
            for words, units in lacking_of(material, part.rule.test, score.failed).items():
                yield f"督促{_named(material, units)}{'、'.join(words) or '达到要求'}"
        case Ratio() as rule:
            yield f"由{score.printed}提高到{print_threshold(rule.threshold, rule.show)}"
        case Count() as rule:
            unit = material.pack.metrics[rule.of.metrics[0]].unit
            yield f"{part.title}由{print_value(score.numerator or 0)}{unit}增加到{print_points(rule.at_least)}{unit}"


def _named(material: Material, codes: tuple[str, ...]) -> str:
    names = material.names(codes)
    return "、".join(names[:NAMES_SHOWN]) + (f"等{len(names)}个单位" if len(names) > NAMES_SHOWN else "")
