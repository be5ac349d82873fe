"""Lists and text rows print what is in force, in order, and say from which version."""

from dataclasses import replace

import pytest

from tests.domain.samples import default_pack, golden_in_force, golden_tree, small_tree, town
from webforms.domain.facts import Statement
from webforms.domain.listed import InForce, lists_of, text_key, text_rows_of, text_sources, types_printed
from webforms.domain.pack import Selector, TextSource
from webforms.domain.units import Unit

OFFICE = Unit("JYJ", "区教育局", "department", "QC")
FC = town("FC", "QC")
TREE = small_tree(FC, OFFICE, town("OLD", "QC", closed=small_tree().counted_on, successor="FC"),
                  town("GONE", "QC", closed=small_tree().counted_on))


def in_force(record, unit, type_, data, **more):
    return InForce(record, 2, f"N-{record}", record, Statement(unit, type_, data, **more))


def honours(*records):
    return lists_of(default_pack(), TREE, records)["self_evaluation"]["honours"]


def honour(record, unit=FC, **changes):
    data = {"name": f"荣誉{record}", "kind": "media", "level": "municipal", "granted_by": "日报",
        "granted_on": "2016-05-12"}
    return in_force(record, unit, "honour", {**data, **changes})


def test_a_row_is_printed_and_names_its_version():
    [row] = honours(honour(7))
    assert (row.record, row.version, row.number, row.unit, row.title) == (7, 2, "N-7", "FC", "荣誉7")
    assert row.on == "2016-05-12"
    assert row.fields == {"name": "荣誉7", "kind": "媒体报道", "level": "市级", "granted_by": "日报",
        "granted_on": "2016年5月12日"}
    assert row.raw["kind"] == "media"


def test_rows_stand_in_the_order_of_the_list_whatever_order_they_come_in():
    undated = honour(4)
    del undated.statement.data["granted_on"]
    records = [undated, honour(1, granted_on="2016-05-12"), honour(2, granted_on="2015-01-01"),
               honour(3, granted_on="2016-05-12")]
    for said in (records, records[::-1]):
        assert [row.record for row in honours(*said)] == [2, 1, 3, 4]


@pytest.mark.parametrize("order, records", [
    (("title",), [1, 3, 2]), (("date",), [3, 2, 1]), (("type_title", "title"), [1, 3, 2])])
def test_rows_may_be_ordered_by_what_every_row_has(order, records):
    pack = default_pack()
    document = pack.documents["self_evaluation"]
    by_row = replace(document, lists={"honours": replace(document.lists["honours"], order=order)})
    said = [honour(1, name="丙", granted_on="2016-05-14"), honour(2, name="甲", granted_on="2016-05-13"),
            honour(3, name="乙", granted_on="2016-05-12")]
    listed = lists_of(replace(pack, documents={by_row.key: by_row}), TREE, said)[by_row.key]["honours"]
    assert [row.record for row in listed] == records


def test_a_record_of_a_merged_unit_is_its_successors_and_of_a_vanished_one_nobodys():
    rows = honours(honour(1, TREE.get("OLD")), honour(2, TREE.get("GONE")))
    assert [(row.record, row.unit) for row in rows] == [(1, "FC")]


def test_a_list_of_units_named_by_their_codes_holds_what_a_successor_took_over():
    union = Unit("ZGH", "区总工会", "department", "QC", closed=TREE.counted_on, successor="JYJ")
    tree = small_tree(FC, OFFICE, union)
    volunteers = [in_force(1, union, "staff", {"name": "队", "role": "volunteer", "headcount": 5})]
    [row] = lists_of(default_pack(), tree, volunteers)["self_evaluation"]["department_volunteers"]
    assert (row.record, row.unit) == (1, "JYJ")


@pytest.mark.parametrize("near_miss", [
    honour(1, granted_on="2016-11-01"),
    in_force(1, FC, "meeting", {"title": "会", "kind": "joint", "held_on": "2015-12-31"}),
    in_force(1, FC, "honour", {}, nil_for="honour_street"),
], ids=["dated after the basis date", "outside the window", "nil report"])
def test_what_does_not_count_is_not_listed(near_miss):
    listed = lists_of(default_pack(), TREE, [near_miss])["self_evaluation"]
    assert not any(listed.values())


def test_a_condition_and_the_stating_units_choose():
    awards = lists_of(default_pack(), TREE, [honour(1), honour(2, kind="award")])["application_form"]["honours"]
    assert [row.record for row in awards] == [2]
    volunteers = [in_force(1, FC, "staff", {"name": "队", "role": "volunteer", "headcount": 5})]
    assert lists_of(default_pack(), TREE, volunteers)["self_evaluation"]["department_volunteers"] == ()


def test_a_list_of_measures_carries_the_fields_that_name_the_indicator():
    data = {"unit_concerned": "FC", "problem": "未挂牌", "found_on": "2016-07-01", "due_on": "2016-08-01",
            "measure": "挂牌", "status": "pending"}
    rows = lists_of(default_pack(), TREE, [in_force(1, OFFICE, "rectification_item", data)])
    measures = default_pack().documents["scoring_explanations"].measures
    [row] = rows["scoring_explanations"][measures.list]
    assert {measures.indicator, measures.measure, measures.unit, measures.due} <= row.fields.keys()
    assert row.fields[measures.unit] == "FC镇"


def test_a_text_row_is_what_was_approved_last():
    older = in_force(1, OFFICE, "applicant", {"name": "旧名", "phone": "0763-1"})
    newer = in_force(2, OFFICE, "applicant", {"name": "新名"})
    corrected = replace(older, position=9)
    assert text_rows_of(default_pack(), TREE, [older, newer])["applicant.name"].printed == "新名"
    assert text_rows_of(default_pack(), TREE, [newer, corrected])["applicant.name"].printed == "旧名"
    assert text_rows_of(default_pack(), TREE, [older, newer])["applicant.phone"].record == 1


def test_what_nobody_stated_is_absent():
    assert "applicant.email" not in text_rows_of(default_pack(), golden_tree(), golden_in_force())


def test_text_rows_are_found_by_type_field_and_who_states_them():
    plain = TextSource("institution", "address")
    by_office = TextSource("institution", "address", (Selector(codes=("JYJ",)),))
    assert text_key(plain) == "institution.address"
    assert text_key(by_office) == 'institution.address@[{"codes": ["JYJ"]}]'
    assert len({text_key(source) for source in text_sources(default_pack())}) == len(text_sources(default_pack()))


def test_only_types_that_a_document_prints_need_to_be_read():
    printed = types_printed(default_pack())
    assert {"honour", "applicant", "meeting"} <= printed
    assert "activity" not in printed
