"""The golden district's three documents: what was entered, agreed and decided stands in them, the same in all three."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.worlds import golden_units
from tests.worker.golden_documents import KINDS, made
from tests.world import World
from webforms.actions import documents, snapshots

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
AGAIN = """
import hashlib, sys
from pathlib import Path
from webforms.store import documents, open_store
from worker.documents.gather import gather
from worker.documents.layout import with_page_numbers
from worker.documents.view import view_of
from worker.templating.render import render

store = open_store(sys.argv[1], Path(sys.argv[2]))
with store.read() as tx:
    made = documents.list_documents(tx)
for view in made:
    claim = documents.Claim(view.id, view.attempt, view.snapshot, view.kind, view.unit, "")
    material, template = gather(store, claim)
    print(view.id, hashlib.sha256(with_page_numbers(render(template, view_of(material)))[0]).hexdigest())
"""


@pytest.fixture(scope="module")
def district(golden_on_sqlite, tmp_path_factory):
    """The district on its last day, in a database of this module's own."""
    folder = tmp_path_factory.mktemp("documents")
    shutil.copy(golden_on_sqlite.world.url.removeprefix("sqlite:///"), folder / "golden.sqlite3")
    world = World(f"sqlite:///{folder / 'golden.sqlite3'}", golden_on_sqlite.world.files, units=golden_units())
    world.clock.set(golden_on_sqlite.last)
    yield world
    world.close()


@pytest.fixture(scope="module")
def read(district):
    return made(district)


@pytest.fixture
def form(read):
    return read["application_form"]


@pytest.fixture
def report(read):
    return read["self_evaluation"]


@pytest.fixture
def scoring(read):
    return read["scoring_explanations"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_template_or_the_program_shows(read, kind):
    assert not re.search(r"\{[{%#]|[%#}]\}|None|Fraction|Decimal|\bTrue\b|\bFalse\b|\[\[|\]\]", read[kind].text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_score_and_snapshot_stand_in_all_three(read, kind, district):
    frozen = snapshots.list_snapshots(district.store, district.bureau)[0]
    text = read[kind].text.replace(" ", "")
    assert "73.3" in text
    assert frozen.label in text
    assert frozen.seal in text


def test_a_share_short_of_its_threshold_is_never_printed_as_reached(form, report, scoring):
    assert form.row("社区居民参与教育的比例")[1] == "29.96%"
    assert form.row("参与率")[4] == "29.96"
    assert "占常住人口84,440人的29.96%，未达到30%的标准" in report.text
    sentence = scoring.row("3.1.1 ")[4]
    assert "25,298人÷常住人口84,440人＝29.96%，未达到30%" in sentence
    assert "5×29.96%÷30%＝4.993，得5分" in sentence
    for document in (form, report, scoring):
        assert "30.0%" not in document.text


def test_full_points_by_rounding_are_still_listed_as_not_reached(scoring):
    listed = scoring.section("未得满分指标说明", "附表一")
    assert re.search(r"3\.1\.1 [^\n]*（必达）\n0\.0\n接受社区教育服务人数25,298人", listed)


def test_what_nobody_stated_is_waited_for_everywhere(form, report, scoring):
    assert scoring.row("3.1.2 ")[3] == "待补\n（缺数据）"
    assert "区人社局" in scoring.row("3.1.2 ")[4]
    assert form.row("劳动力转移培训率")[2:5] == ["42.6", "52.3", "待补"]
    assert "（区人社局），数据待补，本项暂不计分" in report.text
    assert report.row("未成年人（0–17周岁）")[1:3] == ["待补", "人"]


@pytest.mark.parametrize("code, points", [("4.2.1", "3.0"), ("4.2.2", "1.6"), ("4.2.3", "3.0")])
def test_what_not_all_stated_is_provisional_with_who_is_awaited(scoring, code, points):
    row = scoring.row(f"{code} ")
    assert row[3] == f"{points}\n（暂计）"
    assert "银盏林场" in row[4]


def test_a_provisional_sum_says_how_many_stated_it(form, report):
    assert form.row("知晓度")[1] == "70.0%\n暂计，已报2/3"
    assert form.row("满意率")[1] == "60.0%（暂计，已报2/3）"
    assert "（银盏林场尚未报送，以下均为暂计）" in report.text


def test_the_bureaus_own_points_stand_beside_the_computed_ones(report, scoring):
    row = scoring.row("5.1.1 ")
    assert row[3] == "2.5\n系统计3.0"
    assert "系统计3.0分，改为2.5分，理由：评估报告缺少对林场的评估结论" in row[4]
    assert "系统计3.0分，创建办核定2.5分" in report.text


def test_an_exempt_unit_is_named_with_the_reason(report, scoring):
    assert "银盏林场不适用，理由：国有林场不设一级财政" in scoring.row("2.5.2 ")[4]
    assert "2个街镇（场）全部把社区教育经费列入年度预算" in report.text
    assert "；银盏林场不适用，理由：国有林场不设一级财政" in report.text


def test_a_stated_zero_is_no_gap(form, report):
    assert report.row("整改事项数")[1] == "0"
    assert form.row("小学辍学率")[1] == "0%"


def test_papers_are_named_by_their_codes_and_lacking_ones_waited_for(district, scoring):
    papers = scoring.row("3.1.1 ")[5].split("\n")
    assert papers[1] == "3.1.1-FC-01等60件 活动签到表"
    assert re.fullmatch(r"HD-FC-2016\d\d-\d{3}等60件 活动记录表", papers[0])
    assert "待补：考核表彰制度" in scoring.row("1.3.3 ")[5]
    assert "零上报：整改台账" in scoring.row("1.3.4 ")[5]


def test_levels_have_their_sums_and_the_whole_its_total(scoring, report):
    sums = [row[1:3] for row in scoring.rows if row[0].endswith("　小计") or row[0] == "合　计"]
    assert sums == [["16", "12.3"], ["28", "22.2"], ["26", "16.9"], ["20", "15.7"], ["10", "6.2"], ["100", "73.3"]]
    assert report.row("合计") == ["合计", "100", "73.3", "26.7", "73.3%"]


def test_every_figure_stands_in_the_appendix_with_its_basis(district, report):
    listed = report.section("附表　数据一览表", "no such heading").split("提供单位\n", 1)[1]
    for metric in district.pack.metrics.values():
        assert metric.label in listed
        assert metric.basis in listed


def test_lists_hold_the_approved_records_in_the_order_of_their_days(form, report):
    assert form.row("市学习型街道")[:4] == ["市学习型街道", "清远市教育局", "2016年4月30日", "清教〔2016〕22号"]
    table = report.section("表3　创建工作纪实", "表4").split("\n")
    days = [tuple(map(int, re.findall(r"\d+", line))) for line in table if re.fullmatch(r"2016年\d+月\d+日", line)]
    assert len(days) == 14
    assert days == sorted(days)


def test_a_document_that_still_holds_starting_texts_says_so_on_every_page(form):
    heads = {paragraph.text for part in form.word.sections for paragraph in part.header.paragraphs}
    assert "参考版　草稿：有4段文字还是起始文字，定稿前请改写" in heads


def test_another_process_with_another_seed_and_zone_makes_the_same_bytes(district, read):
    views = documents.list_documents(district.store, district.bureau)
    published = {str(view.id): view.sha256 for view in views}
    for seed, zone in (("1", "America/New_York"), ("31337", "Asia/Shanghai")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        told = subprocess.run(
            [sys.executable, "-c", AGAIN, district.url, district.files], capture_output=True, text=True, check=True,
            env=environment, cwd=ROOT,
        )
        assert dict(line.split() for line in told.stdout.splitlines()) == published
