"""A template's faults without filling it: what is wrong, where, and how to mend it.

    .docx ─► outlines ─► lifted tags ─► Jinja's syntax ─► names used ─► names that exist
                         each step gives faults as values; a part that Jinja cannot read is not asked for its names

A caller that knows the data gives `known` and learns of every name that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File

from worker.templating import package
from worker.templating.faults import Fault, Place
from worker.templating.known import Known
from worker.templating.names import Path, Use, names_used
from worker.templating.outline import TAG, Line, Outline, lift_of, outlines
from worker.templating.syntax import foreign_files, parsed


@dataclass(frozen=True)
class Name:
    """A path into the data that a template reads, and where it does so first."""

    path: Path
    place: Place

    def __str__(self) -> str:
        return ".".join(self.path)


def lint(template: bytes | File, known: Known | None = None) -> list[Fault]:
    """Every fault found, part by part and from top to bottom. Refuses only what is no Word file."""
    return [fault for outline in outlines(read(template)) for fault in _faults(outline, known)]


def names(template: bytes | File) -> list[Name]:
    """Every path the template reads, each once. Parts with a fault of syntax are left out: `lint` tells of them."""
    found: dict[Path, Place] = {}
    for outline in outlines(read(template)):
        for use in _uses(outline):
            found.setdefault(use.path, outline.place(use.line))
    return [Name(path, place) for path, place in found.items()]


def read(template: bytes | File) -> bytes:
    """The template's bytes. Refuses, before anything unpacks it, what is no zip or would unpack beyond measure."""
    docx = template if isinstance(template, bytes) else template.read_bytes()
    package.parts(docx)
    return docx


def _faults(outline: Outline, known: Known | None) -> Iterator[Fault]:
    yield from _misplaced(outline)
    tree = parsed(outline)
    if isinstance(tree, Fault):
        yield tree
        return
    yield from foreign_files(outline, tree)
    if known is not None:
        yield from _unknown_names(outline, names_used(tree), known)


def _uses(outline: Outline) -> list[Use]:
    tree = parsed(outline)
    return [] if isinstance(tree, Fault) else names_used(tree)


def _unknown_names(outline: Outline, uses: list[Use], known: Known) -> Iterator[Fault]:
    """One fault for each wrong name and line; what follows a wrong name is not wrong too."""
    told: set[tuple[int, str]] = set()
    for use in uses:
        missing = None if use.optional else known.missing(use.path)
        if missing and (use.line, missing.name) not in told:
            told.add((use.line, missing.name))
            what = f"数据里没有“{missing.name}”" + (f"（在 {missing.holder} 之下）" if missing.holder else "")
            cure = f"是不是想写“{missing.nearest}”" if missing.nearest else "请对照变量表改正"
            yield Fault("name-unknown", outline.place(use.line), what, cure)


def _misplaced(outline: Outline) -> Iterator[Fault]:
    """Faults of docxtpl's own tags, which take away the paragraph, cell or row around them."""
    for line in outline.lines:
        lifts = [lift for tag in line.tags if (lift := lift_of(tag))]
        if line.row is None and {"tr", "tc"} & set(lifts):
            yield Fault(
                "lift-outside-table", line.place, "{%tr %} 和 {%tc %} 只能用在表格里", "请移进表格，或改用 {%p %}",
            )
        if line.lifting and _beside(line):
            yield Fault(
                "text-beside-lift", line.place, f"{line.lifting[-1]} 会去掉整段，同段的“{_beside(line)}”不会印出",
                "请让这个标签独占一段",
            )
    yield from _crowded_rows(outline)


def _beside(line: Line) -> str:
    """What else stands in the paragraph of a lifting tag, and would be lost."""
    kept = line.lifting[-1]
    others = [tag for tag in line.tags if tag != kept and not tag.startswith("{#")]
    return (TAG.sub("", line.text) + "".join(others)).strip()


def _crowded_rows(outline: Outline) -> Iterator[Fault]:
    """Of several `{%tr %}` in one row docxtpl keeps the last."""
    first: dict[object, Line] = {}
    for line in outline.lines:
        lifted = line.row is not None and "tr" in map(lift_of, line.tags)
        if lifted and first.setdefault(line.row, line) is not line:
            what = "这一行里有不止一个 {%tr %}，只有最后一个起作用"
            yield Fault("row-crowded", line.place, what, "请让每个 {%tr %} 独占一行")
