"""pack.yaml and units.yaml: dates in order, one whole tree, and somebody for every right."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from webforms.domain.pack import Role, UnitSeed
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.patterns import EVIDENCE, check_pattern
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.world import World

NEEDED = {
    "fill": "填报",
    "review": "审核",
    "score": "评分",
    "freeze": "冻结",
    "generate": "生成文档",
    "administer": "管理",
}


def check_campaign(world: World) -> Iterator[Finding]:
    """Everything that pack.yaml says about the evaluation as a whole."""
    yield from _check_dates(world)
    yield from _check_stages(world)
    yield from _check_people(world)
    yield from _check_upload(world)
    yield from check_pattern(("pack", "evidence_code"), world.pack.evidence_code, EVIDENCE, EVIDENCE)
    if world.pack.pass_line.points > world.pack.total_points:
        yield Finding(("pack", "pass_line", "points"), "合格线高于总分", f"不超过 {world.pack.total_points} 分。")


def _check_dates(world: World) -> Iterator[Finding]:
    pack, plan = world.pack, world.pack.campaign
    if plan.start > plan.end:
        message = f"结束日 {plan.end} 早于开始日 {plan.start}"
        yield Finding(("pack", "campaign", "to"), message, "对调两个日期，或改正一个。")
    elif not plan.start.year <= plan.year <= plan.end.year:
        message = f"创建年度 {plan.year} 不在起止日期之内"
        yield Finding(("pack", "campaign", "year"), message, "写开始日或结束日所在的年。")
    for key, day in (("basis_date", pack.basis_date), ("evidence_due", pack.evidence_due)):
        if day < plan.start:
            yield Finding(("pack", key), f"{day} 早于创建开始日 {plan.start}", "改为开始日以后的日期。")


def _check_stages(world: World) -> Iterator[Finding]:
    last: datetime.date | None = None
    yield from twice(("pack", "stages"), "阶段", (stage.key for stage in world.pack.stages))
    for stage in world.pack.stages:
        if stage.start > stage.end or (last and stage.start <= last):
            yield Finding(("pack", "stages", stage.key), f"阶段“{stage.title}”的日期不顺", "各阶段先后相接，不重叠。")
        last = stage.end


def _check_people(world: World) -> Iterator[Finding]:
    """Every right that the work needs is held by some role, and everybody named is a unit."""
    pack = world.pack
    for key in ("district", "bureau"):
        code = getattr(pack.campaign, key)
        if code not in world.seeds:
            yield unknown(("pack", "campaign", key), "单位", code, world.seeds)
    for role in pack.roles.values():
        if role.where.kinds or role.where.codes:
            yield from check_selection(world, ("pack", "roles", role.key), (role.where,))
    held = {right for role in pack.roles.values() for right in role.may}
    for right, title in NEEDED.items():
        if right not in held:
            yield Finding(("pack", "roles"), f"没有角色可以{title}（{right}）", f"在一个角色的 may 里加上 {right}。")
    for level in pack.review_levels.values():
        if level.by != "parent" and level.by not in world.seeds:
            yield unknown(("pack", "review", "levels", level.key, "by"), "单位", level.by, ("parent", *world.seeds))


def _check_upload(world: World) -> Iterator[Finding]:
    upload, path = world.pack.upload, ("pack", "upload")
    if upload is None:
        return
    record_type = world.pack.types.get(upload.type)
    if record_type is None:
        yield unknown((*path, "type"), "记录类型", upload.type, world.pack.types)
        return
    texts = [field.key for field in record_type.fields if field.kind == "text"]
    if upload.field not in texts:
        yield unknown((*path, "field"), f"“{record_type.title}”的文字字段", upload.field, texts)
    items = [item.item for item in record_type.evidence]
    if upload.item not in items:
        yield unknown((*path, "item"), f"“{record_type.title}”的材料", upload.item, items)


def may_act(world: World, right: str, kind: str, code: str) -> bool:
    """Whether some role gives this right at a unit of this kind (and code, "" for any)."""
    return any(right in role.may and _held_at(role, kind, code) for role in world.pack.roles.values())


def _held_at(role: Role, kind: str, code: str) -> bool:
    fits_kind = not role.where.kinds or kind in role.where.kinds
    return fits_kind and (not role.where.codes or code in role.where.codes)


def check_tree(world: World) -> Iterator[Finding]:
    """Kinds form one tree, units follow it, and imports fill it."""
    yield from _check_kinds(world)
    yield from twice(("units", "units"), "单位码", (unit.code for unit in world.pack.units))
    for index, unit in enumerate(world.pack.units):
        yield from _check_unit(world, ("units", "units", index), unit)
    yield from _check_imports(world)


def _check_kinds(world: World) -> Iterator[Finding]:
    kinds = world.pack.kinds
    for key, kind in kinds.items():
        if kind.parent is not None and kind.parent not in kinds:
            yield unknown(("pack", "kinds", key, "parent"), "单位类型", kind.parent, kinds)
        elif key in world.above(key):
            yield Finding(("pack", "kinds", key, "parent"), f"“{kind.title}”成了自己的上级", "最上一级不写 parent。")
    roots = [key for key, kind in kinds.items() if kind.parent is None]
    if len(roots) != 1:
        yield Finding(("pack", "kinds"), f"应有一个最上级的单位类型，现有 {len(roots)} 个", "只有区一级不写 parent。")
    for key, flag in world.pack.flags.items():
        for index, kind_key in enumerate(flag.kinds):
            if kind_key not in kinds:
                yield unknown(("pack", "flags", key, "kinds", index), "单位类型", kind_key, kinds)


def _check_unit(world: World, path: Path, unit: UnitSeed) -> Iterator[Finding]:
    pack = world.pack
    if unit.kind not in pack.kinds:
        yield unknown((*path, "kind"), "单位类型", unit.kind, pack.kinds)
        return
    yield from _check_parent(world, path, unit)
    for index, flag in enumerate(unit.flags):
        if flag not in pack.flags:
            yield unknown((*path, "flags", index), "单位标记", flag, pack.flags)
        elif unit.kind not in pack.flags[flag].kinds:
            title = pack.kinds[unit.kind].title
            cure = "在 pack.yaml 的 flags 里加上这一类，或删去。"
            yield Finding((*path, "flags", index), f"标记“{flag}”不能用于{title}", cure)


def _check_parent(world: World, path: Path, unit: UnitSeed) -> Iterator[Finding]:
    above = world.pack.kinds[unit.kind].parent
    if unit.parent is None:
        if above is not None or unit.code != world.pack.campaign.district:
            yield Finding(path, f"“{unit.name}”没有上级", "写上 parent；只有 campaign.district 没有上级。")
    elif unit.parent not in world.seeds:
        yield unknown((*path, "parent"), "单位", unit.parent, world.seeds)
    elif world.seeds[unit.parent].kind != above:
        title = world.pack.kinds[above].title if above and above in world.pack.kinds else "（无）"
        cure = "改 parent，或改 pack.yaml 里这一类的 parent。"
        yield Finding((*path, "parent"), f"“{unit.name}”的上级应是一个{title}", cure)


def _check_imports(world: World) -> Iterator[Finding]:
    kinds = world.pack.kinds
    for key, listed in world.pack.imports.items():
        path: Path = ("units", "import", key)
        if key not in kinds:
            yield unknown(path, "单位类型", key, kinds, at_key=True)
        elif listed.parent != kinds[key].parent:
            message = f"“{kinds[key].title}”的上级不是“{listed.parent}”"
            yield Finding((*path, "parent"), message, f"写 {kinds[key].parent}。")
        for column in ("code", "name"):
            if column not in listed.columns:
                yield Finding((*path, "columns"), f"名册缺少“{column}”列", f"补上 {column}: 表头文字。")
    empty = [key for key in kinds if key not in world.pack.imports and not _has_unit(world, key)]
    for key in empty:
        message = f"“{kinds[key].title}”一个单位也没有"
        yield Finding(("pack", "kinds", key), message, "在 units.yaml 写上单位，或写 import 名册。")


def _has_unit(world: World, kind: str) -> bool:
    return any(unit.kind == kind for unit in world.pack.units)
