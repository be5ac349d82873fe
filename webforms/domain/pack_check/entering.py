"""What spares people typing: fields that begin with what the unit said before, and several events on one screen."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import Batch, Field, Origin, RecordType
from webforms.domain.pack_check.fields import TEXTS
from webforms.domain.pack_check.finding import Finding, Path, twice, unknown
from webforms.domain.pack_check.world import World


def check_entering(world: World, path: Path, record_type: RecordType) -> Iterator[Finding]:
    """Every field with `default_from`, and the `batch` of the type."""
    for index, field in enumerate(record_type.fields):
        if field.default_from is not None:
            place = (*path, "fields", index, "default_from")
            yield from _check_origin(world, place, record_type, field, field.default_from)
    if record_type.batch is not None:
        yield from _check_batch((*path, "batch"), record_type, record_type.batch)


def _check_origin(
    world: World, path: Path, record_type: RecordType, field: Field, origin: Origin
) -> Iterator[Finding]:
    """The field that is looked up exists, holds the same kind of thing, and some unit fills in both forms."""
    source = world.pack.types.get(origin.type)
    if source is None:
        yield unknown((*path, "type"), "表单", origin.type, world.pack.types)
        return
    fields = {each.key: each for each in source.fields}
    if origin.field not in fields:
        yield unknown((*path, "field"), "字段", origin.field, fields)
    elif not _fits(field, fields[origin.field]):
        message = f"“{field.label}”接不住“{fields[origin.field].label}”的内容"
        yield Finding((*path, "field"), message, "两个字段的 kind 要相同；文字可以互相带出，选项要都有。")
    if not world.reach(record_type.filled_by) & world.reach(source.filled_by):
        message = f"没有单位既填“{record_type.title}”又填“{source.title}”"
        yield Finding((*path, "type"), message, "换一张同一单位填的表，或删去 default_from。")


def _fits(field: Field, source: Field) -> bool:
    """Whether what one field holds may stand in the other."""
    if field.kind in ("text", "long_text"):
        return source.kind in TEXTS
    return field.kind == source.kind and set(source.choices) <= set(field.choices)


def _check_batch(path: Path, record_type: RecordType, batch: Batch) -> Iterator[Finding]:
    """A row is a whole record: its date is the day, and everything required is asked or has a default."""
    fields = {field.key: field for field in record_type.fields}
    asked = (*batch.rows, *batch.shared)
    able = [key for key in fields if key != record_type.date]
    for name, keys in (("rows", batch.rows), ("shared", batch.shared)):
        for index, key in enumerate(keys):
            if key not in able:
                yield unknown((*path, name, index), "可填的字段", key, able)
    yield from twice(path, "字段", asked)
    day = fields.get(record_type.date or "")
    if record_type.nature != "event" or day is None or day.kind != "date":
        yield Finding(path, "不是按日期登记的 event 类型", "只有 date 字段是 kind: date 的 event 才能一屏填几条。")
    for field in record_type.fields:
        if field.required and field.default is None and field.key not in (*asked, record_type.date):
            yield Finding(path, f"必填的“{field.label}”没有地方填", f"把 {field.key} 写进 rows 或 shared。")
    for item in record_type.evidence:
        if item.min:
            yield Finding(path, f"“{item.label}”必传，一屏填几条时传不了", "把它的 min 改成 0，或删去 batch。")
