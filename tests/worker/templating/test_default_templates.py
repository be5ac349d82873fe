"""The three documents of the default pack, filled with the reference district: whole, true to its figures, robust."""

import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.worker.templating.reference import DOCUMENTS, TEMPLATES, nothing_stated, template, view, with_every_text
from tests.worker.templating.small import paragraphs, rows, texts
from worker.templating import package
from worker.templating.lint import lint
from worker.templating.render import render

NASTY = "{{ 7*7 }}{% if %}&<>\"'𠮷{_{ x }_}\u000b\x00\ud800\n次行"
NASTY_ON_PAPER = "{{ 7*7 }}{% if %}&<>\"'𠮷{_{ x }_}"

ROOT = Path(__file__).parents[3]

each_document = pytest.mark.parametrize("key", DOCUMENTS)


@cache
def reference(key):
    return render(template(key), view(key))


def filled(key, seen=None):
    return render(template(key), seen) if seen else reference(key)


def table_headed(key, label):
    """The table whose first cell says so."""
    tables = range(len(Document(io.BytesIO(filled(key))).tables))
    return next(found for found in (rows(filled(key), number) for number in tables) if found[0][0] == label)


def merged(table, column):
    """Where vertically merged cells of a column begin: row number → text."""
    begun = {}
    for number, row in enumerate(table._tbl.tr_lst):
        cell = row.tc_lst[column] if column < len(row.tc_lst) else None
        if cell is not None and cell.tcPr.find(qn("w:vMerge")) is not None and cell.vMerge == "restart":
            begun[number] = "".join(node.text or "" for node in cell.iter(qn("w:t")))
    return begun


# 自评分说明


def framework(file):
    return Document(io.BytesIO(file)).tables[0]


def test_the_framework_merges_its_first_two_columns_by_level():
    seen = view("scoring_explanations")
    table = framework(filled("scoring_explanations"))

    levels = [f"{level['title']}（{level['of']}分）" for level in seen["levels"]]
    sublevels = [f"{sub['code']} {sub['title']}" for level in seen["levels"] for sub in level["sublevels"]]
    assert list(merged(table, 0).values()) == levels
    assert list(merged(table, 1).values()) == sublevels


def test_the_framework_repeats_its_head_and_keeps_rows_whole():
    first, *others = framework(filled("scoring_explanations"))._tbl.tr_lst

    assert first.trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (first, *others))
    assert len(first.tc_lst) == 9


def test_the_framework_holds_each_indicator_with_score_reason_papers_and_who_answers():
    seen = view("scoring_explanations")
    cells = {row[2].split(" ")[0]: row for row in rows(filled("scoring_explanations")) if row[2][:1].isdigit()}

    assert list(cells) == list(seen["indicators"])
    for code, indicator in seen["indicators"].items():
        row = cells[code]
        assert row[3].startswith(indicator["standard"])
        assert row[4].startswith(indicator["of"])
        assert row[5].startswith(indicator["points_text"])
        assert row[6] == "\n".join(indicator["explanation"])
        assert all(paper["label"] in row[7] and paper["code"] in row[7] for paper in indicator["evidence"])
        assert row[8] == "\n".join(indicator["responsible"])


def test_the_framework_sums_each_level_and_all():
    seen = view("scoring_explanations")
    sums = [row for row in rows(filled("scoring_explanations")) if row[0].endswith(("小计", "计"))]

    assert [row[0] for row in sums] == [*(f"{level['title']}　小计" for level in seen["levels"]), "合　计"]
    assert [(row[4], row[5]) for row in sums[:-1]] == [(level["of"], level["points"]) for level in seen["levels"]]
    assert sums[-1][4:7] == ["100", "73.3", "得满分11项，暂计6项，待补4项；必达指标4项，达标3项"]


@pytest.mark.parametrize(
    "code, score",
    [
        ("3.1.2", "待补\n（缺数据）"),
        ("4.3.1", "待补\n（未评分）"),
        ("4.2.1", "3.0\n（暂计）"),
        ("5.1.1", "2.5\n系统计3.0"),
    ],
)
def test_what_is_open_or_overridden_stands_below_the_score(code, score):
    cells = {row[2].split(" ")[0]: row[5] for row in rows(filled("scoring_explanations"))}
    assert cells[code] == score


def test_an_indicator_that_does_not_count_says_so_in_the_score_column():
    seen = view("scoring_explanations")
    seen["indicators"]["1.1.1"].update(state="exempt", points_text="不适用", state_text="不计分")
    assert "不适用（不计分）" in texts(filled("scoring_explanations", seen))


def test_papers_are_printed_with_their_codes_or_said_to_lack():
    seen = view("scoring_explanations")
    seen["indicators"]["1.1.1"]["evidence"] = [
        {"code": "1.1.1-FC-01", "count": 60, "label": "会议纪要", "state": "present", "elsewhere": False},
        {"code": "1.1.2-LT-01", "count": 1, "label": "签到表", "state": "present", "elsewhere": True},
        {"code": "", "count": 0, "label": "照片", "state": "lacking", "elsewhere": False},
        {"code": "", "count": 0, "label": "整改台账", "state": "nil", "elsewhere": False},
    ]
    seen["indicators"]["1.1.2"]["evidence"] = []
    cells = {row[2].split(" ")[0]: row[7] for row in rows(filled("scoring_explanations", seen))}

    assert cells["1.1.1"] == "1.1.1-FC-01等60件 会议纪要\n见1.1.2-LT-01 签到表\n待补：照片\n零上报：整改台账"
    assert cells["1.1.2"] == "本项不需材料"


def test_indicators_short_of_full_points_have_reason_measure_and_day():
    seen = view("scoring_explanations")
    table = rows(filled("scoring_explanations"), 1)

    assert table[0] == ["指标", "扣分", "原因", "整改措施", "时限", "责任单位"]
    assert [row[0].split(" ")[0] for row in table[1:]] == [indicator["code"] for indicator in seen["not_full"]]
    assert all(row[3] and row[4] for row in table[1:])
    assert next(row for row in table if row[0].startswith("3.1.1"))[1] == "0.0"  # full points, threshold not reached


def test_a_pack_of_other_levels_codes_and_points_needs_no_other_template():
    seen = view("scoring_explanations")
    one, two = (dict(seen["indicators"][code]) for code in ("1.1.1", "2.5.1"))
    one.update(code="A1", of="90", points="60.5", points_text="60.5")
    two.update(code="B2", of="60", points="60.0", points_text="60.0")
    for code, level, indicator in (("A", seen["levels"][0], one), ("B", seen["levels"][1], two)):
        level.update(code=code, title=f"{code}组", of=indicator["of"], points=indicator["points"])
        level["sublevels"] = [{"code": "", "title": "", "indicators": [indicator]}]
    seen.update(levels=seen["levels"][:2], indicators={"A1": one, "B2": two}, not_full=[one])
    seen["total"].update(of="150", points="120.5")

    table = rows(filled("scoring_explanations", seen))

    assert [row[0] for row in table[1:]] == ["A组\n（90分）", "A组　小计", "B组\n（60分）", "B组　小计", "合　计"]
    assert table[-1][4:6] == ["150", "120.5"]


# 申报表


def test_the_form_has_every_table_of_the_pack():
    file = filled("application_form")
    titles = [text for text in paragraphs(file) if text.startswith("表")]

    assert [title[:2] for title in titles] == [f"表{number}" for number in "一二三四五六七八九十"]
    assert "广东省社区教育实验区" in paragraphs(file)[0]


def test_a_form_of_years_has_a_column_for_each_and_marks_what_is_provisional():
    table = rows(filled("application_form"), 4)

    assert table[0] == ["项目", "单位", "2014年", "2015年", "2016年"]
    street = next(row for row in table if row[0] == "街镇（场）投入")
    assert street[2:] == ["12,000\n暂计，已报1/3", "26,500\n暂计，已报2/3", "52,000.50\n暂计，已报2/3"]


def test_a_form_whose_type_is_switched_off_leaves_nothing_behind():
    seen = view("application_form")
    seen["tables"]["t2"]["shown"] = False
    titles = [text[:2] for text in paragraphs(filled("application_form", seen)) if text.startswith("表")]
    assert "表二" not in titles


def test_form_nine_sums_the_points_and_names_what_must_be_met():
    table = table_headed("application_form", "一级指标")

    assert table[-2][:3] == ["合计", "100", "73.3"]
    assert table[-1][0] == "必达指标（共4项）"
    assert "达标3项；未达标：3.1.1" in table[-1][1]
    assert table[3][3] == "暂计2项，待补2项"


def test_the_boxes_have_a_place_for_signature_and_seal():
    text = texts(filled("application_form"))
    for box in view("application_form")["document"]["boxes"]:
        assert box["label"] in text
    assert text.count("（盖章）") == 4  # three boxes, and one line of the cover


# 自评报告


def test_the_report_speaks_of_each_indicator():
    text = texts(filled("self_evaluation"))
    for sentence in (
        "财政专项经费到位12.67万元，按2015年12月31日常住人口8.44万人计，为1.50元/人，达到1.5元/人的标准。",
        "全年接受社区教育服务25,298人（去重），占常住人口84,440人的29.96%，未达到30%的标准。",
        "参加岗位培训9人，占在册管理人员和教师18人的50.0%，未达到80%的标准（暂计，桥东社区尚未报送）。",
        "劳动力转移培训人数和应培训人数尚未报送或未通过审核（区人社局），数据待补，本项暂不计分。",
        "3个街镇（场）全部成立社区教育领导小组。",
        "3个街镇（场）中，2个召开党政会议专题研究社区教育，占66.7%，银盏林场尚未符合要求。",
        "2个街镇（场）全部把社区教育经费列入年度预算；",
        "；银盏林场不适用，理由：国有林场不设一级财政，不编制年度预算，本项对银盏林场不适用。",
        "5个全年活动次数达到要求，占83.3%，达到80%的标准，石坳村尚未符合要求。",
        "各项制度应备6件，已审核5件，尚缺考核表彰制度。",
        "收到公益承诺书1份（暂计，已报1/3），收费办班检查区教育局0次、街镇（场）待补，未发现以营利为目的的",
        "收费培训班（暂计，龙塘镇、银盏林场、区卫计局尚未报送）。",
        "无形教育资源提炼和学习资源圈建设经综合评定得1.6分（满分2分），依据：清单只有",
        "终身学习理念和社区归属感尚未评分，待补。",
        "开展有评估报告的督导评估1次，达到要求；系统计3.0分，创建办核定2.5分，理由：评估报告缺少对林场的评估结论，",
        "经零报告审核，没有列入台账的整改事项。",
        "近三年各类案件2013年500起，2014年520起，2015年490起，总体下降。",
        "本项分值10分，自评得6.2分，得分率62.0%；4项三级指标均未得满分，待补1项。",
        "上述总分为暂计：应报单位尚未报齐的指标6项，数据或评分待补的指标4项，报齐后重新核定。",
        "本次自评尚未达到申报条件。",
    ):
        assert sentence in text


def test_the_report_merges_its_lists_in_the_order_of_days():
    diary = table_headed("self_evaluation", "日期")
    first = [row[0] for row in diary[1:]]

    assert [text for text in first if "阶段" in text] == [
        "宣传发动阶段（2016年1月1日至2016年2月29日）", "全面创建阶段（2016年3月1日至2016年6月30日）",
        "检查督促阶段（2016年7月1日至2016年8月31日）", "迎检阶段（2016年9月1日至2016年10月31日）",
    ]
    assert len(first) == 14 + 4
    assert first[:4] == [first[0], "2016年2月25日", first[2], "2016年3月2日"]
    assert {row[2] for row in diary} >= {"动员会", "外出考察交流", "区级督查"}


def test_the_contents_name_every_chapter_and_lead_to_it():
    body = Document(io.BytesIO(filled("self_evaluation"))).element.body
    links = list(body.iter(qn("w:hyperlink")))
    bookmarks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}

    entries = ["".join(node.text or "" for node in link.iter(qn("w:t"))) for link in links]
    assert entries[0] == "一、基本情况"
    assert "（三）教育培训与学习活动" in entries
    assert {link.get(qn("w:anchor")) for link in links} == bookmarks


def test_the_table_of_all_figures_has_every_figure_with_its_basis():
    seen = view("self_evaluation")
    table = rows(filled("self_evaluation"), -1)

    assert [row[1] for row in table[1:]] == [figure["label"] for figure in seen["appendix"]]
    assert [row[4] for row in table[1:]] == [figure["basis"] for figure in seen["appendix"]]


# all three


@each_document
def test_the_document_carries_snapshot_and_seal(key):
    snapshot, text = view(key)["snapshot"], texts(filled(key))
    assert snapshot["id"] in text
    assert snapshot["seal_text"] in text


@each_document
def test_no_tag_is_left_over(key):
    text = texts(filled(key))
    assert not any(sign in text for sign in ("{{", "{%", "}}", "%}", "None", "Undefined"))


@each_document
def test_the_template_has_no_fault_of_writing(key):
    assert lint(template(key)) == []


@each_document
def test_a_district_that_stated_nothing_gets_its_document(key):
    text = texts(filled(key, nothing_stated(view(key))))
    assert "待补" in text
    assert "None" not in text


@each_document
def test_nasty_signs_in_every_text_are_printed_as_typed(key):
    made = filled(key, with_every_text(view(key), lambda text: text + NASTY))

    text = texts(made)
    assert text.count(NASTY_ON_PAPER + "次行") > 300
    assert Document(io.BytesIO(made)).core_properties.title.endswith(NASTY_ON_PAPER + "\n次行")


@each_document
@pytest.mark.parametrize("font", ["仿宋_GB2312", "黑体"])
def test_official_fonts_stand_in_the_slots_for_chinese(key, font):
    styles = package.parts(filled(key))["word/styles.xml"].decode()
    assert f'w:eastAsia="{font}"' in styles
    assert "Calibri" not in styles


RENDER_ALL = """
import hashlib, json, sys
from tests.worker.templating.reference import DOCUMENTS, template, view
from worker.templating import package
from worker.templating.render import render
made = {key: render(template(key), view(key)) for key in DOCUMENTS}
print(json.dumps({f"{key}/{name}": hashlib.sha256(part).hexdigest()
                  for key, file in made.items() for name, part in package.parts(file).items()}
                 | {key: hashlib.sha256(file).hexdigest() for key, file in made.items()}))
"""


@pytest.mark.slow
def test_another_process_hash_seed_and_time_zone_give_the_same_bytes():
    def rendered(seed, zone):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        return subprocess.check_output([sys.executable, "-c", RENDER_ALL], env=environment, cwd=ROOT)

    assert rendered("1", "UTC") == rendered("4711", "Pacific/Auckland")


@pytest.mark.slow
def test_the_committed_templates_are_what_their_source_makes(tmp_path):
    subprocess.run([sys.executable, TEMPLATES / "source", tmp_path], check=True, cwd=ROOT)
    for key in DOCUMENTS:
        assert package.parts((tmp_path / f"{key}.docx").read_bytes()) == package.parts(template(key))
