"""Faults of a pack as good compilers print them: where, what is wrong, the line itself, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. `line` and `column` count from 1; 0 stands for a fault of the file or folder as a whole."""

    file: str
    line: int
    column: int
    message: str
    cure: str = ""
    source: str = ""

    def place(self) -> str:
        """`metrics.yaml:12:5`, or the bare file."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        lines = [f"{self.place()}: {self.message}"]
        if self.source:
            lines.append(f"    {self.source}")
        if self.cure:
            lines.append(f"  改法：{self.cure}")
        return "\n".join(lines)


class PackFaults(Exception):
    """A pack folder that cannot be used; `faults` are all that were found, in the order of files and lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


def nearest(word: object, known: Sequence[str]) -> str | None:
    """The known word most like this one, for "did you mean"; None when nothing is near."""
    close = get_close_matches(str(word), known, n=1, cutoff=0.6)
    return close[0] if close else None


def suggest(word: object, known: Sequence[str], more: int = 12) -> str:
    """A cure for a word that is not known: the nearest one first, then what may stand there."""
    listed = "、".join(known[:more]) + (" 等" if len(known) > more else "")
    close = nearest(word, known)
    return (f"是不是“{close}”？" if close else "") + (f"可以写：{listed}。" if listed else "")
