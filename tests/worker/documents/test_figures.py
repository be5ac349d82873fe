from dataclasses import replace

from tests.worker.documents.golden import material, view
from worker.documents.figures import appendix_of, figures_of, stated_figures
from worker.documents.material import Material


def narrowed(code):
    """The golden district seen from one street: a document of one unit."""
    whole = material("self_evaluation")
    spec = replace(whole.spec, scope=whole.pack.metrics["street_paid"].stated_by)
    return Material(whole.pack, whole.frozen, spec, whole.tree.get(code))


def test_a_figure_carries_its_basis_who_states_it_and_who_has_not():
    paid = view("self_evaluation")["figures"]["street_paid"]
    assert (paid["text"], paid["mark"], paid["missing"]) == ("52,000.50元", "暂计，已报2/3", ["银盏林场"])
    assert (paid["owner"], paid["basis"]) == ("区财政局", "街镇（场）本级实际投入，不含区财政专项；不计入2.5.1")
    assert [unit["name"] for unit in paid["by_unit"]] == ["凤城街道", "龙塘镇"]


def test_a_figure_in_ten_thousands_has_two_digits():
    figures = view("self_evaluation")["figures"]
    assert figures["fund_paid"]["wan"] == "12.67"
    assert figures["transfer_need"]["wan"] == "待补"


def test_what_is_not_added_stands_unit_by_unit_and_has_no_value():
    persons = view("self_evaluation")["figures"]["department_persons"]
    assert persons["printed"].startswith("区民政局900；区卫计局2,400；")
    assert persons["printed"].endswith("（不合计）")
    assert (persons["value"], persons["wan"]) == (None, "待补")


def test_the_appendix_holds_every_figure_with_its_years_side_by_side():
    rows = {row["key"]: row for row in view("self_evaluation")["appendix"]}
    assert list(rows) == list(material("self_evaluation").pack.metrics)
    assert rows["cases"]["printed"] == "2013年500；2014年520；2015年490"
    assert rows["cases"]["indicators"] == ["4.3.3"]
    assert rows["street_paid"]["indicators"] == []


def test_a_figure_that_forms_print_of_earlier_years_alone_is_no_gap_of_this_year():
    row = next(row for row in view("self_evaluation")["appendix"] if row["key"] == "sessions_stated")
    assert (row["printed"], row["state"], row["mark"]) == ("—", "not_asked", "")
    assert view("self_evaluation")["figures"]["sessions_stated"]["state"] == "not_asked"


def test_an_appendix_may_hold_only_what_scores():
    whole = material("self_evaluation")
    spec = replace(whole.spec, appendix="scored_figures")
    scored = appendix_of(Material(whole.pack, whole.frozen, spec, whole.unit), stated_figures(whole))
    assert scored
    assert all(row["indicators"] for row in scored)


def test_a_document_without_an_appendix_has_none():
    assert view("application_form")["appendix"] == []


def test_a_document_of_one_unit_holds_what_it_and_those_below_it_stated():
    street = narrowed("FC")
    figures = figures_of(street, stated_figures(street))
    whole = view("self_evaluation")["figures"]
    assert (figures["street_paid"]["text"], figures["street_paid"]["state"]) == ("30,000元", "complete")
    below = [unit["name"] for unit in figures["activities_village"]["by_unit"]]
    assert below == [unit["name"] for unit in whole["activities_village"]["by_unit"]][: len(below)]
    assert int(figures["activities_village"]["value"]) < int(whole["activities_village"]["value"])
    assert figures["fund_paid"]["state"] == "none"
