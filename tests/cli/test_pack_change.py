"""`webforms pack diff` and `pack adopt`."""

import shutil

import pytest

from tests.packs import DEFAULT, SECOND


@pytest.fixture
def changed(tmp_path):
    """The shipped pack with another threshold and another version."""
    folder = shutil.copytree(DEFAULT, tmp_path / "changed")
    for name, old, new in (("indicators", 'threshold: "1.5"', 'threshold: "2"'), ("pack", '"2016.1"', '"2016.2"')):
        file = folder / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_two_packs_are_told_apart_and_tried_on_the_example_of_the_old_one(run, changed):
    told = run("pack", "diff", DEFAULT, changed)
    assert told.exit_code == 0, told.output
    assert "2 处不同：" in told.output
    assert "标准值由1.5元/人改为2元/人" in told.output
    assert "指标 2.5.1" in told.output
    assert "4.0分（达标） → 3.0分（未达标）\n    因为标准值由1.5元/人改为2元/人" in told.output


def test_a_must_meet_that_is_reached_is_told_where_the_points_stay(run, tmp_path):
    folder = shutil.copytree(DEFAULT, tmp_path / "lower")
    file = folder / "indicators.yaml"
    before, code, rest = file.read_text(encoding="utf-8").partition("3.1.1")
    file.write_text(before + code + rest.replace('threshold: "0.3"', 'threshold: "0.29"', 1), encoding="utf-8")
    told = run("pack", "diff", DEFAULT, folder)
    assert told.exit_code == 0, told.output
    assert "必达指标达标：3项（共4项） → 4项（共4项）" in told.output
    assert "指标 3.1.1" in told.output
    assert "得分和必达都不变" not in told.output


def test_the_same_pack_is_told_to_be_the_same(run):
    told = run("pack", "diff", DEFAULT, DEFAULT)
    assert "说的一样" in told.output
    assert "得分和必达都不变" in told.output


def test_packs_without_an_example_are_told_apart_all_the_same(run):
    told = run("pack", "diff", SECOND, SECOND)
    assert (told.exit_code, "没有试算" in told.output) == (0, False)


def test_one_folder_is_held_against_the_running_campaign(run, changed):
    told = run("pack", "diff", changed)
    assert told.exit_code == 0, told.output
    assert "版本由“2016.1”改为“2016.2”" in told.output
    other = run("pack", "diff", SECOND)
    assert other.exit_code == 1
    assert "不是现在这个项目的" in other.stderr


def test_a_pack_is_adopted_after_its_changes_were_told_and_agreed_to(run, changed):
    stopped = run("pack", "adopt", changed, stdin="n\n")
    assert stopped.exit_code != 0
    assert "标准值由1.5元/人改为2元/人" in stopped.stdout
    taken = run("pack", "adopt", changed, stdin="y\n")
    assert taken.exit_code == 0, taken.output
    assert "已改用 广东省社区教育实验区 2016.2，0 条记录重新计了数" in taken.stdout
    assert "什么都没改" in run("pack", "adopt", changed, "--yes").stdout


def test_a_pack_of_another_evaluation_is_not_adopted(run):
    refused = run("pack", "adopt", SECOND, "--yes")
    assert refused.exit_code == 1
    assert "不是现在这个项目的" in refused.stderr


def test_how_the_command_is_called_is_said(run):
    assert "写一个或两个" in run("pack", "diff", SECOND, SECOND, SECOND).stderr
