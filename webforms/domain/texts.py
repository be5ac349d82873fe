"""Typed text made clean without losing anything a person can see.

Word puts U+000B where the writer pressed Shift+Enter, web pages bring zero-width spaces, phones bring direction marks.
Whatever breaks a line becomes a line break (a space in a one-line field); what is invisible goes; every visible sign
stays as it was typed, 𠮷 too, and a joiner stays for the emoji that need it."""

from __future__ import annotations

import re
import unicodedata

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_GAPS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_JOINERS = "\u200c\u200d"


def one_line(typed: str) -> str:
    """The text on one line, without idle space at its ends or within."""
    return _GAPS.sub(" ", _visible(_BREAKS.sub(" ", typed))).strip()


def many_lines(typed: str) -> str:
    """The text with its line breaks as `\\n`, no idle space around them, at most one blank line between paragraphs."""
    lines = _visible(_BREAKS.sub("\n", typed)).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()


def half_width(typed: str) -> str:
    """Letters, digits and signs of an address, a date or a number as they stand outside an input method."""
    return typed.translate(FULL_WIDTH)


def shortened(text: str, length: int = 12) -> str:
    """What was typed, short enough to stand in a message."""
    return text if len(text) <= length else text[:length] + "…"


def _visible(text: str) -> str:
    return "".join(filter(_is_visible, text.replace("\t", " ")))


def _is_visible(sign: str) -> bool:
    """Line breaks stay; controls, invisible formats, lone surrogates and code points that are no characters go."""
    if sign == "\n" or sign in _JOINERS:
        return True
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs") and ord(sign) & 0xFFFE != 0xFFFE
