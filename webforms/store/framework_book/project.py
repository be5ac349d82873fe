"""What the workbook and whoever imports it say of the evaluation as a whole: its names, its days, who applies."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from webforms.domain.texts import half_width, one_line
from webforms.store.framework_book.cells import Unreadable, number, read_exact
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.placing import Placed
from webforms.store.framework_book.words import CAMPAIGN, FRAMEWORK, PROJECT
from webforms.store.pack_files.yaml_source import Path

YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
DAY = re.compile(r"([0-9]{4})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})日?")

PLACES: Mapping[str, Path] = {
    "pass_points": ("pass_line",),
    **{key: ("campaign", key) for key in ("title", "year", "from", "to", "district", "bureau")},
}


@dataclass(frozen=True)
class Given:
    """What was said with the command. `new`: a framework of its own, not a change of the base."""

    new: bool
    this_year: int
    words: Mapping[str, str]


class Project:
    """Answers by key of `CAMPAIGN`: the command's before those of the sheet 项目."""

    def __init__(
        self, raw: Mapping[str, Any], given: Given, sheet: Mapping[str, tuple[str, CellPlace]], doubts: Doubts
    ) -> None:
        self.raw, self.given, self.doubts = raw, given, doubts
        self.said: dict[str, tuple[str, CellPlace]] = {}
        for key, word in CAMPAIGN.items():
            text, place = sheet.get(word, ("", CellPlace(PROJECT)))
            if text := given.words.get(key) or one_line(text):
                self.said[key] = (text, place)

    def text(self, key: str, otherwise: str = "") -> str:
        return self.said[key][0] if key in self.said else otherwise

    def place(self, key: str) -> CellPlace:
        return self.said[key][1] if key in self.said else CellPlace(FRAMEWORK)

    def placed(self) -> Iterator[Placed]:
        """What the sheet says, where it stands in the pack."""
        for key, (_, place) in self.said.items():
            if place.row:
                yield Placed("pack.yaml", PLACES.get(key, (key,)), place)

    def assume(self, key: str, value: str, home: CellPlace) -> str:
        """What is said, else `value`, and then that it was taken to be so."""
        if key not in self.said:
            cure = f"在“{PROJECT}”页写“{CAMPAIGN[key]}”，或在命令里写明。"
            self.doubts.assumed(home, f"没有写{CAMPAIGN[key]}，先按“{value}”", cure)
        return self.text(key, value)

    def year(self, title: str, home: CellPlace) -> int:
        found = YEAR.search(half_width(self.text("year")))
        if "year" in self.said and found is None:
            self.doubts.wrong(self.place("year"), f"“{self.text('year')}”不是年份", "写四位数字，如 2027。")
        found = found or YEAR.search(half_width(title))
        if found is None and "year" not in self.said:
            self.assume("year", str(self.given.this_year), home)
        return int(found[0]) if found else self.given.this_year

    def day(self, key: str, otherwise: str) -> str:
        """A day as a pack writes it."""
        if key not in self.said:
            return otherwise
        found = DAY.fullmatch(half_width(self.text(key)))
        try:
            return datetime.date(*map(int, found.groups())).isoformat() if found else self._no_day(key, otherwise)
        except ValueError:
            return self._no_day(key, otherwise)

    def _no_day(self, key: str, otherwise: str) -> str:
        self.doubts.wrong(self.place(key), f"“{self.text(key)}”不是日期", "写成 2027-06-20。")
        return otherwise

    def points(self, key: str) -> int | str | None:
        if key not in self.said:
            return None
        try:
            return number(read_exact(self.text(key)))
        except Unreadable as error:
            self.doubts.wrong(self.place(key), str(error), error.cure)
            return None

    def changed_base(self, total: int | str) -> dict[str, Any]:
        """The base's pack.yaml with what the workbook says otherwise; the same where it says the same."""
        pack = dict(self.raw["pack"])
        pack |= {key: self.text(key) for key in ("name", "version") if key in self.said}
        plan = {**pack["campaign"], **{key: self.text(key) for key in ("title",) if key in self.said}}
        if "year" in self.said:
            plan["year"] = self.year("", self.place("year"))
        plan |= {key: self.day(key, plan[key]) for key in ("from", "to")}
        pack |= {key: self.day(key, pack[key]) for key in ("basis_date", "evidence_due")}
        line = self.points("pass_points")
        if line is not None:
            pack["pass_line"] = {**pack["pass_line"], "points": line}
        return {**pack, "campaign": plan, "total_points": total}

    def key(self, name: str, year: int) -> str:
        """The same name and year give the same key, so that a mended workbook is a new version of one pack."""
        return f"framework-{year}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
