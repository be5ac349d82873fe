from dataclasses import replace
from decimal import Decimal

from tests.worker.documents.golden import HEAD, material, view
from webforms.domain.consistency import AcceptedFinding
from worker.documents.heads import campaign_of
from worker.documents.material import Material
from worker.documents.view import view_of


def test_the_campaign_stands_in_words():
    campaign = view("application_form")["campaign"]
    assert (campaign["starts"], campaign["ends"]) == ("2016年1月1日", "2016年10月31日")
    assert (campaign["basis_date"], campaign["pass_points"], campaign["year"]) == ("2016年10月31日", "85", 2016)


def test_the_pass_line_is_that_of_the_points_that_can_be_reached():
    whole = material("application_form")
    fewer = replace(whole.evaluation, of=Decimal(98))
    frozen = replace(whole.frozen, evaluation=fewer)
    assert campaign_of(Material(whole.pack, frozen, whole.spec, whole.unit))["pass_points"] == "83.3"


def test_who_applies_is_as_the_approved_record_states_it():
    district = view("self_evaluation")["district"]
    assert (district["name"], district["applicant"]) == ("清城区", "清远市清城区人民政府")


def test_a_cover_line_has_its_label_and_what_its_source_gives():
    cover = {line["label"]: line["value"] for line in view("application_form")["document"]["cover"]}
    assert cover["申报单位（盖章）"] == "清远市清城区人民政府"
    assert cover["申报日期"] == "2016年11月10日"
    assert cover["联系电话"] == "0763-0000000"


def test_boxes_say_whether_a_seal_goes_there():
    boxes = view("application_form")["document"]["boxes"]
    signs = [(box["sign"], box["seal"]) for box in boxes]
    assert signs == [("签字", True), ("", True), ("组长签名", False), ("", True)]


def test_units_are_counted_and_named_by_kind():
    units = view("self_evaluation")["units"]
    assert units["street"] == {"title": "街镇（场）", "count": 3, "names": ["凤城街道", "龙塘镇", "银盏林场"]}
    assert units["village"]["count"] == 6


def test_the_snapshot_is_named_and_sealed():
    snapshot = view("scoring_explanations")["snapshot"]
    assert snapshot["id"] == HEAD.label
    assert (snapshot["frozen_on"], snapshot["month"]) == ("2016年11月10日", "二〇一六年十一月")
    assert snapshot["seal_text"].replace(" ", "") == snapshot["seal"] == HEAD.seal
    assert snapshot["record_count"] == material("scoring_explanations").frozen.record_count
    assert (snapshot["figure_count"], snapshot["none_count"], snapshot["partial_count"]) == (165, 14, 43)


def test_what_was_accepted_before_the_freeze_is_told_with_its_reason():
    message, reason = "一次 1,200人次，得了 1.3 分。", "场地是文化广场。"
    kept = AcceptedFinding("C06-1", "C06", "人次太多", message, reason, "创建办", HEAD.frozen_on)
    frozen = replace(material("scoring_explanations").frozen, accepted=(kept,))
    told = view_of(replace(material("scoring_explanations"), frozen=frozen))["snapshot"]["accepted"]
    assert told == [{
        "code": "C06", "title": "人次太多", "message": "一次1,200人次，得了1.3分。", "reason": "场地是文化广场。",
        "by": "创建办", "on": "2016年11月10日",
    }]
    assert view("scoring_explanations")["snapshot"]["accepted"] == []
