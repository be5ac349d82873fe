"""Metrics: each sums or counts what a form holds, once, at one level of units, in a window that can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webforms.domain.pack import Metric, RecordType
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.selecting import check_condition, check_selection
from webforms.domain.pack_check.world import World
from webforms.domain.quantity import HOUR

TIMES = (HOUR, "分钟")
SUMMED = ("integer", "decimal", "money", "percent", "time_range")
WINDOWS = {
    "event": ("campaign", "campaign_year", "last_full_year", "last_3_years"),
    "register": ("basis_date",),
    "yearly": ("campaign_year", "last_full_year", "last_3_years"),
}
YEARS_READ = {"campaign_year": (0,), "last_full_year": (-1,), "last_3_years": (-3, -2, -1)}


def check_metrics(world: World) -> Iterator[Finding]:
    """Every metric by itself."""
    for metric in world.pack.metrics.values():
        path: Path = ("metrics", metric.key)
        if metric.owner not in world.seeds:
            yield unknown((*path, "owner"), "单位", metric.owner, world.seeds)
        selected = list(check_selection(world, (*path, "stated_by"), metric.stated_by))
        yield from selected
        record_type = world.pack.types.get(metric.of)
        if record_type is None:
            yield unknown((*path, "of"), "记录类型", metric.of, world.pack.types)
            continue
        yield from _check_field(path, metric, record_type)
        yield from check_condition((*path, "when"), record_type, metric.when)
        yield from _check_window(path, metric, record_type)
        if not selected:
            yield from _check_stating(world, path, metric, record_type)


def _check_field(path: Path, metric: Metric, record_type: RecordType) -> Iterator[Finding]:
    if metric.sum is None:
        return
    able = {field.key: field for field in record_type.fields if field.kind in SUMMED}
    if metric.sum not in able:
        yield unknown((*path, "sum"), f"“{record_type.title}”的数字字段", metric.sum, able)
    elif able[metric.sum].kind == "percent" and metric.additive:
        yield Finding((*path, "sum"), "百分比不能相加", "写上 additive: false，只逐单位列示。")
    elif able[metric.sum].kind == "time_range" and metric.unit not in TIMES:
        yield Finding((*path, "unit"), f"时长不能用“{metric.unit}”作单位", f"写 {'、'.join(TIMES)}。")


def _check_window(path: Path, metric: Metric, record_type: RecordType) -> Iterator[Finding]:
    allowed = WINDOWS[record_type.nature]
    if metric.window not in allowed:
        cure = f"{record_type.nature} 类型可用：{'、'.join(allowed)}。"
        yield Finding((*path, "window"), f"{metric.window} 不合“{record_type.title}”的性质", cure)
    elif record_type.nature == "yearly":
        lost = missing_years(record_type, YEARS_READ[metric.window])
        if lost:
            cure = f"在 types/{record_type.key}.yaml 里放宽 years。"
            yield Finding((*path, "window"), f"“{record_type.title}”不收 {signed(lost)} 年的记录", cure)


def missing_years(record_type: RecordType, years: Iterable[int]) -> list[int]:
    """The years, relative to the campaign's, that a yearly type does not take."""
    first, last = record_type.years
    return [year for year in years if not first <= year <= last]


def signed(years: Iterable[int]) -> str:
    """Relative years as they stand in a pack: -2、-1、0."""
    return "、".join(str(year) for year in years)


def _check_stating(world: World, path: Path, metric: Metric, record_type: RecordType) -> Iterator[Finding]:
    """Units of one kind state it, and each of them can fill the form."""
    kinds = world.kinds(metric.stated_by)
    if len(kinds) > 1:
        titles = "、".join(world.pack.kinds[kind].title for kind in kinds)
        cure = "一项数据只由一级单位填报；拆成几项，各写各的 stated_by。"
        yield Finding((*path, "stated_by"), f"几类单位都填这一项（{titles}）", cure)
    lost = world.outside(metric.stated_by, record_type.filled_by)
    if lost:
        cure = f"改 stated_by，或在 types/{record_type.key}.yaml 的 filled_by 里加上。"
        yield Finding((*path, "stated_by"), f"{world.names(lost)}不填“{record_type.title}”", cure)
