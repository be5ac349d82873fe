"""Checks of the narrative texts: numbers that differ from their figure, tokens that mean nothing, units misnamed."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.consistency.finding import Finding, Link, found
from webforms.domain.consistency.material import Material
from webforms.domain.consistency.names import misnamed
from webforms.domain.narrative import wrong_tokens
from webforms.domain.pack import OtherName, UnknownTokens, WrittenNumbers
from webforms.domain.printing import WAITING
from webforms.domain.written_numbers import Likeness, NumberReader, WrittenNumber

INDICATOR = "indicator:"


def numbers(check: WrittenNumbers, material: Material) -> Iterator[Finding]:
    """Only a number that states a figure for certain is held against it."""
    names = [(unit.code, unit.name) for unit in material.tree.everyone]
    reader = NumberReader(material.pack, material.evaluation, names)
    for key, text in material.texts.items():
        for number in reader.numbers(text):
            if number.key is not None and number.resembles is not None and not number.agrees:
                message = f"“{material.pack.sections[key].title}”里写“{number.text}”，{_against(number)}"
                links = [section(material, key), *_behind(number.resembles)]
                yield found(check, (key, number.key, number.text), message, links, (number.text, number.printed))


def _against(number: WrittenNumber) -> str:
    """A gap does not make the typed number wrong: nobody can know yet."""
    label = number.resembles.label if number.resembles else ""
    if number.printed in ("", WAITING):
        return f"但“{label}”还没有人报（{WAITING}）。请先请有关单位报数，或改成数据代号。"
    return f"{label}是 {number.printed}。请改成数据代号，或改正数字。"


def _behind(likeness: Likeness) -> list[Link]:
    """The figure or the indicator; points stand behind no single figure."""
    kind, _, key = likeness.key.rpartition(":")
    if kind:
        return [Link("indicator", key, key)] if likeness.key.startswith(INDICATOR) else []
    return [Link("figure", key, likeness.label)]


def unknown_tokens(check: UnknownTokens, material: Material) -> Iterator[Finding]:
    """A pack that was adopted later may not know a figure that a text names; it would be printed as a gap."""
    for key, text in material.texts.items():
        for place, why in wrong_tokens(text, material.pack):
            message = f"“{material.pack.sections[key].title}”{place}：{why.what}。{why.cure}"
            yield found(check, (key, place, why.what), message, [section(material, key)], (text,))


def other_name(check: OtherName, material: Material) -> Iterator[Finding]:
    for key, text in material.texts.items():
        for code, called in misnamed(material, text):
            message = f"“{material.pack.sections[key].title}”里写“{called}”，名册上是“{material.name(code)}”。"
            links = [section(material, key), material.unit(code)]
            yield found(check, (key, code), message, links, (called, material.name(code)))


def section(material: Material, key: str) -> Link:
    return Link("section", key, material.pack.sections[key].title)
