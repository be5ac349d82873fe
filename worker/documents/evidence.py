"""佐证材料目录: each paper of an indicator with its first code and how many there are."""

from __future__ import annotations

from webforms.domain.facts import evidence_key
from webforms.domain.numbers import paper_indicator
from webforms.domain.pack import EvidenceRequirement, Indicator
from webforms.domain.payload import Paper
from worker.documents.material import Material
from worker.documents.shape import Evidence


def papers(material: Material, indicator: Indicator) -> list[Evidence]:
    """Those that are there, and of the required ones those that are not."""
    found = [_paper(material, indicator.code, required) for required in indicator.evidence]
    shown = [paper for paper in found if paper is not None]
    for number, paper in enumerate(shown):
        if paper["code"] and paper["code"] in {earlier["code"] for earlier in shown[:number]}:
            paper["elsewhere"] = True
    return shown


def _paper(material: Material, indicator: str, required: EvidenceRequirement) -> Evidence | None:
    known = material.frozen.papers.get(f"{indicator}/{required.item}", ())
    count = material.evaluation.evidence[evidence_key(indicator, required.item)].value
    if count:
        return Evidence(
            code=known[0].code if known else "", count=count, label=required.label, state="present",
            elsewhere=bool(known) and _is_filed_elsewhere(material, indicator, known[0]),
        )
    if not required.required:
        return None
    nil = _is_nil(material, indicator, required)
    return Evidence(code="", count=0, label=required.label, state="nil" if nil else "lacking", elsewhere=False)


def _is_filed_elsewhere(material: Material, indicator: str, paper: Paper) -> bool:
    """Whether the code is one of another indicator; a record's own number is of none.

    The unit is whoever brought it first: the papers of a merged one keep their codes."""
    home = paper_indicator(material.pack.evidence_code, paper.code, material.pack.indicators)
    return home not in (None, indicator)


def _is_nil(material: Material, indicator: str, required: EvidenceRequirement) -> bool:
    """Whether every unit that owes what would bring the paper has stated that there is nothing."""
    spoken = material.frozen.nil_papers.get(f"{indicator}/{required.item}", ())
    types = {origin.type for origin in required.origins}
    owing = {task.unit for task in material.evaluation.tasks if material.pack.tasks[task.task].type in types}
    return bool(spoken) and owing <= set(spoken)
