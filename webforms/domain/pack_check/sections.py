"""Sections: each stands at a place that its document has, and begins with a text that holds no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webforms.domain.narrative import TOKEN, wrong_tokens
from webforms.domain.pack import DocumentSpec, Pack, Section, SectionSource, TableSpec
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.world import World

CASE = ".case"


def check_sections(world: World) -> Iterator[Finding]:
    """Every section by itself, then the room of the tables that hold some."""
    for section in world.pack.sections.values():
        path: Path = ("sections", section.key)
        document = world.pack.documents.get(section.document)
        if document is None:
            yield unknown((*path, "document"), "文档", section.document, world.pack.documents)
        else:
            yield from _check_place(world.pack, path, document, section)
        yield from _check_text(world.pack, (*path, "text"), section)
    for document in world.pack.documents.values():
        for table in document.tables.values():
            yield from _check_room(world.pack, ("documents", document.key, "tables", table.key), table)


def _check_place(pack: Pack, path: Path, document: DocumentSpec, section: Section) -> Iterator[Finding]:
    rows = {place: key for table in document.tables.values() for place, key in _rows(table)}
    if section.place in rows:
        if rows[section.place] != section.key:
            message = f"“{section.place}”这一行放的是“{rows[section.place]}”"
            yield Finding((*path, "place"), message, "改 place，或改 documents.yaml 里那一行的 section。")
    elif section.place not in (places := _places(pack, document)):
        yield unknown((*path, "place"), f"“{document.title}”里的位置", section.place, (*places, *rows))


def _rows(table: TableSpec) -> Iterator[tuple[str, str]]:
    """Rows that hold a section, as places: `t8.1` is the first row of table t8."""
    for number, row in enumerate(table.rows, 1):
        if isinstance(row.source, SectionSource):
            yield f"{table.key}.{number}", row.source.section


def _places(pack: Pack, document: DocumentSpec) -> tuple[str, ...]:
    """Fixed places first, then each level, its case and each sublevel."""
    levels = [place for level in pack.levels for place in (level.code, level.code + CASE)]
    return (*document.places, *levels, *(sublevel.code for sublevel in pack.sublevels))


def _check_text(pack: Pack, path: Path, section: Section) -> Iterator[Finding]:
    if len(section.text) > section.max_length:
        message = f"开头文字 {len(section.text)} 字，超过 {section.max_length} 字"
        yield Finding(path, message, "缩短文字，或放宽 max_length。")
    if re.search(r"[0-9]", TOKEN.sub("", section.text)):
        yield Finding(path, "开头文字里有数字", "数字从快照取：写成 [[数据名]]，或删去。")
    for place, why in wrong_tokens(section.text, pack):
        yield Finding(path, f"{place}：{why.what}", why.cure)


def _check_room(pack: Pack, path: Path, table: TableSpec) -> Iterator[Finding]:
    """The texts of a table together stay within what the table may hold."""
    keys = [key for _, key in _rows(table)]
    longest = sum(pack.sections[key].max_length for key in keys if key in pack.sections)
    if table.max_length is not None and longest > table.max_length:
        message = f"各段文字最多共 {longest} 字，本表只许 {table.max_length} 字"
        yield Finding((*path, "max_length"), message, "减小各段的 max_length，或放宽本表。")
