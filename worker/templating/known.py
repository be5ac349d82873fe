"""Which names exist: a tree made from the shape of the data, to hold the names of a template against.

    known = Known.of(View).limited("figures", ["pop_resident", "fund_paid"])
    known.missing(("figures", "pop_residents", "text")) → Missing(name="pop_residents", nearest="pop_resident")
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from worker.templating.names import ANY, Path


@dataclass(frozen=True)
class Missing:
    """The step of a path that leads nowhere, and the known name most like it."""

    holder: str
    name: str
    nearest: str | None


@dataclass(frozen=True)
class Known:
    """What may follow a name: named children, elements of a list, or (a text, a number) nothing.

    An `open` one has elements under keys that are not known beforehand."""

    children: Mapping[str, Known] = field(default_factory=dict)
    element: Known | None = None
    open: bool = False

    @classmethod
    def of(cls, shape: Any) -> Known:
        """From a TypedDict, and the lists and dicts of such."""
        if is_typeddict(shape):
            return cls({key: cls.of(kind) for key, kind in get_type_hints(shape).items()})
        arguments = get_args(shape)
        if get_origin(shape) is list:
            return cls(element=cls.of(arguments[0]))
        if get_origin(shape) is dict:
            return cls(element=cls.of(arguments[1]), open=True)
        if get_origin(shape) in (Union, types.UnionType):
            return next((known for known in map(cls.of, arguments) if known.children or known.element), cls())
        return cls()

    def limited(self, name: str, keys: Iterable[str]) -> Known:
        """The same with only these keys below `name`, each as its elements are."""
        element = self.children[name].element or Known()
        return self.replaced(name, Known(dict.fromkeys(keys, element), element))

    def replaced(self, name: str, known: Known) -> Known:
        return replace(self, children={**self.children, name: known})

    def missing(self, path: Path) -> Missing | None:
        """The first step of the path that does not exist; None where all of it does."""
        known = self
        for number, name in enumerate(path):
            following = known._step(name)
            if following is None:
                near = difflib.get_close_matches(name, known.children, n=1)
                return Missing(".".join(path[:number]), name, near[0] if near else None)
            known = following
        return None

    def _step(self, name: str) -> Known | None:
        if name == ANY:
            return self.element or next(iter(self.children.values()), None)
        return self.children.get(name) or (self.element if self.open else None)
