"""Every route says what it does, or the program does not start.

A view carries the word of `domain.access` for what it does (`@verb("record.approve")`), or that anybody may call it
(`@public`). Before a view runs, the guard asks whether somebody is there who may ever do that; whether it may be done
to this unit and this record is decided by the action, which knows them. The declaration stands below the route:

    @review.post("/versions/<int:version>/approve")
    @verb("record.approve")
    def approve(version: int) -> Response: ...
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from flask import Flask, current_app, request

from webforms.domain import access
from webforms.domain.errors import NotSignedIn, Refused
from webforms.web import here

View = TypeVar("View", bound=Callable[..., Any])

_DECLARED = "declared_verb"


class UndeclaredRoute(RuntimeError):
    """A route declares no verb, or one that `domain.access` does not know; the text names each."""


def verb(name: str) -> Callable[[View], View]:
    """Declare that a view does `name`, a verb of `domain.access`; only people who signed in reach it."""

    def declare(view: View) -> View:
        setattr(view, _DECLARED, name)
        return view

    return declare


def public(view: View) -> View:
    """Declare that anybody may call a view: signing in, health, the description of the API."""
    return verb(access.PUBLIC)(view)


def declared_verb(view: Callable[..., Any]) -> str | None:
    """The verb of a view, or None when it declares nothing."""
    return getattr(view, _DECLARED, None)


def guard(app: Flask) -> None:
    """Ask before every request who is there, once every route of `app` is known to say what it does."""
    if faults := list(_faults(app)):
        raise UndeclaredRoute("a route must declare @verb(…) of domain.access, or @public:\n" + "\n".join(faults))
    app.before_request(_ask_who_is_there)


def _faults(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        name = declared_verb(app.view_functions[rule.endpoint])
        if name is None:
            yield f"  {rule.rule} ({rule.endpoint}) declares nothing"
        elif name != access.PUBLIC and name not in access.VERBS:
            yield f"  {rule.rule} ({rule.endpoint}) declares {name!r}, a verb that nobody holds"


def _ask_who_is_there() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    name = declared_verb(view) if view else access.PUBLIC
    if name is None or name == access.PUBLIC:
        return
    actor = here.find_actor()
    if actor is None:
        raise NotSignedIn()
    if not access.may_ever(actor, name):
        raise Refused(verb=name)
