"""Break the second pack in one place and see what is said about it.

    said("tasks.yaml", "type: visit,", "type: ¦visits,")  → the faults; ¦ marks where the first must point

The old text must stand once in the file, so that a case keeps breaking what it meant to break."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tests.packs import SECOND
from webforms.store.pack_files import Examined, Fault, PackFiles, examine, read_folder
from webforms.store.pack_files.folder import pack_files

MARK = "¦"


@cache
def whole() -> PackFiles:
    return read_folder(SECOND)


@dataclass(frozen=True)
class Broken:
    """The pack after a change, and the place that the change marked."""

    examined: Examined
    file: str
    line: int
    column: int

    def fault(self) -> Fault:
        """The fault at the marked place; the only one of the pack."""
        (found,) = self.examined.faults
        assert (found.file, found.line, found.column) == (self.file, self.line, self.column), str(found)
        return found

    def among(self) -> Fault:
        """The first fault at the marked place, where one slip makes several."""
        place = (self.file, self.line, self.column)
        said = [str(fault) for fault in self.examined.faults]
        found = [fault for fault in self.examined.faults if (fault.file, fault.line, fault.column) == place]
        assert found, f"nothing at {place}: {said}"
        return found[0]

    def note(self) -> Fault:
        """The note at the marked place of a pack without faults."""
        assert not self.examined.faults, [str(fault) for fault in self.examined.faults]
        place = (self.file, self.line, self.column)
        (found,) = [note for note in self.examined.notes if (note.file, note.line, note.column) == place]
        return found


def broken(file: str, old: str, new: str, *more: tuple[str, str, str]) -> Broken:
    """The second pack with `old` written as `new`; `more` are further changes that belong to the same slip."""
    contents = dict(whole().contents)
    for name, before, after in ((file, old, new), *more):
        text = contents[name].decode()
        assert text.count(before) == 1, f"{name} has {before!r} {text.count(before)} times"
        contents[name] = text.replace(before, after).encode()
    text = contents[file].decode()
    assert text.count(MARK) == 1, "mark one place with ¦"
    before = text.split(MARK)[0]
    contents[file] = text.replace(MARK, "").encode()
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Broken(examine(pack_files(contents)), file, line, column)


@dataclass(frozen=True)
class Case:
    """One slip, and what is said about it at the marked place. `alone`: nothing else is said."""

    file: str
    old: str
    new: str
    message: str
    cure: str
    also: tuple[tuple[str, str, str], ...] = ()
    alone: bool = True

    def check(self) -> None:
        after = broken(self.file, self.old, self.new, *self.also)
        fault = after.fault() if self.alone else after.among()
        assert fault.message == self.message
        assert self.cure in fault.cure
