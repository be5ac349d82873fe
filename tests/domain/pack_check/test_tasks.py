"""Tasks: everybody who owes one can do it."""

import pytest

from tests.packs.breaking import Case

FILE = "tasks.yaml"
CASES = {
    "of no type": Case(
        FILE, "title: 走访, type: visit", "title: 走访, type: ¦vist", "没有记录类型“vist”", "是不是“visit”？",
    ),
    "owed by who cannot fill": Case(
        FILE, "type: visit, units: {codes: [CWB]}", "type: visit, units: ¦{codes: [CWB, XXZX]}",
        "终身学习中心（XXZX）不填“走访记录”，完不成这个任务", "在 types/visit.yaml 的 filled_by 里加上",
    ),
    "owed by a whole kind of which some can": Case(
        FILE, "type: visit, units: {codes: [CWB]}", "type: visit, units: ¦{kinds: [centre]}",
        "管理机构（centre）不填“走访记录”，完不成这个任务", "改 units",
    ),
    "owed without the flag that filling needs": Case(
        FILE, "type: money, units: {codes: [XXZX]}", "type: money, units: ¦{codes: [XXZX]}",
        "终身学习中心（XXZX）不填“学习经费表”，完不成这个任务", "改 units", alone=False,
        also=(
            ("types/money.yaml", "filled_by: {codes: [XXZX]}", "filled_by: {codes: [XXZX], flag: trusted}"),
            ("pack.yaml", "flags:\n", "flags:\n  trusted: {title: 可信, kinds: [centre]}\n"),
        ),
    ),
    "owed by nobody known": Case(
        FILE, "type: visit, units: {codes: [CWB]}", "type: visit, units: {codes: [¦CWC]}", "没有单位“CWC”",
        "是不是“CWB”？",
    ),
    "every month on one day": Case(
        FILE, "due: day 10 of next month", "due: ¦2025-06-30", "每月任务的期限写成了一天", "写 day 5 of next month。",
    ),
    "once on every month's day": Case(
        FILE, "units: {codes: [CWB]}, due: 2025-06-30", "units: {codes: [CWB]}, due: ¦day 5 of next month",
        "一次性任务的期限写成了每月", "加上 every: month",
    ),
    "due before the start": Case(
        FILE, "units: {codes: [CWB]}, due: 2025-06-30", "units: {codes: [CWB]}, due: ¦2024-06-30",
        "期限早于创建开始日 2024-09-01", "改为开始日以后的日期",
    ),
    "first period of nothing": Case(
        FILE, "units: {codes: [CWB]}, due", "units: {codes: [CWB]}, from: ¦2024-10-01, due", "一次性任务没有 from",
        "只有每月任务才写",
    ),
    "first period outside": Case(
        FILE, "from: 2024-10-01", "from: ¦2026-10-01", "2026-10-01 不在创建起止日期之内",
        "写 2024-09-01 至 2025-08-31 之间的日期",
    ),
    "every month of a register": Case(
        FILE, "{key: learning_day, title: 学习日登记, type: learning_day, units: {kinds: [community]}, every: month",
        "{key: learning_day, title: 学习日登记, type: mentor, units: {kinds: [community]}, every: ¦month",
        "“学习导师名册”不按日期收，不能每月报", "删去 every",
    ),
    "years of an event": Case(
        FILE, "units: {codes: [CWB]}, due", "units: {codes: [CWB]}, years: ¦[-1, 0], due",
        "“走访记录”不按年收，没有 years", "删去这一项",
    ),
    "years that the form does not take": Case(
        FILE, "units: {codes: [XXZX]}, years: [-1, 0]", "units: {codes: [XXZX]}, years: ¦[-2, 0]",
        "“学习经费表”不收 -2 年的记录", "在 -1 至 0 之内",
    ),
    "years backwards": Case(
        FILE, "units: {codes: [XXZX]}, years: [-1, 0]", "units: {codes: [XXZX]}, years: ¦[0, -1]", "首年晚于末年",
        "写成 [首年, 末年]",
    ),
    "several of what there is once a year": Case(
        FILE, "years: [-1, 0], due: 2025-07-31, at_least: 1}\n- {key: mentors_community",
        "years: [-1, 0], due: 2025-07-31, at_least: ¦2}\n- {key: mentors_community",
        "“学习经费表”每年只有一条，交不满 2 条", "写 at_least: 1。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_everybody_who_owes_a_task_can_do_it(case):
    case.check()
