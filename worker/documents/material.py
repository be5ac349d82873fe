"""What a document is made from: a pack, a frozen snapshot, the document's specification and whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from webforms.domain.pack import DocumentSpec, Pack, Selection, Selector
from webforms.domain.payload import Snapshot
from webforms.domain.results import Evaluation
from webforms.domain.units import Tree, Unit
from worker.documents.words import EACH


@dataclass(frozen=True)
class Material:
    pack: Pack
    frozen: Snapshot
    spec: DocumentSpec
    unit: Unit

    @property
    def evaluation(self) -> Evaluation:
        return self.frozen.evaluation

    @property
    def tree(self) -> Tree:
        return self.frozen.tree

    @cached_property
    def within(self) -> frozenset[str] | None:
        """The units the document is about, where it is not about all."""
        if not self.spec.scope:
            return None
        below = (unit.code for unit in self.tree.units if self.unit.code in self.tree.above(unit.code))
        return frozenset((self.unit.code, *below))

    def name(self, code: str) -> str:
        return self.tree.get(code).name

    def names(self, codes: Iterable[str]) -> list[str]:
        return [self.name(code) for code in codes]

    def who(self, selection: Selection) -> list[str]:
        """A selection in words: units by name where it names them, else each unit of its kinds."""
        return [words for selector in selection for words in self._who(selector)]

    def _who(self, selector: Selector) -> list[str]:
        if selector.codes:
            return self.names(selector.codes)
        flag = f"{self.pack.flags[selector.flag].title}的" if selector.flag else ""
        kinds = selector.kinds or (self.pack.flags[selector.flag].kinds if selector.flag else ())
        return [f"{EACH}{flag}{self.pack.kinds[kind].title}" for kind in kinds]
