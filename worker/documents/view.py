"""The view: a snapshot and a document's specification become everything its template sees."""

from __future__ import annotations

from worker.documents.figures import appendix_of, figures_of, stated_figures
from worker.documents.forms import forms_of
from worker.documents.heads import campaign_of, district_of, document_of, snapshot_of, unit_of, units_of
from worker.documents.indicators import indicators_of, levels_of, must_meet_of, not_full, total_of
from worker.documents.lists import lists_of
from worker.documents.material import Material
from worker.documents.measures import measures_of
from worker.documents.shape import View
from worker.documents.sources import Sources
from worker.documents.texts import sections_of


def view_of(material: Material) -> View:
    stated = stated_figures(material)
    sources = Sources(material, stated)
    figures = figures_of(material, stated)
    indicators = indicators_of(material, measures_of(material))
    sections = sections_of(material)
    return View(
        campaign=campaign_of(material),
        district=district_of(sources),
        unit=unit_of(material),
        document=document_of(sources, sections),
        tables=forms_of(sources),
        lists=lists_of(material),
        sections=sections,
        figures=figures,
        appendix=appendix_of(material, stated),
        indicators=indicators,
        levels=levels_of(material, indicators),
        not_full=not_full(indicators),
        must_meet=must_meet_of(material, indicators),
        total=total_of(material, indicators),
        units=units_of(material),
        snapshot=snapshot_of(material, figures),
    )
