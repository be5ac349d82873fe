"""Units that a text calls by another name than the register does."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.consistency.material import Material


def misnamed(material: Material, text: str) -> Iterator[tuple[str, str]]:
    """Code of each unit that the text calls otherwise, and how; a name that is part of a name in use is none."""
    rest = _without_names(material, text)
    for code, names in material.other_names.items():
        for name in names:
            if name in rest:
                yield code, name
                break


def _without_names(material: Material, text: str) -> str:
    for name in material.names_in_use:
        text = text.replace(name, "\n")
    return text
