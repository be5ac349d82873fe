"""A template as paragraphs with places, and as one Jinja source."""

import pytest

from tests.worker.templating.small import docx, split_over_runs
from worker.templating.outline import outlines, to_jinja


def source(template):
    return outlines(template)[0].source.splitlines()


def test_a_paragraph_is_a_line_and_its_number_a_place():
    outline = outlines(docx("a", "b", table=[["c", "d"], ["e", "f"]]))[0]

    assert outline.source.splitlines() == ["a", "b", "c", "d", "e", "f"]
    assert [str(line.place) for line in outline.lines] == [
        "正文第1段“a”", "正文第2段“b”", "正文第1个表第1行第1格“c”", "正文第1个表第1行第2格“d”",
        "正文第1个表第2行第1格“e”", "正文第1个表第2行第2格“f”",
    ]  # fmt: skip


def test_headers_and_properties_are_parts_of_their_own():
    found = {outline.part: outline.source.strip() for outline in outlines(docx("a", header="b", title="c"))}
    assert (found["正文"], found["页眉"]) == ("a", "b")
    assert found["文档属性"].endswith("c")


def test_a_tag_split_over_runs_is_whole():
    assert source(split_over_runs("{", "{ a }", "}")) == ["{{ a }}"]


@pytest.mark.parametrize(
    "text, jinja",
    [
        ("{%p for x in y %}", "{% for x in y %}"),
        ("{%tr endfor %}", "{% endfor %}"),
        ("{{p x }}{{r y }}", "{{ x }}{{ y }}"),
        ("{#p note #}", "{# note #}"),
        ("{% vm %}a{% hm %}", "a"),
        ("{% cellbg x.color %}a", "{{ x.color }}a"),
        ("{% colspan n %}", "{{ n }}"),
        ("{% if x == “甲” %}“乙”", '{% if x == "甲" %}“乙”'),
        ("{{ prefix }} {% print(p) %}", "{{ prefix }} {% print(p) %}"),
    ],
)
def test_docxtpls_own_tags_are_said_in_jinja(text, jinja):
    assert to_jinja(text) == jinja


def test_of_a_row_that_is_taken_away_only_its_tag_is_left():
    template = docx(table=[["x", "{%tr for a in b %}"], ["{{ a }}", "y"]])
    assert source(template) == ["", "{% for a in b %}", "{{ a }}", "y"]


def test_of_a_paragraph_that_is_taken_away_only_its_last_tag_is_left():
    assert source(docx("x {%p if a %} y {%p endif %}")) == ["{% endif %}"]
