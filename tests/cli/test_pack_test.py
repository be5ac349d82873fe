"""`webforms pack test PACK DISTRICT`."""

import json
import shutil

import pytest
from click.testing import CliRunner

from tests.domain.samples import GOLDEN, ROOT
from webforms.cli import main

PACK = str(ROOT / "report_templates" / "gd-community-education-2016")


def run(pack, district):
    return CliRunner().invoke(main, ["pack", "test", str(pack), str(district)])


@pytest.fixture
def district(tmp_path):
    """The golden district without its variants, to be spoilt."""
    folder = tmp_path / "district"
    shutil.copytree(GOLDEN, folder, ignore=shutil.ignore_patterns("variants.json"))
    return folder


def test_a_district_that_comes_out_as_expected_says_so(district):
    result = run(PACK, district)
    assert result.exit_code == 0, result.output
    assert "全部一致" in result.output


def test_the_example_that_a_pack_carries_is_tried_where_none_is_named():
    result = CliRunner().invoke(main, ["pack", "test", PACK])
    assert result.exit_code == 0, result.output
    assert "全部一致" in result.output


def test_each_difference_is_printed_and_the_command_fails(district):
    expected = json.loads((district / "expected.json").read_text(encoding="utf-8"))
    expected["total"]["points"] = "73.4"
    (district / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    variant = {"id": "V1", "title": "nothing", "change": {"op": "as_of", "date": "2016-11-10"}, "figures": {},
               "evidence": {}, "indicators": {}, "levels": {}, "total": {"to": expected["total"]}}  # fmt: skip
    (district / "variants.json").write_text(json.dumps([variant]), encoding="utf-8")
    result = run(PACK, district)
    assert result.exit_code == 1
    assert result.output.count('total.points：应为 "73.4"，得到 73.3') == 2
    assert "V1 nothing：1 处不同" in result.output
    assert "共 2 处不同" in result.output


@pytest.mark.parametrize("spoilt,words", [
    ("pack", "不是创建包：里面没有 pack.yaml"), ("district", "district.json：没有这个文件"),
])  # fmt: skip
def test_a_folder_that_is_no_pack_or_no_district_is_refused_in_words(district, tmp_path, spoilt, words):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run(empty, district) if spoilt == "pack" else run(PACK, empty)
    assert result.exit_code != 0
    assert words in f"{result.output}{result.exception}"
