"""What an official sees without a layout: how long the report is, fonts by their names, units in one line."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from tests.worker.golden_documents import KINDS
from tests.worker.written import written
from worker.templating import package

OFFICIAL = {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"}
CELL_MARGINS = 120  # twentieths of a point, both sides
UNIT_HEADS = ("单位",)

each_document = pytest.mark.parametrize("kind", KINDS)


def blocks(kind):
    return list(Document(io.BytesIO(written(kind))).element.body)


def text_of(element):
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def test_the_reports_own_words_are_as_many_as_an_official_expects():
    """From the introduction to the signature, without tables: six to ten thousand."""
    paragraphs = [text_of(block) for block in blocks("self_evaluation") if block.tag == qn("w:p")]
    begin = next(number for number, text in enumerate(paragraphs) if text.startswith("根据省、市"))
    end = next(number for number, text in enumerate(paragraphs) if text.startswith("附表") and number > begin)
    assert 6_000 <= sum(len(re.sub(r"\s", "", text)) for text in paragraphs[begin:end]) <= 10_000


@each_document
def test_only_official_fonts_are_named(kind):
    for name, content in package.parts(written(kind)).items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name and "fontTable" not in name:
            named = {
                value
                for fonts in etree.fromstring(content).iter(qn("w:rFonts"))
                for slot, value in fonts.attrib.items()
                if slot != qn("w:hint")
            }
            assert named <= OFFICIAL, name


@each_document
def test_no_unit_is_broken_over_two_lines(kind):
    """In the column for units each fits its cell: a Chinese sign takes the size of its letters, others half of it."""
    sizes = style_sizes(kind)
    for table in Document(io.BytesIO(written(kind))).tables:
        heads = [cell.text for cell in table.rows[0].cells]
        for column in [number for number, head in enumerate(heads) if head in UNIT_HEADS]:
            for row in table.rows[1:]:
                cell = row.cells[column]
                assert width(cell.text, sizes[cell.paragraphs[0].style.style_id]) <= room(cell), cell.text


def style_sizes(kind):
    """Style → size of its letters in twentieths of a point."""
    styles = etree.fromstring(package.parts(written(kind))["word/styles.xml"])
    return {
        style.get(qn("w:styleId")): int(size.get(qn("w:val"))) * 10
        for style in styles.iter(qn("w:style"))
        for size in style.iter(qn("w:sz"))
    }


def width(text, size):
    return sum(size / 2 if sign.isascii() else size for sign in text)


def room(cell):
    return int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) - CELL_MARGINS


def test_units_are_looked_at_in_all_columns_of_units():
    """Else the test before could pass by finding none."""
    heads = [
        cell.text
        for kind in KINDS
        for table in Document(io.BytesIO(written(kind))).tables
        for cell in table.rows[0].cells
    ]
    assert sum(head in UNIT_HEADS for head in heads) == 4


def test_a_value_with_its_unit_has_room_in_a_form_of_two_columns():
    sizes = style_sizes("application_form")
    for row in Document(io.BytesIO(written("application_form"))).element.body.iter(qn("w:tr")):
        for cell in row.iter(qn("w:tc")):
            paragraph = cell.find(qn("w:p"))
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
            if style == "WF-TableNumber":
                given = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) - CELL_MARGINS - 60
                assert width(text_of(paragraph), sizes[style]) * 0.92 <= given, text_of(paragraph)
