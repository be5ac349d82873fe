"""What files are called where people read about them: what a place takes, and with which measure word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FAMILIES: Mapping[str, tuple[str, str]] = {"image": ("照片", "张"), "document": ("文件", "份")}
"""Family of media → its noun and measure word."""
FORMATS: Mapping[str, str] = {
    "image": "照片（jpg、png、webp、heic）", "document": "PDF、docx、xlsx 或 pptx 文件",
}


def accepted_words(families: Iterable[str] = tuple(FORMATS)) -> str:
    """The formats of these families, to stand behind 请换成."""
    return spaced("、".join(FORMATS[family] for family in families))


def spaced(word: str) -> str:
    """A word to stand behind Chinese: with a space before Latin letters."""
    return f" {word}" if word[:1].isascii() else word
