"""Names that exist, from the shape of the data."""

from typing import Literal, TypedDict

import pytest

from worker.templating.known import Known, Missing


class Leaf(TypedDict):
    text: str
    state: Literal["a", "b"]


class Root(TypedDict):
    one: Leaf
    many: list[Leaf]
    maybe: Leaf | None
    keyed: dict[str, Leaf]
    deep: dict[str, list[Leaf]]


KNOWN = Known.of(Root)


@pytest.mark.parametrize(
    "path", ["one", "one.text", "many.*.state", "maybe.text", "keyed.any.text", "keyed.*.text", "deep.x.*.text"]
)
def test_a_path_of_the_shape_is_known(path):
    assert KNOWN.missing(tuple(path.split("."))) is None


@pytest.mark.parametrize(
    "path, missing",
    [
        ("on", Missing("", "on", "one")),
        ("one.txt", Missing("one", "txt", "text")),
        ("many.*.zzz", Missing("many.*", "zzz", None)),
        ("many.text", Missing("many", "text", None)),
        ("one.text.more", Missing("one.text", "more", None)),
        ("one.text.*", Missing("one.text", "*", None)),
    ],
)
def test_the_first_step_that_leads_nowhere_is_named(path, missing):
    assert KNOWN.missing(tuple(path.split("."))) == missing


def test_a_mapping_may_be_limited_to_the_keys_there_are():
    known = KNOWN.limited("keyed", ["alpha"])

    assert known.missing(("keyed", "alpha", "text")) is None
    assert known.missing(("keyed", "*", "text")) is None
    assert known.missing(("keyed", "alpa", "text")) == Missing("keyed", "alpa", "alpha")
