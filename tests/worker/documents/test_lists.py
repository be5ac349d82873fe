from dataclasses import replace

from tests.worker.documents.golden import material, rectified, view, with_rows
from worker.documents.lists import lists_of


def test_a_row_prints_its_day_its_unit_and_its_fields():
    first = view("self_evaluation")["lists"]["meetings"][0]
    assert (first["on"], first["iso"]) == ("2016年2月25日", "2016-02-25")
    assert first["title"] == "创建省社区教育实验区动员大会"
    assert first["unit"] == "区教育局"
    assert first["fields"]["kind"] == "动员会"


def test_every_list_of_the_document_is_there_also_when_empty():
    assert set(view("self_evaluation")["lists"]) == set(material("self_evaluation").spec.lists)
    assert view("scoring_explanations")["lists"]["rectifications"] == []


def test_a_document_of_one_unit_lists_its_own_records_and_those_below_it():
    street = material("scoring_explanations").pack.metrics["street_paid"].stated_by
    rows = [rectified("1.1.1", "a", unit=unit) for unit in ("FC", "FC01", "LT")]
    assert [row["unit"] for row in lists_of(with_rows("rectifications", *rows, scope=street))["rectifications"]] == [
        "凤城街道", material("self_evaluation").name("FC01")
    ]


def test_a_row_knows_the_stage_of_the_campaign_it_falls_into():
    stages = {row["on"]: row["stage"] for row in view("self_evaluation")["lists"]["inspections"]}
    assert stages["2016年7月12日"] == "check"
    late = replace(rectified("1.1.1", "a"), on="2017-01-01")
    assert lists_of(with_rows("rectifications", late))["rectifications"][0]["stage"] == ""
