"""The files of a draft out of an outline: levels and indicators, and for a new framework everything around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from webforms.domain.quantity import plain
from webforms.domain.texts import one_line
from webforms.store.framework_book import words
from webforms.store.framework_book.cells import number, stable_key
from webforms.store.framework_book.checks import checks_of
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.figures import Figures, Raw
from webforms.store.framework_book.indicators import IndicatorMaker
from webforms.store.framework_book.levels import GOOD_CODE, give_codes, raw_levels, raw_sublevels, take_notes
from webforms.store.framework_book.outline import Outline
from webforms.store.framework_book.people import People
from webforms.store.framework_book.placing import Placed
from webforms.store.framework_book.project import Project
from webforms.store.framework_book.surroundings import Surroundings

if TYPE_CHECKING:
    from webforms.store.framework_book.drafting import Book


@dataclass
class Made:
    """Names of files with their data, and where what is in them comes from."""

    files: dict[str, Any] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    codes: frozenset[str] = frozenset()
    """Codes of units and kinds: whoever wrote the workbook knows their names."""


class FrameworkMaker:
    def __init__(
        self, raw: Mapping[str, Any], project: Project, outline: Outline, book: Book, doubts: Doubts
    ) -> None:
        self.raw, self.project, self.outline, self.book, self.doubts = raw, project, outline, book, doubts
        self.new = project.given.new
        self.names = {role: _file(str(name), role) for role, name in raw["pack"]["files"].items()}
        self.people = self._people()
        self.figures = Figures(self.people, doubts, grows=self.new)
        self.made = Made()

    def make(self) -> Made:
        give_codes(self.outline, self.doubts)
        remarks = take_notes(self.outline)
        around = Surroundings(self.raw, self.project, self.outline, self.people, self.doubts, self.new)
        self._read_figures(around.owner())
        maker = IndicatorMaker(self.outline, self.book, self.figures, self.people, self.doubts)
        indicators = maker.make(self.made.placed)
        total = number(plain(sum((entry.points for entry in self.outline.entries), Decimal(0))))
        self.made.files["indicators.yaml"] = self._framework(indicators)
        for name, data in around.files(self.figures, remarks, total, self.made.placed).items():
            self.made.files[name] = data
        if self.new:
            self.made.files["consistency.yaml"] = self._checks(indicators, around.filling())
        self._rename()
        self.made.codes = frozenset({*self.people.kinds, *self.people.units})
        return self.made

    def _framework(self, indicators: list[Raw]) -> Raw:
        base = self.raw.get("indicators") or {}
        framework: Raw = {"levels": raw_levels(self.outline, base, self.made.placed)}
        if self.outline.sublevels:
            framework["sublevels"] = raw_sublevels(self.outline, base, self.made.placed)
        return {**framework, "indicators": indicators}

    def _checks(self, indicators: list[Raw], filling: list[str]) -> list[Raw]:
        """Those of the base, and those that follow from the indicators, each at the cell of its part."""
        made = list(checks_of(indicators, filling, self.made.files.get("metrics.yaml", {})))
        cells = {each.path: each.cell for each in self.made.placed if each.file == "indicators.yaml"}
        before = list(self.raw["consistency"])
        self.made.placed.extend(
            Placed("consistency.yaml", (number,), cells.get(home, self.outline.home))
            for number, (_, home) in enumerate(made, len(before)))
        return [*before, *(check for check, _ in made)]

    def _people(self) -> People:
        """The kinds and units of the base, and in a new framework those of the sheet 单位."""
        pack, units = self.raw["pack"], self.raw["units"]["units"]
        people = People(
            {key: kind["title"] for key, kind in pack["kinds"].items()},
            {unit["code"]: (unit["name"], unit["kind"]) for unit in units},
            {other: unit["code"] for unit in units for other in unit.get("also", ())}, self.new,
        )
        table = self.book.table(words.UNITS, words.UNIT_COLUMNS, ("name",)) if self.new else None
        if table is not None:
            people.units.clear()
            for name, kind, code, place in _listed(table):
                fit = self._fit_code(people, code, name, place)
                people.places[people.add(name, _kind_key(people, kind), fit)] = place
        for text in self._about_units():
            people.hear(text)
        return people

    def _fit_code(self, people: People, code: str, name: str, place: CellPlace) -> str:
        """The code that is written, if it can be one."""
        if code and not GOOD_CODE.fullmatch(code):
            self.doubts.wrong(place, f"“{name}”的单位代码“{code}”不能用", "代码用字母和数字，如 JYJ；也可以不写。")
        elif code in people.units:
            self.doubts.wrong(place, f"单位代码“{code}”写了两次", "给其中一个单位换一个代码。")
        else:
            return code
        return ""

    def _about_units(self) -> Iterator[str]:
        """The cells that say whose an indicator is, who is tested, and who fills a figure."""
        for entry in self.outline.entries:
            yield from (entry.responsible, entry.rule.get("units", ""), entry.rule.get("stated_by", ""))
        table = self.book.table(words.FIGURES, words.FIGURE_COLUMNS, ("label",)) if self.new else None
        if table is not None:
            yield from (table.text(row, "stated_by") for row in table.rows())

    def _read_figures(self, owner: str) -> None:
        self.figures.metrics = {} if self.new else dict(self.raw["metrics"])
        table = self.book.table(words.FIGURES, words.FIGURE_COLUMNS, ("label",))
        if table is not None:
            titles = {role.removeprefix("types/"): data["title"] for role, data in self.raw.items()
                      if role.startswith("types/")}
            self.figures.read_sheet(table, owner, titles)

    def _rename(self) -> None:
        """Files under the names that the base gives them."""
        usual = {f"{role}.yaml": name for role, name in self.names.items() if role != "types"}
        self.made.files = {usual.get(name, name): data for name, data in self.made.files.items()}
        self.made.placed = [Placed(usual.get(each.file, each.file), each.path, each.cell) for each in self.made.placed]


def _file(name: str, role: str) -> str:
    return name if role == "types" or name.endswith(".yaml") else f"{name}.yaml"


def _kind_key(people: People, title: str) -> str:
    back = {said: key for key, said in people.kinds.items()}
    if title not in back:
        back[title] = stable_key("k", title, people.kinds)
        people.kinds[back[title]] = title
    return back[title]


def _listed(table: Any) -> Iterator[tuple[str, str, str, CellPlace]]:
    for row in table.rows():
        name = one_line(table.text(row, "name"))
        if name:
            kind = one_line(table.text(row, "kind")) or "责任单位"
            yield name, kind, one_line(table.text(row, "code")), table.sheet.place(row, table.columns["name"])

