"""From a fault of a file that was made back to the cell it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from webforms.store.framework_book.doubts import CellPlace, Doubt
from webforms.store.pack_files import Fault
from webforms.store.pack_files.folder import PackFiles
from webforms.store.pack_files.yaml_source import Path, read_yaml

YAML_WORDS = re.compile(r"[a-z_]+: |\.yaml")


@dataclass(frozen=True)
class Placed:
    """What stands at `path` in a file comes from this cell."""

    file: str
    path: Path
    cell: CellPlace


def doubts_of(files: PackFiles, faults: Iterable[Fault], placed: Sequence[Placed], home: CellPlace) -> Iterator[Doubt]:
    """Each fault at its cell, or at the sheet where no cell is known."""
    lines = {name: _lines(files, name, placed) for name in {each.file for each in placed}}
    for fault in faults:
        before = [line for line in lines.get(fault.file, ()) if line[:2] <= (fault.line, fault.column)]
        cell = max(before, key=lambda line: line[:3])[3] if before else home
        yield Doubt(cell, fault.message if before else f"{fault.place()}：{fault.message}", _cure(fault.cure))


def _cure(cure: str) -> str:
    """How to mend it in a workbook: what is said in the words of a file helps nobody there."""
    return cure if not YAML_WORDS.search(cure) else "改这一格，或这一行里与它有关的格。"


def _lines(files: PackFiles, name: str, placed: Sequence[Placed]) -> list[tuple[int, int, int, CellPlace]]:
    source = read_yaml(name, files.contents[name])
    return [(place.line, place.column, len(each.path), each.cell) for each in placed
            if each.file == name and (place := source.places.get(each.path))]
