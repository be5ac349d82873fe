"""Workbooks as offices make them: a framework of twenty rows that no program has seen, and small ones to break."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

HEADS = ("一级指标", "二级指标", "三级指标", "评分标准", "分值", "责任单位", "佐证材料", "计分方法", "数据", "除以",
         "标准值", "数据单位", "每个单位要达到", "核查数据")
TITLE = "2027年学习型城区建设评价指标"
A, B, C = "一、组织保障（４０分）", "二、学习活动（35分）①", "三、群众评价（25分）"
RATIO, COUNT, PAPERS, COVER, VETO, HUMAN = "按比例", "次数", "材料齐全", "覆盖率", "一票否决", "人工评分"
TWENTY: Sequence[Sequence[object]] = (
    (A, "领导", "*成立领导小组", "有文件、有名单得满分，缺一件得一半。", 4, "区教育局", "1.成立文件\n2.成员名单", PAPERS),
    (None, None, "定期召开联席会议", "每年不少于４次。", "４分", "区教育局", "会议纪要", COUNT, "联席会议次数", None, "≥4次", "次"),
    (None, None, "纳入发展规划", "纳入区规划得满分。", 4, "区发改局", "规划文本", PAPERS),
    (None, None, "部门协同", "各部门有分工、有落实。", 4, "区教育局、区民政局、区文旅局", "分工方案；工作总结"),
    (None, "经费", "*人均经费达标", "人均不低于1.5元。", 8, "区财政局", "拨款凭证", RATIO, "到位经费", "常住人口", "1.5元/人", "元"),
    (None, None, "专款专用", "无挪用得满分。", 4, "区财政局", "支出明细"),
    (None, "队伍", "专职人员", "不少于10人。", 4, "区教育局", "人员名册", COUNT, "专职人员数", None, "10人", "人"),
    (None, None, "志愿者队伍", "不少于200人。", 4, "区民政局", "志愿者名册", COUNT, "志愿者人数", None, "200人", "人"),
    (None, None, "岗位培训", "参训率80%以上。", 4, "区教育局", "培训通知", RATIO, "参训人数", "应训人数", "80%", "人"),
    (B, "场所", "街道学习中心", "每个街道有1处以上。", 5, "各街道", "场所照片", COVER, None, None, "100%", None, "学习中心数≥1"),
    (None, None, "学校开放", "有制度、有登记。", 5, "区教育局", "开放制度；使用登记（选交）", PAPERS),
    (None, "活动", "街道活动常态化", "八成以上街道每年活动满4场。", 6, "各街道", "活动照片", COVER, None, None, "80%", None, "学习活动场次≥4"),
    (None, None, "居民参与率②", "达30%得满分，不足按比例。", 8, "各街道", "统计表", RATIO, "参加学习人数", "街道常住人口", "３０％", "人"),
    (None, None, "老年教育", "课程不少于5门。", 4, "区民政局", "课程表", COUNT, "老年课程门数", None, "5门", "门"),
    (None, None, "数字学习", "有平台、有课程、有使用。", 4, "区文旅局", "平台截图"),
    (None, None, "无违规收费", "查实一起不得分。", 3, "区教育局", "检查记录", VETO, "违规收费起数", None, None, "起", None, "收费检查次数"),
    (C, "评价", "*群众满意率", "满意率60%以上。", 10, "区教育局", "问卷统计", RATIO, "满意份数", "有效问卷份数", "60%", "份"),
    (None, None, "知晓率", "知晓率70%以上。", 5, "区教育局", "问卷统计", RATIO, "知晓份数", "有效问卷份数", "70%", "份"),
    (None, "特色", "品牌项目", "有品牌、有推广。", 5, "各街道；区文旅局", "案例"),
    (None, None, "媒体报道", "酌情给分。", 5, "区文旅局", "报道剪报"),
)
NOTES = ("①本部分数据按自然年统计。", "②以上年末常住人口为基数。", "注：带*的为必达指标；本表由区教育局解释。")


def book(rows: Iterable[Sequence[object]], *, merges: Iterable[str] = (), **sheets: Iterable[Sequence[object]]) -> bytes:
    """A workbook whose first sheet has these rows; further sheets by name."""
    made = Workbook()
    first = made.active
    for row in rows:
        first.append(list(row))
    for area in merges:
        first.merge_cells(area)
    for name, listed in sheets.items():
        sheet = made.create_sheet(name)
        for row in listed:
            sheet.append(list(row))
    return saved(made)


def saved(made: Any) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def framework_of_twenty() -> bytes:
    """Title, headings, a blank row in between, merged levels, a sum, three notes; units of a sheet of their own."""
    rows: list[Sequence[object]] = [[TITLE], HEADS, *TWENTY[:9], [], *TWENTY[9:], ["合计", None, None, None, 100]]
    merges = ("A1:N1", "A3:A11", "B3:B6", "A13:A19", "A20:A23", *(f"A{row}:N{row}" for row in (25, 26, 27)))
    units = [("单位代码", "单位名称", "类别"), ("DJ", "东江街道", "街道"), ("XH", "西湖街道", "街道"),
             ("JY", "区教育局", "区直单位"), ("FG", "区发改局", "区直单位"), ("MZ", "区民政局", "区直单位"),
             ("WL", "区文旅局", "区直单位"), ("CZ", "区财政局", "区直单位")]
    figures = [("名称", "单位", "填报单位", "口径", "登记方式"),
               ("学习活动场次", "场", "各街道", "街道举办、已审核的活动", "逐次登记"),
               ("常住人口", "人", "区发改局", "上年末统计公报", "")]
    return book([*rows, *([note] for note in NOTES)], merges=merges, 单位=units, 数据=figures)


def broken(row: int, column: int, value: object) -> bytes:
    """The framework of twenty with another value in one cell of its first sheet."""
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(framework_of_twenty()))
    made.worksheets[0].cell(row, column).value = value
    return saved(made)
