"""Levels of the framework: codes for those that have none, their points, and the footnotes that belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from webforms.domain.quantity import plain
from webforms.domain.texts import half_width
from webforms.store.framework_book.cells import number
from webforms.store.framework_book.doubts import Doubts
from webforms.store.framework_book.outline import Entry, Level, Outline
from webforms.store.framework_book.placing import Placed
from webforms.store.framework_book.words import STARS

GOOD_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,29}")
MARK = re.compile(r"^(?:([①-⑳])|\[([0-9]+)\])[\s　:：、]*")
WORD_OF_NOTE = re.compile(r"^[\s　]*(?:注|备注|说明|附注)[\s　]*[0-9０-９]*[:：.、]?[\s　]*")
ABOUT_STARS = re.compile(rf"[{re.escape(STARS)}].{{0,12}}(必达|必须|核心|一票)")
SENTENCE = re.compile(r"[；;]|(?<=。)")
FILE = "indicators.yaml"


def give_codes(outline: Outline, doubts: Doubts) -> None:
    """Every level and indicator gets a code of its own; one that is written stays as it is."""
    for place, level in enumerate(outline.levels, 1):
        level.code = level.name.code or str(place)
    for level in outline.levels:
        for place, below in enumerate(_below(outline, level), 1):
            below.code = below.name.code or f"{level.code}.{place}"
    counted: dict[int, int] = {}
    for entry in outline.entries:
        home = entry.level2 or entry.level1
        counted[id(home)] = counted.get(id(home), 0) + 1
        entry.code = entry.code or f"{home.code}.{counted[id(home)]}"
    _check_codes(outline, doubts)


def _below(outline: Outline, level: Level) -> list[Level]:
    held = [entry.level2 for entry in outline.entries if entry.level1 is level and entry.level2]
    return [below for below in outline.sublevels if any(below is each for each in held)]


def _check_codes(outline: Outline, doubts: Doubts) -> None:
    met: set[str] = set()
    for entry in outline.entries:
        place = entry.cells.get("code", entry.cells["title"])
        if entry.code in met:
            doubts.wrong(place, f"编号“{entry.code}”写了两次", "给其中一项换一个编号。")
        elif not GOOD_CODE.fullmatch(entry.code):
            doubts.wrong(place, f"编号“{entry.code}”不能用", "编号用字母、数字和点，如 1.1.2。")
        met.add(entry.code)


def take_notes(outline: Outline) -> str:
    """Footnotes to where their mark stands; the words of the others, for the foot of every document."""
    others: list[str] = []
    for _, line in outline.notes:
        found = MARK.match(line)
        homes = _marked(outline, found[1] or f"[{found[2]}]") if found else []
        text = WORD_OF_NOTE.sub("", line[found.end() :] if found else line).strip()
        for home in homes:
            if isinstance(home, Level):
                home.note = text
            else:
                home.standard = f"{home.standard}\n（注：{text}）".strip()
        said = [part for part in SENTENCE.split(text) if not ABOUT_STARS.search(half_width(part))]
        if not homes and any(said):
            others.append("；".join(part for part in said if part))
    return "\n".join(others)


def _marked(outline: Outline, mark: str) -> Sequence[Level | Entry]:
    everyone: tuple[Level | Entry, ...] = (*outline.levels, *outline.sublevels, *outline.entries)
    return [each for each in everyone if mark in each.name.marks]


def raw_levels(outline: Outline, base: Any, placed: list[Placed]) -> list[dict[str, Any]]:
    """Levels as the pack writes them; where their points come from is what the base says."""
    known = {level["code"]: level for level in base.get("levels", ())}
    levels = []
    for place, level in enumerate(outline.levels):
        points = sum((entry.points for entry in outline.entries if entry.level1 is level), Decimal(0))
        said = {"code": level.code, "title": level.name.title, "points": number(plain(level.points or points)),
                "points_source": known.get(level.code, {}).get("points_source", "proposed")}
        levels.append({**said, "note": level.note} if level.note else said)
        placed.append(Placed(FILE, ("levels", place), level.place))
    return levels


def raw_sublevels(outline: Outline, base: Any, placed: list[Placed]) -> list[dict[str, Any]]:
    known = {level["code"]: level for level in base.get("sublevels", ())}
    placed.extend(Placed(FILE, ("sublevels", place), level.place) for place, level in enumerate(outline.sublevels))
    return [
        {"code": level.code, "title": level.name.title,
         "title_source": known.get(level.code, {}).get("title_source", "proposed")}
        for level in outline.sublevels
    ]
