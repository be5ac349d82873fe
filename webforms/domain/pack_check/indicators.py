"""The framework: parts add up to indicators, indicators to levels, levels to the total; every paper has a source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from webforms.domain.pack import EvidenceOrigin, EvidenceRequirement, Indicator, Manual
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.pack_check.rules import check_part
from webforms.domain.pack_check.selecting import check_condition, check_selection
from webforms.domain.pack_check.world import World

ROOT: Path = ("indicators",)


def check_indicators(world: World) -> Iterator[Finding]:
    """Levels and sums first, then every indicator by itself."""
    yield from _check_levels(world)
    yield from _check_total(world)
    for indicator in world.pack.indicators.values():
        path = (*ROOT, "indicators", indicator.code)
        yield from _check_place(world, path, indicator)
        yield from check_selection(world, (*path, "responsible"), indicator.responsible)
        yield from _check_points(path, indicator)
        for index, part in enumerate(indicator.parts):
            yield from check_part(world, (*path, "parts", index), indicator, part)
        yield from _check_sleeping(world, path, indicator)
        yield from twice((*path, "evidence"), "材料", (requirement.item for requirement in indicator.evidence))
        for index, requirement in enumerate(indicator.evidence):
            yield from _check_requirement(world, (*path, "evidence", index), requirement)


def _check_levels(world: World) -> Iterator[Finding]:
    pack = world.pack
    yield from twice((*ROOT, "levels"), "一级指标", (level.code for level in pack.levels))
    yield from twice((*ROOT, "sublevels"), "二级指标", (sublevel.code for sublevel in pack.sublevels))
    for level in pack.levels:
        held = [each.points for each in pack.indicators.values() if each.level1 == level.code]
        path = (*ROOT, "levels", level.code)
        if not held:
            yield Finding(path, f"一级指标“{level.title}”下没有指标", "加上指标，或删去这一级。")
        elif sum(held) != level.points:
            message = f"“{level.title}”的指标共 {_plain(sum(held, Decimal(0)))} 分，这里写 {_plain(level.points)} 分"
            yield Finding((*path, "points"), message, "改正指标的分，或改这里。")
    used = {indicator.level2 for indicator in pack.indicators.values()}
    for sublevel in pack.sublevels:
        if sublevel.code not in used:
            path = (*ROOT, "sublevels", sublevel.code)
            yield Finding(path, f"二级指标“{sublevel.title}”下没有指标", "加上指标，或删去这一级。")


def _check_total(world: World) -> Iterator[Finding]:
    total = sum((level.points for level in world.pack.levels), Decimal(0))
    if total != world.pack.total_points:
        message = f"各一级指标共 {_plain(total)} 分，总分写 {_plain(world.pack.total_points)} 分"
        yield Finding(("pack", "total_points"), message, "改正各级的分，或改总分。")


def _check_place(world: World, path: Path, indicator: Indicator) -> Iterator[Finding]:
    levels = [level.code for level in world.pack.levels]
    sublevels = [sublevel.code for sublevel in world.pack.sublevels]
    if indicator.level1 not in levels:
        yield unknown((*path, "level1"), "一级指标", indicator.level1, levels)
    if not indicator.level2 and not sublevels:
        return
    if indicator.level2 not in sublevels:
        yield unknown((*path, "level2"), "二级指标", indicator.level2, sublevels)
    siblings = [each for each in world.pack.indicators.values() if each.level2 == indicator.level2]
    if siblings[0].level1 != indicator.level1:
        message = f"二级指标 {indicator.level2} 已属于一级指标 {siblings[0].level1}"
        yield Finding((*path, "level1"), message, "同一个二级指标只在一个一级指标之下。")


def _check_points(path: Path, indicator: Indicator) -> Iterator[Finding]:
    total = sum((part.points for part in indicator.parts), Decimal(0))
    if total != indicator.points:
        message = f"各项共 {_plain(total)} 分，本指标写 {_plain(indicator.points)} 分"
        yield Finding((*path, "points"), message, "改正各项的 points，或改这里。")
    for index, part in enumerate(indicator.parts):
        if part.points <= 0:
            yield Finding((*path, "parts", index, "points"), "这一项没有分", "写大于 0 的分，或删去这一项。")
    manual = [index for index, part in enumerate(indicator.parts) if isinstance(part.rule, Manual)]
    for index in manual[1:]:
        yield Finding((*path, "parts", index, "rule"), "一个指标至多一项由人评分", "合并成一项，或改用别的规则。")


def _check_sleeping(world: World, path: Path, indicator: Indicator) -> Iterator[Finding]:
    """Points never hang on a type that is switched off."""
    for index, part in enumerate(indicator.parts):
        for key in metrics_of_part(part):
            metric = world.pack.metrics.get(key)
            record_type = world.pack.types.get(metric.of) if metric else None
            if record_type and not record_type.enabled:
                message = f"“{key}”来自停用的类型“{record_type.title}”"
                cure = f"在 types/{record_type.key}.yaml 里删去 enabled: false，或不用它评分。"
                yield Finding((*path, "parts", index), message, cure)


def _check_requirement(world: World, path: Path, requirement: EvidenceRequirement) -> Iterator[Finding]:
    for index, origin in enumerate(requirement.origins):
        yield from _check_origin(world, (*path, "from", index), origin)
        if len(requirement.origins) > 1 and any(selector.flag or selector.under for selector in origin.stated_by):
            message = "有几个来源的材料，不能按 flag、under 选单位"  # its records are counted without their origin
            yield Finding((*path, "from", index, "stated_by"), message, "只写 kinds 和 codes，或拆成几项材料。")
    if requirement.upload:
        yield from _check_upload(world, path, requirement)


def _check_origin(world: World, path: Path, origin: EvidenceOrigin) -> Iterator[Finding]:
    record_type = world.pack.types.get(origin.type)
    if record_type is None:
        yield unknown((*path, "type"), "记录类型", origin.type, world.pack.types)
        return
    items = [item.item for item in record_type.evidence]
    if origin.item is not None and origin.item not in items:
        yield unknown((*path, "item"), f"“{record_type.title}”的材料", origin.item, items)
    yield from check_condition((*path, "when"), record_type, origin.when)
    selected = list(check_selection(world, (*path, "stated_by"), origin.stated_by))
    yield from selected
    if origin.stated_by and not selected and not world.reach(origin.stated_by) & world.reach(record_type.filled_by):
        message = f"{world.names(world.reach(origin.stated_by))}不填“{record_type.title}”"
        yield Finding((*path, "stated_by"), message, f"填它的是{world.names(world.reach(record_type.filled_by))}。")


def _check_upload(world: World, path: Path, requirement: EvidenceRequirement) -> Iterator[Finding]:
    selected = list(check_selection(world, (*path, "by"), requirement.by))
    yield from selected
    upload = world.pack.upload
    if upload is None:
        yield Finding((*path, "upload"), "pack.yaml 没有写 upload", "写上 upload: {type, field, item}。")
    elif upload.type in world.pack.types and not selected:
        record_type = world.pack.types[upload.type]
        if lost := world.outside(requirement.by, record_type.filled_by):
            message = f"{world.names(lost)}不填“{record_type.title}”，不能上传"
            yield Finding((*path, "by"), message, f"改 by，或在 types/{record_type.key}.yaml 的 filled_by 里加上。")


def _plain(points: Decimal) -> str:
    return f"{points.normalize():f}"
