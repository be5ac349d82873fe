"""A figure with its basis, and down to the records that make it."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from flask import Response
from pydantic import Field

from webforms.actions import figures
from webforms.domain import access
from webforms.domain.quantity import half_up, in_unit, plain
from webforms.domain.results import EvidenceFigure, Figure, FigureState
from webforms.domain.sides import DIGITS_OF_HOURS
from webforms.store.views import FigureRecord
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer
from webforms.web.api.known import known_unit
from webforms.web.api.problem_shapes import refuses
from webforms.web.api.resource import resource
from webforms.web.api.shapes import BIGGEST_ID, Answer, Asked, Paged

api = resource("figures", "数据：从合计到记录")

PIECES = "条"
"""What papers are counted in."""


class FigureAsked(Asked):
    key: str = Field(description="数据的代号；可以带斜线")


class MomentAsked(Asked):
    snapshot: int | None = Field(None, ge=1, le=BIGGEST_ID, description="看哪个数据快照；不写是现在")


class BehindAsked(Paged):
    snapshot: int | None = Field(None, ge=1, le=BIGGEST_ID, description="看哪个数据快照；不写是现在")
    unit: str | None = Field(None, description="只看一个单位的")


class UnitPart(Answer):
    unit: str
    name: str
    value: str


class YearPart(Answer):
    year: int
    value: str | None
    state: FigureState


class FigureAnswer(Answer):
    key: str
    label: str
    value: str | None = Field(description="没有人报是 null，不是 0；几个单位各报各的也是 null，看 by_unit")
    unit: str
    state: FigureState
    reported: int = Field(description="该报的单位里报了几个")
    expected: int = Field(description="该报的单位有几个")
    window: str
    basis: str
    owner: str | None
    by_unit: list[UnitPart]
    by_year: list[YearPart]
    missing: list[str]


class Behind(Answer):
    """A version whose fact is part of the figure."""

    record: int
    version: int
    number: str | None
    type: str
    unit: str
    counts_for: str
    title: str
    period: str
    value: str
    approved_at: datetime.datetime
    nil: bool = Field(description="来自零上报")
    corrected: bool = Field(description="冻结以后换了一版，或者撤回了")


class BehindList(Answer):
    items: list[Behind]
    next: str | None


class Measured(Protocol):
    """What says how a kept integer is read."""

    @property
    def scale(self) -> int: ...
    @property
    def minutes(self) -> bool: ...
    @property
    def unit(self) -> str: ...


# Both say whose they are to see only once the key and the moment are known: the action asks.
@api.get(
    "/figures/<path:key>", summary="一个数据",
    description="一个数据的值、口径、该报几个单位报了几个，和各单位的数。代号是指标数据的代号，或 evidence:指标/材料。",
    responses={200: FigureAnswer, **refuses(404)})
@verb(access.SIGNED_IN)
def read(path: FigureAsked, query: MomentAsked) -> Response:
    return answer(_shape(figures.figure(here.store(), here.actor(), path.key, query.snapshot)))


@api.get(
    "/figures/<path:key>/records", summary="加起来就是这个数据的记录",
    description="每一行是一条记录的一版和它给这个数据的数；加起来就是这个数据。",
    responses={200: BehindList, **refuses(404)})
@verb(access.SIGNED_IN)
def list_records(path: FigureAsked, query: BehindAsked) -> Response:
    found = figures.figure_records(
        here.store(), here.actor(), path.key, snapshot=query.snapshot, unit=known_unit(query.unit), after=query.after,
        limit=query.limit)
    metric = here.pack().metrics.get(path.key)
    return answer(BehindList(items=[_behind(line, metric) for line in found.items], next=found.next))


def _shape(found: Figure | EvidenceFigure) -> FigureAnswer:
    return _metric(found) if isinstance(found, Figure) else _papers(found)


def _metric(found: Figure) -> FigureAnswer:
    years = [YearPart(year=year, value=_text(part.value, part), state=part.state)
             for year, part in sorted(found.by_year.items())]
    return FigureAnswer(
        key=found.key, label=found.label, value=_text(found.value, found), unit=found.unit, state=found.state,
        reported=found.k, expected=found.n, window=found.window, basis=found.basis, owner=found.owner,
        by_unit=_by_unit(found.by_unit, found), by_year=years, missing=list(found.missing))


def _papers(found: EvidenceFigure) -> FigureAnswer:
    """How many approved records carry a paper: whoever has none has none to state."""
    stated = len(found.by_unit)
    return FigureAnswer(
        key=found.key, label=found.label, value=str(found.value), unit=PIECES, state="complete", reported=stated,
        expected=stated, window="campaign", basis="已经通过、带有这份材料的记录", owner=None,
        by_unit=_by_unit(found.by_unit, None), by_year=[], missing=[])


def _by_unit(stated: Mapping[str, int], measured: Measured | None) -> list[UnitPart]:
    return [UnitPart(unit=code, name=here.unit_name(code), value=_amount(value, measured))
            for code, value in stated.items()]


def _behind(line: FigureRecord, measured: Measured | None) -> Behind:
    own: dict[str, Any] = {name: getattr(line, name) for name in _names(Behind.model_fields)}
    return Behind(**own, value=_amount(line.value, measured))


def _names(fields: Iterable[str]) -> list[str]:
    return [name for name in fields if name != "value"]


def _text(stored: int | None, measured: Measured) -> str | None:
    return None if stored is None else _amount(stored, measured)


def _amount(stored: int, measured: Measured | None) -> str:
    """In the unit people read. Minutes in hours may have no end; every other value is exact."""
    if measured is None:
        return str(stored)
    exact = in_unit(stored, measured.scale, measured.minutes, measured.unit)
    return plain(half_up(exact, DIGITS_OF_HOURS)) if measured.minutes else plain(half_up(exact, measured.scale))
