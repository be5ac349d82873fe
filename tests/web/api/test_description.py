"""The description of the API: valid, whole, and true of what is served."""

import re

from openapi_spec_validator import validate

from webforms.web.access_guard import declared_verb

CHINESE = re.compile("[\u4e00-\u9fff]")


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


def test_every_operation_has_a_name_a_line_and_a_description_in_chinese(world):
    names = [operation["operationId"] for _, _, operation in operations(world)]
    assert len(set(names)) == len(names)
    for path, method, operation in operations(world):
        for member in ("summary", "description"):
            assert CHINESE.search(operation[member]), (path, method, member)


def test_every_parameter_and_tag_says_what_it_is(world):
    assert all(CHINESE.search(tag["description"]) for tag in world.promises.document["tags"])
    for path, method, operation in operations(world):
        for parameter in operation.get("parameters", ()):
            assert CHINESE.search(parameter.get("description", "")), (path, method, parameter["name"])


def test_nothing_that_people_read_is_written_for_those_who_read_the_code(world):
    said = [schema.get("description", "中") for schema in world.promises.document["components"]["schemas"].values()]
    assert all(CHINESE.search(each) for each in said)


def test_it_says_where_it_is_served_and_how_to_sign_in(world):
    document = world.promises.document
    assert [server["url"] for server in document["servers"]] == ["/"]
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    assert {"schema", "description", "example"} == set(_answer(document, "/records/{id}", "get", "200")["ETag"])
    assert "Location" in _answer(document, "/records", "post", "201")
    assert _answer(document, "/me", "get", "401")["WWW-Authenticate"]["example"] == "Bearer"
    assert "Retry-After" in _answer(document, "/tokens", "post", "429")


def _answer(document, path, method, status):
    return document["paths"][f"/api/v1{path}"][method]["responses"][status]["headers"]
