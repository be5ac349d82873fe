"""Documents by HTTP: what failed says where, is asked for again, and can be had as PDF where LibreOffice is."""

import re
from pathlib import Path

import pytest

from tests.web.api.test_contract import finished
from webforms.domain.errors import WebformsError
from worker.claim import claimed


class TemplateBroken(WebformsError):
    code, kind, text = "template-broken", "input", "模板写错了，改好再生成。"


def asked(world, kind="scoring_explanations"):
    bureau = world.program("chuangjian")
    snapshot = bureau.post("/snapshots", {"title": "第一次自评"}).json["id"]
    return bureau, bureau.post("/documents", {"snapshot": snapshot, "kind": kind})


def test_a_document_that_failed_says_where_and_is_queued_anew_on_request(world):
    bureau, made = asked(world)
    with claimed(world.district.store, made.json["id"], 1) as held:
        assert bureau.get(f"/documents/{made.json['id']}").json["state"] == "rendering"
        held.fail(TemplateBroken(place="第 2 张表第 3 行"))
    failed = bureau.get(f"/documents/{made.json['id']}").json
    assert (failed["state"], failed["error"]) == (
        "failed", {"message": "模板写错了，改好再生成。", "place": "第 2 张表第 3 行"})
    again = bureau.post("/documents", {"snapshot": made.json["snapshot"], "kind": made.json["kind"]})
    assert (again.status, again.json["id"], again.json["state"], again.json["error"]) == (
        200, made.json["id"], "queued", None)


def test_a_document_of_the_whole_district_asked_with_its_code_is_the_same(world):
    bureau, made = asked(world)
    same = bureau.post("/documents", {"snapshot": made.json["snapshot"], "kind": made.json["kind"], "unit": "QC"})
    assert (same.status, same.json["id"]) == (200, made.json["id"])
    other = bureau.post("/documents", {"snapshot": made.json["snapshot"], "kind": made.json["kind"], "unit": "FC"})
    assert other.fields == ["unit"]


def test_an_inspector_takes_a_document_and_asks_for_none(world):
    document = finished(world)
    inspector = world.program("ducha")
    assert inspector.get(f"/documents/{document}/file").status == 200
    assert inspector.post("/documents", {"snapshot": 1, "kind": "application_form"}).status == 403


def test_without_libreoffice_a_pdf_is_not_offered(world, monkeypatch, tmp_path: Path):
    document = finished(world)
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = world.program("chuangjian").get(f"/documents/{document}/file?format=pdf")
    assert (answer.status, answer.json["type"]) == (501, "urn:webforms:problem:not-offered")
    assert "LibreOffice" in answer.json["detail"]


@pytest.mark.slow
def test_a_document_is_had_as_pdf(world, soffice):
    answer = world.program("chuangjian").get(f"/documents/{finished(world)}/file?format=pdf")
    assert (answer.status, answer.headers["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert ".pdf" in answer.headers["Content-Disposition"]


def test_several_documents_are_kept_apart_by_a_program_that_reads_no_chinese(world):
    names = []
    for kind in ("application_form", "self_evaluation"):
        store, (bureau, made) = world.district.store, asked(world, kind)
        with claimed(store, made.json["id"], 1) as held:
            held.publish(b"PK made by a worker")
        sent = bureau.get(f"/documents/{made.json['id']}/file").headers["Content-Disposition"]
        names.append(re.search(r"filename=([\w.-]+);", sent)[1])
    assert names == ["application_form_QC_QC-2016-0001.docx", "self_evaluation_QC_QC-2016-0002.docx"]


def test_a_format_nobody_makes_is_refused(world):
    answer = world.program("chuangjian").get(f"/documents/{finished(world)}/file?format=odt")
    assert (answer.status, answer.fields) == (422, ["format"])
    assert "只能写 docx、pdf" in answer.detail
