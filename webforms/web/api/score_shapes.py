"""Points as the API shows them: the whole, its levels, its indicators and their parts."""

import datetime
from collections.abc import Iterable

from pydantic import Field

from webforms.domain.pack import Indicator
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.quantity import plain
from webforms.domain.results import Evaluation, IndicatorScore, PartScore, State
from webforms.web import here
from webforms.web.api.shapes import Answer, Points, Share


class LevelAnswer(Answer):
    code: str
    title: str
    points: Points
    of: Points
    provisional: bool


class IndicatorLine(Answer):
    code: str
    title: str
    points: Points
    of: Points
    state: State = Field(description="算出 computed，暂计、缺数据、待评分，或不适用 exempt")
    must_meet: bool
    met: bool | None
    reason: str


class Scoreboard(Answer):
    points: Points
    of: Points = Field(description="可得的分，不算不适用的指标")
    provisional: bool
    passed: bool
    as_of: datetime.date
    levels: list[LevelAnswer]
    indicators: list[IndicatorLine]


class Basis(Answer):
    """What a figure counts: definition, population, date and source."""

    key: str
    label: str
    unit: str
    window: str
    basis: str


class PartAnswer(Answer):
    """One rule of an indicator. Units are named by their codes."""

    rule: str
    title: str
    points: Points
    of: Points
    state: State
    met: bool | None
    value: Share | None
    numerator: Share | None
    denominator: Share | None
    printed: str = Field(description="写在表上的值，位数够看出过没过线")
    threshold: Points | None
    basis: list[Basis]
    reason: str
    missing: list[str] = Field(description="还没有报的单位")
    failing: list[str] = Field(description="没有达标的单位")
    passed: list[str]
    exempt: list[str]
    not_applicable: list[str]


class Exemption(Answer):
    id: str
    unit: str | None
    reason: str
    on: datetime.date | None


class IndicatorAnswer(IndicatorLine):
    level1: str
    level2: str
    standard: str
    computed_points: Points = Field(description="改分以前的分")
    override_reason: str | None
    exemptions: list[Exemption]
    lacking: list[str] = Field(description="应备而还没有的材料")
    parts: list[PartAnswer]


def scoreboard_of(evaluation: Evaluation) -> Scoreboard:
    return Scoreboard(
        points=plain(evaluation.points), of=plain(evaluation.of), provisional=evaluation.provisional,
        passed=evaluation.passed, as_of=evaluation.as_of,
        levels=[LevelAnswer.model_validate(level) for level in evaluation.levels],
        indicators=lines_of(evaluation.indicators.values()))


def lines_of(scores: Iterable[IndicatorScore]) -> list[IndicatorLine]:
    return [IndicatorLine.model_validate(score) for score in scores]


def indicator_of(score: IndicatorScore) -> IndicatorAnswer:
    """The score beside what the pack says of its indicator."""
    indicator = here.pack().indicators[score.code]
    own = {name: getattr(score, name) for name in IndicatorAnswer.model_fields if name not in ("parts", "standard")}
    parts = _parts(indicator, score.parts)
    return IndicatorAnswer.model_validate({**own, "standard": indicator.standard, "parts": parts})


def _parts(indicator: Indicator, scores: Iterable[PartScore]) -> list[PartAnswer]:
    made = []
    for part, score in zip(indicator.parts, scores, strict=True):
        own = {name: getattr(score, name) for name in PartAnswer.model_fields if name not in ("basis", "failing")}
        basis = [_basis(key) for key in dict.fromkeys(metrics_of_part(part))]
        made.append(PartAnswer.model_validate({**own, "basis": basis, "failing": score.failed}))
    return made


def _basis(key: str) -> Basis:
    return Basis.model_validate(here.pack().metrics[key])
