"""What a printed share is a share of: the same words may stand for several populations, so a form says which.

    接受服务人数÷常住人口（上年末常住人口，统计公报）"""

from __future__ import annotations

from webforms.domain.pack import Cover, IndicatorSource, Ratio, RatioSource, Row, Sum, UnitCount
from webforms.domain.pack_check.reads import sources_of
from worker.documents.material import Material
from worker.documents.words import EACH

SATISFYING = "符合要求的"


def formulas_of(material: Material, row: Row) -> list[str]:
    """The formula of each share that a row prints, each once; none for a row without."""
    found = (_formula(material, source) for _, source in sources_of(row))
    return list(dict.fromkeys(text for text in found if text))


def _formula(material: Material, source: object) -> str:
    match source:
        case RatioSource():
            return _divided(material, source.of, source.per)
        case IndicatorSource(take="value"):
            return _of_rule(material, material.pack.indicators[source.code].parts[0].rule)
        case _:
            return ""


def _of_rule(material: Material, rule: object) -> str:
    match rule:
        case Ratio():
            return _divided(material, rule.of, rule.per)
        case Cover():
            counted = _units(material, UnitCount(rule.units))
            return f"{SATISFYING}{counted}÷{counted}"
        case _:
            return ""


def _divided(material: Material, of: Sum, per: Sum | UnitCount) -> str:
    return f"{_side(material, of)}÷{_side(material, per)}{_population(material, per)}"


def _side(material: Material, side: Sum | UnitCount) -> str:
    if isinstance(side, UnitCount):
        return _units(material, side)
    return material.pack.label_of(side)


def _units(material: Material, side: UnitCount) -> str:
    return "、".join(who.removeprefix(EACH) for who in material.who(side.units))


def _population(material: Material, per: Sum | UnitCount) -> str:
    """How the whole was counted, where the pack says so."""
    if isinstance(per, UnitCount):
        return ""
    found = dict.fromkeys(material.pack.metrics[key].basis for key in per.metrics if material.pack.metrics[key].basis)
    return f"（{'；'.join(found)}）" if found else ""
