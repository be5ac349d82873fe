"""A program that uses the API: it signs in, sends JSON, and holds every answer against what OpenAPI promises of it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.web.world import PASSWORD, District, picture

ROOT = "/api/v1"
PROBLEM = "application/problem+json"
LEFT_OUT = object()
BOUNDARY = "----between-the-parts"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


@dataclass(frozen=True)
class Answer:
    """What came back. `json` is empty where the content is something else."""

    status: int
    headers: Any
    content: bytes
    json: Any

    @property
    def etag(self) -> str:
        return str(self.headers["ETag"])

    @property
    def detail(self) -> str:
        """What a refusal says, with the messages of its fields."""
        said = [fault["message"] for fault in self.json.get("errors", [])]
        return "\n".join([self.json["detail"], *said])

    @property
    def fields(self) -> list[str]:
        return [fault["field"] for fault in self.json.get("errors", [])]


class Promises:
    """The description of the API, asked about single answers."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._paths = [(re.compile(_pattern(path)), path) for path in sorted(document["paths"], key=len, reverse=True)]

    def route(self, path: str) -> str | None:
        """The described path that an address belongs to."""
        return next((route for pattern, route in self._paths if pattern.fullmatch(path)), None)

    def check(self, method: str, path: str, answer: TestResponse) -> None:
        """That this status, this media type and this shape were promised."""
        route = self.route(path)
        if route is None or method.lower() not in self.document["paths"][route]:
            return
        promised = self.document["paths"][route][method.lower()]["responses"]
        assert str(answer.status_code) in promised, f"{method} {route} does not promise {answer.status_code}"
        content = promised[str(answer.status_code)].get("content", {})
        assert bool(content) == bool(answer.get_data()), f"{method} {route}: content where none was promised"
        if content:
            assert answer.mimetype in content or "application/octet-stream" in content, answer.mimetype
        if _is_json(answer):
            schema = {**content[answer.mimetype]["schema"], "components": self.document["components"]}
            Draft202012Validator(schema).validate(json.loads(answer.get_data()))


class Program:
    """The API as one account uses it; `calls` remembers what was called and answered."""

    def __init__(self, world: World, token: str | None = None) -> None:
        self.world = world
        self.token = token

    def get(self, path: str, **kwargs: Any) -> Answer:
        return self.call("GET", path, **kwargs)

    def post(self, path: str, sent: Any = LEFT_OUT, **kwargs: Any) -> Answer:
        return self.call("POST", path, sent, **kwargs)

    def put(self, path: str, sent: Any = LEFT_OUT, **kwargs: Any) -> Answer:
        return self.call("PUT", path, sent, **kwargs)

    def delete(self, path: str, sent: Any = LEFT_OUT, **kwargs: Any) -> Answer:
        return self.call("DELETE", path, sent, **kwargs)

    def call(self, method: str, path: str, sent: Any = LEFT_OUT, *, seen: str | None = None, **kwargs: Any) -> Answer:
        """Call below /api/v1, or at the root where the address says so (`//healthz`)."""
        address = path.removeprefix("/") if path.startswith("//") else ROOT + path
        headers = dict(kwargs.pop("headers", {}))
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        if seen is not None:
            headers["If-Match"] = seen
        if sent is not LEFT_OUT:
            kwargs["json"] = sent
        response = self.world.client.open(address, method=method, headers=headers, **kwargs)
        return self.world.answered(method, address.partition("?")[0], response)

    def upload(self, name: str, content: bytes) -> Answer:
        sent = FileStorage(io.BytesIO(content), name, "file")
        _, body = encode_multipart({"file": sent}, BOUNDARY)
        return self.post("/files", data=body, content_type=MULTIPART)

    def photo(self, colour: str = "steelblue", item: str = "photo") -> dict[str, str]:
        """A photo sent, as the evidence of a record."""
        return {"item": item, "sha256": self.upload(f"{colour}.jpg", picture(colour)).json["sha256"]}


class World:
    """The program served, over a district; a `Program` for each account."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.client: FlaskClient = district.app.test_client()
        self.promises = Promises(json.loads(self.client.get("/openapi.json").data))
        self.calls: list[tuple[str, int]] = []

    def stranger(self) -> Program:
        return Program(self)

    def program(self, login: str) -> Program:
        """Signed in as this account."""
        signed = self.stranger().post("/tokens", {"login": login, "password": PASSWORD, "name": "test"})
        assert signed.status == 201, signed.content
        return Program(self, signed.json["token"])

    def bare(self, program: Program, method: str, path: str, **kwargs: Any) -> TestResponse:
        """An answer as it came, to whatever nobody would promise anything about."""
        headers = {"Authorization": f"Bearer {program.token}", **kwargs.pop("headers", {})}
        kwargs.setdefault("content_type", "application/json")
        response = self.client.open(ROOT + path, method=method, headers=headers, **kwargs)
        response.get_data()
        response.close()
        return response

    def answered(self, method: str, path: str, response: TestResponse) -> Answer:
        self.promises.check(method, path, response)
        route = self.promises.route(path) or path
        self.calls.append((f"{method} {route.removeprefix(ROOT)}", response.status_code))
        content = response.get_data()
        response.close()
        made = json.loads(content) if content and _is_json(response) else None
        return Answer(response.status_code, response.headers, content, made)


def _is_json(response: TestResponse) -> bool:
    return (response.mimetype or "").endswith("json")


def _pattern(path: str) -> str:
    """A described path as an expression; a figure's key may have slashes."""
    return re.sub(r"\\\{(\w+)\\\}", lambda name: ".+" if name[1] == "key" else "[^/]+", re.escape(path))
