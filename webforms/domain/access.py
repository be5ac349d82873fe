"""Who may do what, and where: one table of verbs, asked by every route, page and action.

    account ─► role ─► rights (from the pack) ─┐
    account ─► unit ─► subtree (today's tree) ─┴─► may(actor, verb, unit, …)

A verb is open to an actor who holds one of its rights within the verb's reach, or one of the rights that lift the
limit (`anywhere`). Village and school reach themselves, a street its subtree, a department itself and the
indicators it answers for; the rights to score, freeze and generate concern the whole district; an inspector sees
what is frozen. `demand` asks for the right and the reach and leaves a record's state to `workflow.advance`, so that
whoever comes too late reads what happened instead of being told they may not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from webforms.domain.errors import Refused
from webforms.domain.workflow import TRANSITIONS, Standing, State, is_step, own_entry, possible, refusal

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Actor:
    """Who asks. `subtree` is the actor's unit, what stands below it today, and the closed units it succeeds."""

    account: int
    login: str
    unit: str
    role: str
    rights: frozenset[str]
    subtree: frozenset[str] = NOBODY
    must_change: bool = False
    """Somebody else knows the password: a page asks for one of the holder's own before anything else."""


class Placed(Protocol):
    """A unit of the tree, as far as access looks at it."""

    @property
    def code(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def successor(self) -> str | None: ...


@dataclass(frozen=True)
class Asked:
    """What a verb is to be done to."""

    unit: str | None = None
    standing: Standing | None = None
    responsible: frozenset[str] = NOBODY


Reach = Callable[[Actor, Asked], bool]


def _itself(actor: Actor, asked: Asked) -> bool:
    return True


def _below(actor: Actor, asked: Asked) -> bool:
    return asked.unit in actor.subtree


def _beneath(actor: Actor, asked: Asked) -> bool:
    """Below the actor's unit, which is not below itself."""
    return asked.unit in actor.subtree and asked.unit != actor.unit


def _at_home(actor: Actor, asked: Asked) -> bool:
    return asked.unit == actor.unit


def _on_path(actor: Actor, asked: Asked) -> bool:
    """One of the levels that must agree is the actor's unit."""
    return asked.standing is not None and actor.unit in {station.unit for station in asked.standing.path}


def _takes_back(actor: Actor, asked: Asked) -> bool:
    """Who wrote it takes back what nobody has checked; else its unit or the last level withdraws it."""
    if asked.standing is not None and asked.standing.state == "submitted":
        return "fill" in actor.rights and own_entry(asked.standing, actor.account)
    return _own(actor, asked) or _last_level(actor, asked)


def _own(actor: Actor, asked: Asked) -> bool:
    return "fill" in actor.rights and asked.unit in actor.subtree


def _last_level(actor: Actor, asked: Asked) -> bool:
    return "review" in actor.rights and asked.standing is not None and asked.standing.last.unit == actor.unit


def _responsible(actor: Actor, asked: Asked) -> bool:
    """An indicator the actor's unit answers for, or its own part of a figure."""
    return actor.unit in asked.responsible or asked.unit in actor.subtree


@dataclass(frozen=True)
class Rule:
    """Rights that open a verb within a reach, and those that open it anywhere."""

    rights: frozenset[str]
    reach: Reach = _itself
    anywhere: frozenset[str] = NOBODY


def _rule(rights: str, reach: Reach = _itself, anywhere: str = "") -> Rule:
    return Rule(frozenset(rights.split()), reach, frozenset(anywhere.split()))


PUBLIC = "public"
"""Declared by routes that ask for no account: signing in, health, the styles."""
SIGNED_IN = "account.self"
"""Declared by routes that concern nobody but the account itself."""
WHOLE = "score freeze generate"
EVERY_RIGHT = "fill review score freeze generate read administer"

VERBS: Mapping[str, Rule] = {
    SIGNED_IN: _rule(EVERY_RIGHT),
    "type.read": _rule(EVERY_RIGHT),
    "unit.read": _rule(EVERY_RIGHT, _below, WHOLE + " read administer"),
    "task.read": _rule("fill review", _below, WHOLE),
    "notice.read": _rule("fill review", _at_home),
    "unit.chase": _rule("review", _below, "score"),
    "file.keep": _rule("fill review score"),
    "file.read": _rule(EVERY_RIGHT),  # what carries the file is asked for by its own verb
    "record.read": _rule("fill review", _below, WHOLE),
    "record.draft": _rule("fill", _below),
    "record.submit": _rule("fill", _below),
    "record.approve": _rule("review", _on_path),
    "record.return": _rule("review", _on_path),
    "record.withdraw": _rule("fill review", _takes_back),
    "scoreboard.read": _rule(WHOLE),
    "indicator.read": _rule("fill review", _responsible, WHOLE),
    "indicator.decide": _rule("score"),
    "figure.read": _rule("fill review", _responsible, WHOLE),
    "section.read": _rule(WHOLE),
    "section.write": _rule("score"),
    "finding.read": _rule(WHOLE),
    "finding.accept": _rule("score"),
    "type.enable": _rule("score"),
    "snapshot.read": _rule(WHOLE + " read"),
    "snapshot.freeze": _rule("freeze"),
    "document.read": _rule(WHOLE + " read"),
    "document.request": _rule("generate"),
    "template.check": _rule("generate administer"),
    "unit.import": _rule("administer"),
    "history.read": _rule(WHOLE + " administer"),
    "account.manage": _rule("administer"),
    "account.read": _rule("review", _below, "score administer"),
    "account.invite": _rule("review", _beneath, "score administer"),
    "account.reset": _rule("review", _beneath, "score administer"),
    "account.hand_over": _rule(EVERY_RIGHT),
    "webhook.manage": _rule("administer"),
    "installation.backup": _rule("administer"),
    "pack.read": _rule(WHOLE + " administer"),
    "pack.adopt": _rule("administer"),
}


def may(
    actor: Actor,
    verb: str,
    unit: str | None = None,
    *,
    state: State | None = None,
    standing: Standing | None = None,
    responsible: Iterable[str] = NOBODY,
) -> bool:
    """Whether the actor may do this now to that unit, record (`standing`, or its bare `state`) or indicator
    (`responsible`: the units that answer for it).

    A step that does not start from where the record stands is no one's. An unknown verb is our fault: KeyError."""
    asked = Asked(unit, standing, frozenset(responsible))
    return _reaches(actor, verb, asked) and _now(actor, verb, state, standing)


def may_ever(actor: Actor, verb: str) -> bool:
    """Whether some unit or record could be there for which `may` says yes: what a menu or a route asks first."""
    return bool(actor.rights & (VERBS[verb].rights | VERBS[verb].anywhere))


def demand(
    actor: Actor,
    verb: str,
    unit: str | None = None,
    *,
    standing: Standing | None = None,
    responsible: Iterable[str] = NOBODY,
) -> None:
    """Refused unless the actor holds the right and the verb reaches that far, whatever the record's state."""
    if not _reaches(actor, verb, Asked(unit, standing, frozenset(responsible))):
        raise Refused(verb=verb)


def outranks(actor: Actor, rights: Iterable[str]) -> bool:
    """Whether these rights exceed the actor's own: nobody gives, or gets at, what they do not hold themselves. Who
    administers looks after every account."""
    return "administer" not in actor.rights and not actor.rights >= frozenset(rights)


def visible_units(actor: Actor, verb: str) -> frozenset[str] | None:
    """The units for which a reading verb is open, for the clause that every read carries; None means all of them."""
    rule = VERBS[verb]
    if actor.rights & rule.anywhere:
        return None
    return actor.subtree if actor.rights & rule.rights else NOBODY


def subtree(units: Iterable[Placed], code: str) -> frozenset[str]:
    """The unit, all that stand below it, and the closed units whose successor is among them."""
    listed = list(units)
    found = {code}
    grown = True
    while grown:
        below = {unit.code for unit in listed if unit.parent in found or unit.successor in found}
        grown = not below <= found
        found |= below
    return frozenset(found)


def _reaches(actor: Actor, verb: str, asked: Asked) -> bool:
    rule = VERBS[verb]
    if actor.rights & rule.anywhere:
        return True
    return bool(actor.rights & rule.rights) and rule.reach(actor, asked)


def _now(actor: Actor, verb: str, state: State | None, standing: Standing | None) -> bool:
    """Whether a record's step starts from here and is this actor's turn; any other verb knows no state."""
    if not is_step(verb):
        return True
    if standing is not None:
        return possible(verb, standing) and refusal(verb, standing, actor) is None
    return state is None or state in TRANSITIONS[verb]
