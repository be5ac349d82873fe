"""The seven rules: what a part takes exists, fits together and is worth what it says."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import (
    Count,
    Cover,
    EvidenceRule,
    Indicator,
    Manual,
    Part,
    Ratio,
    Scale,
    Series,
    Sum,
    Tier,
    TierRule,
    Veto,
)
from webforms.domain.pack.framework import Below
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.metrics import missing_years, signed
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.sums import check_additive, check_per, check_sum
from webforms.domain.pack_check.unit_tests import check_test
from webforms.domain.pack_check.world import World


def check_part(world: World, path: Path, indicator: Indicator, part: Part) -> Iterator[Finding]:
    """One part: its rule's own proofs, and where its threshold comes from."""
    if part.threshold_source is None and not isinstance(part.rule, Manual):
        yield Finding(path, "没有写阈值的出处", "写上 threshold_source: notice（文件原文）或 proposed（建议）。")
    match part.rule:
        case Ratio():
            yield from _check_ratio(world, path, part, part.rule)
        case Count():
            yield from check_sum(world, (*path, "of"), part.rule.of)
            if part.rule.at_least <= 0:
                yield Finding((*path, "at_least"), "要求的数应大于 0", "写一个正数。")
        case Cover():
            yield from _check_cover(world, path, part, part.rule)
        case EvidenceRule():
            yield from _check_items(path, indicator, part.rule)
        case TierRule():
            yield from _check_tiers(world, path, part, part.rule)
        case Veto():
            yield from check_sum(world, (*path, "of"), part.rule.of, cases=True)
            yield from check_sum(world, (*path, "looked"), part.rule.looked, cases=True)
        case Manual():
            yield from _check_manual(path, indicator, part.rule)


def _check_ratio(world: World, path: Path, part: Part, rule: Ratio) -> Iterator[Finding]:
    yield from check_sum(world, (*path, "of"), rule.of)
    yield from check_per(world, (*path, "per"), rule.per)
    if rule.threshold <= 0:
        yield Finding((*path, "threshold"), "阈值应大于 0", '百分之三十写 "0.3"。')
    if rule.whole and rule.threshold > 1:
        yield Finding((*path, "threshold"), "占比的阈值大于 100%", '百分之三十写 "0.3"；不是占比就删去 whole: true。')
    if rule.whole and isinstance(rule.per, Sum):
        yield from _check_same_unit(world, path, rule.of, rule.per)
    yield from _check_below((*path, "below"), part, rule.below, rule)


def _check_same_unit(world: World, path: Path, of: Sum, per: Sum) -> Iterator[Finding]:
    """A share is of its own kind: persons of persons, never attendances of persons."""
    units = [{world.pack.metrics[key].unit for key in each.metrics if key in world.pack.metrics} for each in (of, per)]
    if units[0] and units[1] and units[0] != units[1]:
        message = f"占比的两边单位不同（{'、'.join(sorted(units[0]))} 和 {'、'.join(sorted(units[1]))}）"
        yield Finding((*path, "whole"), message, "两边用同一单位的数据；不是占比就删去 whole: true。")


def _check_cover(world: World, path: Path, part: Part, rule: Cover) -> Iterator[Finding]:
    selected = list(check_selection(world, (*path, "units"), rule.units))
    yield from selected
    if not 0 < rule.threshold <= 1:
        yield Finding((*path, "threshold"), "覆盖率的阈值应在 0 和 1 之间", '百分之八十写 "0.8"，全部写 "1"。')
    if not selected:
        yield from check_test(world, (*path, "test"), rule.units, rule.test)
    yield from _check_below((*path, "below"), part, rule.below, rule)


def _check_below(path: Path, part: Part, below: Below, rule: Ratio | Cover) -> Iterator[Finding]:
    """Steps lead down from the threshold, in value and in points."""
    if isinstance(below, str):
        return
    above = Scale(rule.threshold, part.points)
    for index, step in enumerate(below):
        if step.at_least >= above.at_least:
            message = f"这一档不低于上一档（{above.at_least}）"
            yield Finding((*path, index, "at_least"), message, "从高到低排列，都低于阈值。")
        if step.points >= above.points:
            message = f"这一档的分不少于上一档（{above.points}）"
            yield Finding((*path, index, "points"), message, "越低的档分越少，都少于满分。")
        above = step


def _check_items(path: Path, indicator: Indicator, rule: EvidenceRule) -> Iterator[Finding]:
    items = [requirement.item for requirement in indicator.evidence]
    yield from twice((*path, "items"), "材料", rule.items)
    for index, item in enumerate(rule.items):
        if item not in items:
            yield unknown((*path, "items", index), "本指标的材料", item, items)


def _check_tiers(world: World, path: Path, part: Part, rule: TierRule) -> Iterator[Finding]:
    if rule.series:
        yield from _check_series(world, (*path, "series"), rule.series)
    if rule.of:
        yield from check_sum(world, (*path, "of"), rule.of)
    for index, tier in enumerate(rule.tiers):
        yield from _check_tier((*path, "tiers", index), part, rule, tier)
    if not rule.tiers[-1].otherwise:
        yield Finding((*path, "tiers"), "没有一档接住其余的情形", "最后加上 {else: true, points: 0}。")
    elif max(tier.points for tier in rule.tiers) != part.points:
        yield Finding((*path, "tiers"), f"最高一档不是满分 {part.points}", "最高一档的 points 与本项的 points 一致。")


def _check_tier(path: Path, part: Part, rule: TierRule, tier: Tier) -> Iterator[Finding]:
    if tier.points > part.points:
        yield Finding((*path, "points"), f"这一档多于本项的 {part.points} 分", "改成不超过本项的分。")
    if tier.otherwise and tier is not rule.tiers[-1]:
        yield Finding(path, "这一档以后的都用不上", "else 放在最后。")
    trend = tier.falling or tier.last_below_first or tier.within_percent is not None
    if trend and rule.series is None:
        yield Finding(path, "没有历年数据，比不出升降", "写 series，或改用 at_least。")
    if tier.within_percent is not None and tier.within_percent < 0:
        yield Finding((*path, "within_percent"), "相差的百分数小于 0", "写正数。")
    if tier.at_least is not None and rule.series is not None:
        yield Finding(path, "历年数据没有一个数可比", "at_least 与 of 一起用。")


def _check_series(world: World, path: Path, series: Series) -> Iterator[Finding]:
    metric = world.pack.metrics.get(series.metric)
    if metric is None:
        yield unknown((*path, "metric"), "数据", series.metric, world.pack.metrics)
        return
    if list(series.years) != sorted(set(series.years)):
        yield Finding((*path, "years"), "年份没有从早到晚排列", "写成 [-3, -2, -1]。")
    yield from check_additive(world, (*path, "metric"), metric)
    record_type = world.pack.types.get(metric.of)
    if record_type is None or record_type.nature != "yearly":
        yield Finding((*path, "metric"), f"“{metric.label}”没有逐年的数", "series 只用 yearly 类型的数据。")
    elif lost := missing_years(record_type, series.years):
        message = f"“{record_type.title}”不收 {signed(lost)} 年的记录"
        yield Finding((*path, "years"), message, f"改年份，或在 types/{record_type.key}.yaml 里放宽 years。")


def _check_manual(path: Path, indicator: Indicator, rule: Manual) -> Iterator[Finding]:
    if rule.min_evidence > len(indicator.evidence):
        held = len(indicator.evidence)
        yield Finding((*path, "min_evidence"), f"本指标只有 {held} 项材料", f"写不大于 {held} 的数，或加上材料。")
    if indicator.must_meet:
        yield Finding(path, "必达指标不能由人评分", "改用有阈值的规则，或写 must_meet: false。")
