"""Reasons in words: why a part has its points, and what is still to be done, in units of work.

Short plain Chinese. Every noun of the evaluation (kinds of units, figures, papers, tiers) comes from the pack, every
name from the tree; only the grammar of the seven rules stands here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

from webforms.domain.pack import (
    Count,
    Cover,
    EvidenceRule,
    Manual,
    Part,
    Ratio,
    Selection,
    Sum,
    TierRule,
    UnitCount,
    UnitKind,
    Veto,
)
from webforms.domain.pack.framework import Show
from webforms.domain.printing import print_partial, print_points, print_threshold, print_value
from webforms.domain.results import WITHOUT_DATA, Decision, PartScore
from webforms.domain.rules.ratio import exceeds_whole
from webforms.domain.rules.view import Amount, Board, View

NAMES_SHOWN = 6
ANY_COUNTER = "个"


def part_reason(part: Part, score: PartScore, view: View) -> str:
    """One sentence for one part, without its title and its points; of a manual one the bureau's own words."""
    match part.rule:
        case Ratio() as rule:
            return _ended(_ratio(rule, score, view))
        case Count() as rule:
            return _ended(_count(rule, score, view))
        case Cover() as rule:
            return _ended(_cover(rule, score, view))
        case EvidenceRule():
            return _ended(_evidence(score, view))
        case TierRule() as rule:
            return _ended(_tier(rule, score, view))
        case Veto() as rule:
            return _ended(_veto(rule, score, view))
        case Manual() as rule:
            return _manual(rule, score, view)


def indicator_reason(parts: Sequence[PartScore], computed: Decimal, override: Decision | None) -> str:
    """The parts' sentences in order, then what the bureau changed about the whole."""
    said = "".join(_ended(f"{part.title}：{part.reason}" if part.title else part.reason) for part in parts)
    if override is None or override.points is None:
        return said
    given = f"{print_points(override.points)}分：{override.reason}"
    if all(part.state in WITHOUT_DATA for part in parts):
        return said + _ended(f"定为{given}")
    return said + _ended(f"按规则计{print_points(computed)}分，改为{given}")


def exemption_reason(exemption: Decision) -> str:
    """Why an indicator does not count."""
    return _ended(f"不适用：{exemption.reason}")


def named(names: Iterable[str]) -> str:
    """Names joined; of a long list the first few and the number of all."""
    known = list(names)
    shown = "、".join(known[:NAMES_SHOWN])
    return shown if len(known) <= NAMES_SHOWN else f"{shown}等{len(known)}个"


def _ratio(rule: Ratio, score: PartScore, view: View) -> str:
    of, per = view.amount(rule.of), view.amount(rule.per)
    if score.value is None:
        return _ratio_without_value(rule, score, view)
    head = f"{_stated(rule.of, of, view)}÷{_stated(rule.per, per, view)}＝{score.printed}"
    if exceeds_whole(rule, score.value):
        return f"{head}，超过100%，两边的数有一个不对，请核对"
    gap = "" if score.met else f"，还差{_print(_gap_of_ratio(rule, score, of), of)}"
    return f"{head}，{_verdict(score, rule.threshold, rule.show)}{gap}{_rounded_up(score)}{_waiting(score, view)}"


def _ratio_without_value(rule: Ratio, score: PartScore, view: View) -> str:
    if score.denominator == 0:
        outcome = "没有要做的，按满分计" if score.met else "不能计算"
        return f"{_label(rule.per, view)}为0，{outcome}{_waiting(score, view)}"
    lacking = [
        _label(side, view)
        for side, value in ((rule.of, score.numerator), (rule.per, score.denominator))
        if value is None
    ]
    return f"缺数据：{'、'.join(lacking)}{_waiting(score, view)}"


def _gap_of_ratio(rule: Ratio, score: PartScore, of: Amount) -> Fraction:
    """What the numerator lacks, rounded up to what can be entered."""
    short = Fraction(rule.threshold) * (score.denominator or 0) - (score.numerator or 0)
    return Fraction(ceil(short * 10**of.scale), 10**of.scale)


def _count(rule: Count, score: PartScore, view: View) -> str:
    of = view.amount(rule.of)
    wanted = _print(Fraction(rule.at_least), of)
    if of.value is None:
        return f"缺数据：{_label(rule.of, view)}，要求{wanted}{_waiting(score, view)}"
    gap = "已达到" if score.met else f"还差{_print(Fraction(rule.at_least) - of.value, of)}"
    return f"{_stated(rule.of, of, view)}，要求{wanted}，{gap}{_waiting(score, view)}"


def _cover(rule: Cover, score: PartScore, view: View) -> str:
    who, counter = _who(rule.units, view), _counter(rule.units, view)
    left_out = f"；不适用：{_names(score.exempt, view)}" if score.exempt else ""
    if score.value is None or score.denominator is None or score.numerator is None:
        return f"{_why_uncovered(who, rule, score, view)}{left_out}"
    if not score.failed:
        return f"{score.denominator}{counter}{who}全部符合要求{left_out}"
    head = f"{score.denominator}{counter}{who}中{score.numerator}{counter}符合要求，占{score.printed}"
    verdict = _verdict(score, rule.threshold, rule.show)
    return f"{head}，{verdict}{_gap_of_cover(rule, score, view)}{_rounded_up(score)}{left_out}"


def _why_uncovered(who: str, rule: Cover, score: PartScore, view: View) -> str:
    """Nobody stated anything; or nobody is left who could."""
    left = len(view.units(rule.units)) > len(score.not_applicable)
    return f"缺数据：{who}还没有报" if left else f"没有要看的{who}"


def _gap_of_cover(rule: Cover, score: PartScore, view: View) -> str:
    failing = _names(score.failed, view)
    if score.met:
        return f"；未符合：{failing}"
    short = ceil(Fraction(rule.threshold) * (score.denominator or 0)) - (score.numerator or 0)
    if short == len(score.failed):
        return f"，还差{_counted(view.board, score.failed)}：{failing}"
    return f"，还差{short}{_counter(rule.units, view)}；未符合：{failing}"


def _evidence(score: PartScore, view: View) -> str:
    absent = [view.required(item).label for item, approved in score.items.items() if not approved]
    head = f"应备材料{score.denominator}件，已审核{score.numerator}件"
    return f"{head}，还差{len(absent)}件：{named(absent)}" if absent else f"{head}，齐全"


def _tier(rule: TierRule, score: PartScore, view: View) -> str:
    if score.state == "no_data":
        asked = rule.of or Sum((rule.series.metric,) if rule.series else ())
        return f"缺数据：{_label(asked, view)}{_waiting(score, view)}"
    reached = rule.tiers[score.tier - 1] if score.tier else None
    standing = (reached.label or f"符合第{score.tier}档") if reached else "哪一档都不符合"
    return f"{_tier_values(rule, score, view)}，{standing}{_waiting(score, view)}"


def _tier_values(rule: TierRule, score: PartScore, view: View) -> str:
    if rule.series is None:
        return _stated(rule.of, view.amount(rule.of), view) if rule.of else ""
    metric = view.board.pack.metrics[rule.series.metric]
    shown = "→".join("—" if value is None else print_value(value) for value in score.series)
    return f"{metric.label}{shown}{metric.unit}"


def _veto(rule: Veto, score: PartScore, view: View) -> str:
    if score.met is False:
        return f"查实{_print(score.value or Fraction(0), view.amount(rule.of))}，不得分"
    if score.met is None:
        return f"缺数据：还没有查过，要有{_label(rule.looked, view)}{_waiting(score, view)}"
    return f"{'、'.join(_looked_at(key, view) for key in rule.looked.metrics)}，没有发现{_waiting(score, view)}"


def _looked_at(metric: str, view: View) -> str:
    """Where somebody looked, one figure by itself: a promise is no inspection, and some of them are not all."""
    figure = view.figure(metric)
    if figure.state == "none":
        return f"{figure.label}没有报"
    counted = view.amount(Sum((metric,)))
    return f"{figure.label}{_print(counted.value or Fraction(0), counted)}{print_partial(figure)}"


def _manual(rule: Manual, score: PartScore, view: View) -> str:
    if score.met is not None and view.manual is not None:
        return view.manual.reason
    papers = score.evidence_items or 0
    if papers < rule.min_evidence:
        return f"还不能评分：至少要有{rule.min_evidence}件已审核的材料，现有{papers}件。"
    return "尚未评分。"


def _verdict(score: PartScore, threshold: Decimal, show: Show) -> str:
    return f"{'达到' if score.met else '未达到'}{print_threshold(threshold, show)}"


def _rounded_up(score: PartScore) -> str:
    return "（得分四舍五入为满分，但未达标）" if score.met is False and score.points == score.of else ""


def _waiting(score: PartScore, view: View) -> str:
    if not score.missing:
        return ""
    lead = "" if score.state == "no_data" else "暂计，"
    return f"（{lead}{_counted(view.board, score.missing)}没有报：{_names(score.missing, view)}）"


def _counted(board: Board, codes: Iterable[str]) -> str:
    """How many units of which kind."""
    found = Counter(board.tree.get(code).kind for code in codes)
    kinds = ((number, board.pack.kinds[kind]) for kind, number in found.items())
    return "、".join(f"{number}{kind.counter}{kind.title}" for number, kind in kinds)


def _stated(side: Sum | UnitCount, amount: Amount, view: View) -> str:
    label, printed = _label(side, view), _print(amount.value or Fraction(0), amount)
    return f"{label}{printed}{_counter(side.units, view)}" if isinstance(side, UnitCount) else f"{label}{printed}"


def _print(value: Fraction, amount: Amount) -> str:
    return print_value(value * 10**amount.scale, amount.scale, amount.unit)


def _label(side: Sum | UnitCount, view: View) -> str:
    if isinstance(side, UnitCount):
        return _who(side.units, view)
    if side.label:
        return side.label
    labels = [view.board.pack.metrics[key].label for key in side.metrics]
    return labels[0] if len(labels) == 1 else f"{labels[0]}等{len(labels)}项合计"


def _who(selection: Selection, view: View) -> str:
    """The kinds of the units of a selection, with the flag that was asked of them."""
    flags = {view.board.pack.flags[selector.flag].title for selector in selection if selector.flag}
    return "".join(f"{title}的" for title in sorted(flags)) + "、".join(kind.title for kind in _kinds(selection, view))


def _counter(selection: Selection, view: View) -> str:
    """The measure word of the units of a selection; of several kinds the one that fits all."""
    kinds = _kinds(selection, view)
    return kinds[0].counter if len(kinds) == 1 else ANY_COUNTER


def _kinds(selection: Selection, view: View) -> list[UnitKind]:
    found = dict.fromkeys(unit.kind for unit in view.board.tree.select(selection))
    named_kinds = found or dict.fromkeys(kind for selector in selection for kind in selector.kinds)
    return [view.board.pack.kinds[kind] for kind in named_kinds]


def _names(codes: Iterable[str], view: View) -> str:
    return named(view.board.tree.get(code).name for code in codes)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？")) else f"{sentence}。"
