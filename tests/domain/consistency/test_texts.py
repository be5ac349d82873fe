"""Narrative texts: a number that states a figure and differs from it; tokens and names that mean nothing any more."""

import pytest

from tests.domain.samples import default_pack, golden_evaluation, golden_tree
from webforms.domain.consistency import Material, findings
from webforms.domain.written_numbers import NumberReader

SECTION = "district_situation"


def told(text, code, **more):
    material = Material(default_pack(), golden_tree(), golden_evaluation(), texts={SECTION: text},
                        active=frozenset(unit.code for unit in golden_tree().units), **more)
    return [finding for finding in findings(material) if finding.code == code]


@pytest.mark.parametrize("text,count", [
    ("全区常住人口9万人。", 1), ("全区常住人口84440人。", 0), ("全区常住人口约8.4万人。", 0),
    ("全区常住人口[[pop_resident]]人。", 0), ("全区常住人口9万人，常住人口9万人。", 1), ("全区有9座山。", 0),
])
def test_a_typed_number_is_held_against_the_figure_it_states(text, count):
    found = told(text, "C01")
    assert len(found) == count
    for finding in found:
        assert "常住人口" in finding.message
        assert "84,440人" in finding.message
        assert [(link.kind, link.key) for link in finding.links] == [("section", SECTION), ("figure", "pop_resident")]


def test_a_number_whose_figure_nobody_stated_is_no_wrong_number_but_one_that_nothing_bears_out():
    (finding,) = told("全区未成年人5000人。", "C01")
    assert finding.level == "warning"
    assert "里写“5000人”，但“未成年人（0–17周岁）”还没有人报（待补）。" in finding.message
    assert "改正数字" not in finding.message


def test_the_figure_behind_it_changes_the_fingerprint():
    one, other = (told(f"全区常住人口{number}万人。", "C01")[0] for number in (9, 7))
    assert one.id != other.id, "another number typed is another finding"


def test_a_token_that_means_nothing_is_an_error():
    (finding,) = told("经费[[fund_payed]]元。", "C01")
    assert finding.blocks
    assert "fund_payed" in finding.message


def test_a_name_of_other_days_is_told_with_the_name_in_use():
    (finding,) = told("区农业农村局办班。", "C14", other_names={"NYJ": ("区农业农村局",)})
    assert finding.message.endswith("里写“区农业农村局”，名册上是“区农业局”。")
    assert told("区农业局办班。", "C14", other_names={"NYJ": ("区农业农村局",)}) == []


def test_the_figures_are_made_ready_once_for_all_texts(monkeypatch):
    """A freeze waits for the checks, and so does everybody who writes."""
    made, first = [], NumberReader.__init__
    monkeypatch.setattr(NumberReader, "__init__", lambda *given: made.append(first(*given)))
    texts = dict.fromkeys(default_pack().sections, "全区常住人口9万人。")
    material = Material(default_pack(), golden_tree(), golden_evaluation(), texts=texts)
    found = [finding for finding in findings(material) if finding.code == "C01"]
    assert len(found) == len(texts) > 30
    assert len(made) == 1
