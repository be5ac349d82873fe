from dataclasses import replace

from tests.worker.documents.golden import material
from worker.documents.figures import stated_figures
from worker.documents.heads import document_of
from worker.documents.material import Material
from worker.documents.sources import Sources
from worker.documents.texts import paragraphs_of, sections_of


def with_texts(kind="self_evaluation", **texts):
    whole = material(kind)
    return Material(whole.pack, replace(whole.frozen, texts=texts), whole.spec, whole.unit)


def test_a_text_has_a_number_in_place_of_every_token():
    typed = "全年到位[[fund_paid|wan]]元，应培训[[transfer_need]]人。\n\n参与率[[indicator:3.1.1]]。"
    told = with_texts(text_2_5=typed)
    assert paragraphs_of(told, "text_2_5") == ["全年到位12.67万元，应培训待补人。", "参与率29.96%。"]


def test_a_text_nobody_wrote_begins_as_the_pack_has_it_and_is_marked():
    sections = sections_of(with_texts(text_2_5="写好了。"))
    assert not sections["text_2_5"]["sample"]
    assert sections["text_1_1"]["sample"]
    assert sections["text_1_1"]["text"] == material("self_evaluation").pack.sections["text_1_1"].text


def test_a_case_has_its_first_line_as_heading():
    case = sections_of(with_texts(case_1="社区点单\n部门供课。\n学校开门。"))["case_1"]
    assert (case["heading"], case["paragraphs"]) == ("社区点单", ["部门供课。", "学校开门。"])


def test_a_case_nobody_wrote_is_empty_and_no_sample():
    case = sections_of(with_texts())["case_1"]
    assert (case["heading"], case["paragraphs"], case["sample"]) == ("", [], False)


def test_the_running_head_counts_this_documents_starting_texts_and_goes_when_all_are_written():
    starting = with_texts("scoring_explanations")
    written = with_texts("scoring_explanations", scoring_note="本说明已定稿。")
    heads = [
        document_of(Sources(told, stated_figures(told)), sections_of(told))["running_head"]
        for told in (starting, written)
    ]
    assert heads == ["参考版　草稿：有1段文字还是起始文字，定稿前请改写", "参考版"]
