"""Page numbers of the contents: they are the pages on which the headings stand."""

import re

import pypdfium2
import pytest

from tests.worker.templating.reference import template, view
from tests.worker.templating.test_contents import printed
from webforms.actions.pdf import to_pdf
from worker.documents.layout import pages_of, with_page_numbers
from worker.templating.render import render


def report():
    return render(template("self_evaluation"), view("self_evaluation"))


def test_without_libreoffice_the_contents_stay_without_numbers(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert with_page_numbers(report()) == (report(), "no-office")


@pytest.mark.slow
def test_each_entry_names_the_page_of_its_heading(soffice, tmp_path):
    numbered, _ = with_page_numbers(report())
    (tmp_path / "report.docx").write_bytes(numbered)

    texts = pages(to_pdf(tmp_path / "report.docx"))
    for entry in printed(numbered):
        title, number = re.fullmatch(r"(.*?)(\d+)", entry).groups()
        page = next(text for text in texts if f"—{number}—" in text)
        assert bare(title) in page


@pytest.mark.slow
def test_laid_out_twice_it_is_the_same_to_the_byte(soffice):
    assert with_page_numbers(report()) == with_page_numbers(report())


@pytest.mark.slow
def test_a_heading_that_is_not_found_leaves_its_entry_without_a_number(soffice, tmp_path):
    (tmp_path / "report.docx").write_bytes(report())
    found = pages_of({"a": "没有这一章", "b": "六、下一步工作打算"}, to_pdf(tmp_path / "report.docx"))
    assert found.keys() == {"b"}


def pages(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [bare(page.get_textpage().get_text_bounded()) for page in document]


def bare(text):
    return "".join(text.split())
