"""What is still to be done about an indicator, said from its score for each kind of rule."""

import pytest

from tests.worker.documents.golden import after, view
from tests.worker.templating.reference import template
from tests.worker.templating.small import rows
from worker.templating.render import render


def todo(code, seen=None):
    return (seen or view("self_evaluation"))["indicators"][code]["todo"]


@pytest.mark.parametrize(
    "code, said",
    [
        ("2.2.2", "督促银盏林场、石坳村完成活动记录；督促区人社局完成部门年度总结。"),
        ("2.3.2", "督促银盏林场补足街镇（场）非教育机构资源。"),
        ("2.4.1", "督促银盏林场补足街镇（场）专职教师或补足街镇（场）兼职教师。"),
        ("3.1.6", "督促区人社局补足部门年度总结；督促区卫计局补足部门活动场次。"),
        ("3.1.1", "由29.96%提高到30%。"),
        ("1.3.2", "由1次增加到2次。"),
        ("1.3.3", "补齐材料：考核表彰制度。"),
        ("3.1.2", "区人社局报送数据并通过审核。"),
        ("2.4.2", "桥东社区报送数据并通过审核；由50.0%提高到80%。"),
        ("4.3.1", "完成评分。"),
        ("5.1.1", "按核定意见改进。"),
        ("2.5.1", ""),
    ],
    ids=[
        "tasks", "one of several ways", "either figure", "each its own", "ratio", "count", "papers", "no data",
        "silent and short", "no score", "override", "nothing",
    ],
)
def test_it_says_who_or_what_is_lacking(code, said):
    assert todo(code) == said


def test_an_indicator_that_does_not_count_leaves_nothing_to_do():
    exempted = {"kind": "exemption", "indicator": "3.1.1", "reason": "不适用"}
    assert todo("3.1.1", after("self_evaluation", exempted)) == ""


def test_what_a_record_says_is_done_stands_before_it():
    seen = {**view("self_evaluation")}
    seen["not_full"] = [{**one, "measure": "增开课程", "due": "2016年12月31日"} for one in seen["not_full"][:1]]
    seen["not_full"] += view("self_evaluation")["not_full"][1:2]
    file = render(template("self_evaluation"), seen)
    table = next(found for found in (rows(file, number) for number in range(25)) if found[0][-1] == "期限")
    assert [row[2:5:2] for row in table[1:]] == [
        ["增开课程", "2016年12月31日"], ["补齐材料：纳入教育发展规划的页面。", "待补"],
    ]
