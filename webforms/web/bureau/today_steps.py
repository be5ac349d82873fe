"""What to do first this morning, in an order: what waits for us, what came back, who is late, what the score lacks.

Each line says what, how much, and leads to the page where it is done. Units are named by their parents, not ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from webforms.actions.matrix import OWED, cell_state
from webforms.domain import dates
from webforms.domain.printing import print_points
from webforms.web import here
from webforms.web.bureau.chase_text import title_of
from webforms.web.filters import day

if TYPE_CHECKING:
    from webforms.actions.today import Standing
    from webforms.domain.results import IndicatorScore
    from webforms.store.views import RecordLine, TaskView

GAPS_SHOWN, NAMES_SHOWN = 3, 3
LONG_AGO = 60
"""After so many days a date says more than their number."""
WITHOUT_DATA = ("no_data", "manual_missing")


@dataclass(frozen=True)
class Step:
    """`gain` is what it brings or how soon it is due; `act` the word of the button to `href`."""

    title: str
    line: str
    gain: str
    act: str
    href: str


def review_step(waiting: int, oldest: RecordLine | None) -> Iterator[Step]:
    if waiting and oldest is not None:
        days = (here.now() - oldest.changed_at).days
        since = f"最早的等了 {days} 天" if days else "都是今天到的"
        if days > LONG_AGO:
            since = f"最早的是 {dates.words(oldest.changed_at.astimezone(here.SHANGHAI).date().isoformat())}交的"
        yield Step(f"审核 {waiting} 条记录", since, f"{waiting} 条", "去审核", url_for("review.queue"))


def own_steps(views: Iterable[TaskView]) -> Iterator[Step]:
    """What the visitor's own unit has to send."""
    unit, now = here.actor().unit, here.today()
    mine = [view for view in views if view.unit == unit]
    returned = [view for view in mine if view.state == "returned"]
    if returned:
        yield Step(f"改 {len(returned)} 项退回来的", _named(map(title_of, returned)), "退回", "去改",
                   url_for("fill.tasks"))
    urgent = [view for view in mine if cell_state(view, now) in ("late", "soon")]
    if urgent:
        first = min(urgent, key=lambda view: view.due_on)
        late = sum(view.overdue for view in urgent)
        yield Step(f"本单位还有 {len(urgent)} 项要交", _named(map(title_of, urgent)),
                   f"{late} 项逾期" if late else f"{day(first.due_on)}到期", "去填报", url_for("fill.tasks"))


def unit_steps(views: Iterable[TaskView]) -> Iterator[Step]:
    """What the units below have not mended, and what they are late with: a line a kind of unit."""
    own, now = here.actor().unit, here.today()
    kinds = {unit.code: unit.kind for unit in here.tree().everyone}
    behind = [view for view in views if view.unit != own and (view.overdue or view.state == "returned")]
    for kind, title in here.pack().kinds.items():
        below = [view for view in behind if kinds[view.unit] == kind]
        name = f"{title.counter}{title.title}"
        returned = [view for view in below if view.state == "returned"]
        if returned:
            yield Step(f"{_units(returned)} {name}有退回没改的", _by_parent(returned), f"{len(returned)} 项", "去看",
                       url_for("bureau.matrix", kind=kind, state="returned", when="all"))
        late = [view for view in below if cell_state(view, now) == "late"]
        if late:
            yield Step(f"催 {_units(late)} {name}", _by_parent(late), f"逾期 {len(late)} 项", "去催办",
                       url_for("bureau.matrix", kind=kind, state="late", when="all"))


def district_steps(standing: Standing) -> Iterator[Step]:
    """What the score and a snapshot lack."""
    if standing.mend:
        yield Step(f"改好 {standing.mend} 项检查查出的错误", "改好才能冻结快照", "必须改", "去看检查",
                   url_for("bureau.findings"))
    for score in _gaps(standing):
        word, act = ("给它评分：", "去评分") if score.state == "manual_missing" else ("补数据：", "去看")
        gain = f"最多 +{print_points(score.of - score.points)}"
        yield Step(f"{word}{score.title}", f"{score.code}，{score.reason}", gain, act,
                   url_for("bureau.indicator", code=score.code))
    if standing.explain:
        yield Step(f"{standing.explain} 项提醒要改好或说明", "改好、或写明理由，才能冻结快照", "提醒", "去看检查",
                   url_for("bureau.findings"))
    if standing.unwritten:
        titles = _named(section.title for section in standing.unwritten)
        yield Step(f"写 {len(standing.unwritten)} 节文字", titles, "文字", "去写", url_for("bureau.list_of_sections"))


def _gaps(standing: Standing) -> list[IndicatorScore]:
    """The indicators without data, or not yet judged, that could bring most."""
    open_ = [score for score in standing.evaluation.indicators.values()
             if score.state in WITHOUT_DATA and score.points < score.of]
    return sorted(open_, key=lambda score: score.points - score.of)[:GAPS_SHOWN]


def owed_of(views: Iterable[TaskView]) -> list[TaskView]:
    now = here.today()
    return [view for view in views if cell_state(view, now) in OWED]


def _units(views: Iterable[TaskView]) -> int:
    return len({view.unit for view in views})


def _by_parent(views: Iterable[TaskView]) -> str:
    """龙塘镇 4 项、凤城街道 2 项."""
    tree = here.tree()
    counts = Counter(tree.get(view.unit).parent for view in views)
    if len(counts) == 1:
        return _named(dict.fromkeys(view.unit_name for view in views))
    return _named([f"{here.unit_name(parent)} {count} 项" for parent, count in counts.items()])


def _named(names: Iterable[str]) -> str:
    listed: Sequence[str] = list(names)
    return "、".join(listed[:NAMES_SHOWN]) + (f" 等 {len(listed)} 个" if len(listed) > NAMES_SHOWN else "")
