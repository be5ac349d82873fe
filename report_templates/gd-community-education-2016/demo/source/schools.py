"""What schools report: rules and keepers of the year, and every opening of a playground, library or classroom."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from lines import RETURNED, Line, after, approved, days_of, files, happens, nil, pick, still, throw, units

PLACES = ("田径场", "篮球场", "图书室", "阶梯教室", "电脑室", "乒乓球室", "舞蹈室")
USERS = ("附近居民", "社区老年书画班", "社区篮球队", "少儿假日学校", "企业职工", "社区合唱团", "家长志愿队")
DOING = ("晨跑和健身", "自由打球", "借阅图书", "居民讲座", "电脑上网学习", "亲子阅读", "排练节目")
KEEPERS = ("教导处值班教师", "总务处值班员", "体育组教师", "图书管理员")
SATURDAY, SUNDAY = 6, 7
SUMMER = (7, 8)
WITHOUT_KEEPER = ("S03", "S21", "S33")
WITHOUT_RULES = ("S38",)
EVERY_OTHER_WEEK, ONCE_A_MONTH = 5, 9
"""Every so many-th school opens less often."""


def school_lines() -> Iterator[Line]:
    for number, school in enumerate(units("school")):
        if "eligible" in school["flags"]:
            yield rules(school, number)
            for month in range(3, 11):
                yield from openings(school["code"], number, month)


def rules(school: dict[str, str], number: int) -> Line:
    code, kept = school["code"], school["code"] not in WITHOUT_KEEPER
    ruled = code not in WITHOUT_RULES
    data = {
        "year": 2016,
        "has_rules": ruled,
        "posted": ruled and number % 5 != 4,
        "has_keeper": kept,
        "resources": f"田径场一个，图书室一间，座位{throw(code, 30, 90)}个。",
        "hours": "双休日8:00–11:30、15:00–18:00",
    }
    if kept:
        data["keeper"] = pick(code, ("总务主任", "教导处主任", "体育组组长"))
    line = approved(
        f"KD-{code}",
        code,
        "school_opening",
        f"2016-03-{throw(code, 14, 31):02}",
        data,
        files(rules=ruled, appointment=kept, notice_photo=ruled and number % 5 != 4),
    )
    return still(line, "submitted", "2016-04-02") if code == "S35" else line


def openings(code: str, number: int, month: int) -> Iterator[Line]:
    if month in SUMMER and number % 2:
        yield nil(
            f"N-{code}-{month:02}",
            code,
            "open_log",
            f"2016-{month + 1:02}-04",
            "暑假校舍维修，没有开放。",
            f"2016-{month:02}",
        )
        return
    days = [day for day in days_of(month) if day.isoweekday() in (SATURDAY, SUNDAY)]
    days = [day for day in days if day.isoweekday() == (SUNDAY if happens(f"{code} {day}", 250) else SATURDAY)]
    if month in SUMMER or number % ONCE_A_MONTH == 8:
        days = days[:2] if month in SUMMER else days[:1]
    elif number % EVERY_OTHER_WEEK == 3:
        days = days[::2]
    for place, day in enumerate(days, 1):
        yield stands(opening(f"KF-{code}-{month:02}{place}", code, day), day)


def opening(ref: str, code: str, day: datetime.date) -> Line:
    what = throw(ref, 0, len(PLACES) - 1)
    people = throw(ref, 28, 150) if what < 2 else throw(ref, 14, 60)
    begin, end = pick(f"{ref} at", (("08:00", "11:30"), ("15:00", "18:00"), ("08:30", "11:00"), ("16:00", "18:30")))
    data = {
        "opened_on": day.isoformat(),
        "period": {"from": begin, "to": end},
        "place": PLACES[what],
        "attendance": people,
        "minors": people * throw(f"{ref} young", 15, 55) // 100,
        "elderly": people * throw(f"{ref} old", 5, 35) // 100,
        "mode": pick(f"{ref} mode", ("scheduled", "scheduled", "scheduled", "booked", "lent", "teaching")),
        "users": pick(f"{ref} users", USERS),
        "content": DOING[what],
        "keeper": pick(ref, KEEPERS),
        "volunteers": throw(ref, 0, 4),
        "safety": "fine",
        "after_use": "intact",
        "incident": False,
        "charged": False,
    }
    if happens(f"{ref} broken", 12):
        data |= {"after_use": "damaged", "handling": "篮网破损，已报总务处更换。"}
    evidence = files(book=happens(f"{ref} book", 120), photo=happens(f"{ref} photo", 160))
    return approved(ref, code, "open_log", after(day, throw(ref, 2, 9)), data, evidence)


def stands(line: Line, day: datetime.date) -> Line:
    ref = line["ref"]
    if day.month == 10 and day.day > 20 and happens(f"{ref} late", 400):
        return still(line, "submitted", after(day, 2))
    if happens(f"{ref} returned", 10):
        return still(line, "returned", after(day, 2), pick(ref, (RETURNED[2], RETURNED[7])))
    if happens(f"{ref} draft", 6):
        return still(line, "draft", after(day, 1))
    return line
