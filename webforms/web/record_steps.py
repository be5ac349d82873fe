"""Where a record is on its way, as the steps a person sees: sent, each level of its review, counted; and what a
reviewer still waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from webforms.web import here
from webforms.web.filters import moment

if TYPE_CHECKING:
    from webforms.domain.pack import RecordType
    from webforms.store.views import EventView, RecordView

StepState = Literal["done", "now", "back", "next"]


@dataclass(frozen=True)
class Step:
    title: str
    text: str
    state: StepState


def steps_of(record: RecordView, type_: RecordType) -> tuple[Step, ...]:
    """The steps since the record was last sent."""
    if record.state == "draft" and not _sent(record):
        return (Step("草稿", f"{moment(record.changed_at)} 存过", "now"), Step("提交", "填好就交", "next"))
    return tuple(_steps(record, type_))


def unanswered(record: RecordView) -> str:
    """The reviewer's words that nobody answered yet by sending the record again; they stay while a draft is mended."""
    if record.state not in ("returned", "draft"):
        return ""
    returned = [event for event in _since_last_sent(record) if event.verb == "record.return"]
    return returned[-1].reason if returned else ""


def _steps(record: RecordView, type_: RecordType) -> Iterator[Step]:
    round_ = _since_last_sent(record)
    if record.state == "draft":
        yield Step("正在改", f"{moment(record.changed_at)} 存过，还没有再交", "now")
        return
    if round_:
        yield Step("已提交", moment(round_[0].at), "done")
    agreed = [event for event in round_ if event.verb == "record.approve"]
    for place, level in enumerate(_levels(record, type_)):
        if place < len(agreed):
            yield Step(f"{_title(level)}通过", moment(agreed[place].at), "done")
        elif record.state in ("submitted", "checked"):
            yield _waiting(record, level)
        else:
            break
    yield from _end(record, round_)


def _waiting(record: RecordView, level: str) -> Step:
    if record.awaiting == level:
        return Step(_title(level), f"{here.unit_name(record.awaiting_unit)}正在审", "now")
    return Step(_title(level), f"{_reviewer(record, level)}审，通过后计入数据", "next")


def _reviewer(record: RecordView, level: str) -> str:
    """The name of the unit that agrees at a level, as the tree stands."""
    by = here.pack().review_levels[level].by
    return here.unit_name(here.tree().get(record.unit).parent if by == "parent" else by)


def _end(record: RecordView, round_: list[EventView]) -> Iterator[Step]:
    if record.state == "approved":
        again = "有改动可以再交一版，通过前原来的照算" if "record.draft" in record.may else ""
        yield Step("已计入数据", again, "done")
    if record.state == "returned":
        returned = [event for event in round_ if event.verb == "record.return"]
        yield Step("退回，要改", moment(returned[-1].at) if returned else "", "back")
    if record.state == "withdrawn":
        yield Step("已撤回", "不再计入数据", "back")


def _sent(record: RecordView) -> bool:
    return any(event.verb == "record.submit" for event in record.history)


def _since_last_sent(record: RecordView) -> list[EventView]:
    events = sorted(record.history, key=lambda event: event.id)
    sent = [place for place, event in enumerate(events) if event.verb == "record.submit"]
    return events[sent[-1]:] if sent else []


def _levels(record: RecordView, type_: RecordType) -> tuple[str, ...]:
    try:
        kind = here.tree().get(record.unit).kind
    except KeyError:
        return ()
    return type_.review.get(kind, ())


def _title(level: str) -> str:
    return here.pack().review_levels[level].title
