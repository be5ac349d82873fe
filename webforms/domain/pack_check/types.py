"""Record types: each nature has what places its records, and each unit that fills it has somebody who agrees."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import Field, RecordType
from webforms.domain.pack_check.campaign import may_act
from webforms.domain.pack_check.entering import check_entering
from webforms.domain.pack_check.fields import check_fields
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.form_checks import check_form_checks
from webforms.domain.pack_check.patterns import check_number
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.world import World

DATES = ("date", "datetime")
YEAR = "year"
"""The one field of kind `year` of a yearly type, by name."""


def check_types(world: World) -> Iterator[Finding]:
    """Every record type by itself, then the numbers of all of them side by side."""
    numbers: dict[str, str] = {}
    for record_type in world.pack.types.values():
        path: Path = ("types", record_type.key)
        yield from _check_nature(path, record_type)
        yield from _check_names(path, record_type)
        yield from check_fields(world, path, record_type)
        yield from check_form_checks(path, record_type)
        yield from check_entering(world, path, record_type)
        yield from check_number((*path, "number"), record_type)
        yield from _check_filling(world, path, record_type)
        if record_type.number in numbers:
            message = f"编号与“{numbers[record_type.number]}”相同"
            yield Finding((*path, "number"), message, "换一个开头的字母。")
        numbers.setdefault(record_type.number, record_type.title)


def _check_nature(path: Path, record_type: RecordType) -> Iterator[Finding]:
    checks = {"event": _check_event, "register": _check_register, "yearly": _check_yearly}
    yield from checks[record_type.nature](path, record_type)
    foreign = {"date": "event", "identity": "register", "since": "register"}
    for key, nature in foreign.items():
        if getattr(record_type, key) and record_type.nature != nature:
            yield Finding((*path, key), f"{record_type.nature} 类型没有 {key}", f"删去这一行；只有 {nature} 才写。")
    if record_type.nature != "yearly" and record_type.years != (0, 0):
        yield Finding((*path, "years"), f"{record_type.nature} 类型没有 years", "删去这一行；只有 yearly 才写。")


def _check_event(path: Path, record_type: RecordType) -> Iterator[Finding]:
    dates = {field.key: field for field in record_type.fields if field.kind in DATES}
    if record_type.date is None:
        yield Finding((*path, "nature"), "event 类型没有写 date", f"写上 date: {next(iter(dates), '日期字段')}。")
    elif record_type.date not in dates:
        yield unknown((*path, "date"), "日期字段", record_type.date, dates)
    elif not dates[record_type.date].required:
        place = (*path, "fields", record_type.date)
        yield Finding(place, "决定日期的字段不是必填", f"给“{dates[record_type.date].label}”写 required: true。")


def _check_register(path: Path, record_type: RecordType) -> Iterator[Finding]:
    keys = [field.key for field in record_type.fields]
    if not record_type.identity:
        cure = "写上认出同一事物的字段，如 identity: [name]。"
        yield Finding((*path, "nature"), "register 类型没有写 identity", cure)
    for index, key in enumerate(record_type.identity):
        if key not in keys:
            yield unknown((*path, "identity", index), "字段", key, keys)
    dates = [field.key for field in record_type.fields if field.kind == "date"]
    if record_type.since is not None and record_type.since not in dates:
        yield unknown((*path, "since"), "日期字段", record_type.since, dates)


def _check_yearly(path: Path, record_type: RecordType) -> Iterator[Finding]:
    years = [field for field in record_type.fields if field.kind == YEAR]
    if len(years) != 1:
        message = f"yearly 类型应有一个 year 字段，现有 {len(years)} 个"
        yield Finding((*path, "nature"), message, "留一个 {key: year, kind: year, required: true}。")
    for field in years:
        yield from _check_year_field((*path, "fields", field.key), field)
    if record_type.years[0] > record_type.years[1]:
        yield Finding((*path, "years"), "首年晚于末年", "写成 [首年, 末年]，如 [-2, 0]。")


def _check_year_field(path: Path, field: Field) -> Iterator[Finding]:
    if field.key != YEAR:
        yield Finding((*path, "key"), f"年度字段叫“{field.key}”", "改名为 year。")
    if not field.required:
        yield Finding(path, "年度字段不是必填", "写上 required: true。")


def _check_names(path: Path, record_type: RecordType) -> Iterator[Finding]:
    """Fields that the type names elsewhere exist."""
    keys = [field.key for field in record_type.fields]
    for index, key in enumerate(record_type.private):
        if key not in keys:
            yield unknown((*path, "private", index), "字段", key, keys)
    if record_type.shows.title not in keys:
        yield unknown((*path, "shows", "title"), "字段", record_type.shows.title, keys)
    for index, key in enumerate(record_type.shows.subtitle):
        if key not in keys:
            yield unknown((*path, "shows", "subtitle", index), "字段", key, keys)
    yield from twice((*path, "fields"), "字段", keys)
    yield from twice((*path, "evidence"), "材料", (item.item for item in record_type.evidence))


def _check_filling(world: World, path: Path, record_type: RecordType) -> Iterator[Finding]:
    """Each kind that fills has somebody who enters, and a chain of levels that agree; no chain is for nobody."""
    found = list(check_selection(world, (*path, "filled_by"), record_type.filled_by))
    yield from found
    kinds = () if found else world.kinds(record_type.filled_by)
    for kind in kinds:
        yield from _check_kind(world, path, record_type, kind)
    for kind, levels in record_type.review.items():
        if kind not in world.pack.kinds:
            yield unknown((*path, "review", kind), "单位类型", kind, world.pack.kinds, at_key=True)
        elif not found and kind not in kinds:
            title = world.pack.kinds[kind].title
            yield Finding((*path, "review", kind), f"{title}不填这个类型", "删去这一项，或写进 filled_by。")
        else:
            yield from _check_chain(world, (*path, "review", kind), kind, levels)


def _check_kind(world: World, path: Path, record_type: RecordType, kind: str) -> Iterator[Finding]:
    title = world.pack.kinds[kind].title
    units = [unit for unit in world.reach(record_type.filled_by) if unit.kind == kind]
    if not any(may_act(world, "fill", kind, unit.code) for unit in units):
        yield Finding((*path, "filled_by"), f"没有角色可以在{title}填报", "在 roles 里给一个角色 fill。")
    if kind not in record_type.review:
        cure = f"在 review 里加上 {kind}: [{next(iter(world.pack.review_levels), '')}]。"
        yield Finding((*path, "review"), f"{title}填的没有人审核", cure)


def _check_chain(world: World, path: Path, kind: str, levels: tuple[str, ...]) -> Iterator[Finding]:
    yield from twice(path, "审核级", levels)
    for index, key in enumerate(levels):
        level = world.pack.review_levels.get(key)
        if level is None:
            yield unknown((*path, index), "审核级", key, world.pack.review_levels)
        elif not _somebody_agrees(world, kind, level.by):
            title = world.pack.kinds[kind].title
            message = f"“{level.title}”这一级没有人能审核{title}填的"
            yield Finding((*path, index), message, "给那里的角色加上 review，或改这一级。")


def _somebody_agrees(world: World, kind: str, by: str) -> bool:
    """The reviewing unit is the parent, or the unit of the level; a unit that does not exist is told elsewhere."""
    if by == "parent":
        parent = world.pack.kinds[kind].parent
        return parent is not None and may_act(world, "review", parent, "")
    return by not in world.seeds or may_act(world, "review", world.seeds[by].kind, by)
