"""Texts of the bureau, with a number in place of every token; where it has written none, the pack's starting text."""

from __future__ import annotations

from webforms.domain.narrative_print import resolve
from webforms.domain.pack import Section as Declared
from worker.documents.material import Material
from worker.documents.shape import Section


def sections_of(material: Material) -> dict[str, Section]:
    """Every section of the pack: a template may quote one of another document."""
    return {key: _section(material, section) for key, section in material.pack.sections.items()}


def _section(material: Material, section: Declared) -> Section:
    """The first line of a titled one is its heading and not among its paragraphs."""
    paragraphs = paragraphs_of(material, section.key)
    heading = paragraphs[:1] if section.titled else []
    return Section(
        title=section.title, heading="".join(heading), text=text_of(material, section.key),
        paragraphs=paragraphs[len(heading):],
        sample=section.key not in material.frozen.texts and bool(section.text),
    )


def text_of(material: Material, section: str) -> str:
    typed = material.frozen.texts.get(section, material.pack.sections[section].text)
    return resolve(typed, material.pack, material.evaluation)


def paragraphs_of(material: Material, section: str) -> list[str]:
    return [line for line in text_of(material, section).split("\n") if line.strip()]
