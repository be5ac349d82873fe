"""Filling a template: what is printed, what stays text, and what is refused with its place."""

import io
import pickle

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.worker.templating.small import docx, paragraphs, rows, split_over_runs, texts
from webforms.domain.errors import WebformsError
from worker.templating import package
from worker.templating.faults import (
    ContextNotPlain,
    NameMissing,
    ResultBroken,
    TemplateBroken,
    TemplateFailed,
    TemplateUnreadable,
)
from worker.templating.render import render


def body(file):
    return Document(io.BytesIO(file)).element.body


def test_values_loops_and_rows_are_printed():
    template = docx(
        "{{ title }}", "{%p for t in texts %}", "{{ loop.index }}.{{ t }}", "{%p endfor %}",
        table=[["{%tr for r in rows %}", ""], ["{{ r.name }}", "{{ r.count }}"], ["{%tr endfor %}", ""]],
    )

    made = render(template, {"title": "标题", "texts": ["甲", "乙"], "rows": [{"name": "丙", "count": 3}]})

    assert paragraphs(made) == ["标题", "1.甲", "2.乙"]
    assert rows(made) == [["丙", "3"]]


def test_a_template_may_be_a_file(tmp_path):
    (tmp_path / "template.docx").write_bytes(docx("{{ a }}"))
    assert paragraphs(render(tmp_path / "template.docx", {"a": "甲"})) == ["甲"]


def test_headers_and_properties_are_filled_too():
    made = Document(io.BytesIO(render(docx("x", header="{{ head }}", title="{{ head }}"), {"head": "A & <B>"})))

    assert made.sections[0].header.paragraphs[0].text == "A & <B>"
    assert made.core_properties.title == "A & <B>"


def test_a_tag_that_word_split_over_runs_is_one_tag():
    assert paragraphs(render(split_over_runs("{", "{ na", "me }", "}"), {"name": "甲"})) == ["甲"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}", "{% if %}", "{# x #}", "{%p for %}", "&<>\"'", "</w:t>", "<w:p/>", "&amp;", "𠮷", "{_{ x }_}",
        "{_% x %_}", "}}", "%}", "_", "{", "“{{ 7*7 }}”", "'; DROP TABLE x", "=1+1",
    ],
)  # fmt: skip
def test_user_text_is_printed_as_it_was_typed(text):
    made = render(docx("({{ t }})", table=[["{{ t }}"]], header="{{ t }}"), {"t": text})

    assert paragraphs(made) == [f"({text})"]
    assert rows(made) == [[text]]
    assert Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text == text


@pytest.mark.parametrize("text", ["{", "_", "{_", "_{"])
def test_pieces_of_user_text_do_not_join_into_a_tag(text):
    assert paragraphs(render(docx("{{ a }}{{ a }}{{ a }}"), {"a": text})) == [text * 3]


def test_signs_that_xml_forbids_are_left_out():
    made = render(docx("{{ t }}"), {"t": "甲\u000b乙\x00丙\ud800丁\ufffe戊\x07己\x0c庚"})
    assert paragraphs(made) == ["甲乙丙丁戊己庚"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_the_end_of_a_line_is_a_line_break_on_paper(end):
    made = render(docx("{{ t }}"), {"t": f"第一行{end}第二行"})

    assert paragraphs(made) == ["第一行\n第二行"]
    assert len(list(body(made).iter(qn("w:br")))) == 1


def test_a_text_of_five_thousand_signs_is_printed_whole():
    long = "长" * 5_000
    made = render(docx("{{ t }}", title="{{ t }}"), {"t": long})

    assert paragraphs(made) == [long]
    assert Document(io.BytesIO(made)).core_properties.title == long[:255]


def test_a_number_that_was_not_stated_prints_the_word_for_a_gap():
    assert paragraphs(render(docx("召开{{ n }}次"), {"n": None})) == ["召开待补次"]


def test_a_key_is_found_before_a_method_of_its_mapping():
    made = render(docx("{{ f.items }} {{ f.values }} {{ f['keys'] }}"), {"f": {"items": 1, "values": 2, "keys": 3}})
    assert paragraphs(made) == ["1 2 3"]


@pytest.mark.parametrize("text", ["{{ rows }}", "{{ data }}", "{{ yes }}", "{{ one / 2 }}", "{{ rows|map('upper') }}"])
def test_what_is_no_text_is_not_printed_but_refused(text):
    with pytest.raises(TemplateFailed, match="不是文字"):
        render(docx(text), {"rows": ["a"], "data": {}, "yes": True, "one": 1})


def test_a_cell_whose_loop_gives_nothing_still_has_a_paragraph():
    emptied = Document(io.BytesIO(docx(table=[["x", "b"]])))
    cell = emptied.tables[0].rows[0].cells[0]
    cell.paragraphs[0].text = "{%p for x in nothing %}"
    cell.add_paragraph("{{ x }}")
    cell.add_paragraph("{%p endfor %}")
    file = io.BytesIO()
    emptied.save(file)

    made = render(file.getvalue(), {"nothing": []})

    assert [cell[-1].tag for cell in body(made).iter(qn("w:tc"))] == [qn("w:p")] * 2


def test_a_table_that_loses_all_rows_is_left_out():
    made = render(
        docx("前", table=[["{%tr for r in rows %}"], ["{{ r }}"], ["{%tr endfor %}"]]), {"rows": []},
    )
    assert Document(io.BytesIO(made)).tables == []


def test_same_template_and_data_are_the_same_bytes():
    template = docx("{{ a }}", header="{{ a }}", table=[["{{ a }}"]])
    assert render(template, {"a": "甲"}) == render(template, {"a": "甲"})


def test_the_members_stand_in_one_order_with_one_date():
    made = render(docx("x"), {})
    assert list(package.parts(made))[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert made == package.repack(made)


def test_the_data_are_not_changed():
    data = {"rows": [{"a": "甲\x00"}]}
    render(docx("{% for r in rows %}{{ r.a }}{% endfor %}"), data)
    assert data == {"rows": [{"a": "甲\x00"}]}


def test_a_missing_name_is_refused_with_its_place():
    template = docx("好", table=[["a", "b"], ["c", "{{ campaign.titel }}"]])

    with pytest.raises(NameMissing) as refused:
        render(template, {"campaign": {"title": "x"}})

    assert str(refused.value) == (
        "模板正文第1个表第2行第2格“{{ campaign.titel }}”用到的“titel”在数据里没有。请对照变量表改正。"
    )


def test_a_missing_name_in_a_header_is_placed_there():
    with pytest.raises(NameMissing, match="模板页眉第1段"):
        render(docx("{{ a }}", header="{{ b }}"), {"a": "x"})


def test_an_expression_that_cannot_be_computed_is_refused_with_its_place():
    with pytest.raises(TemplateFailed, match=r"第2段.*除数是零"):
        render(docx("x", "{{ 1 // n }}"), {"n": 0})


def test_a_template_that_jinja_cannot_read_is_refused_with_all_its_faults():
    with pytest.raises(TemplateBroken) as refused:
        render(docx("{% for x in y %}", header="{% endif %}"), {"y": []})

    assert [fault.code for fault in refused.value.faults] == ["block-open", "block-crossed"]
    assert str(refused.value).startswith("模板有 2 处写错。第 1 处：正文第1段")


def test_tags_at_different_heights_are_refused_and_not_repaired_in_silence():
    with pytest.raises(ResultBroken, match="不在同一层"):
        render(docx("前文", "{%p if yes %}", "x", table=[["{% endif %}"]]), {"yes": False})


def test_tags_at_different_heights_in_a_header_are_refused_too():
    document = Document(io.BytesIO(docx("x", header="{%p if yes %}")))
    document.sections[0].header.add_paragraph("{% endif %}")
    file = io.BytesIO()
    document.save(file)

    with pytest.raises(ResultBroken, match="页眉"):
        render(file.getvalue(), {"yes": False})


@pytest.mark.parametrize("file", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_word_file_is_refused(file):
    with pytest.raises(TemplateUnreadable, match="另存为"):
        render(file, {})


def test_a_zip_that_is_no_word_file_is_refused():
    with pytest.raises(TemplateUnreadable):
        render(package.pack({"hello.txt": b"x"}), {})


@pytest.mark.parametrize("value", [1.5, object(), {1, 2}, b"x", {3: "x"}])
def test_only_plain_values_are_given_to_a_template(value):
    with pytest.raises(ContextNotPlain, match=r"a\.b"):
        render(docx("x"), {"a": {"b": value}})


def test_refusals_cross_a_process_whole():
    with pytest.raises(WebformsError) as refused:
        render(docx("{% for x in y %}"), {})
    again = pickle.loads(pickle.dumps(refused.value))
    assert (type(again), str(again), again.faults) == (TemplateBroken, str(refused.value), refused.value.faults)


def test_macros_and_call_blocks_escape_user_text_once():
    macro = "{% macro said(x) %}<{{ x }}{{ caller(x) }}>{% endmacro %}"
    template = docx(macro + "{% call(y) said(t) %}|{{ y }}{% endcall %}")
    assert texts(render(template, {"t": "a&b"})) == "<a&b|a&b>"
