"""The contents of a finished document: which entries they have, and numbers put behind them."""

import io

from docx import Document
from docx.oxml.ns import qn

from tests.worker.templating.reference import template, view
from tests.worker.templating.small import docx
from worker.templating import package
from worker.templating.contents import entries, with_pages
from worker.templating.render import render


def report():
    return render(template("self_evaluation"), view("self_evaluation"))


def printed(file):
    links = Document(io.BytesIO(file)).element.body.iter(qn("w:hyperlink"))
    return ["".join(node.text or "" for node in link.iter(qn("w:t"))) for link in links]


def test_entries_are_the_headings_by_their_bookmarks():
    found = entries(report())
    assert list(found.values())[:3] == ["一、基本情况", "（一）区情", "（二）社区教育基本情况"]
    assert found["_Toc000001"] == "一、基本情况"


def test_a_number_stands_behind_its_entry_and_others_stay_as_they_are():
    numbered = with_pages(report(), {"_Toc000001": "1", "_Toc000003": "12"})
    assert printed(numbered)[:3] == ["一、基本情况1", "（一）区情", "（二）社区教育基本情况12"]
    assert printed(with_pages(numbered, {"_Toc000001": "2"}))[0] == "一、基本情况2"


def test_word_is_still_asked_to_reckon_the_contents_anew():
    body = package.parts(with_pages(report(), {"_Toc000001": "1"}))["word/document.xml"].decode()
    assert 'w:fldCharType="begin" w:dirty="true"' in body


def test_a_document_without_contents_has_no_entries():
    assert entries(docx("一、基本情况")) == {}
