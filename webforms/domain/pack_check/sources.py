"""Sources of printed values: what a row, a cover line or a year of a row takes exists and can be taken."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import (
    Cover,
    EvidenceRule,
    Indicator,
    IndicatorSource,
    Manual,
    MustMeetSource,
    PointsSource,
    RatioSource,
    SectionSource,
    SumSource,
    TextSource,
    UnitCountSource,
    Veto,
)
from webforms.domain.pack.documents import Source
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.metrics import YEARS_READ, missing_years, signed
from webforms.domain.pack_check.reads import metrics_of_source
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.sums import check_per, check_sum
from webforms.domain.pack_check.world import World


def check_source(world: World, path: Path, document: str, source: Source) -> Iterator[Finding]:
    """One source of one document."""
    match source:
        case SumSource():
            yield from check_sum(world, path, source.sum)
        case UnitCountSource():
            yield from check_selection(world, (*path, "units"), source.units)
        case RatioSource():
            yield from check_sum(world, (*path, "ratio", "of"), source.of)
            yield from check_per(world, (*path, "ratio", "per"), source.per)
        case IndicatorSource():
            yield from _check_indicator(world, path, source)
        case PointsSource():
            yield from _check_level(world, (*path, "points", "level"), source.level)
        case TextSource():
            yield from _check_text(world, (*path, "text"), source)
        case SectionSource():
            yield from _check_section(world, (*path, "section"), document, source.section)
        case MustMeetSource():
            yield from _check_must_meet(world, (*path, "must_meet"))


def _check_level(world: World, path: Path, level: str | None) -> Iterator[Finding]:
    levels = [each.code for each in world.pack.levels]
    if level is not None and level not in levels:
        yield unknown(path, "一级指标", level, levels)


def _check_must_meet(world: World, path: Path) -> Iterator[Finding]:
    if not any(indicator.must_meet for indicator in world.pack.indicators.values()):
        yield Finding(path, "没有必达指标", "删去这一行，或给指标写 must_meet: true。")


def _check_indicator(world: World, path: Path, source: IndicatorSource) -> Iterator[Finding]:
    indicator = world.pack.indicators.get(source.code)
    if indicator is None:
        yield unknown((*path, "indicator"), "指标", source.code, world.pack.indicators)
    elif source.take == "value":
        yield from _check_value((*path, "take"), indicator)
    elif source.take == "passed" and not _counts_units(indicator):
        cure = "只有一项、并且是 cover 规则的指标才数得出合格单位。"
        yield Finding((*path, "take"), f"指标 {indicator.code} 没有合格单位数", cure)


def _check_value(path: Path, indicator: Indicator) -> Iterator[Finding]:
    if len(indicator.parts) != 1:
        message = f"指标 {indicator.code} 有 {len(indicator.parts)} 项，没有一个数可取"
        yield Finding(path, message, "改用 take: points，或直接写 ratio、sum。")
    elif isinstance(indicator.parts[0].rule, Manual | Veto | EvidenceRule):
        message = f"指标 {indicator.code} 是 {indicator.parts[0].rule_name} 规则，没有一个数可取"
        yield Finding(path, message, "改用 take: points。")


def _counts_units(indicator: Indicator) -> bool:
    return len(indicator.parts) == 1 and isinstance(indicator.parts[0].rule, Cover)


def _check_text(world: World, path: Path, source: TextSource) -> Iterator[Finding]:
    record_type = world.pack.types.get(source.type)
    if record_type is None:
        yield unknown((*path, "type"), "记录类型", source.type, world.pack.types)
        return
    fields = [field.key for field in record_type.fields]
    if source.field not in fields:
        yield unknown((*path, "field"), f"“{record_type.title}”的字段", source.field, fields)
    yield from check_selection(world, (*path, "stated_by"), source.stated_by)


def _check_section(world: World, path: Path, document: str, key: str) -> Iterator[Finding]:
    own = [section.key for section in world.pack.sections.values() if section.document == document]
    if key not in own:
        yield unknown(path, "本文档的文字", key, own)


def check_years(world: World, path: Path, source: Source, years: tuple[int, ...]) -> Iterator[Finding]:
    """Another year is asked only of what is collected by year, and only where its form takes that year."""
    for key in metrics_of_source(source):
        metric = world.pack.metrics.get(key)
        record_type = world.pack.types.get(metric.of) if metric else None
        if metric is None or record_type is None:
            continue
        others = [year for year in years if year not in YEARS_READ.get(metric.window, (0,))]
        if others and record_type.nature != "yearly":
            message = f"“{metric.label}”没有 {signed(others)} 年的数"
            yield Finding(path, message, "只有 yearly 类型收往年的数；往年另有表的用 by_year。")
        elif lost := missing_years(record_type, others):
            message = f"“{record_type.title}”不收 {signed(lost)} 年的记录"
            yield Finding(path, message, f"改年份，或在 types/{record_type.key}.yaml 里放宽 years。")
