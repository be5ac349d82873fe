"""Every cell of the access table, asked one by one of the running program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.access.cast import CAST, Person
from tests.web.access.places import Places, Target
from tests.web.access.requests import LISTS, NEVER_ASKED, STATED, Kind, address, kind_of, targets
from tests.web.access.sent import BODIES, FORMS, QUERIES, UPLOADS
from webforms.web.access_guard import declared_verb

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
NO_SUCH_RECORD = "·"


@dataclass(frozen=True)
class Route:
    """A method of a rule, with the verb it declares."""

    method: str
    rule: Rule
    verb: str

    @property
    def kind(self) -> Kind:
        return kind_of(self.rule)

    @property
    def name(self) -> str:
        return f"{self.method} {_plain(self.rule.rule)}"

    @property
    def reads(self) -> bool:
        return self.method == "GET"


@dataclass(frozen=True)
class Cell:
    """One question: this route, by this person, about that unit (`relation`), in that state."""

    route: str
    person: str
    relation: str
    state: str


def routes(places: Places) -> list[Route]:
    """All routes but the few that are never asked, in the order of their addresses."""
    app = places.district.app
    found = [
        Route(method, rule, str(declared_verb(app.view_functions[rule.endpoint])))
        for rule in app.url_map.iter_rules() if not rule.endpoint.startswith(NEVER_ASKED)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    ]
    return sorted(found, key=lambda route: (_plain(route.rule.rule), route.method))


def asked(places: Places, route: Route) -> Iterator[tuple[Cell, str]]:
    """Every cell of a route with the answer it got."""
    for person in CAST:
        for relation, unit in _relations(route, person):
            for target in targets(route.rule, unit):
                state = target.state if route.kind in STATED else ""
                yield Cell(route.name, person.word, relation, state), _answer(places, route, person, target)


def _relations(route: Route, person: Person) -> list[tuple[str, str]]:
    """A route that is about nobody in particular is asked once."""
    every = list(person.units.items())
    return every if route.kind != "plain" else [("", every[0][1])]


def _answer(places: Places, route: Route, person: Person, target: Target) -> str:
    path = address(places, route.rule, target)
    if path is None:
        return NO_SUCH_RECORD
    response = _send(places, route, person, target, path)
    content = response.get_data()
    response.close()
    if not route.reads and response.status_code < 400:
        places.put_back()
    if route.rule.endpoint in LISTS and response.status_code == 200:
        return "yes" if LISTS[route.rule.endpoint](content, target.unit) else "empty"
    if route.reads and route.kind != "plain" and 300 <= response.status_code < 400 and person.login:
        return "moved"
    return _word(response)


def _send(places: Places, route: Route, person: Person, target: Target, path: str) -> TestResponse:
    client, headers = _signed_in(places, person, path)
    endpoint, content = route.rule.endpoint, {}
    if endpoint in QUERIES:
        content["query_string"] = QUERIES[endpoint](places, target)
    if form := {**FORMS, **UPLOADS}.get(endpoint):
        content["data"] = form(places, target)
    if endpoint in BODIES:
        content["json"] = BODIES[endpoint](places, target)
    if route.method == "PUT":
        seen = places.etag(target.unit, target.state) if route.kind == "record" else places.section
        headers["If-Match"] = seen
    return client.open(path, method=route.method, headers=headers, **content)


def _signed_in(places: Places, person: Person, path: str) -> tuple[FlaskClient, dict[str, str]]:
    """A fresh client: a cookie for pages, a token for the API."""
    client: Any = places.district.app.test_client()
    if person.login is None:
        return client, dict(SAME_SITE)
    if path.startswith("/api/"):
        return client, {"Authorization": f"Bearer {places.tokens[person.login]}"}
    return places.district.person(person.login).client, dict(SAME_SITE)


def _word(response: TestResponse) -> str:
    """`yes` for what was done or shown; a refusal by its number."""
    if response.status_code < 400:
        return "sign-in" if "/account/sign-in" in response.headers.get("Location", "") else "yes"
    return str(response.status_code)


def _plain(rule: str) -> str:
    """An address without the converters of its arguments."""
    parts = rule.split("<")
    return parts[0] + "".join("<" + part.split(">")[0].rpartition(":")[2] + ">" + part.split(">", 1)[1]
                              for part in parts[1:])
