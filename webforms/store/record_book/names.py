"""Units by the names that stand in a workbook: a name that two units share carries the code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from webforms.domain.texts import half_width, one_line
from webforms.domain.units import Unit


def labels_of(units: Iterable[Unit]) -> dict[str, str]:
    """Code → what the drop-down says."""
    listed = list(units)
    shared = {name for name, count in Counter(unit.name for unit in listed).items() if count > 1}
    return {unit.code: f"{unit.name}（{unit.code}）" if unit.name in shared else unit.name for unit in listed}


def codes_by_word(units: Iterable[Unit]) -> dict[str, str]:
    """What people may write → code: the drop-down's words, and the code itself."""
    labels = labels_of(units)
    return {**{plain(code): code for code in labels}, **{plain(label): code for code, label in labels.items()}}


def find_code(words: Mapping[str, str], said: str) -> str | None:
    return words.get(plain(said))


def plain(word: str) -> str:
    """As it is compared: brackets and spaces of whatever width are the same."""
    return half_width(one_line(word)).replace(" ", "").lower()
