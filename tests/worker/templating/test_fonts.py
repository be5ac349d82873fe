"""Digits in the font an office wants: in every style but that of the page numbers, and nothing else changes."""

from lxml import etree

from tests.worker.templating.reference import template
from worker.templating import package
from worker.templating.fonts import W, with_digit_font

TIMES = "Times New Roman"


def fonts_of(file):
    """Style → its fonts by slot."""
    styles = etree.fromstring(package.parts(file)["word/styles.xml"])
    return {
        style.get(f"{W}styleId"): {slot: fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia")}
        for style in styles.iter(f"{W}style")
        for fonts in style.iter(f"{W}rFonts")
    }


def test_digits_and_letters_stand_in_the_font_asked_for():
    found = fonts_of(with_digit_font(template("self_evaluation"), TIMES))
    assert found["WF-Body"] == {"ascii": TIMES, "hAnsi": TIMES, "eastAsia": "仿宋_GB2312"}
    assert found["WF-H1"]["ascii"] == TIMES


def test_page_numbers_keep_the_font_of_the_standard():
    found = fonts_of(with_digit_font(template("self_evaluation"), TIMES))
    assert found["WF-PageOdd"]["ascii"] == found["WF-PageEven"]["ascii"] == "宋体"


def test_without_a_wish_nothing_changes():
    assert with_digit_font(template("self_evaluation"), "") == template("self_evaluation")
    assert fonts_of(template("self_evaluation"))["WF-Body"]["ascii"] == "仿宋_GB2312"


def test_text_and_layout_stay_as_they_are():
    before = package.parts(template("self_evaluation"))
    after = package.parts(with_digit_font(template("self_evaluation"), TIMES))
    assert {name for name in before if before[name] != after[name]} == {"word/styles.xml"}
