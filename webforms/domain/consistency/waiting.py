"""A check of what is not settled: records under review that would change what an indicator reads.

    version that waits ─┐ facts
                        ├──────► what would shift ─► in a metric and period that the indicator reads? ─► one finding
    version in force ───┘
A snapshot frozen meanwhile is right by the rules; here somebody is told what it leaves out. Zeros shift nothing: a
record without a fee says nothing against an indicator that looks for fees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from webforms.domain.consistency.finding import Finding, Link, found
from webforms.domain.consistency.material import Entry, Material, UnderReview, numbers, record_link
from webforms.domain.facts import facts_stated
from webforms.domain.figures import periods_of
from webforms.domain.pack import Pack, Part, TierRule, Waiting
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.results import IndicatorScore

Shift = Mapping[str, Counter[str]]
"""Metric → period → how much more it would be."""
Read = tuple[str, tuple[str, ...] | None]
"""A metric and the periods that are added; None is every period that is kept of it."""


def waiting(check: Waiting, material: Material) -> Iterator[Finding]:
    """One finding for each indicator; one that is exempt as a whole waits for nothing."""
    shifts = [(each, _shift(material.pack, each)) for each in material.under_review]
    for code in check.indicators:
        score = material.evaluation.indicators[code]
        if score.state == "exempt":
            continue
        reads = list(dict.fromkeys(_reads(material.pack, code)))
        entries = tuple(each.entry for each, shift in shifts if _concerns(material, score, reads, each.entry, shift))
        if entries:
            yield _finding(check, score, entries)


def _finding(check: Waiting, score: IndicatorScore, entries: tuple[Entry, ...]) -> Finding:
    message = (f"{score.code} {score.title}：还有 {len(entries)} 条记录没有审（{numbers(entries)}），"
               "通过后这一项用到的数会变。请先审完再冻结。")
    links = [*map(record_link, entries), Link("indicator", score.code, score.code)]
    return found(check, (score.code,), message, links, [(entry.record, entry.version) for entry in entries])


def _shift(pack: Pack, each: UnderReview) -> Shift:
    shift: dict[str, Counter[str]] = {}
    for sign, statement in ((1, each.statement), (-1, each.in_force)):
        for fact in facts_stated(pack, statement) if statement else ():
            shift.setdefault(fact.key, Counter())[fact.period] += sign * fact.value
    return shift


def _reads(pack: Pack, code: str) -> Iterator[Read]:
    for part in pack.indicators[code].parts:
        for key in metrics_of_part(part):
            years = _series(pack, part, key)
            yield from ((key, (year,)) for year in years)
            if not years:
                yield key, periods_of(pack, pack.metrics[key])


def _series(pack: Pack, part: Part, key: str) -> tuple[str, ...]:
    """The years that a tier holds against each other, each by itself."""
    series = part.rule.series if isinstance(part.rule, TierRule) else None
    if series is None or series.metric != key:
        return ()
    return tuple(str(pack.campaign.year + offset) for offset in series.years)


def _concerns(material: Material, score: IndicatorScore, reads: list[Read], entry: Entry, shift: Shift) -> bool:
    return any(_moves(shift, read) and _counts(material, score, read[0], entry.unit) for read in reads)


def _moves(shift: Shift, read: Read) -> bool:
    key, periods = read
    more = shift.get(key)
    return more is not None and sum(
        value for at, value in more.items() if periods is None or at in periods) != 0


def _counts(material: Material, score: IndicatorScore, key: str, unit: str) -> bool:
    """Whether what the unit states of the metric belongs to the indicator, by today's tree and its exemptions."""
    heir = material.tree.heir(unit)
    left_out = {decision.unit for decision in score.exemptions}
    return heir is not None and heir not in left_out and material.tree.states(
        heir, material.pack.metrics[key].stated_by)
