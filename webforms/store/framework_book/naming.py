"""The name of a level or an indicator as it stands in a cell: a code before it, points and marks behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from webforms.domain.texts import half_width, one_line
from webforms.store.framework_book.words import STARS

POINTS = re.compile(r"[（(]\s*(?:共|计|满分)?\s*([0-9０-９]+(?:[.．][0-9０-９]+)?)\s*分\s*[)）]")
PARTED = r"[0-9]{1,2}(?:[.][0-9]{1,2}){0,3}|[A-Za-z][0-9]{0,2}(?:[.-][0-9]{1,2}){0,3}"
TOUCHING = r"[0-9]{1,2}(?:[.][0-9]{1,2}){2,3}"
CODE = re.compile(rf"^(?:({PARTED})[\s、．.:：]+(?![0-9])|({TOUCHING})(?=[^\x00-\x7f]))(.+)$")
"""A code stands apart from the name; one of three steps cannot be taken for a number and may touch it."""
CHINESE = re.compile(r"^(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．])\s*")
MARK = re.compile(r"[①-⑳]|\[[0-9]{1,2}\]$|［[0-9]{1,2}］$")


@dataclass(frozen=True)
class Named:
    """`marks` are the signs of footnotes."""

    title: str
    code: str = ""
    points: str = ""
    marks: tuple[str, ...] = ()


def read_named(text: str) -> Named:
    """`1.2 规划计划（5分）①` taken apart."""
    said = one_line(text)
    marks = tuple(MARK.findall(said))
    said = MARK.sub("", said)
    points = POINTS.search(said)
    said = POINTS.sub("", said, count=1).strip(STARS + " 　")
    found = CODE.match(half_width(said[:12]) + said[12:])
    code, title = (found[1] or found[2], found[3]) if found else ("", CHINESE.sub("", said))
    written = said[len(said) - len(title) :] if found else title
    return Named(written.strip(STARS + " 　") or said, code, half_width(points[1]) if points else "", marks)
