"""Where an evaluation differs from the expected answer of an example district, place by place.

Numbers are compared by value: an expected one has ten digits at most. What is empty on both sides is equal. A variant
names only what changes; anything else must stay as the example's own answer says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from webforms.domain.quantity import half_up, plain

EXPECTED_DIGITS = 10
NOT_NAMED = {
    "figures": ("stored", "missing", "records"),
    "evidence": ("by_unit",),
    "indicators": ("computed_points", "override_reason"),
    "parts": ("passed", "value", "raw_points", "evidence_items", "reason"),
}
"""What a variant leaves unsaid although it may move."""


@dataclass(frozen=True)
class Difference:
    """`path` names the place as the expected answer does."""

    path: str
    expected: Any
    got: Any

    def __str__(self) -> str:
        return f"{self.path}：应为 {_text(self.expected)}，得到 {_text(self.got)}"


def compare_answer(expected: Mapping[str, Any], picture: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Every difference between the answer of the file and the picture of an evaluation."""
    return tuple(_differences("", expected, picture))


def compare_variant(
    expected: Mapping[str, Any], variant: Mapping[str, Any], picture: Mapping[str, Any], campaign_year: int
) -> tuple[Difference, ...]:
    """Differences after the variant's change, over all it speaks of and all it leaves as it was.

    The campaign's own year of a figure moves with the figure and is not named a second time."""
    changed = _changed(expected, variant)
    unnamed = {**NOT_NAMED, "by_year": (str(campaign_year),)}
    return tuple(
        difference
        for place, answer in changed.items()
        for difference in _differences(
            place, _said(place, answer, unnamed), _said(place, picture[place], unnamed)
        )
    )


def _changed(expected: Mapping[str, Any], variant: Mapping[str, Any]) -> dict[str, Any]:
    """The expected answer with the variant's new values in it."""
    return {
        "figures": _each(expected["figures"], variant["figures"], lambda was, new: _figure(was, new["to"])),
        "evidence": _each(expected["evidence"], variant["evidence"], lambda was, new: {**was, "value": new["to"]}),
        "indicators": _each(expected["indicators"], variant["indicators"], _indicator),
        "levels": [_level(level, variant["levels"]) for level in expected["levels"]],
        "total": variant["total"]["to"],
        "must_meet": variant.get("must_meet", {"to": expected["must_meet"]})["to"],
        "passed": variant.get("passed", {"to": expected["passed"]})["to"],
    }


def _each(known: Mapping[str, Any], changes: Mapping[str, Any], merge: Any) -> dict[str, Any]:
    return {key: merge(was, changes[key]) if key in changes else was for key, was in known.items()}


def _figure(was: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Units and years are merged one by one; everything else is replaced."""
    merged = {**was, **new}
    for inner in ("by_unit", "by_year"):
        if inner in was or inner in new:
            merged[inner] = {**was.get(inner, {}), **new.get(inner, {})}
    return merged


def _indicator(was: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    parts = [dict(part) for part in was["parts"]]
    for change in new["parts"]:
        parts[change["part"] - 1].update(change["to"])
    return {**was, **new["to"], "parts": [part for part in parts if part.get("state")]}


def _level(was: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    change = changes.get(was["code"])
    points, of = change["to"].split("/") if change else (was["points"], was["of"])
    return {**was, "points": points, "of": of}


def _said(place: str, values: Any, unnamed: Mapping[str, Iterable[str]]) -> Any:
    """Without what variants do not name."""
    if place not in unnamed:
        return values
    kept = {key: _without(value, unnamed[place]) for key, value in values.items()}
    for value in kept.values():
        if "parts" in value:
            value["parts"] = [_without(part, unnamed["parts"]) for part in value["parts"]]
        if "by_year" in value:
            value["by_year"] = _without(value["by_year"], unnamed["by_year"])
    return kept


def _without(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in names}


def _differences(path: str, expected: Any, got: Any) -> Iterator[Difference]:
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        for key in dict.fromkeys([*expected, *got]):
            yield from _differences(f"{path}.{key}" if path else str(key), expected.get(key), got.get(key))
    elif _is_list(expected) and _is_list(got) and len(expected) == len(got):
        for place, (one, other) in enumerate(zip(expected, got, strict=True), 1):
            yield from _differences(f"{path}[{place}]", one, other)
    elif not _equal(expected, got):
        yield Difference(path, expected, got)


def _equal(expected: Any, got: Any) -> bool:
    if type(expected) is type(got) and expected == got:
        return True
    if _is_empty(expected) or _is_empty(got):
        return _is_empty(expected) and _is_empty(got)
    if isinstance(got, bool) or isinstance(expected, bool):
        return expected is got
    if isinstance(got, int):
        return bool(_number(expected) == got)
    if isinstance(got, Decimal | Fraction):
        return bool(_number(expected) == half_up(got, EXPECTED_DIGITS))
    return bool(expected == got)


def _number(expected: Any) -> Decimal | None:
    try:
        return Decimal(str(expected))
    except InvalidOperation:
        return None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | Mapping) and not value) or (_is_list(value) and not value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _text(value: Any) -> str:
    if isinstance(value, Fraction | Decimal):
        return plain(half_up(value, EXPECTED_DIGITS))
    return "（空）" if _is_empty(value) else json.dumps(value, ensure_ascii=False, default=_text)
