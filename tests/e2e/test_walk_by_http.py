"""The whole way of one record by HTTP alone, with real web and worker processes: entered, approved, counted, printed,
and found again behind its figure."""

import io
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx import Document

from tests.fixtures.served import Served
from tests.waiting import wait_for
from webforms.demo.pictures import photo

pytestmark = pytest.mark.slow

KINDS = ("application_form", "self_evaluation", "scoring_explanations")
INDICATOR, FIGURE = "3.2.2", "activities_village"
FOURTH = {
    "title": "重阳节敬老 {{ 7*7 }} &<> 𠮷", "category": "elderly", "starts_at": "2016-10-09T09:00",
    "ends_at": "2016-10-09T11:00", "place": "石坳村文化室", "attendance": "４１", "elderly": 36,
}


@pytest.fixture
def village(served_demo: Served) -> httpx.Client:
    return served_demo.api("lt03")


@pytest.fixture
def street(served_demo: Served) -> httpx.Client:
    return served_demo.api("ltsh")


@pytest.fixture
def bureau(served_demo: Served) -> httpx.Client:
    return served_demo.api("jyj1")


def got(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()


def score(bureau: httpx.Client) -> tuple[str, str]:
    """The total, and the points of the indicator that counts villages with four activities."""
    board = got(bureau.get("/scoreboard"))
    return board["points"], next(one["points"] for one in board["indicators"] if one["code"] == INDICATOR)


def entered(village: httpx.Client) -> dict[str, Any]:
    photos = [photo(f"fourth {number}") for number in (1, 2)]
    sent = [got(village.post("/files", files={"file": (f"照片{place}.jpg", content)}), 201)["sha256"]
            for place, content in enumerate(photos, 1)]
    return got(village.post("/records", json={
        "client_id": str(uuid.uuid4()), "type": "activity", "unit": "LT03", "data": FOURTH, "submit": True,
        "evidence": [{"item": "photo", "sha256": sha256} for sha256 in sent],
    }), 201)


def refused_to_freeze(bureau: httpx.Client) -> list[dict[str, Any]]:
    """What stands against a freeze: the warnings whose figures moved since the bureau accepted them."""
    blocked = bureau.post("/snapshots", json={"title": "太早"})
    assert blocked.status_code == httpx.codes.CONFLICT, blocked.text
    return list(blocked.json()["findings"])


def documents(bureau: httpx.Client, snapshot: int) -> list[dict[str, Any]]:
    """The three documents of a snapshot, once the worker made them."""
    asked = [got(bureau.post("/documents", json={"snapshot": snapshot, "kind": kind}), 202)["id"] for kind in KINDS]

    def made() -> list[dict[str, Any]]:
        return [got(bureau.get(f"/documents/{one}")) for one in asked]

    assert wait_for(lambda: all(one["state"] in ("done", "failed") for one in made()), 90), made()
    return made()


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_fourth_activity_moves_the_score_and_is_found_behind_the_figure(
    served_demo: Served, village: httpx.Client, street: httpx.Client, bureau: httpx.Client, tmp_path: Path
):
    assert got(httpx.get(f"{served_demo.url}/readyz")) == {"status": "ok", "store": "ok", "queue": "ok"}
    assert score(bureau) == ("72.1", "1.8")
    record = entered(village)
    assert (record["number"], record["state"], record["data"]["attendance"]) == ("HD-LT03-201610-001", "submitted", 41)
    assert score(bureau) == ("72.1", "1.8"), "nothing counts before it is approved"

    refused = village.post(f"/records/{record['id']}/review", json={"decision": "approve", "version": 1})
    assert refused.status_code == httpx.codes.FORBIDDEN
    approved = got(street.post(f"/records/{record['id']}/review", json={"decision": "approve", "version": 1}))
    assert approved["state"] == "approved"
    assert score(bureau) == ("72.3", "2")

    (asked,) = refused_to_freeze(bureau)
    got(bureau.post(f"/checks/{asked['id']}/accept", json={"reason": "台账里还有没有逐场登记的活动。"}))
    snapshot = got(bureau.post("/snapshots", json={"title": "第二次自评"}), 201)
    assert snapshot["points"] == "72.3"
    for made in documents(bureau, snapshot["id"]):
        assert made["state"] == "done", made
        file = bureau.get(f"/documents/{made['id']}/file")
        path = tmp_path / f"{made['kind']}.docx"
        path.write_bytes(file.content)
        assert snapshot["label"] in words_of(path), made["kind"]
    assert "72.3" in words_of(tmp_path / "scoring_explanations.docx")

    behind = got(bureau.get(f"/figures/{FIGURE}/records", params={"snapshot": snapshot["id"], "unit": "LT03"}))
    found = next(line for line in behind["items"] if line["record"] == record["id"])
    assert (found["number"], found["title"]) == (record["number"], FOURTH["title"])
    shown = got(bureau.get(f"/records/{record['id']}"))
    picture = bureau.get(f"/files/{shown['evidence'][0]['sha256']}")
    assert picture.headers["content-type"] == "image/jpeg"
    assert io.BytesIO(picture.content).read(2) == b"\xff\xd8"
