"""Indicators of a draft: each row of the table with its parts, from the sheet of rules or its own row, and papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from webforms.domain.pack_check import suggest
from webforms.domain.quantity import plain
from webforms.domain.texts import one_line
from webforms.store.framework_book import words
from webforms.store.framework_book.cells import (
    Unreadable,
    number,
    read_exact,
    read_flow,
    read_word,
    read_yes,
    stable_key,
)
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.figures import Figures, Raw
from webforms.store.framework_book.headings import Table
from webforms.store.framework_book.outline import Entry, Outline
from webforms.store.framework_book.people import People, Selection
from webforms.store.framework_book.placing import Placed
from webforms.store.framework_book.rules import Row, RuleReader

if TYPE_CHECKING:
    from webforms.store.framework_book.drafting import Book

FILE = "indicators.yaml"
Rows = dict[str, list[tuple[int, dict[str, str]]]]


class IndicatorMaker:
    def __init__(self, outline: Outline, book: Book, figures: Figures, people: People, doubts: Doubts) -> None:
        self.outline, self.people, self.doubts = outline, people, doubts
        self.rules = book.table(words.RULES, words.RULE_COLUMNS, ("code", "rule"))
        self.papers = book.table(words.PAPERS, words.PAPER_COLUMNS, ("code", "label"))
        self.reader = RuleReader(figures, people, doubts)

    def make(self, placed: list[Placed]) -> list[Raw]:
        """All indicators, in the order of the table; `placed` learns where each comes from."""
        parts = self._rows(self.rules, words.RULE_COLUMNS)
        papers = self._rows(self.papers, words.PAPER_COLUMNS)
        return [self._indicator(place, entry, parts, papers, placed)
                for place, entry in enumerate(self.outline.entries)]

    def _rows(self, table: Table | None, columns: tuple[words.Column, ...]) -> Rows:
        """Rows of a sheet by the indicator they are about."""
        if table is None:
            return {}
        codes = [entry.code for entry in self.outline.entries]
        found: Rows = {}
        for row in table.rows():
            cells = {column.key: table.text(row, column.key) for column in columns}
            code = one_line(cells["code"])
            if code in codes:
                found.setdefault(code, []).append((row, cells))
            elif any(text for key, text in cells.items() if key != "code"):
                place = table.sheet.place(row, table.columns["code"])
                self.doubts.wrong(place, f"指标分工表里没有编号“{code}”", suggest(code, codes))
        return found

    def _indicator(self, place: int, entry: Entry, parts: Rows, papers: Rows, placed: list[Placed]) -> Raw:
        at = ("indicators", place)
        placed.append(Placed(FILE, at, entry.cells["title"]))
        placed.extend(Placed(FILE, (*at, key), entry.cells[key]) for key in ("points", "responsible", "standard")
                      if key in entry.cells)
        responsible = self._responsible(entry)
        evidence = list(self._evidence(entry, responsible, papers, placed, at))
        indicator: Raw = {"code": entry.code, "level1": entry.level1.code}
        if entry.level2:
            indicator["level2"] = entry.level2.code
        standard = entry.standard or entry.name.title
        indicator |= {
            "title": entry.name.title, "standard": standard, "points": number(plain(entry.points)),
            "points_source": self._source(entry), "must_meet": entry.must_meet, "responsible": responsible,
            "parts": list(self._parts(entry, standard, responsible, evidence, parts, placed, at)),
        }
        return {**indicator, "evidence": evidence} if evidence else indicator

    def _responsible(self, entry: Entry) -> Selection:
        place = entry.cells.get("responsible", entry.cells["title"])
        chosen = self.people.select(entry.responsible, place, self.doubts)
        if not chosen and not entry.responsible:
            self.doubts.wrong(place, "没有责任单位", "写上负责这项指标的单位，如“教育局；各学校”。")
        return chosen

    def _source(self, entry: Entry) -> str:
        try:
            return read_word(words.ORIGINS, entry.source) if entry.source else "proposed"
        except Unreadable as error:
            self.doubts.wrong(entry.cells["points_source"], str(error), error.cure)
            return "proposed"

    def _parts(
        self, entry: Entry, standard: str, responsible: Selection, evidence: list[Raw], rows: Rows,
        placed: list[Placed], at: tuple[str | int, ...],
    ) -> Iterator[Raw]:
        items = {paper["item"]: paper["label"] for paper in evidence}
        required = [paper["item"] for paper in evidence if paper["required"]]
        for place, (cells, cell_places, home) in enumerate(self._sources(entry, rows)):
            placed.append(Placed(FILE, (*at, "parts", place), home))
            row = Row(cells, cell_places, home, standard, responsible, items, required, entry.must_meet)
            part = self.reader.part(row, self._points(entry, row, alone=len(rows.get(entry.code, ())) < 2))
            placed.extend(Placed(FILE, (*at, "parts", place, key), row.place(key)) for key in part)
            yield part

    def _sources(
        self, entry: Entry, rows: Rows
    ) -> Iterator[tuple[Mapping[str, str], Mapping[str, CellPlace], CellPlace]]:
        """The rows of the sheet of rules, else the row of the table itself."""
        if self.rules is None or entry.code not in rows:
            yield entry.rule, entry.cells, entry.cells.get("rule", entry.cells["title"])
            return
        for row, cells in rows[entry.code]:
            places = {key: self.rules.sheet.place(row, column) for key, column in self.rules.columns.items()}
            yield cells, places, places["rule"]

    def _points(self, entry: Entry, row: Row, alone: bool) -> int | str:
        if alone and not row.text("points"):
            return number(plain(entry.points))
        try:
            return number(read_exact(row.text("points")))
        except Unreadable as error:
            self.doubts.wrong(row.place("points"), str(error), "写这一项的分值。")
            return 0

    def _evidence(
        self, entry: Entry, responsible: Selection, rows: Rows, placed: list[Placed], at: tuple[str | int, ...]
    ) -> Iterator[Raw]:
        """Papers of the sheet of papers, else those that the table names, uploaded by whoever is responsible."""
        if self.papers is None or entry.code not in rows:
            for label, required in dict(entry.papers).items():
                item = stable_key("m", label)
                yield {"item": item, "label": label, "required": required, "upload": True, "by": responsible}
            return
        for place, (row, cells) in enumerate(rows[entry.code]):
            home = self.papers.sheet.place(row, self.papers.columns["label"])
            placed.append(Placed(FILE, (*at, "evidence", place), home))
            label = one_line(cells["label"])
            yield {
                "item": one_line(cells["item"]) or stable_key("m", label), "label": label,
                "required": not cells["required"] or read_yes(cells["required"]),
                **self._brought(self.papers, row, cells, responsible),
            }

    def _brought(
        self, papers: Table, row: int, cells: Mapping[str, str], responsible: Selection
    ) -> dict[str, Any]:
        """How a paper comes in."""
        if not cells["from"]:
            place = papers.sheet.place(row, papers.columns.get("by", 1))
            by = self.people.select(cells["by"], place, self.doubts) if cells["by"] else responsible
            return {"upload": True, "by": by}
        try:
            return {"from": read_flow(cells["from"])}
        except Unreadable as error:
            place = papers.sheet.place(row, papers.columns["from"])
            self.doubts.wrong(place, str(error), error.cure)
            return {"upload": True, "by": responsible}
