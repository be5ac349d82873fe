"""Checks before a freeze: each reads what exists and can be compared; a pack without any has none."""

import pytest

from tests.packs import SECOND
from tests.packs.breaking import Case, whole
from webforms.store.pack_files import examine
from webforms.store.pack_files.folder import pack_files

FILE = "consistency.yaml"
DAY = ("{code: K1, kind: duplicate, level: warning, title: 同一天同主题的学习日登记了两次, type: learning_day, "
       "same: [theme, held_on]}")
MONEY = "level: warning, title: 支出多于拨入, part: money_spent, whole: money_granted}"
PEOPLE = "level: error, title: 学习的居民多于常住居民, part: learners, whole: residents}"
FRAME = "indicators.yaml"
JUDGED = (
    (FRAME, "{rule: count, title: 学校学习日,", "{rule: manual, title: 学校学习日,"),
    (FRAME, "of: {sum: [days_school]}, at_least: 10, threshold_source: proposed}", "guide: 看实效。}"),
)
HEAD = "code: K9, level: warning, title: 试"


def instead(new: str) -> tuple[str, str]:
    return DAY, new


CASES = {
    "of an unknown kind": Case(
        FILE, "- {code: K1, kind: duplicate,", "- ¦{code: K1, kind: duplicates,", "没有“duplicates”这一种", "duplicate",
        alone=False),
    "of an unknown type": Case(FILE, "type: learning_day,", "type: ¦learning_days,", "没有记录类型“learning_days”",
                               "是不是“learning_day”？"),
    "of an unknown field": Case(FILE, "same: [theme, held_on]", "same: [¦them, held_on]",
                                "没有“学习日登记”里合用的字段“them”", "是不是“theme”？"),
    "of an unknown figure": Case(FILE, "part: learners,", "part: ¦learner,", "没有数据“learner”", "是不是“learners”？"),
    "of two units of measure": Case(FILE, "whole: residents", "whole: ¦complaints",
                                    "“投诉”（件）与“参加学习的居民”（人）单位不同，不能比较", "同一单位"),
    "said twice": Case(
        FILE, f"- {{code: K2, kind: part_of, {MONEY}", f"- ¦{{code: K2, kind: part_of, {PEOPLE}",
        "同样的检查写了两次", "删去一个"),
    "said twice in other words": Case(
        FILE, f"- {{code: K2, kind: part_of, {MONEY}",
        f"- ¦{{code: K2, kind: part_of, {PEOPLE}".replace("error, title: 学习", "warning, title: 来学"),
        "同样的检查写了两次", "删去一个"),
    "a part of nothing": Case(
        FILE, f"- {{code: K2, kind: part_of, {PEOPLE}", f"- ¦{{code: K2, kind: part_of, {PEOPLE}".replace(
            ", whole: residents", ""), "没有写明是哪一种", "whole、units", alone=False),
    "with a limit of an unknown figure": Case(
        FILE, *instead(f"{{{HEAD}, kind: over_limit, of: ¦visit_community, at_most: 300}}"),
        "没有数据“visit_community”", "visits_community"),
    "in an unknown window": Case(
        FILE, *instead(f"{{{HEAD}, kind: outside_window, type: learning_day, field: held_on, window: ¦campaigns}}"),
        "没有时间窗“campaigns”", "是不是“campaign”？"),
    "of a date that is none": Case(
        FILE, *instead(f"{{{HEAD}, kind: outside_window, type: learning_day, field: ¦theme, window: campaign}}"),
        "没有“学习日登记”里合用的字段“theme”", "held_on"),
    "of hours that end before they begin": Case(
        FILE, *instead(f'{{{HEAD}, kind: inside_hours, type: learning_day, date: held_on, hours: time, weekdays: [1], '
                       f'from: "17:00", to: ¦"08:00"}}'),
        "结束不晚于开始", "from 早于 to"),
    "of a day that no week has": Case(
        FILE, *instead(f'{{{HEAD}, kind: inside_hours, type: learning_day, date: held_on, hours: time, weekdays: [¦8], '
                       f'from: "08:00", to: "17:00"}}'),
        "8 超出范围", "不大于 7"),
    "against a year that no form has": Case(
        FILE, *instead(f"{{{HEAD}, kind: jump, of: [¦days_community], within_percent: 30}}"),
        "“学习日登记”不收 -1、0 年的数，不能与上年比较", "两年都填"),
    "with a note that is not there": Case(
        FILE, *instead(f"{{{HEAD}, kind: jump, of: money_spent, within_percent: 30, note: ¦note}}"),
        "没有“学习经费表”里合用的字段“note”", "没有可写的词"),
    "of persons against nothing": Case(
        FILE, f"- {DAY}", f"- ¦{{{HEAD}, kind: persons_against_times, persons: learners}}",
        "人数没有可比的", "times 或 population"),
    "of a number without its year": Case(
        FILE, *instead(f"{{{HEAD}, kind: reference_number, type: mentor, field: name, date: joined_on, form: ¦〔〕}}"),
        "写法里要有一个 {year}", "〔{year}〕"),
    "of units that nobody is": Case(
        FILE, *instead(f"{{{HEAD}, kind: nothing_submitted, units: {{kinds: [¦communities]}}}}"),
        "没有单位类型“communities”", "是不是“community”？"),
    "of waiting for an unknown indicator": Case(
        FILE, *instead(f"{{{HEAD}, kind: waiting, indicators: [A2, ¦A22]}}"), "没有指标“A22”", "是不是“A2”？"),
    "of waiting for an indicator twice": Case(
        FILE, *instead(f"{{{HEAD}, kind: waiting, indicators: [A2, ¦A2]}}"), "指标“A2”写了两次", "删去一个"),
    "of waiting for no indicator": Case(
        FILE, *instead(f"{{{HEAD}, kind: waiting, indicators: ¦[]}}"), "这里的项太少", "至少写 1 项", alone=False),
    "of waiting for what people judge": Case(
        FILE, *instead(f"{{{HEAD}, kind: waiting, indicators: [¦A3]}}"),
        "指标 A3 的分不由数据算出，没有审的记录改变不了它", "按数据算分", also=JUDGED),
    "of names in no field": Case(
        FILE, f"- {DAY}", f"- ¦{{{HEAD}, kind: other_name, type: mentor}}", "type 和 fields 要一起写", "都写上"),
    "of files that no record carries": Case(
        FILE, *instead(f"{{{HEAD}, kind: duplicate_file, types: [¦learning]}}"), "没有记录类型“learning”",
        "learning_day"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_check_that_cannot_be_made_is_told_at_its_place(name):
    CASES[name].check()


def test_a_pack_without_the_file_checks_nothing():
    contents = dict(whole().contents)
    del contents[FILE]
    contents["pack.yaml"] = contents["pack.yaml"].replace(b"  consistency: consistency.yaml\n", b"")
    examined = examine(pack_files(contents))
    assert not examined.faults
    assert examined.pack.consistency == ()


def test_a_file_that_is_named_is_there():
    contents = dict(whole().contents)
    del contents[FILE]
    (fault,) = examine(pack_files(contents)).faults
    assert (fault.file, fault.message) == (FILE, "没有这个文件")


def test_both_packs_say_different_things_in_the_same_words():
    assert (SECOND / FILE).read_text("utf-8").startswith("- {code: K1")
    assert [check.kind for check in examine(whole()).pack.consistency] == ["duplicate", "part_of", "part_of"]
