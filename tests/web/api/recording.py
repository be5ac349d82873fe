"""Makes webforms/web/api/recorded.json, the examples of the description: what the contract's cases sent and got.

    .venv/bin/python -m tests.web.api.recording
Run it after a shape or a wording has changed; `test_examples.py` says when."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.web.api import test_contract as contract
from tests.web.api.client import World
from tests.web.world import District, copy_of, founded
from webforms.embedded import queue_server
from webforms.web.api.examples import HEADERS
from webforms.web.api.health import QUEUE_URL

KEPT = Path(__file__).parents[3] / "webforms" / "web" / "api" / "recorded.json"
SECRET = "（密码）"
MOST_SHAPES, MOST_WORDS = 2, 12


class Recorder:
    """Stands between the programs of a world and the client; keeps the first of each operation and status."""

    def __init__(self, world: World, kept: dict[str, Any]) -> None:
        self._world, self._kept, self._open = world, kept, world.client.open
        world.client.open = self._note

    def _note(self, address: str, **sent: Any) -> Any:
        response = self._open(address, **sent)
        path = urlsplit(address).path
        route = self._world.promises.route(path)
        operation = self._world.promises.document["paths"].get(route, {}).get(sent["method"].lower())
        if operation is not None:
            self._keep(operation, route, address, sent, response)
        return response

    def _keep(self, operation: Any, route: str, address: str, sent: Mapping[str, Any], response: Any) -> None:
        kept = self._kept.setdefault(operation["operationId"], {"parameters": {}, "answers": {}})
        if response.status_code < 300:
            asked = {**_in_path(route, address), **dict(parse_qsl(urlsplit(address).query))}
            headers = {name: value for name, value in sent.get("headers", {}).items() if name.startswith("If-")}
            asked.pop("after", None)  # a place in one list only
            for name, value in {**asked, **headers}.items():
                kept["parameters"].setdefault(name, _typed(operation, name, value))
            if sent.get("json"):
                kept.setdefault("request", _without_secrets(sent["json"]))
        kept["answers"].setdefault(str(response.status_code), _answer(response))


def record() -> dict[str, Any]:
    kept: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        template.mkdir()
        founded(template)
        with queue_server(Path(folder) / "queue") as queue:
            for number, made in enumerate(contract.CASES.values()):
                district = copy_of(template, Path(folder) / str(number))
                made(_watched(district, queue.url, kept))
                district.close()
        district = copy_of(template, Path(folder) / "alone")
        _watched(district, None, kept).stranger().get("//readyz")
        district.close()
    return kept


def _watched(district: District, queue_url: str | None, kept: dict[str, Any]) -> World:
    district.app.config[QUEUE_URL] = queue_url
    world = World(district)
    Recorder(world, kept)
    return world


def _in_path(route: str, address: str) -> dict[str, str]:
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(route))
    found = re.fullmatch(pattern, urlsplit(address).path)
    return found.groupdict() if found else {}


def _typed(operation: Any, name: str, value: str) -> Any:
    """As its schema wants it: an address has texts alone."""
    schema = next((one["schema"] for one in operation.get("parameters", ()) if one["name"] == name), {})
    kinds = {schema.get("type"), *(each.get("type") for each in schema.get("anyOf", ()))}
    if "integer" in kinds:
        return int(value)
    return value == "true" if "boolean" in kinds else value


def _answer(response: Any) -> dict[str, Any]:
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    said: dict[str, Any] = {"headers": headers} if headers else {}
    if (response.mimetype or "").endswith("json"):
        said["content"] = _short(json.loads(response.get_data()))
    return said


def _short(value: Any) -> Any:
    """The beginning of long lists: an example is read by people."""
    if isinstance(value, dict):
        return {key: _short(each) for key, each in value.items()}
    if isinstance(value, list):
        most = MOST_SHAPES if value and isinstance(value[0], dict) else MOST_WORDS
        return [_short(each) for each in value[:most]]
    return value


def _without_secrets(sent: Any) -> Any:
    return {**sent, "password": SECRET} if "password" in sent else sent


if __name__ == "__main__":
    text = json.dumps(record(), ensure_ascii=False, indent=1, sort_keys=True)
    KEPT.write_text(text + "\n", encoding="utf-8")
