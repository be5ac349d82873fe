"""The font of digits and Latin letters in a finished document, where an office wants another than the Chinese one.

A template names the official font in every slot, so digits look like the text around them; many offices set them in
Times New Roman instead. Only styles are changed. Those of page numbers stay: the standard asks for their font."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from worker.templating import package

STYLES = "word/styles.xml"
FOOTERS = "word/footer"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LATIN_SLOTS = ("ascii", "hAnsi")


def with_digit_font(docx: bytes, font: str) -> bytes:
    """The document with this font in the Latin slots of its styles; as it is where none is asked for."""
    if not font:
        return docx
    parts = package.parts(docx)
    styles = etree.fromstring(parts[STYLES])
    kept = set(_styles_of_footers(parts))
    for fonts in styles.iter(f"{W}rFonts"):
        if _style_of(fonts) not in kept:
            for slot in LATIN_SLOTS:
                fonts.set(f"{W}{slot}", font)
    parts[STYLES] = etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.pack(parts)


def _styles_of_footers(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if name.startswith(FOOTERS):
            yield from (used.get(f"{W}val", "") for used in etree.fromstring(content).iter(f"{W}pStyle"))


def _style_of(fonts: Any) -> str | None:
    """The id of the style that has these fonts; None for the defaults of all."""
    style = next(fonts.iterancestors(f"{W}style"), None)
    return None if style is None else style.get(f"{W}styleId")
