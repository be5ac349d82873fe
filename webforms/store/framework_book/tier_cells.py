"""Tiers as people write them: `≥3：4分；≥2：2分；其余0分`, or `3次以上得4分，2次得2分，其余不得分`.

A tier begins where its number is reached; the highest comes first in the pack, in whatever order they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from webforms.domain.texts import half_width
from webforms.store.framework_book.cells import Unreadable, number, read_exact

EXAMPLES = "“≥3：4分；≥2：2分；其余0分”或“3次以上得4分，2次得2分，其余不得分”"
CURE = f"写成{EXAMPLES}。"
PARTS = re.compile(r"[\n;。、]+|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")
NUM = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9.])"
BEFORE = r"(?:每?年|全年|共|达到?|满|获得?|举办|开展|有|至少|不少于|不低于|大于等于|大于或等于|≥|≧|>=)*"
UNIT = r"([^0-9,;:=<>≥≤%\s分得计给记为及以含之不的者]{0,4}|分(?=及以上|或以上|以上))"
ABOVE = r"(?:\(含\))?(?:及以上|或以上|以上|起)?(?:\(含(?:本数)?\))?(?:的|者)?"
POINTS = rf"[\s:,=→-]*(?:得|计|给|记|为)?\s*(?:({NUM})\s*分?|(满分)|(?:不得分|不计分|不给分|无分))"
TIER = re.compile(rf"\s*{BEFORE}\s*({NUM})\s*{UNIT}(?:\s*[-—–~至到]\s*({NUM})\s*{UNIT})?\s*{ABOVE}{POINTS}\s*")
REST = re.compile(rf"\s*(?:其余|其他|其它|否则|没有|无|以下|不足|达不到|未达到)(?:的|者|情况|情形)?{POINTS}\s*")
BELOW = re.compile(rf"\s*(?:不足|不满|少于|低于|小于|未达到?|达不到|<)\s*({NUM})\s*{UNIT}(?:的|者)?{POINTS}\s*")


@dataclass(frozen=True)
class Tier:
    """`most` is where a range ends; `unit` what is counted, as far as it is said."""

    least: Decimal
    points: int | str
    most: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class Tiers:
    """What a cell says. `rest` is None where it says nothing of what lies below the lowest tier."""

    tiers: tuple[Tier, ...]
    rest: int | str | None
    unit: str

    @property
    def raw(self) -> list[dict[str, Any]]:
        """As the pack writes them."""
        said: list[dict[str, Any]] = [{"at_least": str(tier.least), "points": tier.points} for tier in self.tiers]
        return [*said, {"else": True, "points": self.rest or 0}]


def read_tiers(text: str, full: int | str) -> Tiers:
    """The tiers of a cell; `full` are the points of 满分."""
    said = half_width(text)
    if "%" in said:
        raise Unreadable("分档按数量分，不能按百分数分", "换成数量；按比例得分的，计分方法选“按比例”。")
    tiers: list[Tier] = []
    rests: list[tuple[Decimal | None, int | str]] = []
    for part in _parts(said):
        if found := TIER.fullmatch(part):
            tiers.append(_tier(found, full))
        elif found := REST.fullmatch(part):
            rests.append((None, _points(found[1], found[2], full)))
        elif found := BELOW.fullmatch(part):
            rests.append((_value(found[1]), _points(found[3], found[4], full)))
    tiers.sort(key=lambda tier: tier.least, reverse=True)
    _check(tiers, rests)
    unit = next((tier.unit for tier in tiers if tier.unit), "")
    return Tiers(tuple(tiers), rests[0][1] if rests else None, unit)


def _parts(said: str) -> Iterator[str]:
    """The text by tiers: a condition and its points may be apart by a comma."""
    held = ""
    for piece in PARTS.split(said):
        held = f"{held},{piece}" if held else piece.strip()
        if any(shape.fullmatch(held) for shape in (TIER, REST, BELOW)):
            yield held
            held = ""
    if held.strip(" ,"):
        raise Unreadable(f"“{held.strip(' ,')}”看不懂", CURE)


def _tier(found: re.Match[str], full: int | str) -> Tier:
    least, unit, most, other, points, all_points = found.groups()
    return Tier(_value(least), _points(points, all_points, full), _value(most) if most else None, unit or other or "")


def _points(said: str | None, all_points: str | None, full: int | str) -> int | str:
    return full if all_points else number(read_exact(said)) if said else 0


def _value(said: str) -> Decimal:
    return Decimal(read_exact(said))


def _check(tiers: list[Tier], rests: list[tuple[Decimal | None, int | str]]) -> None:
    """Nothing is said twice, no range leaves a gap, and the rest lies below the lowest tier."""
    if not tiers:
        raise Unreadable("分档没有写全", CURE)
    for higher, lower in pairwise(tiers):
        if higher.least == lower.least:
            raise Unreadable(f"“{higher.least}”写了两档", "每个数只写一档。")
        if lower.most is not None and higher.least - lower.most not in (0, 1):
            raise Unreadable(f"“{lower.least}-{lower.most}”与上一档“{higher.least}”接不上", "中间的数也写上得几分。")
    if len(rests) > 1:
        raise Unreadable("“其余”写了两次", "只留一处。")
    if rests and rests[0][0] not in (None, tiers[-1].least):
        raise Unreadable(f"“不足{rests[0][0]}”与最低一档“{tiers[-1].least}”接不上", CURE)
