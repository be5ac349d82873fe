"""The words of the workbook: its sheets, the headings people give a column, and what stands for a word of the pack.

None of them belongs to one evaluation: they are what tables of indicators are called everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FRAMEWORK, RULES, PAPERS, FIGURES = "指标分工表", "计分规则", "佐证材料", "数据"
PROJECT, UNITS, FORMS, CHOICES = "项目", "单位", "表单", "选项"


@dataclass(frozen=True)
class Column:
    """`heading` is what we write; `also` are other headings that mean the same."""

    key: str
    heading: str
    also: tuple[str, ...] = ()
    width: int = 14


LEVEL1 = Column("level1", "一级指标", ("一级", "类别", "项目", "评价项目"), 16)
LEVEL2 = Column("level2", "二级指标", ("二级", "评价内容"), 16)
CODE = Column("code", "编号", ("指标编号", "代码", "指标代码"), 9)
TITLE = Column("title", "三级指标", ("三级", "指标", "指标名称", "指标内容", "评价指标", "考核内容", "评估要点"), 36)
STANDARD = Column("standard", "评分标准", ("评分办法", "计分标准", "评价标准", "评分细则", "评估标准"), 44)
POINTS = Column("points", "分值", ("分数", "标准分", "满分", "分"), 7)
MUST_MEET = Column("must_meet", "必达", ("必达指标", "是否必达", "必达标记", "核心指标"), 7)
RESPONSIBLE = Column("responsible", "责任单位", ("责任部门", "牵头单位", "负责单位", "负责部门", "责任主体"), 26)
PAPER_NAMES = Column("papers", "佐证材料", ("材料", "提供材料", "支撑材料", "证明材料", "佐证材料目录"), 34)
SOURCE = Column("points_source", "分值来源", ("来源",), 9)
FRAMEWORK_COLUMNS = (
    LEVEL1, LEVEL2, CODE, TITLE, STANDARD, POINTS, MUST_MEET, RESPONSIBLE, PAPER_NAMES, SOURCE)

RULE_COLUMNS = (
    Column("code", "编号", ("指标编号",), 9),
    Column("title", "评分项", ("小项",), 16),
    Column("points", "分值", ("分数",), 7),
    Column("rule", "计分方法", ("计算方法", "方法", "规则"), 12),
    Column("of", "数据", ("分子", "计算数据", "数据项"), 28),
    Column("of_label", "数据合称", (), 14),
    Column("per", "除以", ("分母",), 28),
    Column("per_label", "除以合称", (), 14),
    Column("threshold", "标准值", ("阈值", "目标值", "达标值"), 9),
    Column("show_unit", "显示单位", (), 9),
    Column("digits", "小数位", (), 7),
    Column("below", "不足时", ("未达标时",), 16),
    Column("whole", "部分与整体", (), 9),
    Column("per_zero", "除数为零", (), 9),
    Column("units", "考核单位", ("考核对象",), 22),
    Column("test", "每个单位要达到", ("单位标准",), 34),
    Column("looked", "核查数据", ("检查数据",), 24),
    Column("looked_label", "核查合称", (), 14),
    Column("tiers", "分档", (), 40),
    Column("guide", "评分说明", ("评分依据",), 34),
    Column("min_evidence", "至少材料数", (), 9),
    Column("threshold_source", "标准来源", (), 9),
)
QUICK_MORE = (
    Column("unit", "数据单位", ("计量单位",), 9), Column("stated_by", "填报单位", ("数据填报单位",), 22),
    Column("entry", "登记方式", (), 12),
)
QUICK = (*(column for column in RULE_COLUMNS if column.key not in ("code", "title", "points")), *QUICK_MORE)
"""Columns of a rule that may stand on the first sheet too, for an indicator of one part."""

PAPER_COLUMNS = (
    Column("code", "编号", ("指标编号",), 9),
    Column("item", "材料代码", (), 16),
    Column("label", "材料名称", ("材料", "名称"), 34),
    Column("required", "必备", (), 7),
    Column("by", "上传单位", ("提供单位",), 26),
    Column("from", "来自表单", ("来源",), 60),
)
FIGURE_COLUMNS = (
    Column("key", "代码", (), 22),
    Column("label", "名称", ("数据", "数据名称"), 30),
    Column("unit", "单位", ("计量单位", "数据单位"), 8),
    Column("of", "表单", ("表",), 20),
    Column("sum", "字段", (), 18),
    Column("when", "条件", (), 24),
    Column("stated_by", "填报单位", (), 26),
    Column("window", "时段", (), 12),
    Column("basis", "口径", ("数据口径",), 40),
    Column("owner", "牵头单位", ("牵头",), 14),
    Column("additive", "可相加", (), 8),
    Column("entry", "登记方式", (), 12),
)
UNIT_COLUMNS = (
    Column("code", "单位代码", ("代码", "编码", "单位码"), 12),
    Column("name", "单位名称", ("名称", "单位"), 28),
    Column("kind", "类别", ("单位类别",), 16),
    Column("parent", "上级", ("上级单位", "所属"), 16),
)
FORM_COLUMNS = (
    Column("type", "表单代码", (), 22), Column("title", "表单", (), 24), Column("filled_by", "填报单位", (), 30),
    Column("field", "字段代码", (), 20), Column("label", "字段", (), 26), Column("kind", "种类", (), 12),
    Column("unit", "单位", (), 10), Column("required", "必填", (), 8),
)

Words = Mapping[str, str]
"""Word of the pack → what stands in the workbook."""

RULES_IN_WORDS: Words = {
    "ratio": "按比例", "count": "按数量", "cover": "单位达标率", "evidence": "材料齐全", "tier": "分档",
    "veto": "一票否决", "manual": "人工评分",
}  # fmt: skip
OTHER_RULE_WORDS: Words = {
    "比率": "ratio", "比例": "ratio", "次数": "count", "按次数": "count", "数量": "count", "覆盖": "cover",
    "覆盖率": "cover", "材料": "evidence", "资料齐全": "evidence", "否决": "veto", "人工": "manual", "评议": "manual",
    "定性": "manual", "人工评议": "manual",
}  # fmt: skip
ORIGINS: Words = {"official": "正式文件", "notice": "通知", "proposed": "拟定"}
BELOW: Words = {"proportional": "按比例计分", "zero": "不得分"}
WINDOWS: Words = {
    "campaign": "创建期", "campaign_year": "当年", "last_full_year": "上一年", "last_3_years": "前三年",
    "basis_date": "基准日在册",
}  # fmt: skip
PER_ZERO: Words = {"full": "得满分", "no_data": "算缺数据"}
YES_NO: Words = {"true": "是", "false": "否"}
ENTRIES: Words = {"yearly": "按年填数", "event": "逐次登记"}
EVERY, COUNTED = "各", "条数"
YES = ("是", "√", "✓", "*", "＊", "★", "必达", "yes", "y", "true")
STARS = "*＊★▲※"

CAMPAIGN: Words = {
    "name": "名称", "version": "版本", "title": "项目名称", "year": "年度", "from": "开始日期", "to": "截止日期",
    "basis_date": "统计基准日", "evidence_due": "材料截止日期", "pass_points": "合格分数", "district": "申报单位",
    "bureau": "主管单位",
}  # fmt: skip


def heading_of(key: str) -> str:
    """What a column of a rule is called."""
    return next(column.heading for column in (*RULE_COLUMNS, *QUICK_MORE) if column.key == key)
