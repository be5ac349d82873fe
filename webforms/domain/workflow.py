"""How a record moves: one table of steps, from a draft to the version in force.

    draft ──submit──► submitted ──approve──► checked ──approve──► approved ──withdraw──► withdrawn
      ▲                  │  │                   │                    │                      │
      └──── withdraw ────┘  └─return► returned ◄┘                    └──── draft, submit ◄───┘

A state belongs to the head. The version in force is another matter: approved version 1 stays in force while version 2
is written, submitted or returned, and is replaced only by the approval of the last level or ended by a withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeGuard

from webforms.domain.errors import (
    NobodyReviews,
    NotYourTurn,
    OwnEntry,
    ReasonMissing,
    VersionMovedOn,
    WebformsError,
    WrongState,
)
from webforms.domain.pack import RecordType, ReviewLevel

State = Literal["draft", "submitted", "checked", "approved", "returned", "withdrawn"]
RecordVerb = Literal["record.draft", "record.submit", "record.approve", "record.return", "record.withdraw"]

STATE_WORDS: Mapping[State, str] = {
    "draft": "草稿", "submitted": "待审", "checked": "审核中", "approved": "通过", "returned": "退回",
    "withdrawn": "已撤回",
}
STEP_WORDS: Mapping[RecordVerb, str] = {
    "record.draft": "修改", "record.submit": "提交", "record.approve": "通过", "record.return": "退回",
    "record.withdraw": "撤回",
}
SHORTEST_REASON = 2


@dataclass(frozen=True)
class Station:
    """One level of a review path and the unit that agrees there."""

    level: str
    unit: str


@dataclass(frozen=True)
class Standing:
    """Where a record stands: all that decides its next step.

    `version` counts submitted versions (0: never submitted), `agreed` the levels that agreed to the head, `in_force`
    is the approved version that figures look at, `authors` are the accounts that wrote anything since the last
    approval, `path` are the stations that must agree."""

    state: State
    path: tuple[Station, ...]
    version: int = 0
    agreed: int = 0
    in_force: int | None = None
    authors: frozenset[int] = frozenset()

    @property
    def awaiting(self) -> Station | None:
        """Who is to agree next, or None. A path that a new pack made shorter ends at its last level."""
        if self.state not in ("submitted", "checked"):
            return None
        return self.path[min(self.agreed, len(self.path) - 1)]

    @property
    def last(self) -> Station:
        return self.path[-1]


class Doer(Protocol):
    """Who makes a step, as far as the workflow looks at them."""

    @property
    def account(self) -> int: ...
    @property
    def unit(self) -> str: ...


NEW = "new"
"""The state before the first: only `TRANSITIONS` names it."""


@dataclass(frozen=True)
class Step:
    """One move of one record. `version` is the version it concerns; `in_force`: this version is in force from now on;
    `closes`: the approval that was in force ends here (replaced or withdrawn); `agreed` levels stand after it."""

    verb: RecordVerb
    before: State | Literal["new"]
    after: State
    version: int
    awaiting: Station | None = None
    agreed: int = 0
    in_force: bool = False
    closes: bool = False
    reason: str = ""


TRANSITIONS: Mapping[RecordVerb, Mapping[str, State]] = {
    "record.draft": {NEW: "draft", "draft": "draft", "approved": "draft", "returned": "draft", "withdrawn": "draft"},
    "record.submit": {
        NEW: "submitted", "draft": "submitted", "approved": "submitted", "returned": "submitted",
        "withdrawn": "submitted",
    },
    "record.approve": {"submitted": "checked", "checked": "checked"},  # the last level makes it approved
    "record.return": {"submitted": "returned", "checked": "returned"},
    "record.withdraw": {
        "submitted": "draft", "approved": "withdrawn", "returned": "withdrawn", "draft": "withdrawn",
    },
}


def review_path(
    type_: RecordType,
    kind: str,
    parent: str | None,
    levels: Mapping[str, ReviewLevel],
    heir: Callable[[str], str | None] = lambda code: code,
) -> tuple[Station, ...]:
    """The stations that agree to a record of a unit of this kind and parent, in order; access follows today's tree.

    Refuses a type that names nobody for this kind, or a level whose unit is gone without a successor."""
    stations = tuple(Station(key, unit) for key in type_.review.get(kind, ())
                     if (unit := _unit_of(levels[key], parent, heir)))
    if not stations or len(stations) < len(type_.review[kind]):
        raise NobodyReviews(title=type_.title)
    return stations


def _unit_of(level: ReviewLevel, parent: str | None, heir: Callable[[str], str | None]) -> str | None:
    code = parent if level.by == "parent" else level.by
    return None if code is None else heir(code)


def begin(verb: RecordVerb, path: tuple[Station, ...]) -> Step:
    """The first step of a record that is not there yet: kept as a draft, or submitted at once."""
    after = TRANSITIONS[verb][NEW]
    submitted = after == "submitted"
    return Step(verb, "new", after, version=int(submitted), awaiting=path[0] if submitted else None)


def advance(
    verb: RecordVerb, standing: Standing, actor: Doer, *, seen: int | None = None, reason: str = ""
) -> Step:
    """The step that `verb` makes from here, or the error that says why not. Rights are asked of `access` before.

    `seen` is the version the person looked at; a review must name it."""
    if seen is not None and seen != standing.version:
        raise VersionMovedOn(seen=seen, version=standing.version)
    if not possible(verb, standing):
        raise _wrong_state(verb, standing)
    if why := refusal(verb, standing, actor):
        raise why
    return STEPS[verb](standing, reason.strip())


def is_step(verb: str) -> TypeGuard[RecordVerb]:
    return verb in TRANSITIONS


def possible(verb: RecordVerb, standing: Standing) -> bool:
    """Whether the step starts from this standing. A draft with nothing in force is changed, not withdrawn."""
    if verb == "record.withdraw" and standing.state == "draft":
        return standing.in_force is not None
    return standing.state in TRANSITIONS[verb]


def refusal(verb: RecordVerb, standing: Standing, actor: Doer) -> WebformsError | None:
    """Why this person does not review this version now: another level's turn, or an entry of their own."""
    if verb not in ("record.approve", "record.return"):
        return None
    if standing.awaiting is None or standing.awaiting.unit != actor.unit:
        return NotYourTurn()
    return OwnEntry() if verb == "record.approve" and own_entry(standing, actor.account) else None


def own_entry(standing: Standing, account: int) -> bool:
    return account in standing.authors


def _draft(standing: Standing, reason: str) -> Step:
    return Step("record.draft", standing.state, "draft", standing.version)


def _submit(standing: Standing, reason: str) -> Step:
    return Step("record.submit", standing.state, "submitted", standing.version + 1, awaiting=standing.path[0])


def _approve(standing: Standing, reason: str) -> Step:
    agreed = standing.agreed + 1
    if agreed < len(standing.path):
        return Step("record.approve", standing.state, "checked", standing.version, standing.path[agreed], agreed,
                    reason=reason)
    return Step("record.approve", standing.state, "approved", standing.version, None, agreed, in_force=True,
                closes=standing.in_force is not None, reason=reason)


def _return(standing: Standing, reason: str) -> Step:
    return Step("record.return", standing.state, "returned", standing.version, reason=_given(reason))


def _withdraw(standing: Standing, reason: str) -> Step:
    if standing.state == "submitted":  # taken back before anybody agreed: nothing to explain
        return Step("record.withdraw", "submitted", "draft", standing.version, reason=reason)
    return Step("record.withdraw", standing.state, "withdrawn", standing.version,
                closes=standing.in_force is not None, reason=_given(reason))


STEPS: Mapping[RecordVerb, Callable[[Standing, str], Step]] = {
    "record.draft": _draft, "record.submit": _submit, "record.approve": _approve, "record.return": _return,
    "record.withdraw": _withdraw,
}


def _given(reason: str) -> str:
    if len(reason) < SHORTEST_REASON:
        raise ReasonMissing(at_least=SHORTEST_REASON)
    return reason


CURES: Mapping[State, str] = {
    "submitted": "要改请先撤回。",
    "checked": "要改请让审核的单位退回。",
    "draft": "请先提交。",
    "returned": "请等改好重新提交。",
    "approved": "请刷新后再看。",
    "withdrawn": "请刷新后再看。",
}


def _wrong_state(verb: RecordVerb, standing: Standing) -> WrongState:
    state = standing.state
    return WrongState(state=STATE_WORDS[state], step=STEP_WORDS[verb], cure=CURES[state])
