"""Sums of metrics: nothing is added twice, and only what is alike is added."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from webforms.domain.pack import Condition, Metric, Sum, UnitCount
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.world import Reached, World


def check_sum(world: World, path: Path, total: Sum, *, cases: bool = False) -> Iterator[Finding]:
    """A sum of a part or a row; `cases` (a veto) may mix units, because only "none or some" is asked."""
    place = (*path, "sum")
    yield from twice(place, "数据", total.metrics)
    for index, key in enumerate(total.metrics):
        if key not in world.pack.metrics:
            yield unknown((*place, index), "数据", key, world.pack.metrics)
    metrics = [world.pack.metrics[key] for key in dict.fromkeys(total.metrics) if key in world.pack.metrics]
    for one, other in combinations(metrics, 2):
        index = total.metrics.index(other.key)
        yield from _check_pair(world, (*place, index), one, other)
        if not cases and one.unit != other.unit:
            message = f"“{other.label}”（{other.unit}）与“{one.label}”（{one.unit}）单位不同，不能相加"
            yield Finding((*place, index), message, "只加同一单位的数据；人次不当人数用。")
    for metric in metrics:
        at = (*place, total.metrics.index(metric.key))
        yield from _check_alone(at, metric) if len(metrics) > 1 else check_additive(world, at, metric)


def check_per(world: World, path: Path, per: Sum | UnitCount) -> Iterator[Finding]:
    """What a ratio divides by."""
    if isinstance(per, UnitCount):
        yield from check_selection(world, (*path, "units"), per.units)
    else:
        yield from check_sum(world, path, per)


def check_additive(world: World, path: Path, metric: Metric) -> Iterator[Finding]:
    """A figure that is never summed over units is one number only where one unit states it."""
    if not metric.additive and not _is_one(world.reach(metric.stated_by)):
        message = f"“{metric.label}”由几个单位各自填报，没有合计"
        yield Finding(path, message, "它是 additive: false；只在一个单位填报时才能当一个数用。")


def _is_one(reached: Collection[Reached]) -> bool:
    """One known unit; a kind stands for any number of units that are still to come."""
    return len(reached) == 1 and all(unit.code for unit in reached)


def _check_alone(path: Path, metric: Metric) -> Iterator[Finding]:
    if not metric.additive:
        yield Finding(path, f"“{metric.label}”不能与别的数据相加", "它是 additive: false，只能单独列出。")


def _check_pair(world: World, path: Path, one: Metric, other: Metric) -> Iterator[Finding]:
    levels = world.kinds(one.stated_by), world.kinds(other.stated_by)
    if one.label == other.label and levels[0] != levels[1]:
        message = f"“{one.label}”由两级单位分别填报（{one.key}、{other.key}），加起来会重复"
        yield Finding(path, message, "只用一级的；确是两件事就改成两个名称。")
    elif _overlap(world, one, other):
        message = f"“{other.label}”与“{one.label}”算的是同样的记录，加起来会重复"
        yield Finding(path, message, "留下一项，或用 when、stated_by 分开。")


def _overlap(world: World, one: Metric, other: Metric) -> bool:
    """Whether one record could be added twice."""
    same = (one.of, one.sum, one.window) == (other.of, other.sum, other.window)
    return same and bool(world.reach(one.stated_by) & world.reach(other.stated_by)) and not _apart(one.when, other.when)


def _apart(one: Condition, other: Condition) -> bool:
    return any(key in other and not set(values) & set(other[key]) for key, values in one.items())
