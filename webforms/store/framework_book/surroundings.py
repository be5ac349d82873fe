"""Everything around the framework: the evaluation itself, units and kinds, roles, forms and tasks for new figures.

With a base that runs, only what new figures need is added. For a new framework the neutral base is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from webforms.domain.quantity import half_up, plain
from webforms.store.framework_book.cells import number
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.figures import Figures, Raw
from webforms.store.framework_book.forms import FormMaker
from webforms.store.framework_book.outline import Outline
from webforms.store.framework_book.people import MEMBER, ROOT, People
from webforms.store.framework_book.placing import Placed
from webforms.store.framework_book.project import Project

PASS_SHARE = Decimal("0.6")
TABLE_WORD = "指标分工表"
AREA = "AREA"


class Surroundings:
    def __init__(
        self, raw: Mapping[str, Any], project: Project, outline: Outline, people: People, doubts: Doubts, new: bool
    ) -> None:
        self.raw, self.project, self.outline, self.people, self.doubts = raw, project, outline, people, doubts
        self.new = new
        self.home = outline.home
        self._owner = ""

    def owner(self) -> str:
        """The unit that leads: whoever is named, else the one that is responsible most often."""
        if not self.new:
            return str(self.raw["pack"]["campaign"]["bureau"])
        if not self._owner:
            self._owner = self._bureau()
        return self._owner

    def files(self, figures: Figures, remarks: str, total: int | str, placed: list[Placed]) -> dict[str, Any]:
        """Names of files with their data; a file that stays as the base has it is left out."""
        pack = self._new_pack(remarks, total) if self.new else self.project.changed_base(total)
        made: dict[str, Any] = {} if pack == self.raw["pack"] else {"pack.yaml": pack}
        placed.append(Placed("pack.yaml", ("total_points",), self.home))
        if self.new:
            units = self._units()
            placed.extend(Placed("units.yaml", ("units", number), self.people.places[unit["code"]])
                          for number, unit in enumerate(units["units"]) if unit["code"] in self.people.places)
            placed.extend(self.project.placed())
            made |= {"units.yaml": units, f"types/{pack['upload']['type']}.yaml": self._upload(pack)}
        return made | self._forms(figures, pack, placed)

    def _bureau(self) -> str:
        back = {name: code for code, (name, _) in self.people.units.items()}
        named = self.project.text("bureau")
        if named:
            code = back.get(named) or self.people.add(named, MEMBER)
            self._ask_everyone()
            return code
        self._ask_everyone()
        if not self.people.asked:
            return self.people.add(self.project.assume("bureau", "主管单位", self.home), MEMBER)
        code = self.people.asked.most_common(1)[0][0]
        self.project.assume("bureau", self.people.units[code][0], self.home)
        return code

    def _ask_everyone(self) -> None:
        """Responsible units are read before anything else: the most frequent leads, and all of them are known."""
        for entry in self.outline.entries:
            if entry.responsible:
                self.people.select(entry.responsible, entry.cells["responsible"], self.doubts)

    def _new_pack(self, remarks: str, total: int | str) -> Raw:
        base, project = self.raw["pack"], self.project
        title = self.outline.title.removesuffix(TABLE_WORD) or "指标体系"
        name = project.text("name", title)
        year = project.year(title, self.home)
        start, end = project.day("from", f"{year}-01-01"), project.day("to", f"{year}-12-31")
        if "to" not in project.said:
            project.assume("to", end, self.home)
        return {
            **base, "key": project.key(name, year), "name": name, "version": project.text("version", base["version"]),
            "disclaimer": remarks,
            "campaign": {"title": project.text("title", name), "year": year, "district": AREA, "bureau": self.owner(),
                         "from": start, "to": end},
            "basis_date": project.day("basis_date", end), "evidence_due": project.day("evidence_due", end),
            "total_points": total, "pass_line": self._pass_line(total), "kinds": self._kinds(),
            "roles": self._roles(), "review": self._review(),
        }

    def _pass_line(self, total: int | str) -> Raw:
        share = number(plain(half_up(Decimal(total) * PASS_SHARE, 1)))
        points = self.project.points("pass_points")
        if points is None:
            self.project.assume("pass_points", str(share), self.home)
        must = any(entry.must_meet for entry in self.outline.entries)
        return {"points": share if points is None else points, "must_meet": "all" if must else "none",
                "source": "proposed"}

    def _kinds(self) -> dict[str, Raw]:
        used = {kind for _, kind in self.people.units.values()} | (self.people.kinds.keys() - {ROOT, MEMBER})
        base = self.raw["pack"]["kinds"]
        return {key: base.get(key, {"title": title, "parent": ROOT})
                for key, title in self.people.kinds.items() if key == ROOT or key in used}

    def filling(self) -> list[str]:
        """The kinds of units that report."""
        return [key for key in self._kinds() if key != ROOT]

    def _roles(self) -> dict[str, Raw]:
        roles = {key: dict(role) for key, role in self.raw["pack"]["roles"].items()}
        for role in roles.values():
            if role["may"] == ["fill"]:
                role["kinds"] = self.filling()
            elif "review" in role["may"]:
                role["codes"] = [self.owner()]
        return roles

    def _review(self) -> Raw:
        review = self.raw["pack"]["review"]
        return {**review, "levels": {key: {**level, "by": self.owner()} for key, level in review["levels"].items()}}

    def _units(self) -> Raw:
        district = self.project.assume("district", self.raw["units"]["units"][0]["name"], self.home)
        others = [{"code": code, "name": name, "kind": kind, "parent": AREA}
                  for code, (name, kind) in self.people.units.items() if code != AREA and name != district]
        units: Raw = {"units": [{"code": AREA, "name": district, "kind": ROOT}, *others]}
        empty = [kind for kind in self.filling() if not any(unit["kind"] == kind for unit in others)]
        for kind in empty:
            title = self.people.kinds[kind]
            cure = "启动后用 webforms import units 导入名册，或在“单位”页写上。"
            self.doubts.assumed(self.home, f"“{title}”还没有单位", cure)
            units.setdefault("import", {})[kind] = {
                "title": f"{title}名册", "parent": ROOT, "columns": {"code": "单位代码", "name": "单位名称"}}
        return units

    def _upload(self, pack: Raw) -> Raw:
        """The form of papers: everybody fills it, the bureau agrees."""
        levels = list(pack["review"]["levels"])
        form = self.raw[f"types/{pack['upload']['type']}"]
        return {**form, "filled_by": {"kinds": self.filling()}, "review": dict.fromkeys(self.filling(), levels)}

    def _forms(self, figures: Figures, pack: Raw, placed: list[Placed]) -> dict[str, Any]:
        """Metrics as they are now, with a form and a task for each wish."""
        review = {kind: list(pack["review"]["levels"])[-1:] for kind in pack["kinds"]}
        if not self.new:
            review |= self.raw[f"types/{pack['upload']['type']}"]["review"]
        maker = FormMaker(self.people, review, self.owner(), pack["evidence_due"], self.doubts)
        files: dict[str, Any] = {}
        metrics, tasks = dict(figures.metrics), list(self.raw["tasks"])
        for wish in _used(figures):
            made = maker.make(wish)
            if made is not None:
                files[f"types/{made.type['type']}.yaml"] = made.type
                placed.append(Placed(f"types/{made.type['type']}.yaml", (), wish.place))
                metrics |= made.metrics
                tasks.append(made.task)
                placed.append(Placed("tasks.yaml", (len(tasks) - 1,), wish.place))
        placed.extend(Placed("metrics.yaml", (key,), cell) for key in metrics if (cell := _cell(figures, key)))
        files |= {"metrics.yaml": metrics} if metrics != self.raw["metrics"] else {}
        return files | ({"tasks.yaml": tasks} if tasks != self.raw["tasks"] else {})


def _used(figures: Figures) -> Iterator[Any]:
    return (wish for wish in figures.wishes.values() if wish.keys)


def _cell(figures: Figures, key: str) -> CellPlace | None:
    """Where a figure is named in the workbook; None for one of the base."""
    home = next((wish.key for wish in figures.wishes.values() if key in wish.keys), key)
    return figures.places.get(home)
