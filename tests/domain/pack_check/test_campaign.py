"""pack.yaml and units.yaml: dates, the tree, and somebody for every right."""

import pytest

from tests.packs.breaking import Case

PACK, UNITS = "pack.yaml", "units.yaml"
CASES = {
    "end before start": Case(
        PACK, "  to: 2025-08-31", "  to: ¦2024-08-31",
        "结束日 2024-08-31 早于开始日 2024-09-01", "对调", alone=False,
    ),
    "year outside": Case(
        PACK, "year: 2025", "year: ¦2026", "创建年度 2026 不在起止日期之内", "写开始日或结束日所在的年",
    ),
    "basis before start": Case(
        PACK, "basis_date: 2025-08-31", "basis_date: ¦2024-08-31",
        "2024-08-31 早于创建开始日 2024-09-01", "改为开始日以后的日期",
    ),
    "papers owed before start": Case(
        PACK, "evidence_due: 2025-06-30", "evidence_due: ¦2024-06-30",
        "2024-06-30 早于创建开始日 2024-09-01", "改为开始日以后的日期",
    ),
    "stages overlap": Case(
        PACK, "{key: spring, title: 春季学期, from: 2025-02-01", "¦{key: spring, title: 春季学期, from: 2025-01-01",
        "阶段“春季学期”的日期不顺", "各阶段先后相接",
    ),
    "pass line above the total": Case(PACK, "{points: 110,", "{points: ¦151,", "合格线高于总分", "不超过 150 分"),
    "unknown district": Case(PACK, "district: BJ", "district: ¦BG", "没有单位“BG”", "可以写：BJ", alone=False),
    "unknown bureau": Case(PACK, "bureau: XXZX", "bureau: ¦XXZ", "没有单位“XXZ”", "是不是“XXZX”？"),
    "unknown kind of a role": Case(
        PACK, "may: [fill], kinds: [community, school, centre]", "may: [fill], kinds: [community, ¦shool, centre]",
        "没有单位类型“shool”", "是不是“school”？", alone=False,
    ),
    "nobody freezes": Case(
        PACK, "  clerk: {title: 联络员", "  clerk: {title: 联络员",
        "没有角色可以冻结（freeze）", "在一个角色的 may 里加上 freeze。",
        also=((PACK, "roles:", "¦roles:"), (PACK, "score, freeze, generate]", "score, generate]")),
    ),
    "unknown reviewer": Case(PACK, "by: XXZX}", "by: ¦XXXX}", "没有单位“XXXX”", "是不是“XXZX”？"),
    "evidence code that repeats": Case(
        PACK, 'evidence_code: "{unit}-{indicator}-{seq:3}"', 'evidence_code: ¦"{unit}-{seq:3}"',
        "编号“{unit}-{seq:3}”会重复：缺少 {indicator}", "在编号里加上 {indicator}。",
    ),
    "evidence code with an unknown word": Case(
        PACK, 'evidence_code: "{unit}-', 'evidence_code: ¦"{units}-{unit}-', "没有编号词“units”", "是不是“unit”？",
    ),
    "evidence code with an open brace": Case(
        PACK, "-{seq:3}", "-{seq:3}{", "编号“{unit}-{indicator}-{seq:3}{”的花括号不成对", "每个词写成 {词}",
        also=((PACK, 'evidence_code: "', 'evidence_code: ¦"'),),
    ),
    "width of a word": Case(
        PACK, 'evidence_code: "{unit}', 'evidence_code: ¦"{unit:3}', "“{unit:3}”的写法不对", "只有流水号带位数",
    ),
    "upload into no type": Case(
        PACK, "upload: {type: document", "upload: {type: ¦documents", "没有记录类型“documents”", "是不是“document”？",
    ),
    "upload into no field": Case(
        PACK, "field: evidence_for", "field: ¦evidence_of", "没有“文件”的文字字段“evidence_of”",
        "是不是“evidence_for”？",
    ),
    "upload into no item": Case(PACK, "item: scan}", "item: ¦scans}", "没有“文件”的材料“scans”", "是不是“scan”？"),
    "kind below itself": Case(
        PACK, "zone: {title: 开发区}", "zone: {title: 开发区, parent: ¦school}",
        "“开发区”成了自己的上级", "最上一级不写 parent", alone=False,
    ),
    "kind below nothing": Case(
        PACK, "school: {title: 学校, counter: 所, parent: zone}", "school: {title: 学校, counter: 所, parent: ¦zon}",
        "没有单位类型“zon”", "是不是“zone”？", alone=False,
    ),
    "two roots": Case(
        PACK, "kinds:\n  zone", "¦kinds:\n  island: {title: 岛}\n  zone",
        "应有一个最上级的单位类型，现有 2 个", "只有区一级不写 parent", alone=False,
    ),
    "kind without a unit": Case(
        PACK, "  school: {title: 学校", "  club: ¦{title: 社团, parent: zone}\n  school: {title: 学校",
        "“社团”一个单位也没有", "写 import 名册", alone=False,
    ),
    "flag of no kind": Case(
        PACK, "kinds: [community]}\nroles", "kinds: [¦communty]}\nroles",
        "没有单位类型“communty”", "是不是“community”？", alone=False,
    ),
    "unit of no kind": Case(
        UNITS, "name: 渡口社区, kind: community", "name: 渡口社区, kind: ¦comunity",
        "没有单位类型“comunity”", "是不是“community”？",
    ),
    "unit below nobody": Case(
        UNITS, "kind: community, parent: BJ}", "kind: community, parent: ¦BB}", "没有单位“BB”", "可以写：BJ、XXZX",
    ),
    "unit below the wrong kind": Case(
        UNITS, "kind: community, parent: BJ}", "kind: community, parent: ¦C1}",
        "“渡口社区”的上级应是一个开发区", "改 parent",
    ),
    "unit without a parent": Case(
        UNITS, "{code: C3, name: 渡口社区, kind: community, parent: BJ}",
        "¦{code: C3, name: 渡口社区, kind: community}",
        "“渡口社区”没有上级", "写上 parent",
    ),
    "unit flagged with nothing": Case(
        UNITS, "name: 柳岸社区, kind: community, parent: BJ, flags: [pilot]",
        "name: 柳岸社区, kind: community, parent: BJ, flags: [¦pilots]", "没有单位标记“pilots”", "是不是“pilot”？",
    ),
    "flag of another kind": Case(
        UNITS, "name: 江湾实验学校, kind: school, parent: BJ",
        "name: 江湾实验学校, kind: school, parent: BJ, flags: [¦pilot]",
        "标记“pilot”不能用于学校", "在 pack.yaml 的 flags 里加上这一类",
    ),
    "code twice": Case(UNITS, "{code: C3", "¦{code: C2", "单位码“C2”写了两次", "改名"),
    "import of no kind": Case(
        UNITS, "  school: {title: 学校名册", "  ¦schools: {title: 学校名册", "没有单位类型“schools”",
        "是不是“school”？",
    ),
    "import below the wrong kind": Case(
        UNITS, "学校名册, parent: zone", "学校名册, parent: ¦community", "“学校”的上级不是“community”", "写 zone。",
    ),
    "import without codes": Case(
        UNITS, "columns: {code: 编码, name: 名称}", "columns: ¦{name: 名称}", "名册缺少“code”列", "补上 code: 表头文字",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_evaluation_as_a_whole(case):
    case.check()
