"""Figures that rules are reckoned from: those a pack has, those of the sheet 数据, those a rule merely names.

A figure that comes from no form yet is a wish: a form is made for it, filled by the units that state it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webforms.domain.pack_check import suggest
from webforms.domain.texts import one_line
from webforms.store.framework_book import words
from webforms.store.framework_book.cells import Unreadable, read_flow, read_names, read_word, read_yes, stable_key
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.headings import Table
from webforms.store.framework_book.people import People, Selection

UNIT = "个"
Raw = dict[str, Any]


@dataclass
class Wish:
    """A figure without a form. Stated by units of several kinds it becomes several metrics, one a kind."""

    key: str
    label: str
    unit: str
    who: Selection
    place: CellPlace
    entry: str = "yearly"
    basis: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asking:
    """Who asks for a figure: the cell that names it, and what is taken where the workbook says no more. `like` is a
    unit that is likely, though nobody said it."""

    place: CellPlace
    who: Selection
    unit: str = ""
    entry: str = ""
    like: str = ""


@dataclass
class Figures:
    """`grows`: a name that is not known becomes a wish; else it is doubted."""

    people: People
    doubts: Doubts
    grows: bool
    metrics: dict[str, Raw] = field(default_factory=dict)
    wishes: dict[str, Wish] = field(default_factory=dict)
    places: dict[str, CellPlace] = field(default_factory=dict)

    def read_sheet(self, table: Table, owner: str, types: Mapping[str, str]) -> None:
        """The sheet 数据 takes the place of every figure known before. `types` leads from a form to its title."""
        self.metrics = {}
        for row in table.rows():
            cells = {column.key: table.text(row, column.key) for column in words.FIGURE_COLUMNS}
            at = {key: table.sheet.place(row, column) for key, column in table.columns.items()}
            place = at.get("label") or at["key"]
            key = one_line(cells["key"]) or self._new_key(one_line(cells["label"]))
            if key in self.metrics or key in self.wishes:
                self.doubts.wrong(place, f"代码“{key}”写了两次", "改一个代码。")
                continue
            self.places[key] = place
            if cells["of"]:
                self._state(key, cells, at, owner, types)
            else:
                self._wish(key, cells, at)

    def keys(self, text: str, asking: Asking) -> list[str]:
        """The metrics behind the names in a cell."""
        found: list[str] = []
        for name in read_names(text, self.labels()):
            if name in self.wishes:
                found.extend(self._settled(self.wishes[name], asking).keys)
            elif name in self.metrics:
                found.append(name)
            elif self.grows:
                found.extend(self._settled(self._asked_for(name, asking), asking).keys)
            else:
                cure = suggest(name, self.labels().values()) + "新的数据请先在“数据”页加一行。"
                self.doubts.wrong(asking.place, f"没有数据“{name}”", cure)
        return list(dict.fromkeys(found))

    def knows(self, name: str) -> bool:
        return name in self.labels() or name in self.labels().values()

    def labels(self) -> dict[str, str]:
        known = {key: str(metric["label"]) for key, metric in self.metrics.items()}
        return {**known, **{key: wish.label for key, wish in self.wishes.items()}}

    def unit(self, keys: Iterable[str]) -> str:
        """The unit of the first of these."""
        units = {key: wish.unit for wish in self.wishes.values() for key in wish.keys}
        return next((units.get(key) or str(self.metrics[key]["unit"]) for key in keys), "")

    def unit_named(self, text: str) -> str:
        """The unit that is known of the first of these names; empty where nobody said one."""
        for key in read_names(text, self.labels()):
            if key in self.wishes:
                return self.wishes[key].unit
            if key in self.metrics:
                return str(self.metrics[key]["unit"])
        return ""

    def stated_by(self, key: str) -> Selection:
        """The units that fill a figure."""
        for wish in self.wishes.values():
            if key in wish.keys:
                parts = list(self.people.by_kind(wish.who).values())
                return parts[wish.keys.index(key)] if len(parts) == len(wish.keys) else wish.who
        said = self.metrics[key].get("stated_by", [])
        return said if isinstance(said, list) else [said]

    def _new_key(self, name: str) -> str:
        return stable_key("f", name, (*self.metrics, *self.wishes))

    def _asked_for(self, name: str, asking: Asking) -> Wish:
        key = self._new_key(name)
        wish = Wish(key, name, asking.unit, [], asking.place, asking.entry or "yearly")
        self.wishes[key], self.places[key] = wish, asking.place
        return wish

    def _settled(self, wish: Wish, asking: Asking) -> Wish:
        """The wish with its units, which it takes from whoever asks first."""
        wish.who = wish.who or asking.who
        wish.unit = wish.unit or asking.unit
        if not wish.unit:
            wish.unit = asking.like or UNIT
            self.doubts.assumed(wish.place, f"“{wish.label}”没有写单位，先按“{wish.unit}”", "在“数据”页写上单位。")
        kinds = self.people.by_kind(wish.who)
        wish.keys = (wish.key,) if len(kinds) == 1 else tuple(f"{wish.key}_{kind}" for kind in kinds)
        return wish

    def _wish(self, key: str, cells: Mapping[str, str], at: Mapping[str, CellPlace]) -> None:
        place = self.places[key]
        if not cells["label"]:
            self.doubts.wrong(place, "这项数据没有名称", "写上名称，或删去这一行。")
            return
        who = self.people.ask(cells["stated_by"], at.get("stated_by", place), self.doubts)
        wish = Wish(key, one_line(cells["label"]), one_line(cells["unit"]), who, place, basis=cells["basis"])
        if cells["entry"]:
            wish.entry = self._word(words.ENTRIES, cells["entry"], at["entry"]) or "yearly"
        self.wishes[key] = wish

    def _state(
        self, key: str, cells: Mapping[str, str], at: Mapping[str, CellPlace], owner: str, types: Mapping[str, str]
    ) -> None:
        """A figure of a form that is there."""
        titles = {title: form for form, title in types.items()}
        form = one_line(cells["of"])
        metric: Raw = {"label": one_line(cells["label"]), "unit": one_line(cells["unit"])}
        counted = one_line(cells["sum"]) in ("", words.COUNTED)
        metric |= {"count": True} if counted else {"sum": one_line(cells["sum"])}
        metric |= {"of": titles.get(form, form)}
        if cells["when"]:
            metric["when"] = self._flow(cells["when"], at["when"])
        metric["stated_by"] = self.people.select(cells["stated_by"], at.get("stated_by", self.places[key]), self.doubts)
        metric["window"] = self._word(words.WINDOWS, cells["window"] or "campaign_year", at.get("window"))
        metric["basis"] = cells["basis"]
        metric["owner"] = self._owner(cells["owner"], at.get("owner"), owner)
        if cells["additive"] and not read_yes(cells["additive"]):
            metric["additive"] = False
        self.metrics[key] = metric

    def _owner(self, text: str, place: CellPlace | None, owner: str) -> str:
        chosen = self.people.select(text, place, self.doubts) if text and place else []
        return next((code for selector in chosen for code in selector.get("codes", ())), owner)

    def _word(self, choices: words.Words, text: str, place: CellPlace | None) -> str | None:
        try:
            return read_word(choices, text)
        except Unreadable as error:
            self.doubts.wrong(place or CellPlace(words.FIGURES), str(error), error.cure)
            return None

    def _flow(self, text: str, place: CellPlace) -> Any:
        try:
            return read_flow(text)
        except Unreadable as error:
            self.doubts.wrong(place, str(error), error.cure)
            return {}
