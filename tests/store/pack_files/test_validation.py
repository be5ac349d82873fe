"""Faults of shape: every kind has its place, says what is wrong, and how to mend it."""

import pytest

from tests.packs.breaking import broken, whole
from webforms.store.pack_files import examine
from webforms.store.pack_files.folder import pack_files

CASES = {
    "unknown key": (
        "metrics.yaml", "residents: {label: 常住居民", "residents: {¦lable: 常住居民",
        "不认识的键“lable”", "是不是“label”？",
    ),
    "missing key": (
        "tasks.yaml", "{key: visit, title: 走访, type", "¦{key: visit, type",
        "缺少“title”", "补上一行“title: …”",
    ),
    "number as text": (
        "units.yaml", "{code: C3, name: 渡口社区", "{code: C3, name: ¦3",
        "这里要一段文字，写的是数字 3", '加上引号："3"。',
    ),
    "empty text": (
        "units.yaml", "{code: C3, name: 渡口社区", '{code: C3, name: ¦""',
        "这里是空的", "写上内容，或删去这个键。",
    ),
    "key too long": (
        "metrics.yaml", "residents: {label: 常住居民", f"¦{'r' * 61}: {{label: 常住居民",
        f"“{'r' * 60}”太长", "不超过 60 字。",
    ),
    "list as text": (
        "units.yaml", "{code: C3, name: 渡口社区", "{code: C3, name: ¦[渡口社区]",
        "这里要一段文字，写的是“一个列表”", "加引号",
    ),
    "text as list": (
        "types/mentor.yaml", "identity: [name]", "identity: ¦name",
        "这里要一个列表，写的是“name”", "写成 [甲, 乙]",
    ),
    "text as keys": (
        "types/mentor.yaml", "shows: {title: name, subtitle: [status, joined_on]}", "shows: ¦name",
        "这里要一组键，写的是“name”", "写成 {键: 值}",
    ),
    "unknown word": (
        "types/mentor.yaml", "nature: register", "nature: ¦registr",
        "不能写“registr”", "是不是“register”？可以写：event、register、yearly。",
    ),
    "unknown kind of field": (
        "types/mentor.yaml", "label: 姓名, kind: text", "label: 姓名, kind: ¦string",
        "不能写“string”", "可以写：text、long_text",
    ),
    "yes is no truth": (
        "types/mentor.yaml", "max_length: 20, required: true", "max_length: 20, required: ¦yes",
        "这里要 true 或 false，写的是“yes”", "不加引号",
    ),
    "unquoted decimal": (
        "indicators.yaml", 'threshold: "0.25"', "threshold: ¦0.25",
        "带小数的数没有加引号：0.25", '写成 "0.25"',
    ),
    "unquoted threshold": (
        "indicators.yaml", 'threshold: "2"', "threshold: ¦2",
        "阈值没有加引号：2", '写成 "2"。',
    ),
    "percent in a threshold": (
        "indicators.yaml", 'threshold: "0.25"', "threshold: ¦25%",
        "这里要一个数，写的是“25%”", '百分之三十写 "0.3"',
    ),
    "negative points": (
        "indicators.yaml", "code: A, title: 学习供给, points: 90", "code: A, title: 学习供给, points: ¦-90",
        "-90 超出范围", "不小于 0。",
    ),
    "decimal where a whole number stands": (
        "tasks.yaml", "due: 2024-12-31, at_least: 2", "due: 2024-12-31, at_least: ¦1.5",
        "这里要一个整数，写的是“1.5”", "写整数",
    ),
    "nothing owed": (
        "tasks.yaml", "due: 2024-12-31, at_least: 2", "due: 2024-12-31, at_least: ¦0",
        "0 超出范围", "不小于 1。",
    ),
    "no such day": (
        "pack.yaml", "basis_date: 2025-08-31", "basis_date: ¦2025-02-30",
        "这里要一个日期，写的是“2025-02-30”", "真有的一天",
    ),
    "due day that nobody understands": (
        "tasks.yaml", "due: day 10 of next month", "due: ¦10th",
        "期限看不懂：“10th”", "day 5 of next month",
    ),
    "unknown rule": (
        "indicators.yaml", "    - rule: veto\n", "    - ¦rule: vetoes\n",
        "没有“vetoes”这一种", "是不是“veto”？",
    ),
    "part without a rule": (
        "indicators.yaml", "    - rule: veto\n      title: 收费\n", "    - ¦title: 收费\n",
        "缺少“rule”", "写明是哪一种",
    ),
    "key of another rule": (
        "indicators.yaml", "      looked: {sum: [visits_made]}\n",
        "      looked: {sum: [visits_made]}\n      ¦units: {kinds: [community]}\n",
        "不认识的键“units”", "可以写：points、title、threshold_source、rule、of、looked。",
    ),
    "sum and count": (
        "metrics.yaml", "{label: 常住居民, unit: 人, sum", "¦{label: 常住居民, unit: 人, count: true, sum",
        "sum、count 只能写一项", "留下一项",
    ),
    "neither sum nor count": (
        "metrics.yaml", "{label: 常住居民, unit: 人, sum: residents, of", "¦{label: 常住居民, unit: 人, of",
        "没有写明是哪一种", "写上其中一项：sum、count。",
    ),
    "row with two sources": (
        "documents.yaml", "{label: 拨入经费, sum", "¦{label: 拨入经费, points: total, sum",
        "sum、points 只能写一项", "留下一项",
    ),
    "row without a source": (
        "documents.yaml", "{label: 总分, points: total}", "¦{label: 总分}",
        "没有写明是哪一种", "写上其中一项：sum、units、ratio",
    ),
    "indicator without take": (
        "documents.yaml", "{label: 满4场的社区, indicator: A1, take: passed", "¦{label: 满4场的社区, indicator: A1",
        "没有写明是哪一种", "写上其中一项：take。",
    ),
    "empty selector": (
        "tasks.yaml", "type: visit, units: {codes: [CWB]}", "type: visit, units: ¦{}",
        "选择单位的条件是空的", "写明 kinds、codes、flag 或 under",
    ),
    "empty list of selectors": (
        "tasks.yaml", "type: visit, units: {codes: [CWB]}", "type: visit, units: ¦[]",
        "这里的项太少", "至少写 1 项。",
    ),
    "too many years": (
        "types/money.yaml", "years: [-1, 0]", "years: ¦[-2, -1, 0]",
        "这里的项太多", "最多写 2 项。",
    ),
    "test with two questions": (
        "indicators.yaml", "{task_met: learning_day}", "¦{task_met: learning_day, flag: pilot}",
        "flag、task_met 只能写一项", "留下一项",
    ),
    "paper from nowhere": (
        "indicators.yaml", "{item: rules, label: 学校开放制度, required: true, upload: true, by: {kinds: [school]}}",
        "¦{item: rules, label: 学校开放制度, required: true}",
        "没有写明是哪一种", "写上其中一项：from、upload。",
    ),
    "tier without a condition": (
        "indicators.yaml", "{else: true, points: 0, label: 增加}", "¦{points: 0, label: 增加}",
        "没有写明是哪一种", "写上其中一项：falling、last_below_first、within_percent、at_least、else。",
    ),
    "key with a sign that no key has": (
        "metrics.yaml", "residents: {label: 常住居民", "¦res-idents: {label: 常住居民",
        "“res-idents”里有不能用的字符", "要合这个样子",
    ),
    "grammar of the future": (
        "pack.yaml", "grammar: 1", "grammar: ¦2",
        "2 超出范围", "不大于 1。",
    ),
    "template outside the folder": (
        "documents.yaml", "template: templates/report.docx", "template: ¦../report.docx",
        "“../report.docx”里有不能用的字符", "要合这个样子",
    ),
    "own entry": (
        "pack.yaml", "own_entry: forbidden", "own_entry: ¦allowed",
        "不能写“allowed”", "可以写：forbidden。",
    ),
    "same entry twice": (
        "tasks.yaml", "{key: money, title", "{key: ¦learner_count, title",
        "“learner_count”写了两次", "给其中一个换名。",
    ),
    "type under another name": (
        "types/money.yaml", "type: money", "type: ¦cash",
        "类型名“cash”与文件名不同", "写成 money，或给文件改名。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_of_shape_is_pointed_at_and_mended(case):
    file, old, new, message, cure = case
    fault = broken(file, old, new).fault()
    assert fault.message == message
    assert cure in fault.cure


def test_all_faults_of_all_files_are_told_at_once():
    contents = dict(whole().contents)
    contents["tasks.yaml"] = contents["tasks.yaml"].replace(b"at_least: 1", b"at_least: 0")
    contents["units.yaml"] = contents["units.yaml"].replace(b"kind: community", b"knd: community")
    faults = examine(pack_files(contents)).faults
    by_file = [fault.file for fault in faults]
    assert by_file.count("tasks.yaml") == 6
    assert by_file.count("units.yaml") == 3
    assert list(faults) == sorted(faults)


def test_a_fault_prints_like_a_good_compiler():
    fault = broken("types/mentor.yaml", "nature: register", "nature: ¦registr").fault()
    assert str(fault) == (
        "types/mentor.yaml:3:9: 不能写“registr”\n"
        "    nature: registr\n"
        "  改法：是不是“register”？可以写：event、register、yearly。"
    )


def test_a_misspelt_key_is_not_told_as_missing_too():
    fault = broken("tasks.yaml", "{key: visit, title: 走访,", "{key: visit, ¦titel: 走访,").fault()
    assert fault.message == "不认识的键“titel”"
    assert fault.cure.startswith("是不是“title”？")
