"""Why a figure or an indicator differs between two snapshots, one short sentence a cause.

Units speak by name; a cause is only what the snapshots themselves show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from webforms.domain.pack import Cover, EvidenceRequirement, Pack, Ratio, UnitCount
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.payload import Snapshot
from webforms.domain.printing import WAITING, print_figure, print_points, print_score, print_threshold
from webforms.domain.results import Decision, Figure, IndicatorScore, PartScore
from webforms.domain.units import Tree

UNITS_NAMED = 5


def figure_causes(before: Snapshot, after: Snapshot, key: str) -> tuple[str, ...]:
    """What each unit states otherwise than before, who stopped, who began, and another definition."""
    old, new = before.evaluation.figures.get(key), after.evaluation.figures.get(key)
    if old is None or new is None or old == new:
        return ()
    return (*_definition(old, new), *_by_unit(before.tree, after.tree, old, new), *_by_year(old, new), *_owed(old, new))


def indicator_causes(
    pack: Pack, before: Snapshot, after: Snapshot, code: str, changed: Mapping[str, str]
) -> tuple[str, ...]:
    """`changed` says of each figure that changed from what to what."""
    old, new = before.evaluation.indicators.get(code), after.evaluation.indicators.get(code)
    if old is None or new is None or old == new:
        return ()
    return (
        *_figures_of(pack, code, changed),
        *_decided(after.tree, old, new),
        *_units_counted(pack, code, old, new),
        *(cause for pair in zip(old.parts, new.parts, strict=False) for cause in _part(pack, code, after.tree, *pair)),
        *_threshold(pack, code, old, new),
        *_worth(old, new),
    )


def _definition(old: Figure, new: Figure) -> Iterator[str]:
    if (old.basis, old.unit, old.window) != (new.basis, new.unit, new.window):
        yield f"口径由“{old.basis}”改为“{new.basis}”"


def _by_unit(tree_before: Tree, tree: Tree, old: Figure, new: Figure) -> Iterator[str]:
    """The first few units by name: a figure of many villages would fill the page."""
    both = dict.fromkeys((*new.by_unit, *old.by_unit))
    changed = [unit for unit in both if old.by_unit.get(unit) != new.by_unit.get(unit)]
    for unit in changed[:UNITS_NAMED]:
        was, now = old.by_unit.get(unit), new.by_unit.get(unit)
        if was is None:
            yield f"{tree.get(unit).name}新报 {print_figure(new, now)}"
        elif now is None:
            yield f"{_gone(tree_before, tree, unit)}（原报 {print_figure(old, was)}）"
        else:
            yield f"{tree.get(unit).name}由 {print_figure(old, was)} 变为 {print_figure(new, now)}"
    if len(changed) > UNITS_NAMED:
        yield f"另有 {len(changed) - UNITS_NAMED} 个单位也变了"


def _gone(tree_before: Tree, tree: Tree, unit: str) -> str:
    name, heir = tree_before.get(unit).name, tree.heir(unit)
    return f"{name}并入{tree.get(heir).name}" if heir and heir != unit else f"{name}不再计入"


def _by_year(old: Figure, new: Figure) -> Iterator[str]:
    for year in sorted({*old.by_year, *new.by_year}):
        was, now = (figure.by_year.get(year) for figure in (old, new))
        if was and now and was.value != now.value:
            yield f"{year}年由 {_or_waiting(was)} 变为 {_or_waiting(now)}"


def _or_waiting(figure: Figure) -> str:
    return print_figure(figure) or WAITING


def _owed(old: Figure, new: Figure) -> Iterator[str]:
    if old.n != new.n:
        yield f"应报单位由 {old.n} 个变为 {new.n} 个"


def _figures_of(pack: Pack, code: str, changed: Mapping[str, str]) -> Iterator[str]:
    if code in pack.indicators:
        keys = dict.fromkeys(key for part in pack.indicators[code].parts for key in metrics_of_part(part))
        yield from (changed[key] for key in keys if key in changed)


def _units_counted(pack: Pack, code: str, old: IndicatorScore, new: IndicatorScore) -> Iterator[str]:
    """More or fewer units to look at; where the whole is a figure, the figure has said so."""
    declared = pack.indicators[code].parts if code in pack.indicators else ()
    for part, was, now in zip(declared, old.parts, new.parts, strict=False):
        whole = part.rule.per if isinstance(part.rule, Ratio) else None
        counts_units = isinstance(part.rule, Cover) or isinstance(whole, UnitCount)
        if counts_units and was.denominator != now.denominator:
            yield f"计入的单位由 {was.denominator or 0} 个变为 {now.denominator or 0} 个"


def _decided(tree: Tree, old: IndicatorScore, new: IndicatorScore) -> Iterator[str]:
    was, now = _exempted(old.exemptions), _exempted(new.exemptions)
    yield from (f"{_who(tree, unit)}定为不适用：{_unended(reason)}" for unit, reason in now.items() if unit not in was)
    yield from (f"{_who(tree, unit)}不再是不适用" for unit in was if unit not in now)
    if new.override_reason is not None and (old.override_reason, old.points) != (new.override_reason, new.points):
        yield f"改定为 {print_score(new.points)} 分：{_unended(new.override_reason)}"
    elif old.override_reason is not None and new.override_reason is None:
        yield "取消改定，按计算得分"


def _unended(reason: str) -> str:
    """Causes stand beside each other with a mark of their own between them."""
    return reason.rstrip("。；")


def _exempted(exemptions: Iterable[Decision]) -> dict[str | None, str]:
    return {decision.unit: decision.reason for decision in exemptions}


def _who(tree: Tree, unit: str | None) -> str:
    return tree.get(unit).name if unit else "整项"


def _part(pack: Pack, code: str, tree: Tree, old: PartScore, new: PartScore) -> Iterator[str]:
    yield from _named(tree, "变为符合", set(new.passed) - set(old.passed))
    yield from _named(tree, "变为不符合", set(new.failed) - set(old.failed))
    labels = _labels(pack, code)
    had, has = ({item for item, count in part.items.items() if count} for part in (old, new))
    yield from (f"{labels[item]}有了材料" for item in new.items if item in has - had)
    yield from (f"{labels.get(item, item)}没有材料了" for item in old.items if item in had - has)
    if new.rule == "manual" and (old.state, old.points) != (new.state, new.points):
        yield f"评分由{_scored(old)}变为{_scored(new)}"


def _named(tree: Tree, became: str, units: set[str]) -> Iterator[str]:
    names = [unit.name for unit in tree.units if unit.code in units]
    if names:
        more = f"等 {len(names)} 个单位" if len(names) > UNITS_NAMED else ""
        yield f"{'、'.join(names[:UNITS_NAMED])}{more}{became}"


def _labels(pack: Pack, code: str) -> dict[str, str]:
    asked: Iterable[EvidenceRequirement] = pack.indicators[code].evidence if code in pack.indicators else ()
    return {required.item: required.label for required in asked}


def _threshold(pack: Pack, code: str, old: IndicatorScore, new: IndicatorScore) -> Iterator[str]:
    declared = pack.indicators[code].parts if code in pack.indicators else ()
    for part, was, now in zip(declared, old.parts, new.parts, strict=False):
        if was.threshold is None or now.threshold is None or was.threshold == now.threshold:
            continue
        shown = [print_threshold(one, part.rule.show) if isinstance(part.rule, Ratio | Cover) else print_points(one)
                 for one in (was.threshold, now.threshold)]
        yield f"标准由 {shown[0]} 改为 {shown[1]}"


def _worth(old: IndicatorScore, new: IndicatorScore) -> Iterator[str]:
    if old.of != new.of:
        yield f"满分由 {print_points(old.of)} 变为 {print_points(new.of)}"


def _scored(part: PartScore) -> str:
    return "未评" if part.state == "manual_missing" else f" {print_score(part.points)} 分"
