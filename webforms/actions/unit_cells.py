"""Cells of a list of units as people write them, turned into what the pack and the tree call the same thing.

A kind or a flag by its title or its key; a unit by its code, by code and name, or by a name that it alone has; letters
in full width. What cannot be told stays as it stands, and the fault quotes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from webforms.domain.pack import Pack
from webforms.domain.texts import half_width, one_line
from webforms.domain.units import Unit

BETWEEN_FLAGS = re.compile(r"[\s、，,;；]+")
CODES = ("parent", "successor")


def as_meant(pack: Pack, rows: Sequence[Mapping[str, str]], known: Iterable[Unit]) -> list[dict[str, str]]:
    """The rows with codes and keys where titles and names stood; another name for a row's cells changes nothing."""
    codes = _codes(rows, known)
    kinds = {kind.title: kind.key for kind in pack.kinds.values()}
    flags = {flag.title: flag.key for flag in pack.flags.values()}
    return [_meant(row, codes, kinds, flags) for row in rows]


def _codes(rows: Sequence[Mapping[str, str]], known: Iterable[Unit]) -> dict[str, str]:
    """Name → code, of the names that only one unit has."""
    pairs = {(one_line(row.get("name") or ""), _plain(row.get("code"))) for row in rows}
    pairs |= {(unit.name, unit.code) for unit in known}
    often = Counter(name for name, _ in pairs)
    return {name: code for name, code in pairs if often[name] == 1}


def _meant(
    row: Mapping[str, str], codes: Mapping[str, str], kinds: Mapping[str, str], flags: Mapping[str, str]
) -> dict[str, str]:
    meant = {**row, "code": _plain(row.get("code"))}
    for column in CODES:
        if text := one_line(row.get(column) or ""):
            meant[column] = codes.get(text) or _plain(text).partition(" ")[0]
    kind = one_line(row.get("kind") or "")
    meant["kind"] = kinds.get(kind, _plain(kind))
    words = filter(None, BETWEEN_FLAGS.split(one_line(row.get("flags") or "")))
    meant["flags"] = " ".join(flags.get(word, _plain(word)) for word in words)
    return meant


def _plain(text: str | None) -> str:
    return half_width(one_line(text or ""))
