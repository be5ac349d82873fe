"""Which units a selection can reach, told from the pack alone.

The tree is fixed only in part: some kinds are imported, flags are set by the bureau. So a selection reaches known units
by their code and, for each kind, the units that may still come; flags are compared by name, not by state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webforms.domain.pack import Pack, Selection, Selector, UnitSeed


@dataclass(frozen=True, order=True)
class Reached:
    """A unit of the fixed tree, or (`code` empty) any other unit of its kind."""

    kind: str
    code: str = ""


class World:
    """A pack with the questions that proofs ask about units."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.seeds: dict[str, UnitSeed] = {unit.code: unit for unit in pack.units}
        self._reached: dict[Selection, frozenset[Reached]] = {}

    def reach(self, selection: Selection) -> frozenset[Reached]:
        """Everyone a selection may ever hold."""
        if selection not in self._reached:
            self._reached[selection] = frozenset(unit for selector in selection for unit in self._reach(selector))
        return self._reached[selection]

    def kinds(self, selection: Selection) -> tuple[str, ...]:
        """The kinds of all units that a selection may hold, in order of their names."""
        return tuple(sorted({reached.kind for reached in self.reach(selection)}))

    def outside(self, inner: Selection, outer: Selection) -> tuple[Reached, ...]:
        """Who belongs to `inner` and may not belong to `outer`; a flag or place that only `outer` asks for counts."""
        lost = {
            reached
            for selector in inner
            for reached in self.reach((selector,))
            if not any(self._admits(wider, selector, reached) for wider in outer)
        }
        return tuple(sorted(lost))

    def names(self, units: Iterable[Reached], most: int = 4) -> str:
        """Units in words: names of known ones, titles of kinds; a kind stands for its known units too."""
        listed = sorted(units)
        whole = {unit.kind for unit in listed if not unit.code}
        words = [self.name(unit) for unit in listed if not unit.code or unit.kind not in whole]
        return "、".join(words[:most]) + (" 等" if len(words) > most else "")

    def name(self, unit: Reached) -> str:
        if unit.code:
            return f"{self.seeds[unit.code].name}（{unit.code}）"
        kind = self.pack.kinds.get(unit.kind)
        return f"{kind.title if kind else unit.kind}（{unit.kind}）"

    def above(self, kind: str) -> tuple[str, ...]:
        """The kinds above a kind, nearest first; ends at a kind already met."""
        found: list[str] = []
        current = self.pack.kinds.get(kind)
        while current and current.parent and current.parent not in found:
            found.append(current.parent)
            current = self.pack.kinds.get(current.parent)
        return tuple(found)

    def _reach(self, selector: Selector) -> Iterator[Reached]:
        kinds = self._kinds(selector)
        if not selector.codes:
            yield from (Reached(kind) for kind in kinds if self._kind_below(kind, selector.under))
        for seed in self.pack.units:
            named = seed.code in selector.codes or not selector.codes
            if named and seed.kind in kinds and self._seed_below(seed, selector.under):
                yield Reached(seed.kind, seed.code)

    def _kinds(self, selector: Selector) -> tuple[str, ...]:
        kinds = selector.kinds or tuple(self.pack.kinds)
        flag = self.pack.flags.get(selector.flag) if selector.flag else None
        return tuple(kind for kind in kinds if kind in self.pack.kinds and (flag is None or kind in flag.kinds))

    def _kind_below(self, kind: str, code: str | None) -> bool:
        return code is None or (code in self.seeds and self.seeds[code].kind in self.above(kind))

    def _seed_below(self, seed: UnitSeed, code: str | None) -> bool:
        met: set[str] = set()
        current: UnitSeed | None = seed
        while code is not None and current and current.parent and current.code not in met:
            if current.parent == code:
                return True
            met.add(current.code)
            current = self.seeds.get(current.parent)
        return code is None

    def _admits(self, wider: Selector, narrow: Selector, reached: Reached) -> bool:
        same_flag = wider.flag in (None, narrow.flag)
        same_place = wider.under in (None, narrow.under)
        return same_flag and same_place and reached in self.reach((wider,))
