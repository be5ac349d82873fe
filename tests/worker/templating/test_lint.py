"""Faults of templates as values: each with what, where and the cure, and never a traceback."""

from typing import TypedDict

import pytest

from tests.worker.templating.small import docx
from worker.templating.faults import Place, TemplateUnreadable
from worker.templating.known import Known
from worker.templating.lint import lint, names


class Item(TypedDict):
    title: str
    notes: list[str]


class Data(TypedDict):
    campaign: Item
    items: list[Item]
    figures: dict[str, Item]


KNOWN = Known.of(Data).limited("figures", ["pop_resident", "fund_paid"])


def only(faults):
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_a_sound_template_has_no_fault():
    template = docx(
        "{{ campaign.title }}", "{%p for i in items %}", "{{ i.title|upper }}", "{%p endfor %}",
        table=[["{%tr for n in items[0].notes %}"], ["{{ n }}"], ["{%tr endfor %}"]], header="{{ campaign.title }}",
    )
    assert lint(template, KNOWN) == []


def test_an_unknown_name_is_told_with_its_cell_and_the_nearest_known():
    template = docx("x", table=[["a", "b"], ["c", "{{ figures.pop_residents.title }}"]])

    fault = only(lint(template, KNOWN))

    assert fault.code == "name-unknown"
    assert fault.place == Place("正文", 5, 1, 2, 2, "{{ figures.pop_residents.title }}")
    assert str(fault) == (
        "正文第1个表第2行第2格“{{ figures.pop_residents.title }}”："
        "数据里没有“pop_residents”（在 figures 之下）。是不是想写“pop_resident”。"
    )


def test_an_unknown_name_behind_a_loop_is_found():
    fault = only(lint(docx("{% for i in items %}{{ i.titel }}{% endfor %}"), KNOWN))
    assert "没有“titel”（在 items.* 之下）" in fault.what


def test_an_unknown_name_in_a_header_is_found():
    assert only(lint(docx("x", header="{{ campain }}"), KNOWN)).place.part == "页眉"


def test_an_unknown_name_in_a_property_is_found():
    assert only(lint(docx("x", title="{{ campain }}"), KNOWN)).place.part == "文档属性"


def test_a_name_used_twice_in_a_paragraph_is_told_once():
    only(lint(docx("{{ nobody.a }}{{ nobody.b }}"), KNOWN))


def test_without_knowing_the_data_no_name_is_wrong():
    assert lint(docx("{{ anything }}")) == []


@pytest.mark.parametrize("text", ["{{ nobody|default('-') }}", "{% if nobody is defined %}x{% endif %}"])
def test_a_name_that_may_be_missing_is_no_fault(text):
    assert lint(docx(text), KNOWN) == []


@pytest.mark.parametrize(
    "text, code, cure",
    [
        ("{%tr for x in items %}", "lift-outside-table", "移进表格"),
        ("{%p if campaign %} 正文", "text-beside-lift", "独占一段"),
    ],
)
def test_a_tag_of_docxtpl_in_the_wrong_place_is_told(text, code, cure):
    told = next(fault for fault in lint(docx("前文", text), KNOWN) if fault.code == code)
    assert told.place.paragraph == 2
    assert cure in told.cure


def test_two_row_tags_in_one_row_are_told_as_docxtpl_would_lose_one():
    faults = lint(docx(table=[["{%tr for x in items %}", "{%tr endfor %}"]]))
    assert [fault.code for fault in faults] == ["row-crowded", "block-crossed"]
    assert faults[0].place.column == 2


def test_faults_of_several_parts_are_told_together():
    faults = lint(docx("{% for x in items %}", header="{{ x"))
    assert [(fault.place.part, fault.code) for fault in faults] == [("正文", "block-open"), ("页眉", "tag-misspelt")]


def test_what_is_no_word_file_is_refused():
    with pytest.raises(TemplateUnreadable):
        lint(b"PK nothing")


def test_names_lists_every_path_with_its_first_place():
    found = names(docx("{{ campaign.title }}", "{% for i in items %}{{ i.title }}{% endfor %}", "{{ campaign.title }}"))
    assert {str(name): name.place.paragraph for name in found} == {
        "campaign": 1, "campaign.title": 1, "items": 2, "items.*.title": 2,
    }


def test_names_of_a_part_that_cannot_be_read_are_left_to_lint():
    assert [str(name) for name in names(docx("{% for %}", header="{{ a.b }}"))] == ["a", "a.b"]
