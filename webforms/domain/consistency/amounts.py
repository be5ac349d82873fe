"""Checks that compare figures with each other, and with last year's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from webforms.domain.consistency.finding import Finding, found
from webforms.domain.consistency.material import Material
from webforms.domain.pack import (
    Jump,
    PartOf,
    PersonsAgainstTimes,
    RecomputedRate,
    StatedAgainstSum,
    Sum,
    UnitCount,
    UnitMixed,
)
from webforms.domain.printing import print_value
from webforms.domain.quantity import half_up, plain

NEAR = 3
"""Within a third and three times of a factor: populations and budgets do not stand still from year to year."""


def part_of(check: PartOf, material: Material) -> Iterator[Finding]:
    """Each unit that states both; all together only where no unit by itself is wrong."""
    whole = check.whole
    if isinstance(whole, UnitCount):
        yield from _against_units(check, material, whole)
        return
    alone = [
        finding for code in material.units_of(check.part)
        if (finding := _against(check, material, whole, code)) is not None
    ]
    yield from alone
    if not alone and material.whole(whole) and (together := _against(check, material, whole, None)) is not None:
        yield together


def _against(check: PartOf, material: Material, whole: Sum, code: str | None) -> Finding | None:
    part, limit = material.amount(check.part, code), material.amount(whole, code)
    if part is None or limit is None or part <= limit * Fraction(check.times):
        return None
    times = "" if check.times == 1 else f"的 {plain(check.times)} 倍"
    who = f"{material.name(code)}的" if code else ""
    message = (f"{who}“{material.label(check.part)}” {material.printed(check.part, part)}，超过了"
               f"“{material.label(whole)}” {material.printed(whole, limit)}{times}。")
    links = [*material.figures(check.part, whole), *([material.unit(code)] if code else [])]
    subject = (*check.part.metrics, "/", *whole.metrics, plain(check.times), code or "")
    return found(check, subject, message, links, (part, limit))


def _against_units(check: PartOf, material: Material, whole: UnitCount) -> Iterator[Finding]:
    part = material.amount(check.part)
    units = material.tree.select(whole.units)
    limit = len(units) * Fraction(check.times)
    if part is not None and part > limit:
        kind = material.pack.kinds[units[0].kind] if units else None
        counted = f"{kind.title}共 {len(units)} {kind.counter}" if kind else "没有这样的单位"
        message = f"“{material.label(check.part)}” {material.printed(check.part, part)}，可是{counted}。"
        yield found(check, (*check.part.metrics, "units"), message, material.figures(check.part), (part, limit))


def stated_against_sum(check: StatedAgainstSum, material: Material) -> Iterator[Finding]:
    """Each unit that states a number of its area, against what the area reported record by record."""
    reported = _reported(material, check)
    for code in material.units_of(check.stated):
        stated = material.amount(check.stated, code)
        added = reported.get(code, Fraction(0))
        if stated is None or _near(stated, added, check.within_percent):
            continue
        message = (f"{material.name(code)}的“{material.label(check.stated)}” {material.printed(check.stated, stated)}，"
                   f"已审核记录合计 {material.printed(check.stated, added)}，相差 "
                   f"{material.printed(check.stated, abs(stated - added))}。")
        links = [*material.figures(check.stated, check.own, check.below), material.unit(code)]
        yield found(check, (*check.stated.metrics, code), message, links, (stated, added))


def _reported(material: Material, check: StatedAgainstSum) -> Mapping[str, Fraction]:
    """What each unit reported itself, and all units below it: each of those is carried up once."""
    added: dict[str, Fraction] = defaultdict(Fraction)
    for code, amount in _each(material, check.own):
        added[code] += amount
    for code, amount in _each(material, check.below):
        for above in material.tree.above(code):
            added[above] += amount
    return added


def _each(material: Material, total: Sum) -> Iterator[tuple[str, Fraction]]:
    """What each unit states of each metric."""
    for one in (Sum((key,)) for key in total.metrics):
        for code in material.units_of(one):
            amount = material.amount(one, code)
            if amount is not None:
                yield code, amount


def recomputed_rate(check: RecomputedRate, material: Material) -> Iterator[Finding]:
    """What a unit states of a quotient; above and below count what it states itself, else all."""
    for code in material.units_of(check.stated):
        stated = material.amount(check.stated, code)
        above, below = (_own_or_all(material, total, code) for total in (check.of, check.per))
        if stated is None or above is None or not below:
            continue
        reached = above / below * Fraction(check.times)
        digits = material.pack.metrics[check.stated.metrics[0]].scale
        if half_up(reached, digits) == half_up(stated, digits) or _near(stated, reached, check.within_percent):
            continue
        again = print_value(reached, unit=material.pack.metrics[check.stated.metrics[0]].unit, digits=digits)
        message = (f"{material.name(code)}填的“{material.label(check.stated)}”是 "
                   f"{material.printed(check.stated, stated)}，用“{material.label(check.of)}” "
                   f"{material.printed(check.of, above)} ÷ “{material.label(check.per)}” "
                   f"{material.printed(check.per, below)}重算是 {again}。")
        links = [*material.figures(check.stated, check.of, check.per), material.unit(code)]
        yield found(check, (*check.stated.metrics, code), message, links, (stated, above, below))


def _own_or_all(material: Material, total: Sum, code: str) -> Fraction | None:
    own = material.amount(total, code)
    return material.amount(total) if own is None else own


def persons_against_times(check: PersonsAgainstTimes, material: Material) -> Iterator[Finding]:
    """One number under two names; and more persons than live there."""
    if check.times is not None:
        for code in material.units_of(check.persons):
            persons, times = material.amount(check.persons, code), material.amount(check.times, code)
            if persons and persons == times:
                message = (f"{material.name(code)}的“{material.label(check.persons)}”和"
                           f"“{material.label(check.times)}”都是 {print_value(persons)}，不会人人正好只来一次。")
                links = [*material.figures(check.persons, check.times), material.unit(code)]
                yield found(check, (*check.persons.metrics, "=", code), message, links, (persons,))
    if check.population is not None:
        yield from _too_many(check, check.population, material)


def _too_many(check: PersonsAgainstTimes, population: Sum, material: Material) -> Iterator[Finding]:
    persons, living = material.amount(check.persons), material.amount(population)
    if persons is not None and living is not None and persons > living:
        message = (f"“{material.label(check.persons)}” {material.printed(check.persons, persons)}，比"
                   f"“{material.label(population)}” {material.printed(population, living)}还多。")
        yield found(check, (*check.persons.metrics, ">"), message, material.figures(check.persons, population),
                    (persons, living))


def unit_mixed(check: UnitMixed, material: Material) -> Iterator[Finding]:
    """Each unit's figure of the year against the year before, one metric at a time."""
    for now, before, one, code in _pairs(check.of, material):
        for factor in check.factors if now and before else ():
            times = max(now, before) / min(now, before)
            if Fraction(factor) / NEAR <= times <= Fraction(factor) * NEAR:
                message = (f"{material.name(code)}的“{material.label(one)}”今年 {material.printed(one, now)}，上年 "
                           f"{material.printed(one, before)}，相差约 {print_value(times, digits=0)} 倍，"
                           "像是单位写错了。")
                links = [*material.figures(one), material.unit(code)]
                yield found(check, (*one.metrics, code), message, links, (now, before))
                break


def jump(check: Jump, material: Material) -> Iterator[Finding]:
    """Each unit's figure of the year against the year before, unless its record says why; of nothing there is no share.
    """
    explained = {material.tree.heir(entry.unit) for entry in material.entries.get(check, ())}
    for now, before, one, code in _pairs(check.of, material):
        if not before or code in explained or _near(now, before, check.within_percent):
            continue
        percent = print_value(abs(now - before) / before * 100, digits=1)
        message = (f"{material.name(code)}的“{material.label(one)}”今年 {material.printed(one, now)}，上年 "
                   f"{material.printed(one, before)}，{'增加' if now > before else '减少'} {percent}%，没有说明原因。")
        links = [*material.figures(one), material.unit(code)]
        yield found(check, (*one.metrics, code), message, links, (now, before))


def _pairs(total: Sum, material: Material) -> Iterator[tuple[Fraction, Fraction, Sum, str]]:
    """This year's and last year's amount of each metric and unit that stated something in both."""
    year = material.pack.campaign.year
    for key in total.metrics:
        one = Sum((key,))
        for unit in material.tree.units:
            now, before = (material.amount(one, unit.code, year - back) for back in (0, 1))
            if now is not None and before is not None:
                yield now, before, one, unit.code


def _near(one: Fraction, other: Fraction, within_percent: Decimal) -> bool:
    return abs(one - other) <= abs(other) * Fraction(within_percent) / 100
