"""The rule of a part out of its row: the word that was chosen, the figures that were named, the standard.

An indicator about which the workbook says no more than its standard is scored by people, and that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webforms.domain.texts import one_line
from webforms.store.framework_book import tier_cells, words
from webforms.store.framework_book.cells import (
    Unreadable,
    is_flow,
    is_percent,
    listed,
    number,
    read_exact,
    read_flow,
    read_names,
    read_word,
    read_yes,
    unit_behind,
)
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.figures import Asking, Figures
from webforms.store.framework_book.people import EVERY_WORDS, People, Selection
from webforms.store.framework_book.rule_cells import PERCENT

REACHES = re.compile(r"(.+?)\s*(?:≥|>=|＞=|不少于|达到)\s*([0-9０-９]+)\s*\D*")
AND = re.compile(r"[\n；;]+|\s*(?:且|并且)\s*")
NEAREST = {"looked": "of", "show": "threshold", "at_least": "threshold", "items": "of"}
Raw = dict[str, Any]


@dataclass
class Row:
    """The cells of one part, and what they belong to. `items` leads from an item of the indicator to its name."""

    cells: Mapping[str, str]
    places: Mapping[str, CellPlace]
    home: CellPlace
    standard: str
    responsible: Selection
    items: Mapping[str, str]
    required: Sequence[str]
    must_meet: bool = False
    points: int | str = 0

    def text(self, key: str) -> str:
        return self.cells.get(key, "")

    def place(self, key: str) -> CellPlace:
        """The cell of a column, or of the one nearest in meaning where the table has no such column."""
        return self.places.get(key) or self.places.get(NEAREST.get(key, ""), self.home)


class RuleReader:
    """Reads parts; what is wrong in one is doubted and the part stays as far as it is known."""

    def __init__(self, figures: Figures, people: People, doubts: Doubts) -> None:
        self.figures, self.people, self.doubts = figures, people, doubts
        self.readers: Mapping[str, Callable[[Row], Raw]] = {
            "ratio": self._ratio, "count": self._count, "cover": self._cover, "evidence": self._evidence,
            "tier": self._tier, "veto": self._veto, "manual": self._manual,
        }  # fmt: skip

    def part(self, row: Row, points: int | str) -> Raw:
        rule = self._rule(row)
        part: Raw = {"rule": rule, "points": points}
        row.points = points
        if row.text("title"):
            part["title"] = one_line(row.text("title"))
        part |= self.readers[rule](row)
        if row.text("threshold_source"):
            part["threshold_source"] = self._word(row, "threshold_source", words.ORIGINS)
        elif rule != "manual":
            part["threshold_source"] = "proposed"
        return {key: value for key, value in part.items() if value is not None}

    def _rule(self, row: Row) -> str:
        if row.text("rule"):
            return self._word(row, "rule", words.RULES_IN_WORDS, words.OTHER_RULE_WORDS) or "manual"
        for key, rule in (("tiers", "tier"), ("test", "cover"), ("looked", "veto"), ("per", "ratio"), ("of", "count")):
            if row.text(key):
                return rule
        cure = "要由系统算，在“计分方法”一栏里选，并写上数据和标准值。"
        if row.must_meet and row.required:
            self.doubts.assumed(row.home, "没有写计分方法；必达指标要算得出，先按材料齐全计分", cure)
            return "evidence"
        self.doubts.assumed(row.home, "没有写计分方法，先由人评分", cure)
        return "manual"

    def _ratio(self, row: Row) -> Raw:
        of = self._sum(row, "of")
        part = {"of": of, "per": self._per(row), **self._threshold(row, of)}
        if row.text("whole"):
            part["whole"] = read_yes(row.text("whole"))
        if row.text("per_zero"):
            part["per_zero"] = self._word(row, "per_zero", words.PER_ZERO)
        return part

    def _per(self, row: Row) -> Raw:
        """A sum of figures, or a number of units where the cell names units."""
        text = row.text("per")
        units = is_flow(text) or text.startswith(EVERY_WORDS) or self.people.is_kind(one_line(text))
        if units and not self.figures.knows(text):
            return {"units": self._chosen(row, "per"), **self._labelled(row, "per")}
        return self._sum(row, "per")

    def _count(self, row: Row) -> Raw:
        return {"of": self._sum(row, "of"), "at_least": self._exact(row, "threshold")}

    def _cover(self, row: Row) -> Raw:
        units = self._chosen(row, "units") if row.text("units") else row.responsible
        return {"units": units, "test": self._test(row, units), **self._threshold(row, None)}

    def _evidence(self, row: Row) -> Raw:
        named = read_names(row.text("of"), row.items)
        for name in named:
            if name not in row.items:
                cure = f"写这项指标的材料：{'、'.join(row.items.values())}。"
                self.doubts.wrong(row.place("of"), f"这项指标没有材料“{name}”", cure)
        items = [name for name in named if name in row.items] or list(row.required)
        if not items:
            self.doubts.wrong(row.place("rule"), "按材料计分，可是没有写材料", "写上佐证材料，或换一种计分方法。")
        return {"items": items}

    def _tier(self, row: Row) -> Raw:
        if not is_flow(row.text("tiers")):
            return self._tiers_in_words(row)
        said = self._flow(row, "tiers")
        if not isinstance(said, dict):
            self.doubts.wrong(row.place("tiers"), "分档没有写全", tier_cells.CURE)
            return {}
        part: Raw = {key: said[key] for key in ("series", "tiers") if key in said}
        return part if "series" in part else {**part, "of": self._sum(row, "of")}

    def _tiers_in_words(self, row: Row) -> Raw:
        try:
            said = tier_cells.read_tiers(row.text("tiers"), row.points)
        except Unreadable as error:
            self._doubt(row, "tiers", error)
            return {"of": self._sum(row, "of")}
        best = max(tier.points for tier in said.tiers)
        if str(best) != str(row.points):
            cure = f"最高一档写 {row.points} 分（或“满分”），或改这一项的分值。"
            self.doubts.wrong(row.place("tiers"), f"最高一档是 {best} 分，这一项是 {row.points} 分", cure)
        if said.rest is None:
            cure = f"写上“其余”得几分，如{tier_cells.EXAMPLES}。"
            self.doubts.assumed(row.place("tiers"), "没有写其余得几分，先按 0 分", cure)
        return {"tiers": said.raw, "of": self._sum(row, "of", said.unit)}

    def _veto(self, row: Row) -> Raw:
        if row.text("of") and not row.text("looked"):
            self._not_looked(row)
            return {"of": self._sum(row, "of"), "looked": {"sum": []}}
        return {"of": self._sum(row, "of"), "looked": self._sum(row, "looked")}

    def _manual(self, row: Row) -> Raw:
        part: Raw = {"guide": row.text("guide") or row.standard}
        if row.text("min_evidence"):
            part["min_evidence"] = self._exact(row, "min_evidence")
        return part

    def _not_looked(self, row: Row) -> None:
        """The cases are there; without knowing that somebody looked, none found means nothing."""
        heading, figure = words.heading_of("looked"), one_line(row.text("of"))
        said = f"一票否决还缺“{heading}”：“{figure}”当作查出的起数，还要有一项数据说查过几次"
        moved = one_line(row.text("per"))
        cure = (f"“{words.heading_of('per')}”里的“{moved}”移到“{heading}”一栏。" if moved else
                f"在“{heading}”一栏（没有就加一栏）写查了几次的数据，如“检查次数”；查过而没有，才得满分。")
        self.doubts.wrong(row.place("looked"), said, cure)

    def _sum(self, row: Row, key: str, counted: str = "") -> Raw:
        if not row.text(key):
            self.doubts.wrong(row.place(key), "没有写用哪项数据", "写上数据的名称，如“培训人数”。")
        unit = one_line(row.text("unit")) if key == "of" else ""
        entry = self._word(row, "entry", words.ENTRIES) if row.text("entry") and key == "of" else None
        who = self._chosen(row, "stated_by") if row.text("stated_by") else row.responsible
        asking = Asking(row.place(key), who, unit or counted or self._unit(row, key), entry or "", self._like(row, key))
        keys = self.figures.keys(row.text(key), asking)
        said = self._labelled(row, key)
        if not said and len(keys) > 1 and len(listed(row.text(key))) == 1:
            said = {"label": one_line(row.text(key))}
        return {"sum": keys, **said}

    def _unit(self, row: Row, key: str) -> str:
        """The unit of a figure as its standard says it: `4次`, `1.5元/人`."""
        behind = unit_behind(row.text("threshold"))
        over, _, below = behind.partition("/")
        if not is_percent(row.text("threshold")):
            return below if key == "per" else over
        return one_line(row.text("unit")) if key == "per" else ""

    def _like(self, row: Row, key: str) -> str:
        """The unit of the other figure of a share: both are counted in the same."""
        if not is_percent(row.text("threshold")):
            return ""
        return self.figures.unit_named(row.text("of" if key == "per" else "per"))

    @staticmethod
    def _labelled(row: Row, key: str) -> Raw:
        return {"label": one_line(row.text(f"{key}_label"))} if row.text(f"{key}_label") else {}

    def _threshold(self, row: Row, of: Raw | None) -> Raw:
        text = row.text("threshold")
        percent = is_percent(text) or of is None
        unit = one_line(row.text("show_unit")) or (PERCENT if percent else unit_behind(text))
        if not unit and of is not None:
            unit = self.figures.unit(of["sum"]) or PERCENT
        digits = self._exact(row, "digits") if row.text("digits") else (1 if percent else 2)
        part: Raw = {"threshold": self._text(row, "threshold"), "show": {"unit": unit, "digits": digits}}
        if row.text("below"):
            part["below"] = self._below(row)
        return part

    def _below(self, row: Row) -> Any:
        return self._flow(row, "below") if is_flow(row.text("below")) else self._word(row, "below", words.BELOW)

    def _test(self, row: Row, units: Selection) -> Any:
        """Lines such as `活动场次≥4`, all of which must hold; or the pack's own words."""
        text = row.text("test")
        if is_flow(text):
            return self._flow(row, "test")
        tests = [test for line in AND.split(text) if line and (test := self._reaches(row, line, units))]
        if not tests:
            self.doubts.wrong(row.place("test"), "没有写每个单位要达到什么", "写数据和数，如“活动场次≥4”。")
        return tests[0] if len(tests) == 1 else {"all": tests}

    def _reaches(self, row: Row, line: str, units: Selection) -> Raw | None:
        found = REACHES.fullmatch(one_line(line))
        if found is None:
            self.doubts.wrong(row.place("test"), f"“{one_line(line)}”看不懂", "写数据和数，如“活动场次≥4”。")
            return None
        keys = self.figures.keys(found[1], Asking(row.place("test"), units, unit_behind(line)))
        theirs = [key for key in keys if self.people.share_units(units, self.figures.stated_by(key))]
        if keys and not theirs:
            self._not_theirs(row, units, found[1], keys)
        tests = [{"at_least": {key: int(read_exact(found[2]))}} for key in theirs or keys]
        return None if not tests else tests[0] if len(tests) == 1 else {"any": tests}

    def _not_theirs(self, row: Row, units: Selection, figure: str, keys: Sequence[str]) -> None:
        """The units that are tested do not fill the figure they are tested by."""
        tested, filling = self.people.said(units), self.people.said(self.figures.stated_by(keys[0]))
        where, at = self.figures.places.get(keys[0]), row.place("units" if row.text("units") else "responsible")
        said = f"考核的是“{tested}”（{at.name}），填“{figure}”的是“{filling}”" + (f"（{where}）" if where else "")
        cure = f"两处写同一些单位：在“数据”页把“{figure}”的填报单位写成“{tested}”，或把考核单位写成“{filling}”。"
        self.doubts.wrong(row.place("test"), said, cure)

    def _chosen(self, row: Row, key: str) -> Selection:
        return self.people.ask(row.text(key), row.place(key), self.doubts)

    def _exact(self, row: Row, key: str) -> int | str | None:
        text = self._text(row, key)
        return None if text is None else number(text)

    def _text(self, row: Row, key: str) -> str | None:
        try:
            return read_exact(row.text(key))
        except Unreadable as error:
            self._doubt(row, key, error)
            return None

    def _word(self, row: Row, key: str, choices: words.Words, also: words.Words | None = None) -> str | None:
        try:
            return read_word(choices, row.text(key), also)
        except Unreadable as error:
            self._doubt(row, key, error)
            return None

    def _flow(self, row: Row, key: str) -> Any:
        try:
            return read_flow(row.text(key)) if row.text(key) else None
        except Unreadable as error:
            self._doubt(row, key, error)
            return None

    def _doubt(self, row: Row, key: str, error: Unreadable) -> None:
        message = str(error) if row.text(key) else f"没有写“{words.heading_of(key)}”"
        self.doubts.wrong(row.place(key), message, error.cure)
