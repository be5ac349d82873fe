"""Activities of villages, streets and departments: what was held, when, for how many, and how far its record got."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from lines import (
    RETURNED,
    WITHDRAWN,
    Line,
    after,
    approved,
    corrected,
    days_of,
    files,
    happens,
    nil,
    pick,
    rows,
    still,
    throw,
    units,
    withdrawn,
)

TOPICS = rows("topics.csv")
A_MONTH = {"FC": 3, "DC": 3, "ZX": 3, "HH": 2, "YT": 3, "LT": 3, "SJ": 2, "FLX": 2}
"""How busy the villages of a street are."""
SLOW = ("HH", "YT", "SJ")
"""Streets that still have much of October waiting on their desk."""
SHARES = {"minors": "minors", "elderly": "elderly", "women": "women", "rural": "rural_labour", "migrants": "migrants"}
SMALL_ROOMS = ("电脑室", "图书室", "会议室", "活动室")
WHY_NOTHING = (
    "活动室装修，本月没有开展活动。",
    "农忙，本月没有组织活动。",
    "连日暴雨，原定活动推到下月。",
    "村（居）换届，本月没有组织活动。",
)
EFFECTS = (
    "居民反映讲得明白、用得上，希望下次放在晚上。",
    "现场提问多，当场约好再来一次。",
    "回访十户，九户照着做了。",
    "不少人是第一次来，留下联系方式等下期。",
)
PARTNERS = ("区卫计局", "区妇联", "团区委", "区文体局", "区总工会", "区民政局")
BUSY_LATE = datetime.date(2016, 10, 15)
FEW = "LT03"
"""A village that is one activity short: a visitor may enter it."""
MERGED, MERGED_FROM = "SJ07", 5


def village_activities() -> Iterator[Line]:
    for village in units("village"):
        for month in range(3, 11):
            if village["code"] == MERGED and month >= MERGED_FROM:
                continue
            yield from few(village, month) if village["code"] == FEW else of_month(village, month)


def of_month(village: dict[str, str], month: int) -> Iterator[Line]:
    code, word = village["code"], f"{village['code']} {month}"
    wanted = A_MONTH[village["parent"]] + pick(word, (-1, 0, 0, 1))
    if happens(f"{word} nothing", 25) or wanted <= 0:
        if happens(f"{word} said", 600):
            yield nil(
                f"N-{code}-{month:02}",
                code,
                "activity_village",
                after(datetime.date(2016, month, 28), 8),
                pick(word, WHY_NOTHING),
                f"2016-{month:02}",
            )
        return
    topics = chosen(word, month, ("village", "rural") if "rural" in village["flags"] else ("village",), wanted)
    for place, (topic, day) in enumerate(zip(topics, held_on(word, month, wanted), strict=True), 1):
        line = activity(f"A-{code}-{month:02}{place}", code, village["name"], topic, day, throw(code, 38, 92))
        yield stands(line, day, village["parent"])


def few(village: dict[str, str], month: int) -> Iterator[Line]:
    """Three that count; one was sent back, one is not sent yet, one was taken back."""
    word = f"{FEW} {month}"
    if month not in (3, 4, 5, 6, 7, 8):
        return
    topic, day = chosen(word, month, ("village",), 1)[0], held_on(word, month, 1)[0]
    line = activity(f"A-{FEW}-{month:02}1", FEW, village["name"], topic, day, 40)
    yield {
        6: still(line, "returned", after(day, 2), RETURNED[1]),
        7: still(line, "draft", after(day, 2)),
        8: withdrawn(line, after(day, 15), WITHDRAWN[0]),
    }.get(month, line)


def street_activities() -> Iterator[Line]:
    for street in units("street"):
        for month in range(3, 11):
            word = f"{street['code']} {month}"
            wanted = 1 if street["code"] == "YZ" else 2
            if street["code"] == "YZ" and month in (3, 7):
                continue  # the forest farm lacks two months and says nothing about them
            days = held_on(word, month, wanted)
            for place, (topic, day) in enumerate(zip(chosen(word, month, ("street",), wanted), days, strict=True), 1):
                size = throw(word, 45, 70) if street["code"] == "YZ" else throw(word, 160, 420)
                line = activity(
                    f"A-{street['code']}-{month:02}{place}", street["code"], street["name"], topic, day, size
                )
                yield stands(line, day, street["code"])


def department_activities() -> Iterator[Line]:
    for number, row in enumerate(rows("departments.csv")):
        for turn in range(2):
            month = 3 + (number * 3 + turn * 4) % 8
            day = held_on(f"{row['unit']} {number} {turn}", month, 1)[0]
            topic = {**row, "audience": "", "hours": "3", **dict.fromkeys(SHARES, "20")}
            line = activity(
                f"A-{row['unit']}-{number:02}{turn + 1}", row["unit"], "", topic, day, throw(row["title"], 70, 260)
            )
            yield stands(line, day, row["unit"])


def chosen(word: str, month: int, audience: tuple[str, ...], wanted: int) -> list[dict[str, str]]:
    """Different ones that suit the month and who comes."""
    fit = [
        topic
        for topic in TOPICS
        if str(month) in topic["months"].split() and set(audience) & set(topic["audience"].split())
    ]
    begin = throw(word, 0, len(fit) - 1)
    return [
        fit[(begin + step * 5) % len(fit)] if len(fit) % 5 else fit[(begin + step * 3) % len(fit)]
        for step in range(wanted)
    ]


def held_on(word: str, month: int, wanted: int) -> list[datetime.date]:
    """Spread over the month, weekends first; no two on one day."""
    days = [day for day in days_of(month) if day.day < 29]
    part, found = len(days) // wanted, []
    for number in range(wanted):
        week = days[number * part : (number + 1) * part]
        weekend = [day for day in week if day.isoweekday() > 5]
        found.append(pick(f"{word} day {number}", weekend if weekend and happens(f"{word} {number}", 620) else week))
    return found


def activity(ref: str, unit: str, unit_name: str, topic: dict[str, str], day: datetime.date, size: int) -> Line:
    begin = ("09:00", "14:30")[throw(ref, 0, 1)] if day.isoweekday() > 5 else ("19:30", "15:00")[throw(ref, 0, 1)]
    hours = int(topic["hours"]) if begin != "19:30" else 2
    attendance = size * throw(f"{ref} size", 70, 150) // 100
    if topic["place"] == "电脑室":
        attendance = min(attendance, throw(ref, 22, 36))
    elif unit_name and topic["place"] not in SMALL_ROOMS:
        attendance = attendance * 3 // 2
    data = {
        "title": topic["title"],
        "category": topic["category"],
        "starts_at": f"{day}T{begin}",
        "ends_at": f"{day}T{int(begin[:2]) + hours:02}{begin[2:]}",
        "place": f"{unit_name}{topic['place']}",
        "attendance": attendance,
        **shares(ref, topic, attendance),
        "charged": False,
        "speaker": topic["speaker"],
        "content": topic["content"],
    }
    evidence = files(
        photo=2 if happens(ref, 90) else 1, sign_in=happens(f"{ref} signed", 220), news=happens(f"{ref} news", 40)
    )
    return approved(ref, unit, "activity", after(day, throw(ref, 2, 8)), {**data, **now_and_then(ref)}, evidence)


def shares(ref: str, topic: dict[str, str], attendance: int) -> dict[str, int]:
    """Who came, as far as somebody counted."""
    counted = {}
    for column, field in SHARES.items():
        share = int(topic[column])
        if share or column == "minors":
            percent = max(0, min(100, share + throw(f"{ref} {column}", -4, 4))) if share else 0
            counted[field] = attendance * percent // 100
    return counted


def now_and_then(ref: str) -> dict[str, object]:
    more: dict[str, object] = {}
    if happens(f"{ref} effect", 350):
        more["effect"] = pick(ref, EFFECTS)
    if happens(f"{ref} partner", 120):
        more["co_hosts"] = pick(ref, PARTNERS)
    if happens(f"{ref} expense", 300):
        more |= {"expense": f"{throw(ref, 3, 40) * 50}.00", "expense_source": "本级社区教育经费"}
    if happens(f"{ref} charged", 20):
        more |= {"charged": True, "fee_nature": "cost"}
    return more


def stands(line: Line, day: datetime.date, street: str) -> Line:
    """How far a record got: nearly all are in force, October still waits in some streets."""
    ref = line["ref"]
    if day >= BUSY_LATE and happens(f"{ref} late", 750 if street in SLOW else 200):
        return still(line, "submitted", after(day, throw(ref, 1, 3)))
    if happens(f"{ref} returned", 14):
        return still(line, "returned", after(day, 2), pick(ref, RETURNED))
    if happens(f"{ref} draft", 10):
        return still(line, "draft", after(day, 1))
    if happens(f"{ref} withdrawn", 5) and day.month < 10:
        return withdrawn(line, after(day, 20), pick(ref, WITHDRAWN))
    if happens(f"{ref} corrected", 18) and day.month < 10:
        people = line["data"]["attendance"]
        return corrected(line, after(day, 30), attendance=people + throw(ref, 3, 19))
    return line
