"""Papers of the demo: files that programs open, with the words that were put in."""

import io

import pypdfium2
import pytest
from docx import Document

from webforms.demo.papers import docx, pdf
from webforms.store.media import DOCX, PDF, recognise

TITLE, LINES = "年度总结", ["单位：区教育局", "A & B <c> 𠮷", "长" * 80]


def test_a_pdf_is_one_and_says_its_words():
    content = pdf(TITLE, LINES)
    assert recognise(content, "年度总结1.pdf") is PDF
    document = pypdfium2.PdfDocument(content)
    words = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert all(said in words for said in (TITLE, "单位：区教育局", "A & B <c>", "长" * 34))
    document.close()


def test_a_pdf_of_too_many_lines_ends_with_its_page():
    document = pypdfium2.PdfDocument(pdf(TITLE, [f"第 {number} 行" for number in range(100)]))
    assert len(document) == 1
    assert "第 99 行" not in document[0].get_textpage().get_text_range()
    document.close()


def test_a_word_file_is_one_and_says_its_words():
    content = docx(TITLE, LINES)
    assert recognise(content, "年度总结1.docx") is DOCX
    assert [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs] == [TITLE, *LINES]


@pytest.mark.parametrize("write", [pdf, docx])
def test_the_same_words_give_the_same_bytes(write):
    assert write(TITLE, LINES) == write(TITLE, LINES)
    assert write(TITLE, LINES) != write(TITLE, ["别的"])
