"""Which figures an account may see: those of the indicators its unit answers for, and what its own units state.

Who answers by name (a department) sees its indicators' figures whole. Who is one of a kind that answers together sees
what stands in its own part of the tree, and no records but those; the bureau sees all; an inspector what is frozen."""

from __future__ import annotations

from webforms.domain.access import Actor, may
from webforms.domain.facts import evidence_key
from webforms.domain.pack import Indicator, Pack
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.units import Tree


def responsible_units(tree: Tree, indicator: Indicator) -> frozenset[str]:
    """Codes of the units that answer for an indicator."""
    return frozenset(unit.code for unit in tree.select(indicator.responsible))


def answering_units(pack: Pack, tree: Tree, key: str) -> frozenset[str]:
    """Codes of the units that answer for a figure over all units: its owner, and whoever is named by an indicator
    that reads it."""
    reading = [indicator for indicator in pack.indicators.values() if key in keys_read(indicator)]
    named = tuple(selector for indicator in reading for selector in indicator.responsible if selector.codes)
    answering = {unit.code for unit in tree.select(named)}
    metric = pack.metrics.get(key)
    return frozenset(answering | ({metric.owner} if metric else set()))


def may_see_whole(actor: Actor, pack: Pack, tree: Tree, key: str) -> bool:
    """Whether the figure is the actor's to see over all units."""
    return may(actor, "figure.read", responsible=answering_units(pack, tree, key))


def keys_read(indicator: Indicator) -> frozenset[str]:
    """Metrics and papers that an indicator looks at."""
    metrics = {key for part in indicator.parts for key in metrics_of_part(part)}
    return frozenset(metrics | {evidence_key(indicator.code, required.item) for required in indicator.evidence})
