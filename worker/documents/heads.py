"""What stands around the figures: campaign, district, the document's own fixed texts, units and the snapshot."""

from __future__ import annotations

from webforms.domain.consistency import AcceptedFinding
from webforms.domain.dates import day_in_words
from webforms.domain.pack import LineSource, TextSource
from webforms.domain.printing import print_points
from webforms.domain.score import shown_pass_line
from worker.documents.material import Material
from worker.documents.origins import draft_mark, sources_in_words
from worker.documents.shape import (
    AcceptedWarning,
    Box,
    Campaign,
    CoverLine,
    District,
    Document,
    Milestone,
    Section,
    Snapshot,
    Stage,
    Unit,
    UnitKind,
)
from worker.documents.shape import Figure as ShownFigure
from worker.documents.sources import Sources
from worker.documents.words import close_set, in_eights, month_in_chinese


def campaign_of(material: Material) -> Campaign:
    pack = material.pack
    return Campaign(
        title=pack.campaign.title, evaluation=pack.name, year=pack.campaign.year,
        starts=day_in_words(pack.campaign.start), ends=day_in_words(pack.campaign.end),
        basis_date=day_in_words(material.evaluation.counted_on), population_basis=pack.population_basis,
        pass_points=print_points(shown_pass_line(pack, material.evaluation.of)), disclaimer=pack.disclaimer,
        draft_mark=draft_mark(pack), sources=sources_in_words(pack),
        stages=[
            Stage(key=one.key, title=one.title, starts=day_in_words(one.start), ends=day_in_words(one.end))
            for one in pack.stages
        ],
        milestones=[Milestone(title=one.title, on=day_in_words(one.date)) for one in pack.milestones],
    )


def district_of(sources: Sources) -> District:
    pack = sources.material.pack
    district = sources.material.name(pack.campaign.district)
    return District(
        name=district, applicant=_applicant(sources) or district, bureau=sources.material.name(pack.campaign.bureau)
    )


def _applicant(sources: Sources) -> str | None:
    """Who applies is who the first cover of the pack names from a record."""
    covers = (line for spec in sources.material.pack.documents.values() for line in spec.cover)
    named = next((line.source for line in covers if isinstance(line.source, TextSource)), None)
    return None if named is None else sources.cell(named)["value"]


def unit_of(material: Material) -> Unit:
    return Unit(code=material.unit.code, name=material.unit.name, kind=material.unit.kind)


def document_of(sources: Sources, sections: dict[str, Section]) -> Document:
    spec = sources.material.spec
    return Document(
        key=spec.key, title=spec.title, running_head=_running_head(sources.material, sections),
        cover=[_cover_line(sources, line) for line in spec.cover], notes=list(spec.notes),
        boxes=[Box(label=box.label or box.title, sign=box.sign, seal=box.seal) for box in spec.boxes],
        attachments=list(spec.attachments), columns=list(spec.columns), not_full_columns=list(spec.not_full_columns),
    )


def _cover_line(sources: Sources, line: LineSource) -> CoverLine:
    return CoverLine(label=line.label, value=sources.cell(line.source)["text"])


def _running_head(material: Material, sections: dict[str, Section]) -> str:
    """A framework of which something is only proposed, and texts that are still the pack's starting ones: every page
    says so."""
    mine = [key for key, section in material.pack.sections.items() if section.document == material.spec.key]
    count = sum(sections[key]["sample"] for key in mine)
    draft = f"草稿：有{count}段文字还是起始文字，定稿前请改写" if count else ""
    return "　".join(filter(None, (draft_mark(material.pack), draft)))


def units_of(material: Material) -> dict[str, UnitKind]:
    return {
        key: UnitKind(title=kind.title, count=len(names), names=names)
        for key, kind in material.pack.kinds.items()
        for names in [[unit.name for unit in material.tree.units if unit.kind == key]]
    }


def snapshot_of(material: Material, figures: dict[str, ShownFigure]) -> Snapshot:
    frozen, head = material.frozen, material.frozen.head
    states = [figure["state"] for figure in figures.values()]
    return Snapshot(
        id=head.label, frozen_on=day_in_words(head.frozen_on), month=month_in_chinese(head.frozen_on),
        pack=f"{frozen.pack.key} {frozen.pack.version}", seal=head.seal, seal_text=in_eights(head.seal),
        record_count=frozen.record_count, figure_count=len(states), none_count=states.count("none"),
        partial_count=states.count("partial"),
        accepted=[_accepted(one) for one in frozen.accepted],
    )


def _accepted(one: AcceptedFinding) -> AcceptedWarning:
    return AcceptedWarning(
        code=one.code, title=one.title, message=close_set(one.message), reason=one.reason, by=one.by,
        on=day_in_words(one.on),
    )
