"""Faults of a pack as good compilers print them: where, what is wrong, the line itself, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from webforms.domain.errors import WebformsError


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


class PackFaults(WebformsError):
    """A pack that cannot be used; `faults` are all that were found, in the order of files and lines."""

    code, kind, text = "pack-faults", "input", "{listed}"

    def __init__(self, faults: Iterable[Fault], **facts: Any) -> None:
        self.faults = tuple(sorted(faults))
        listed = "\n".join(str(fault) for fault in self.faults)
        super().__init__(**{**facts, "faults": self.faults, "listed": listed})
