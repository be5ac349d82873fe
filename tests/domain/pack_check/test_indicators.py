"""The framework: points add up at every level, every paper has a source, and no points hang on a form nobody sees."""

import pytest

from tests.packs.breaking import Case

FILE = "indicators.yaml"
CASES = {
    "parts and indicator": Case(
        FILE, "满分，不足按比例计分。\n  points: 40", "满分，不足按比例计分。\n  points: ¦39",
        "各项共 40 分，本指标写 39 分", "改正各项的 points",
        alone=False,
    ),
    "indicators and level": Case(
        FILE, "title: 学习质量, points: 60", "title: 学习质量, points: ¦61", "“学习质量”的指标共 60 分，这里写 61 分",
        "改正指标的分",
        alone=False,
    ),
    "levels and total": Case(
        "pack.yaml", "total_points: 150", "total_points: ¦151", "各一级指标共 150 分，总分写 151 分", "改正各级的分",
    ),
    "part without points": Case(
        FILE, "title: 方案制度, points: \"7.5\"", "title: 方案制度, points: ¦0", "这一项没有分", "删去这一项",
        alone=False,
    ),
    "two parts by hand": Case(
        FILE, "{rule: manual, title: 特色, points: 10, guide: 有一个可看的品牌得5分，有推广得5分。, min_evidence: 1}",
        "{rule: manual, title: 特色, points: 5, guide: 品牌}\n"
        "    - {rule: ¦manual, title: 推广, points: 5, guide: 推广}",
        "一个指标至多一项由人评分", "合并成一项",
    ),
    "level that there is not": Case(
        FILE, "- code: A3\n  level1: A", "- code: A3\n  level1: ¦C", "没有一级指标“C”", "可以写：A、B", alone=False,
    ),
    "level without indicators": Case(
        FILE, "\nindicators:\n", "  - ¦{code: C, title: 空, points: 0, points_source: proposed}\n\nindicators:\n",
        "一级指标“空”下没有指标", "删去这一级",
    ),
    "sublevel that there is not": Case(
        FILE, "- code: A3\n  level1: A", "- code: A3\n  level1: A\n  level2: ¦A.1", "没有二级指标“A.1”",
        "这里没有可写的词",
    ),
    "sublevel without indicators": Case(
        FILE, "\nindicators:\n", "sublevels:\n  - ¦{code: A.1, title: 空, title_source: proposed}\n\nindicators:\n",
        "二级指标“空”下没有指标", "删去这一级", alone=False,
    ),
    "level twice": Case(
        FILE, "  - {code: B, title", "  - ¦{code: A, title", "一级指标“A”写了两次", "改名", alone=False,
    ),
    "indicator twice": Case(
        FILE, "- code: A3", "- code: ¦A2", "“A2”写了两次", "给其中一个换名",
    ),
    "nobody responsible": Case(
        FILE, "responsible: {codes: [XXZX, CWB]}", "responsible: {codes: [XXZX, ¦CWBB]}", "没有单位“CWBB”",
        "是不是“CWB”？",
    ),
    "paper of no type": Case(
        FILE, "from: {type: visit, item", "from: {type: ¦visits, item", "没有记录类型“visits”", "是不是“visit”？",
    ),
    "paper that the type lacks": Case(
        FILE, "from: {type: visit, item: minutes}", "from: {type: visit, item: ¦minute}",
        "没有“走访记录”的材料“minute”", "是不是“minutes”？",
    ),
    "paper from who cannot fill": Case(
        FILE, "from: {type: visit, item: minutes}", "from: {type: visit, item: minutes, stated_by: ¦{kinds: [school]}}",
        "学校（school）不填“走访记录”", "填它的是财务办公室（CWB）",
    ),
    "one paper from several by a flag": Case(
        FILE, "from: {type: visit, item: minutes}",
        "from: [{type: visit, item: minutes}, {type: learning_day, record: true, "
        "stated_by: ¦{kinds: [community], flag: pilot}}]",
        "有几个来源的材料，不能按 flag、under 选单位", "只写 kinds 和 codes",
    ),
    "item twice": Case(
        FILE, "- {item: rules, label: 学校开放制度", "- ¦{item: plan, label: 学校开放制度", "材料“plan”写了两次",
        "改名", alone=False,
    ),
    "upload by who cannot": Case(
        FILE, "upload: true, by: {codes: [XXZX]}", "upload: true, by: ¦{kinds: [zone]}",
        "开发区（zone）不填“文件”，不能上传", "在 types/document.yaml 的 filled_by 里加上",
    ),
    "upload that becomes nothing": Case(
        FILE, "upload: true, by: {codes: [XXZX]}", "upload: ¦true, by: {codes: [XXZX]}",
        "pack.yaml 没有写 upload", "写上 upload: {type, field, item}。", alone=False,
        also=(("pack.yaml", "upload: {type: document, field: evidence_for, item: scan}", ""),),
    ),
    "points on a form that is off": Case(
        FILE, "    - rule: ratio\n      points: 40", "    - ¦rule: ratio\n      points: 40",
        "“learners”来自停用的类型“学年学习人数表”", "删去 enabled: false", alone=False,
        also=(("types/learner_count.yaml", "nature: yearly", "nature: yearly\nenabled: false"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_framework_adds_up(case):
    case.check()
