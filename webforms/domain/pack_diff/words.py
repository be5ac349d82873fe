"""What each thing that a pack may say is called in a sentence about its change."""

from __future__ import annotations

from collections.abc import Mapping

from webforms.domain.pack_check.campaign import NEEDED

Words = Mapping[str, str]

PACK: Words = {
    "name": "名称", "version": "版本", "disclaimer": "声明", "source": "依据", "basis_date": "统计基准日",
    "population_basis": "人口口径", "evidence_due": "材料截止日期", "total_points": "总分",
    "evidence_code": "材料编号的写法", "upload": "材料上传的登记表", "imports": "名册的栏目",
    "language": "语言", "grammar": "语法版本",
}  # fmt: skip
OF_PACK: Mapping[str, tuple[str, Words]] = {
    "kinds": ("单位类别", {"title": "名称", "parent": "上级", "counter": "量词"}),
    "flags": ("标记", {"title": "名称", "kinds": "单位类别"}),
    "roles": ("角色", {"title": "名称", "may": "权限", "where": "在哪些单位"}),
    "review_levels": ("审核级", {"title": "名称", "by": "审核人"}),
    "stages": ("阶段", {"title": "名称", "start": "开始日期", "end": "截止日期"}),
    "milestones": ("节点", {"title": "名称", "date": "日期"}),
}
"""What a pack has several of, each with a name of its own."""

CAMPAIGN: Words = {
    "title": "项目名称", "year": "年度", "district": "申报单位", "bureau": "主管单位", "start": "开始日期",
    "end": "截止日期",
}  # fmt: skip
PASS_LINE: Words = {"points": "合格分数", "must_meet": "必达指标全部达标才合格", "source": "合格线来源"}
LEVEL: Words = {
    "title": "名称", "points": "分值", "points_source": "分值来源", "note": "附注", "title_source": "名称来源",
}  # fmt: skip
INDICATOR: Words = {
    "title": "名称", "level1": "一级指标", "level2": "二级指标", "standard": "评分标准", "points": "分值",
    "points_source": "分值来源", "must_meet": "必达", "responsible": "责任单位",
}  # fmt: skip
PART: Words = {"title": "名称", "points": "分值", "threshold_source": "标准来源", "rule_name": "计分方法"}
RULE: Words = {
    "of": "数据", "per": "除以的数据", "threshold": "标准值", "at_least": "标准值", "show": "显示",
    "below": "不足时的算法",
    "whole": "是整体的一部分", "per_zero": "除数为零时", "units": "考核单位", "test": "每个单位要达到的",
    "items": "材料",
    "tiers": "分档", "series": "年份", "looked": "核查数据", "guide": "评分说明", "min_evidence": "至少材料数",
}  # fmt: skip
PAPER: Words = {"label": "名称", "required": "必备", "origins": "来源", "upload": "上传", "by": "上传单位"}
METRIC: Words = {
    "label": "名称", "unit": "单位", "of": "表单", "sum": "字段", "when": "条件", "stated_by": "填报单位",
    "window": "时段",
    "basis": "口径", "owner": "牵头单位", "additive": "可相加", "scale": "小数位", "minutes": "按分钟计",
}  # fmt: skip
TYPE: Words = {
    "title": "名称", "nature": "性质", "number": "编号", "filled_by": "填报单位", "review": "审核",
    "shows": "列表里显示的",
    "date": "定日期的字段", "identity": "认出同一事物的字段", "since": "起算的字段", "years": "收哪几年",
    "private": "遮住的字段", "checks": "检查", "enabled": "启用", "batch": "一屏填几条",
}  # fmt: skip
FIELD: Words = {
    "label": "名称", "kind": "种类", "unit": "单位", "min": "最小值", "max": "最大值", "max_length": "最多字数",
    "scale": "小数位", "required": "必填", "default": "默认值", "group": "分组", "help": "提示", "choices": "选项",
    "default_from": "带出以前填过的",
}  # fmt: skip
ITEM: Words = {"label": "名称", "accept": "收哪类文件", "min": "最少份数", "max": "最多份数"}
TASK: Words = {
    "title": "名称", "type": "表单", "units": "谁要报", "due": "期限", "at_least": "最少条数",
    "monthly": "按月", "start": "从哪月起",
    "when": "条件", "years": "哪几年", "nil_allowed": "可零上报",
}  # fmt: skip
SECTION: Words = {
    "document": "所在文档", "place": "位置", "title": "标题", "max_length": "最多字数", "text": "起始文字",
    "titled": "自带标题",
}  # fmt: skip
DOCUMENT: Words = {
    "title": "名称", "template": "模板", "scope": "范围", "cover": "封面", "notes": "填写说明",
    "tables": "表格", "lists": "列表",
    "boxes": "意见栏", "attachments": "附件", "columns": "表头", "not_full_columns": "表头", "measures": "整改措施",
    "places": "文字的位置", "appendix": "附表",
}  # fmt: skip
CHECK: Words = {
    "title": "名称", "level": "轻重", "whole": "整体", "times": "倍数", "own": "自己的记录", "below": "下属的记录",
    "per": "除以的数据", "within_percent": "容许相差的百分数", "population": "人口", "at_most": "上限",
    "window": "时段", "date": "日期字段", "hours": "时间字段", "weekdays": "星期几", "start": "开始", "end": "结束",
    "except_days": "除外的日子", "factors": "倍数", "fields": "比较的字段", "types": "表单", "form": "写法",
    "note": "说明的字段", "units": "查哪些单位", "indicators": "查哪些指标",
}  # fmt: skip
CHECK_OF: Mapping[str, Words] = {"persons_against_times": {"times": "人次"}}
"""What a kind of check calls otherwise."""

UNIT: Words = {"name": "名称", "kind": "类别", "parent": "上级", "flags": "标记", "also": "其他名称"}

RIGHTS: Words = {**NEEDED, "read": "查看"}
RULE_NAMES: Words = {
    "ratio": "按比例", "count": "按数量", "cover": "单位达标率", "evidence": "材料齐全", "tier": "分档",
    "veto": "一票否决",
    "manual": "人工评分",
}  # fmt: skip
VALUES: Words = {
    **RULE_NAMES,
    "proportional": "按比例", "zero": "不得分", "official": "正式文件", "notice": "通知", "proposed": "拟定",
    "campaign": "创建期", "campaign_year": "当年", "last_full_year": "上一年", "last_3_years": "前三年",
    "error": "必须改正", "warning": "可以说明理由",
    "basis_date": "基准日在册", "full": "得满分", "no_data": "算缺数据",
    "parent": "上级单位",
}  # fmt: skip
