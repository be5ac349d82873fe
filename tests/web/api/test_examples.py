"""The examples of the description: one for everything that is sent or answered, each true to its schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.web.api.recording import KEPT, SECRET
from webforms.web.problems import STATUS

AGAIN = "record the examples again: .venv/bin/python -m tests.web.api.recording"


@pytest.fixture
def described(world):
    """Every operation by its name, and the schemas they speak of."""
    document = world.promises.document
    by_name = {each["operationId"]: each for path in document["paths"].values() for each in path.values()}
    return by_name, document["components"]


def contents(operations):
    """Each place for an example: where it is, its media type, and what stands there."""
    for name, operation in operations.items():
        for media, content in operation.get("requestBody", {}).get("content", {}).items():
            yield f"{name} request", media, content
        for status, answer in operation["responses"].items():
            for media, content in answer.get("content", {}).items():
                yield f"{name} {status}", media, content


def test_everything_sent_or_answered_has_an_example(described):
    operations, _ = described
    places = list(contents(operations))
    assert len(places) > 200
    assert [place for place, _, content in places if "example" not in content] == [], AGAIN


def test_every_example_is_true_to_its_schema(described):
    operations, components = described
    for place, media, content in contents(operations):
        schema = {**content["schema"], "components": components}
        faults = [fault.message for fault in Draft202012Validator(schema).iter_errors(content["example"])]
        assert not faults, (place, media, faults, AGAIN)


def test_every_parameter_of_a_path_has_an_example_true_to_its_schema(described):
    operations, components = described
    for name, operation in operations.items():
        for parameter in operation.get("parameters", ()):
            assert parameter["in"] != "path" or "example" in parameter, (name, parameter["name"], AGAIN)
            if "example" in parameter:
                schema = {**parameter["schema"], "components": components}
                Draft202012Validator(schema).validate(parameter["example"])


def test_a_refusal_shows_its_own_status(described):
    operations, _ = described
    refusals = [(place, content["example"]) for place, media, content in contents(operations)
                if media == "application/problem+json"]
    for place, example in refusals:
        assert place.endswith(f" {example['status']}")
    assert {example["status"] for _, example in refusals} == set(STATUS.values())


def test_no_example_is_kept_of_what_is_no_longer_served(described):
    operations, _ = described
    for name, kept in json.loads(KEPT.read_text("utf-8")).items():
        assert name in operations, AGAIN
        assert set(kept["answers"]) <= set(operations[name]["responses"]), (name, AGAIN)
        if "request" in kept:
            assert "requestBody" in operations[name], (name, AGAIN)


def test_no_password_stands_among_the_examples():
    assert json.loads(KEPT.read_text("utf-8"))["tokens.create"]["request"]["password"] == SECRET
