"""Checks of what is still owed: papers of indicators that were given points, and units that never spoke."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.consistency.finding import Finding, Link, found
from webforms.domain.consistency.material import Material
from webforms.domain.facts import evidence_key
from webforms.domain.pack import MissingEvidence, NothingSubmitted
from webforms.domain.printing import print_score


def missing_evidence(check: MissingEvidence, material: Material) -> Iterator[Finding]:
    """One finding for each indicator with points; a nil report stands for the papers of what there was nothing of."""
    for score in material.evaluation.indicators.values():
        items = [item for item in score.lacking if f"{score.code}/{item}" not in material.nil_papers]
        if score.points > 0 and items:
            papers = {paper.item: paper.label for paper in material.pack.indicators[score.code].evidence}
            lacking = [papers[item] for item in items]
            points = print_score(score.points)
            message = f"{score.code} {score.title}：得了 {points} 分，还缺材料：{'、'.join(lacking)}。"
            links = [Link("indicator", score.code, score.code), *(
                Link("figure", evidence_key(score.code, item), papers[item]) for item in items)]
            yield found(check, (score.code,), message, links, (score.points, *items))


def nothing_submitted(check: NothingSubmitted, material: Material) -> Iterator[Finding]:
    """Of the units named, those that owe any task; what a unit sent that is gone now counts for its successor."""
    heard = {material.tree.heir(code) for code in material.active}
    owing: dict[str, list[str]] = {}
    for state in material.evaluation.tasks:
        owing.setdefault(state.unit, []).append(state.task)
    for unit in material.tree.select(check.units):
        if unit.code in owing and unit.code not in heard:
            tasks = "、".join(material.pack.tasks[key].title for key in dict.fromkeys(owing[unit.code]))
            message = f"{unit.name}还没有提交过任何记录，应报：{tasks}。"
            yield found(check, (unit.code,), message, [material.unit(unit.code)], owing[unit.code])
