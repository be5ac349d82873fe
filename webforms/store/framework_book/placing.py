"""From a fault of a file that was made back to the cell it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from webforms.store.framework_book.doubts import CellPlace, Doubt
from webforms.store.pack_files import Fault
from webforms.store.pack_files.folder import PackFiles
from webforms.store.pack_files.yaml_source import Path, read_yaml

CODE = re.compile(r"（([A-Za-z0-9_.-]+)）")
YAML_WORDS = re.compile(r"[a-z_]+: |\.yaml")


@dataclass(frozen=True)
class Placed:
    """What stands at `path` in a file comes from this cell."""

    file: str
    path: Path
    cell: CellPlace


@dataclass(frozen=True)
class Home:
    """`cell` stands for the table as a whole. `theirs` are the files that the person has: those of a pack of theirs
    that the draft takes as they are. `codes` are words of files that mean nothing to them."""

    cell: CellPlace
    theirs: frozenset[str]
    codes: frozenset[str]


def doubts_of(files: PackFiles, faults: Iterable[Fault], placed: Sequence[Placed], home: Home) -> Iterator[Doubt]:
    """Each fault at its cell, or at that of the table where no cell is known; only a file they have is named."""
    lines = {name: _lines(files, name, placed) for name in {each.file for each in placed}}
    for fault in faults:
        before = [line for line in lines.get(fault.file, ()) if line[:2] <= (fault.line, fault.column)]
        cell = max(before, key=lambda line: line[:3])[3] if before else home.cell
        if not before and fault.file in home.theirs:
            yield Doubt(cell, f"{fault.place()}：{fault.message}", fault.cure)
        else:
            yield Doubt(cell, _named(fault.message, home), _named(_cure(fault.cure), home))


def _named(text: str, home: Home) -> str:
    """Units by their names alone."""
    return CODE.sub(lambda found: "" if found[1] in home.codes else found[0], text)


def _cure(cure: str) -> str:
    """How to mend it in a workbook: what is said in the words of a file helps nobody there."""
    return cure if not YAML_WORDS.search(cure) else "改这一格，或这一行里与它有关的格。"


def _lines(files: PackFiles, name: str, placed: Sequence[Placed]) -> list[tuple[int, int, int, CellPlace]]:
    source = read_yaml(name, files.contents[name])
    return [(place.line, place.column, len(each.path), each.cell) for each in placed
            if each.file == name and (place := source.places.get(each.path))]
