"""What schemathesis makes of the description: requests that nobody thought of, right ones and wrong ones, to every
operation, in the name of who may do most, of who enters, and of who looks after accounts. Every answer must be one
that was promised, in the shape that was promised; what is wrong must be refused and what is right must not.

It makes the requests from the schemas, the same each time. A district in which something has happened answers them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from werkzeug.serving import make_server

from tests.web.api.client import World
from tests.web.api.entries import approved, submitted

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

EXAMPLES = 8
SEED = 7
RIGHT = ["2xx", "3xx", "401", "403", "404", "409", "412", "415", "422", "428", "429", "501"]
"""What may be answered to a request that is true to its schema. 422: which units, types and fields there are, the pack
says and no schema does. 412 and 428: an ETag is true of one content only. 415: no schema says what is in a file."""
WRONG = ["400", "401", "403", "404", "405", "406", "409", "412", "413", "415", "422", "428", "429"]


@pytest.fixture
def worked(world: World) -> World:
    """A record in force, a draft and a snapshot, so that there is something to hit."""
    approved(world)
    submitted(world.program("mumian"), submit=False)
    assert world.program("chuangjian").post("/snapshots", {"title": "第一次"}).status == 201
    return world


@pytest.mark.parametrize("login", ["chuangjian", "mumian", "guanli"])
def test_every_answer_is_one_that_was_promised(worked: World, login: str):
    asked, faults = Counter[str](), []
    with served(worked) as address:
        schema = schemathesis.openapi.from_url(f"{address}/openapi.json", config=settings(worked, login))
        for event in from_schema(schema).execute():
            match event:
                case events.ScenarioFinished():
                    asked.update(case.value.operation.label for case in event.recorder.cases.values())
                    faults += _faults(event)
                case events.NonFatalError():
                    faults.append(f"{event.label}: {event.value!r}")
                case events.FatalError():
                    raise event.exception
    assert not faults, "\n\n".join(faults)
    described = {each.ok().label for each in schema.get_all_operations()}
    assert described == set(asked)


def settings(world: World, login: str) -> SchemathesisConfig:
    """Whoever gives a token back does so with one of its own, so that the others stay signed in."""
    own = {"Authorization": f"Bearer {world.program(login).token}"}
    return SchemathesisConfig.from_dict({
        "seed": SEED,
        "headers": {"Authorization": f"Bearer {world.program(login).token}"},
        "operations": [{"include-name": "DELETE /api/v1/tokens/current", "headers": own}],
        "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
        "checks": {"positive_data_acceptance": {"expected-statuses": RIGHT},
                   "negative_data_rejection": {"expected-statuses": WRONG}},
    })


@contextmanager
def served(world: World) -> Iterator[str]:
    """The address of the program, served in a thread of this test."""
    server = make_server("127.0.0.1", 0, world.district.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _faults(event: events.ScenarioFinished) -> Iterable[str]:
    for case_id, checks in event.recorder.checks.items():
        case = event.recorder.cases[case_id].value
        for check in checks:
            if check.status == Status.FAILURE:
                asked = f"{event.phase.value} {case.operation.label} {check.name}"
                yield f"{asked}: {_why(check)}\n{case.as_curl_command()}"


def _why(check: Any) -> str:
    failure = check.failure_info.failure
    return f"{failure.title} {failure.message}"
