"""A snapshot holds everything documents print, and is the same to the byte wherever it is made."""

import json
import os
import subprocess
import sys

import pytest

from tests.domain.samples import ROOT, default_pack, golden_evaluation, golden_snapshot, golden_tree
from webforms.domain import payload
from webforms.domain.payload import NilReport, Paper
from webforms.domain.results import Decision

FREEZE = ("from tests.domain.samples import golden_snapshot; from webforms.domain import payload; "
          "print(payload.seal(payload.canonical(payload.dump(golden_snapshot()))))")


def through_bytes(snapshot):
    return payload.load(json.loads(payload.canonical(payload.dump(snapshot))))


def test_a_snapshot_comes_back_whole():
    frozen = golden_snapshot()
    loaded = through_bytes(frozen)
    assert loaded == frozen
    assert loaded.evaluation == golden_evaluation()
    assert list(loaded.evaluation.figures) == list(default_pack().metrics)


def test_the_tree_of_a_snapshot_answers_like_the_one_it_was_made_with():
    tree = through_bytes(golden_snapshot()).tree
    assert tree.units == golden_tree().units
    assert tree.heir("FC01") == "FC01"


@pytest.mark.slow
def test_another_process_hash_seed_and_time_zone_give_the_same_bytes():
    others = [
        subprocess.Popen([sys.executable, "-c", FREEZE], cwd=ROOT, stdout=subprocess.PIPE,
                         env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)})
        for seed, zone in (("1", "America/New_York"), ("4242", "Asia/Shanghai"))
    ]
    here = payload.seal(payload.canonical(payload.dump(golden_snapshot())))
    for made in others:
        assert made.communicate()[0].decode().strip() == here
        assert made.returncode == 0


def test_canonical_json_is_sorted_tight_and_keeps_every_sign():
    assert payload.canonical({"b": [1, None, True], "a": "𠮷\n\"{{ 7*7 }}"}) == (
        '{"a":"𠮷\\n\\"{{ 7*7 }}","b":[1,null,true]}'.encode())


@pytest.mark.parametrize("value", [{"a": 0.1}, {"a": [{"b": float("nan")}]}])
def test_a_float_is_never_frozen(value):
    with pytest.raises(TypeError):
        payload.canonical(value)


def test_a_format_of_another_time_is_not_guessed_at():
    with pytest.raises(ValueError, match="format 2"):
        payload.load({**payload.dump(golden_snapshot()), "format": 2})


def test_texts_decisions_types_and_names_are_kept():
    decision = Decision("7", "override", "5.1.1", "评估报告缺少结论，研究后扣减。", points=None)
    frozen = through_bytes(golden_snapshot(
        decisions=(decision,), texts={"problems": "共[[fund_paid|wan]]元 𠮷", "unknown": "x"}))
    assert frozen.texts == {"problems": "共[[fund_paid|wan]]元 𠮷"}
    assert frozen.decisions == (decision,)
    assert "education_profile" in frozen.enabled
    assert (frozen.pack.key, frozen.campaign.year, frozen.label) == (default_pack().key, 2016, "QC-2016-0001")


def test_papers_stand_in_the_order_of_their_codes_and_a_wild_file_name_is_made_a_line():
    papers = [Paper("2.5.1-CZJ-02", "CZJ", "凭证\ud800\x00\n二.pdf", 4, 1), Paper("2.5.1-CZJ-01", "CZJ",
        "凭证一.pdf", 3, 1)]
    frozen = through_bytes(golden_snapshot(papers={"2.5.1/payment": papers, "2.5.1/unheard_of": papers}))
    assert [(paper.code, paper.name) for paper in frozen.papers["2.5.1/payment"]] == [
        ("2.5.1-CZJ-01", "凭证一.pdf"), ("2.5.1-CZJ-02", "凭证 二.pdf")]
    assert list(frozen.papers) == ["2.5.1/payment"]


def test_a_nil_report_stands_for_the_papers_its_task_would_have_brought():
    nil = NilReport(9, "ZG-DCZD-001", "rectification", "DCZD", "", "督查中没有发现问题。")
    covered = through_bytes(golden_snapshot(nil_reports=(nil,))).nil_papers
    wanted = {f"{code}/{required.item}" for code, required in default_pack().papers_of("rectification_item")
              if required.required}
    assert wanted
    assert covered == dict.fromkeys(covered, ("DCZD",))
    assert set(covered) == wanted


def test_a_nil_report_of_one_kind_stands_for_no_other():
    nil = NilReport(9, "DW-TQW-001", "volunteers", "TQW", "", "没有队伍。")
    covered = golden_snapshot(nil_reports=(nil,)).nil_papers
    for code, required in default_pack().papers_of("staff"):
        other = [origin for origin in required.origins if origin.when and origin.when != {"role": ("volunteer",)}]
        if len(other) == len(required.origins):
            assert f"{code}/{required.item}" not in covered
