"""The golden district: three streets, one answer, and thirty changes one at a time, without a database."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.domain.samples import VARIANTS, default_pack, golden_variant
from tests.packs.renaming import rename_metrics
from webforms.domain.example import answer_differences, evaluate_example
from webforms.domain.example.compare import compare_variant
from webforms.domain.example.picture import picture_of
from webforms.store.example_files import read_example

FOLDER = Path(__file__).parent / "gd-2016"


@pytest.fixture(scope="module")
def golden():
    return read_example(FOLDER)


def test_every_figure_part_point_state_level_task_and_paper_is_as_reckoned_by_hand(golden):
    assert answer_differences(default_pack(), golden.example, golden.expected) == ()


@pytest.mark.parametrize("name", VARIANTS, ids=[f"{key} {each['title']}" for key, each in VARIANTS.items()])
def test_a_change_moves_what_it_says_and_nothing_else(golden, name):
    pack, _, evaluation = golden_variant(name)
    picture = picture_of(pack, evaluation)
    assert compare_variant(golden.expected, VARIANTS[name], picture, default_pack().campaign.year) == ()


def test_a_difference_is_found_wherever_it_is_planted(golden):
    planted = json.loads(json.dumps(golden.expected))
    planted["figures"]["fund_paid"]["stored"] += 1
    planted["indicators"]["3.1.1"]["parts"][0]["printed"] = "30.0%"
    planted["tasks"]["site"]["YZ"] = False
    paths = [found.path for found in answer_differences(default_pack(), golden.example, planted)]
    assert paths == ["indicators.3.1.1.parts[1].printed", "figures.fund_paid.stored", "tasks.site.YZ"]


def test_renaming_every_metric_leaves_all_points_equal(golden):
    pack = default_pack()
    renamed = rename_metrics(pack)
    assert not set(renamed.metrics) & set(pack.metrics)
    before, after = evaluate_example(pack, golden.example), evaluate_example(renamed, golden.example)
    assert after.indicators == before.indicators
    assert (after.points, after.levels, after.tasks) == (before.points, before.levels, before.tasks)


def test_records_in_another_order_give_the_same_evaluation(golden):
    backwards = replace(golden.example, records=golden.example.records[::-1])
    assert evaluate_example(default_pack(), backwards) == evaluate_example(default_pack(), golden.example)


def test_reasons_are_one_paragraph_each_and_name_what_is_lacking(golden):
    scores = evaluate_example(default_pack(), golden.example).indicators
    assert all(score.reason.endswith("。") and "\n" not in score.reason for score in scores.values())
    assert "还差34人" in scores["3.1.1"].reason
    assert "还差1个街镇（场）：银盏林场" in scores["1.1.1"].reason
    assert "区公安分局" in scores["3.1.4"].reason
