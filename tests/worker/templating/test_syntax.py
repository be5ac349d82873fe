"""Jinja's complaints in words: which tag, where, and what to write instead."""

import pytest

from tests.worker.templating.small import docx
from worker.templating.lint import lint


@pytest.mark.parametrize(
    "text, code, cure",
    [
        ("{{ campaign.title }", "tag-misspelt", "成对"),
        ("{{ campaign title }}", "tag-misspelt", "成对"),
        ("{{ names|join（'，'） }}", "tag-misspelt", "全角的“（”"),
        ("{% fro x in items %}", "tag-unknown", "“for”"),
        ("{% endfor %}", "block-crossed", "先开的后结束"),
        ("{% for x in items %}{% if x %}{% endfor %}", "block-crossed", "先开的后结束"),
        ("{{ campaign|uper }}", "filter-unknown", "“upper”"),
        ("{% if campaign is definde %}{% endif %}", "test-unknown", "“defined”"),
        ("{% include 'x.docx' %}", "other-file", "写进这个模板"),
    ],
)
def test_a_fault_of_writing_is_told_with_place_and_cure(text, code, cure):
    faults = lint(docx("前文", text))

    assert [fault.code for fault in faults] == [code]
    assert (faults[0].place.part, faults[0].place.paragraph) == ("正文", 2)
    assert cure in faults[0].cure


def test_a_block_left_open_is_placed_at_its_beginning():
    (fault,) = lint(docx("一", "{%p for x in items %}", "{%p if x %}", "{{ x }}", "{%p endif %}", "尾"))
    assert (fault.code, fault.place.paragraph) == ("block-open", 2)
    assert "{% endfor %}" in fault.cure


@pytest.mark.parametrize("name", ["for", "if", "macro", "call", "filter", "with"])
def test_of_nested_blocks_the_open_one_is_named(name):
    opened = {
        "for": "for x in y", "if": "if b", "macro": "macro m()", "call": "call m()", "filter": "filter upper",
        "with": "with a=1",
    }  # fmt: skip
    (fault,) = lint(docx("{% if a %}{% endif %}", f"{{% {opened[name]} %}}", "x", "{% if c %}{% endif %}"))
    assert (fault.place.paragraph, fault.what) == (2, f"{{% {name} %}} 没有结束")


def test_a_set_with_a_value_needs_no_end_and_one_without_does():
    assert lint(docx("{% set a = 1 %}{{ a }}")) == []
    assert [fault.code for fault in lint(docx("{% set a %}"))] == ["block-open"]


def test_a_fault_that_jinja_finds_only_on_compiling_is_told():
    assert [fault.code for fault in lint(docx("{% for loop in rows %}{% endfor %}"))] == ["tag-misspelt"]
