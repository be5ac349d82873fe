"""The description of the API: valid, whole, and true of what is served."""

import re

from openapi_spec_validator import validate

from webforms.web.access_guard import declared_verb


def operations(world):
    return [(path, method, operation) for path, each in world.promises.document["paths"].items()
            for method, operation in each.items()]


def test_it_is_valid_openapi(world):
    validate(world.promises.document)


def test_every_route_of_the_api_is_described(world):
    served = {re.sub(r"<(?:[^:<>]+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule.rule)
              for rule in world.district.app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert served == {path for path, _, _ in operations(world) if path.startswith("/api/")}


def test_every_refusal_is_described_as_problem_details(world):
    for path, method, operation in operations(world):
        refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        if path != "/readyz":
            kinds = {kind for each in refusals.values() for kind in each["content"]}
            assert kinds <= {"application/problem+json"}, (path, method)


def test_whatever_asks_for_an_account_asks_for_a_token(world):
    rules = {rule.rule: world.district.app.view_functions[rule.endpoint]
             for rule in world.district.app.url_map.iter_rules()}
    assert declared_verb(rules["/api/v1/tokens"]) == "public"
    for path, method, operation in operations(world):
        public = path in ("/healthz", "/readyz") or (path, method) == ("/api/v1/tokens", "post")
        assert operation.get("security", []) == ([] if public else [{"bearer": []}]), (path, method)


def test_every_operation_has_a_name_and_a_line_in_chinese(world):
    names = [operation["operationId"] for _, _, operation in operations(world)]
    assert len(set(names)) == len(names)
    assert all(re.search("[\u4e00-\u9fff]", operation["summary"]) for _, _, operation in operations(world))
    assert not any("description" in operation for _, _, operation in operations(world))
