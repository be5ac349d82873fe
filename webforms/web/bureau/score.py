"""The score of the whole district, the list of indicators, and one indicator with everything behind its points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import decisions, figures
from webforms.domain import access
from webforms.domain.errors import NotFound, Refused
from webforms.domain.facts import evidence_key
from webforms.domain.results import IndicatorScore
from webforms.domain.score import shown_pass_line
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.forms import DecisionForm, Retraction
from webforms.web.bureau.operands import Formula, formula_of, names_of
from webforms.web.bureau.part_units import FigureOf, UnitTable, table_of
from webforms.web.words import FULL, MET, NOT_FULL, NOT_MET, RULE_WORDS, SCORE_STATES, Status

if TYPE_CHECKING:
    from webforms.domain.pack import EvidenceRequirement, Indicator
    from webforms.domain.results import Evaluation, EvidenceFigure, Figure, LevelScore, PartScore

GAPS_SHOWN = 3


@dataclass(frozen=True)
class LevelView:
    """A first-level code with the indicators where most points are still to be had."""

    level: LevelScore
    gaps: tuple[IndicatorScore, ...]


@dataclass(frozen=True)
class Paper:
    """A paper asked for: the key of its figure, how many approved records carry it (None: not for this visitor to
    see), and where the visitor's unit may upload it."""

    key: str
    label: str
    required: bool
    count: int | None
    upload: str | None


@dataclass(frozen=True)
class PartView:
    score: PartScore
    rule: str
    formula: Formula | None
    units: UnitTable
    guide: str


@pages.get("/")
@verb("scoreboard.read")
def scoreboard() -> ResponseReturnValue:
    evaluation = figures.scoreboard(here.store(), here.actor())
    target = shown_pass_line(here.pack(), evaluation.of)
    return render_template(
        "bureau/scoreboard.html", evaluation=evaluation, levels=level_views(evaluation), target=target,
        short=max(target - evaluation.points, Decimal(0)), must=must_meet(evaluation), status=score_status,
        lead=lead_formula)


@pages.get("/indicators")
@verb("scoreboard.read")
def indicators() -> ResponseReturnValue:
    evaluation = figures.scoreboard(here.store(), here.actor())
    return render_template("bureau/indicators.html", evaluation=evaluation, status=score_status)


@pages.get("/indicators/<code>")
@verb("indicator.read")
def indicator(code: str) -> ResponseReturnValue:
    return indicator_page(code, DecisionForm(formdata=None))


def indicator_page(code: str, form: DecisionForm, retraction: Retraction | None = None) -> str:
    """One indicator; `form` is the decision being written, with its faults, `retraction` one being taken back."""
    declared, evaluation = _declared(code), _evaluation()
    score = _score(code, evaluation)
    figure_of = _figures_of(evaluation)
    if access.may(here.actor(), "indicator.decide"):
        form.offer_units(decisions.units_to_leave_out(here.store(), here.actor(), code))
    return render_template(
        "bureau/indicator.html", declared=declared, score=score, evaluation=evaluation, status=score_status,
        parts=[_part_view(declared, score, place, evaluation, figure_of) for place in range(len(score.parts))],
        papers=_papers(declared, figure_of), responsible=names_of(declared.responsible), form=form,
        retraction=retraction,
        decided=_decisions(code), level=_title_of(here.pack().levels, declared.level1),
        sublevel=_title_of(here.pack().sublevels, declared.level2))


def score_status(score: IndicatorScore | PartScore) -> Status:
    """How an indicator or a part stands: what is missing first, then whether it reaches its standard.

    Where points are rounded up to all of them, the standard may still be missed: the two are never mixed."""
    if score.state in SCORE_STATES:
        return SCORE_STATES[score.state]
    if _has_standard(score) and score.met is not None:
        return MET if score.met else NOT_MET
    return FULL if score.points == score.of else NOT_FULL


def _has_standard(score: IndicatorScore | PartScore) -> bool:
    return score.must_meet if isinstance(score, IndicatorScore) else score.threshold is not None or score.rule == "veto"


def lead_formula(score: IndicatorScore, evaluation: Evaluation) -> Formula | None:
    """The calculation of an indicator's first part, for a short line about it."""
    return formula_of(here.pack().indicators[score.code].parts[0], score.parts[0], evaluation.figures)


def level_views(evaluation: Evaluation) -> list[LevelView]:
    views = []
    for level in evaluation.levels:
        own = [score for score in evaluation.indicators.values() if score.level1 == level.code]
        gaps = sorted((score for score in own if score.points < score.of), key=lambda score: score.points - score.of)
        views.append(LevelView(level, tuple(gaps[:GAPS_SHOWN])))
    return views


def must_meet(evaluation: Evaluation) -> list[IndicatorScore]:
    return [evaluation.indicators[code] for code in evaluation.must_meet]


def _evaluation() -> Evaluation | None:
    """The whole district, for whoever may see it: the tree of indicators beside the page."""
    if not access.may(here.actor(), "scoreboard.read"):
        return None
    return figures.scoreboard(here.store(), here.actor())


def _score(code: str, evaluation: Evaluation | None) -> IndicatorScore:
    return evaluation.indicators[code] if evaluation else figures.indicator(here.store(), here.actor(), code)


def _figures_of(evaluation: Evaluation | None) -> FigureOf:
    """Where figures come from: the evaluation at hand, or one by one for whoever sees only some."""
    if evaluation is None:
        return cache(_own_part)  # each is reckoned from the whole district, and asked for by several parts of a page
    known: dict[str, Figure | EvidenceFigure] = {**evaluation.figures, **evaluation.evidence}
    return known.__getitem__


def _own_part(key: str) -> Figure | EvidenceFigure | None:
    try:
        return figures.figure(here.store(), here.actor(), key)
    except Refused:
        return None


def _part_view(
    declared: Indicator, score: IndicatorScore, place: int, evaluation: Evaluation | None, figure_of: FigureOf
) -> PartView:
    part, part_score = declared.parts[place], score.parts[place]
    formula = formula_of(part, part_score, evaluation.figures if evaluation else {})
    return PartView(
        part_score, RULE_WORDS[part.rule_name], _with_open_doors(formula, figure_of) if formula else None,
        table_of(part, part_score, figure_of), getattr(part.rule, "guide", ""))


def _with_open_doors(formula: Formula, figure_of: FigureOf) -> Formula:
    """Numbers lead to their figures only where the visitor may open these."""
    operands = (replace(side, keys=tuple(key for key in side.keys if figure_of(key) is not None))
                for side in formula.operands)
    return replace(formula, operands=tuple(operands))


def _papers(declared: Indicator, figure_of: FigureOf) -> list[Paper]:
    return [_paper(declared.code, asked, figure_of) for asked in declared.evidence]


def _paper(code: str, asked: EvidenceRequirement, figure_of: FigureOf) -> Paper:
    key, upload = evidence_key(code, asked.item), here.pack().upload
    address = None
    if asked.upload and upload and here.tree().matches(here.tree().get(here.actor().unit), asked.by):
        address = url_for("fill.new", type_key=upload.type, paper=f"{code}/{asked.item}")
    seen = figure_of(key)
    return Paper(key, asked.label, asked.required, None if seen is None else seen.value or 0, address)


def _decisions(code: str) -> tuple[object, ...]:
    if not access.may(here.actor(), "indicator.decide"):
        return ()
    return decisions.list_decisions(here.store(), here.actor(), indicator=code)


def _declared(code: str) -> Indicator:
    try:
        return here.pack().indicators[code]
    except KeyError:
        raise NotFound(what="这项指标") from None


def _title_of(titled: tuple[object, ...], code: str) -> str:
    return next((each.title for each in titled if each.code == code), code)  # type: ignore[attr-defined]
