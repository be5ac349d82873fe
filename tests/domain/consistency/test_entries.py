"""Single records: the store picks out what may be wrong, the last word is said here."""

import datetime
from dataclasses import replace

import pytest

from tests.domain.consistency.looked import entry, material, said
from tests.domain.mini import metric, total
from webforms.domain.consistency import findings
from webforms.domain.pack import (
    Duplicate,
    DuplicateFile,
    InsideHours,
    OtherName,
    OutsideWindow,
    OverLimit,
    ReferenceNumber,
)

OF = ("K1", "看一看", "warning")
PAID = metric("paid", sum="paid", unit="元", scale=2)


def test_a_limit_is_in_the_unit_people_read():
    check = OverLimit(*OF, total("paid"), 100)
    assert said(check, metrics=[PAID], entries=[entry(1, "10000")]) == [], "a hundred is not more than a hundred"
    (told,) = said(check, metrics=[PAID], entries=[entry(1, "10050")])
    assert told.startswith("北镇 ZF-1 一次就有 100.50元，超过 100元。")


def test_the_days_of_a_window_belong_to_it():
    check = OutsideWindow(*OF, "visit", "on", "campaign")
    days = ["2019-12-31", "2020-01-01", "2020-06-30T23:00", "2020-07-01"]
    told = said(check, entries=[entry(number, day) for number, day in enumerate(days)])
    assert [message.split(" ")[1] for message in told] == ["ZF-0", "ZF-3"]
    assert told[0] == "北镇 ZF-0 的日期是 2019年12月31日，不在2020年1月1日到2020年6月30日之间。"


class TestInsideHours:
    CHECK = InsideHours(*OF, "visit", "on", "span", (1, 2, 3, 4, 5), "08:00", "16:30",
                        ((datetime.date(2020, 5, 1), datetime.date(2020, 5, 5)),))

    @pytest.mark.parametrize("day,begin,end,meets", [
        ("2020-05-13", "10:00", "11:00", True), ("2020-05-13", "16:29", "18:00", True),
        ("2020-05-13", "16:30", "18:00", False), ("2020-05-13", "06:00", "08:00", False),
        ("2020-05-16", "10:00", "11:00", False), ("2020-05-04", "10:00", "11:00", False),
        ("2020-05-06", "10:00", "11:00", True),
    ], ids=["lessons", "one minute", "right after", "right before", "Saturday", "holiday", "after the holiday"])
    def test_a_minute_of_lessons_is_enough(self, day, begin, end, meets):
        assert bool(said(self.CHECK, entries=[entry(1, day, begin, end)])) is meets

    def test_a_unit_is_told_once_with_its_first_records(self):
        several = [entry(number, "2020-05-13", "10:00", "11:00") for number in range(1, 6)]
        (finding,) = findings(material([self.CHECK], entries=[*several]))
        assert "北镇有 5 条走访" in finding.message
        assert "ZF-1、ZF-2、ZF-3 等" in finding.message
        assert [link.kind for link in finding.links] == ["record"] * 5 + ["unit"]

    def test_an_error_of_other_hours_does_not_hide_behind_a_warning(self):
        morning = replace(self.CHECK, level="error", end="11:30")
        afternoon = replace(self.CHECK, start="14:00")
        made = material([morning, afternoon])
        entries = {morning: (entry(1, "2020-05-13", "09:00", "10:00"),),
                   afternoon: (entry(2, "2020-05-13", "15:00", "16:00"),)}
        found = findings(replace(made, entries=entries))
        assert [finding.level for finding in found] == ["error", "warning"]
        assert len({finding.id for finding in found}) == 2


def test_twins_are_of_one_unit_and_one_day():
    check = Duplicate(*OF, "visit", ("on", "sort"))
    told = said(check, entries=[entry(1, "2020-05-10", "a"), entry(2, "2020-05-10", "a"), entry(3, "2020-05-11", "a"),
                                entry(4, "2020-05-10", "a", unit="S")])
    assert told == ["北镇有 2 条走访相同（2020年5月10日，“a”）：ZF-1、ZF-2。重复的请撤回。"]


def test_a_file_twice_in_one_record_proves_one_thing():
    check = DuplicateFile(*OF, ("visit",))
    assert said(check, entries=[entry(1, "ab", "照片.jpg"), entry(1, "ab", "照片.jpg")]) == []
    (told,) = said(check, entries=[entry(1, "ab", "照片.jpg"), entry(2, "ab", "另一张.jpg", unit="S")])
    assert told == "同一个文件“照片.jpg”用在 2 条记录上：北镇 ZF-1、南镇 ZF-2。请各用各的材料。"


@pytest.mark.parametrize("number,dated,right", [
    ("北府〔2020〕3号", "2020-02-01", True), ("北府[2020]3号", "2020-02-01", False),
    ("北府〔2019〕3号", "2020-02-01", False), ("北府〔2019〕3号", "", True), ("北府〔20〕3号", "", False),
    ("北府2020年3号", "2020-02-01", False),
])
def test_a_document_number_has_its_brackets_and_year(number, dated, right):
    check = ReferenceNumber(*OF, "thing", "name", "made_on", "〔{year}〕")
    found = said(check, entries=[entry(1, number, dated)])
    assert (found == []) is right
    assert right or number in found[0]


@pytest.mark.parametrize("text,called", [
    ("与北城镇合办", ["北城镇"]), ("与北镇合办", []), ("北镇、北城镇", ["北城镇"]), ("南镇北路", []),
])
def test_another_name_is_told_unless_it_is_part_of_a_name_in_use(text, called):
    check = OtherName(*OF, "visit", ("sort",))
    found = said(check, entries=[entry(1, text)], other_names={"N": ("北城镇", "镇北")})
    assert [f"里写“{name}”，名册上是“北镇”" in message for name, message in zip(called, found, strict=True)] == [
        True for _ in called]
