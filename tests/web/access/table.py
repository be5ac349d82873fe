"""The access table as a text: a line for each route that is about nobody, a block for each that is about a record, a
file or a unit.

    GET /bureau/ · scoreboard.read                          GET /review/<record_id> · record.approve
      nobody sign-in   village 403   …   bureau yes                            draft submitted …  withdrawn
                                                              street own       404   404          404"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.web.access.cast import STATES
from tests.web.access.cells import Cell, Route
from tests.web.access.requests import STATED

EXPECTED = Path(__file__).with_name("expected.txt")
HEAD = """\
# Who may call what. Every route of the program, asked by one person of each role; of routes about a record, a file or
# a unit: how that unit stands to the person's own; of records also: in every state.
#   yes       done, or shown               sign-in   led to the page for signing in
#   empty     a list without this unit     401 …     refused, and how: 401 who is there? 403 may not · 404 not to be
#   moved     led to the page of a form              seen · 409 not in this state · 422, 428 what was sent is not whole
#   ·         there is no such record
# Written by `python -m tests.web.access.write`; what changed is to be read before it is kept.
"""
ROLE, RELATION, ANSWER = 15, 9, 10
Answers = dict[Cell, str]


def written(blocks: Iterable[tuple[Route, Answers]]) -> str:
    """The whole file."""
    return HEAD + "".join("\n" + "\n".join(_block(route, answers)) + "\n" for route, answers in blocks)


def read(text: str) -> Answers:
    """Every cell of the file."""
    found: Answers = {}
    for block in text.removeprefix(HEAD).split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            found.update(_read_block(lines))
    return found


def _block(route: Route, answers: Answers) -> Iterator[str]:
    yield f"{route.name} · {route.verb}"
    if route.kind in STATED:
        yield _line("", "", STATES)
    relations = dict.fromkeys((cell.person, cell.relation) for cell in answers)
    for person, relation in relations:
        said = [answer for cell, answer in answers.items() if (cell.person, cell.relation) == (person, relation)]
        yield _line(person, relation, said)


def _line(person: str, relation: str, said: Iterable[str]) -> str:
    return f"  {person:<{ROLE}}{relation:<{RELATION}}{''.join(f'{word:<{ANSWER}}' for word in said)}".rstrip()


def _read_block(lines: list[str]) -> Answers:
    route, found = lines[0].rpartition(" · ")[0], {}
    states = tuple(lines[1].split()) if lines[1].split() == list(STATES) else ("",)
    for line in lines[1 if states == ("",) else 2:]:
        person, relation = line[2:2 + ROLE].strip(), line[2 + ROLE:2 + ROLE + RELATION].strip()
        said = line[2 + ROLE + RELATION:].split()
        found.update({Cell(route, person, relation, state): word for state, word in zip(states, said, strict=True)})
    return found


