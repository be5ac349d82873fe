"""Responsible units by their names: those a pack knows, and in a new framework those that the workbook names.

`区财政局、区民政局；各学校` ─► [{codes: [CZJ, MZJ]}, {kinds: [school]}]"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from webforms.domain.pack_check import suggest
from webforms.store.framework_book.cells import (
    Unreadable,
    grouped,
    is_flow,
    listed,
    read_flow,
    selection_text,
    stable_key,
)
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.words import EVERY

ASIDE = re.compile(r"[（(](牵头|配合|负责|主办|协办)[)）]|^(牵头|责任|配合|协办)(单位|部门)?[:：]")
EVERY_WORDS = (EVERY, "全部", "所有", "全体")
ROOT, MEMBER = "area", "member"
Selection = list[dict[str, Any]]


@dataclass
class People:
    """Kinds and units by key, and by every name they go by. `grows`: a name that is not known becomes a unit."""

    kinds: dict[str, str]
    units: dict[str, tuple[str, str]]
    """Code → name and kind."""
    also: Mapping[str, str] = field(default_factory=dict)
    grows: bool = False
    asked: Counter[str] = field(default_factory=Counter)
    """How often each unit is named by itself."""
    coined: set[str] = field(default_factory=set)
    """Units made out of a cell that mostly names kinds."""

    places: dict[str, CellPlace] = field(default_factory=dict)
    """The cell that each new unit comes from."""

    def select(self, text: str, place: CellPlace, doubts: Doubts) -> Selection:
        """The units that a cell names; empty where it names none that are known."""
        if is_flow(text):
            return self._as_written(text, place, doubts)
        chosen: Selection = []
        for entry in listed(text):
            self._group(chosen, entry, place, doubts)
        return chosen

    def hear(self, text: str) -> None:
        """Learns the kinds that a cell speaks of as such, so that a later cell may name them without 各."""
        for word in grouped("、".join(listed(text))) if self.grows and not is_flow(text) else ():
            name = ASIDE.sub("", word).strip()
            if kind := _behind_every(name):
                self._kind_key(kind)

    def ask(self, text: str, place: CellPlace, doubts: Doubts) -> Selection:
        """Like `select`, where a kind is likelier than one unit: a unit that nothing else names is doubted."""
        before = set(self.units)
        chosen = self.select(text, place, doubts)
        self.coined |= self.units.keys() - before
        for code in (code for selector in chosen for code in selector.get("codes", ()) if code in self.coined):
            name = self.units[code][0]
            cure = f"指一类单位，写“{EVERY}{name}”；确是一个单位，在“单位”页写上它。"
            doubts.assumed(place, f"“{name}”先当作一个单位，不是一类单位", cure)
        return chosen

    def said(self, selection: Selection) -> str:
        """A selection in the words of a workbook."""
        return selection_text(selection, self.kinds, self.names())

    def is_kind(self, name: str) -> bool:
        return name in self.kinds.values() and not self._known(name)

    def share_units(self, one: Selection, other: Selection) -> bool:
        """Whether some unit may belong to both; a selector by other marks may hold any unit."""
        first, second = self._reach(one), self._reach(other)
        open_ended = not all({"kinds", "codes"} & selector.keys() for selector in (*one, *other))
        return open_ended or any(kind == same and (not code or not twin or code == twin)
                                 for kind, code in first for same, twin in second)

    def _reach(self, selection: Selection) -> set[tuple[str, str]]:
        """Kinds, and units of kinds."""
        codes = {(self.units[code][1], code) for selector in selection for code in selector.get("codes", ())
                 if code in self.units}
        return codes | {(kind, "") for selector in selection if not selector.get("codes")
                        for kind in selector.get("kinds", ())}

    def kind_of(self, selector: Mapping[str, Any]) -> list[str]:
        """The kinds of units that a selector may hold."""
        if "kinds" in selector:
            return list(selector["kinds"])
        return list(dict.fromkeys(self.units[code][1] for code in selector.get("codes", ()) if code in self.units))

    def by_kind(self, selection: Selection) -> dict[str, Selection]:
        """The selection taken apart, so that each part holds units of one kind."""
        apart: dict[str, Selection] = {}
        for selector in selection:
            for kind in self.kind_of(selector):
                part = dict(selector)
                if "kinds" in selector:
                    part["kinds"] = [kind]
                else:
                    part["codes"] = [code for code in selector["codes"] if self.units.get(code, ("", ""))[1] == kind]
                apart.setdefault(kind, []).append(part)
        return apart

    def names(self) -> dict[str, str]:
        return {code: name for code, (name, _) in self.units.items()}

    def _as_written(self, text: str, place: CellPlace, doubts: Doubts) -> Selection:
        try:
            said = read_flow(text)
        except Unreadable as error:
            doubts.wrong(place, str(error), error.cure)
            return []
        chosen = said if isinstance(said, list) else [said]
        if not all(map(_is_selector, chosen)):
            doubts.wrong(place, "选择单位的写法不对", "写单位的名称，或照 {kinds: [类别代码], flag: 标记} 这样写。")
            return []
        return chosen

    def _group(self, chosen: Selection, entry: str, place: CellPlace, doubts: Doubts) -> None:
        """Units that stand together make one selector, kinds that stand together another."""
        before: tuple[str, list[str]] | None = None
        for word in [entry] if self._known(entry) else grouped(entry):
            found = self._one(word, place, doubts)
            if found is None:
                continue
            key, value = found
            if before is not None and before[0] == key:
                before[1].append(value)
            else:
                before = (key, [value])
                chosen.append({key: before[1]})

    def _known(self, name: str) -> bool:
        return name in {said for said, _ in self.units.values()} or name in self.also

    def _one(self, word: str, place: CellPlace, doubts: Doubts) -> tuple[str, str] | None:
        name = ASIDE.sub("", word).strip()
        if not name:
            return None
        title = name if self.is_kind(name) else _behind_every(name)
        if title:
            kind = self._kind(title, place, doubts)
            return ("kinds", kind) if kind else None
        code = self._unit(name, place, doubts)
        if code is not None:
            self.asked[code] += 1
        return ("codes", code) if code else None

    def _kind(self, name: str, place: CellPlace, doubts: Doubts) -> str | None:
        key = self._kind_key(name)
        if key is None:
            doubts.wrong(place, f"没有“{name}”这类单位", suggest(name, self.kinds.values()))
        return key

    def _kind_key(self, name: str) -> str | None:
        back = {title: key for key, title in self.kinds.items()} | {key: key for key in self.kinds}
        if name not in back and self.grows:
            back[name] = stable_key("k", name, self.kinds)
            self.kinds[back[name]] = name
        return back.get(name)

    def _unit(self, name: str, place: CellPlace, doubts: Doubts) -> str | None:
        back = {said: code for code, (said, _) in self.units.items()} | dict(self.also)
        if name in back or name in self.units:
            return back.get(name, name)
        if self.grows:
            code = self.add(name, MEMBER)
            self.places[code] = place
            return code
        near = [code for code, (said, _) in self.units.items() if said.endswith(name) and len(name) > 1]
        if len(near) == 1:
            doubts.assumed(place, f"“{name}”当作“{self.units[near[0]][0]}”", "不是的话，写单位的全名。")
            return near[0]
        doubts.wrong(place, f"没有单位“{name}”", suggest(name, (said for said, _ in self.units.values())))
        return None

    def add(self, name: str, kind: str, code: str = "") -> str:
        """A unit that the workbook names."""
        code = code or stable_key("U", name, self.units).upper()
        self.units[code] = (name, kind)
        return code


def _behind_every(name: str) -> str:
    """`街道` of `各街道`; empty where the name is not of that shape."""
    found = (name.removeprefix(every) for every in EVERY_WORDS if name.startswith(every))
    return next(found, "")


def _is_selector(said: Any) -> bool:
    """Whether a value has the shape of a selector; whether its words are known is proved with the pack."""
    if not isinstance(said, dict) or not said or not said.keys() <= {"kinds", "codes", "flag", "under"}:
        return False
    lists = [said[key] for key in ("kinds", "codes") if key in said]
    words = [said[key] for key in ("flag", "under") if key in said]
    named = [name for each in lists if isinstance(each, list) for name in each]
    return all(isinstance(each, list) for each in lists) and all(isinstance(each, str) for each in (*named, *words))
