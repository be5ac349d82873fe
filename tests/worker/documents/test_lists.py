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
