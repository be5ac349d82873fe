"""What streets report beside their activities: papers, meetings, people, money, numbers of the year, sites."""

from __future__ import annotations

from collections.abc import Iterator

from lines import Line, approved, files, nil, pick, still, throw, units
from yearly import FOREST, money, numbers

MARK = {
    "FC": "凤街",
    "DC": "东街",
    "ZX": "洲街",
    "HH": "横街",
    "YT": "源府",
    "LT": "龙府",
    "SJ": "石府",
    "FLX": "飞府",
    "YZ": "银场",
}
COURSES = {"FC": "广府剪纸课程", "DC": "东城乡音读本", "ZX": "洲心曲艺课程", "YT": "源潭陶艺课程", "SJ": "石角农耕读本"}
HONOURS = {
    "FC": ("市学习型街道", "award"),
    "DC": ("市书香社区", "award"),
    "LT": ("村民夜校专题报道", "media"),
    "HH": ("外来工学堂", "brand"),
}
SITES = {
    "FC": "FC01",
    "DC": "DC01",
    "ZX": "ZX03",
    "HH": "HH01",
    "YT": "YT01",
    "LT": "LT01",
    "SJ": "SJ01",
    "FLX": "FLX01",
}


def street_lines() -> Iterator[Line]:
    for street in units("street"):
        for part in (papers, meetings, people, partners, money, numbers, others):
            yield from part(street["code"], street["name"])


def papers(code: str, name: str) -> Iterator[Line]:
    number = throw(code, 5, 14)
    plan = {"year": 2016, "title": f"{name}2016年社区教育工作计划", "formal": code != FOREST}
    if code != FOREST:
        plan |= {"doc_no": f"{MARK[code]}〔2016〕{number}号", "issued_on": f"2016-02-{throw(code, 16, 24)}"}
    yield approved(f"JH-{code}", code, "annual_plan", f"2016-02-{throw(code, 25, 29)}", plan, files(file=1))
    group = {
        "title": f"关于成立{name}社区教育领导小组的通知",
        "category": "leading_group",
        "doc_no": f"{MARK[code]}〔2016〕{number - 2}号",
        "issued_on": "2016-02-18",
    }
    yield approved(f"WJ-{code}-1", code, "paper", "2016-02-26", group, files(file=1))
    for place, (title, asked) in enumerate(
        (
            ("文化资源清单", "2.3.3/inventory"),
            ("终身学习典型案例", "4.3.1/cases"),
            ("环境前后对比照片", "4.3.2/photos"),
        ),
        2,
    ):
        data = {"title": f"{name}{title}", "category": "material", "evidence_for": asked}
        line = approved(
            f"WJ-{code}-{place}", code, "paper", f"2016-06-{throw(title + code, 14, 28)}", data, files(file=1)
        )
        if code not in (FOREST, "SJ"):
            yield still(line, "submitted", "2016-06-28") if (code, place) == ("HH", 2) else line
    line = approved(
        f"ZJ-{code}",
        code,
        "unit_summary",
        "2016-06-19",
        {"year": 2016, "work": f"{name}召开会议专题研究，落实经费和人员，各教学点每月有活动；详见附件。"},
        files(file=1),
    )
    yield still(line, "submitted", "2016-06-20") if code == FOREST else line


def meetings(code: str, name: str) -> Iterator[Line]:
    for place, (title, kind, held, people_, proof) in enumerate(
        (
            ("动员会", "mobilization", "2016-02-26", throw(code, 60, 140), files(notice=1, sign_in=1, photo=1)),
            (
                "党政会议专题研究社区教育",
                "leadership",
                f"2016-03-{throw(code, 10, 28)}",
                throw(code, 9, 15),
                files(minutes=1, speech=code in ("FC", "DC")),
            ),
            (
                "社区教育工作会议",
                "working",
                f"2016-04-{throw(code, 10, 28)}",
                throw(code, 30, 60),
                files(notice=1, sign_in=1),
            ),
            ("社区教育推进会", "working", f"2016-07-{throw(code, 10, 28)}", throw(code, 30, 60), files(notice=1)),
        ),
        1,
    ):
        data = {
            "title": f"{name}{title}",
            "kind": kind,
            "held_on": held,
            "place": "会议室",
            "attendance": people_,
            "topic": "通报进度，明确分工和完成时间。",
        }
        line = approved(
            f"HY-{code}-{place}", code, "meeting", f"{held[:8]}{min(int(held[8:]) + 2, 29):02}", data, proof
        )
        yield still(line, "submitted", held) if (code, place) == (FOREST, 2) else line


def people(code: str, name: str) -> Iterator[Line]:
    centre = {
        "name": f"{name}社区教育中心",
        "status": "planned" if code == FOREST else "running",
        "address": f"{name}综合文化站",
        "floor_area": f"{throw(code, 180, 620)}.0",
        "minor_place": code in ("FC", "DC", "YT"),
        "minor_keeper": code in ("FC", "DC", "YT"),
        "minor_safety": code in ("FC", "DC", "YT"),
    }
    young = int(centre["minor_place"])
    yield approved(
        f"JG-{code}",
        code,
        "institution",
        f"2016-04-{throw(code, 12, 28)}",
        centre,
        files(
            sign_photo=code != FOREST,
            place_photo=code != FOREST,
            minor_photo=young,
            minor_duty=young,
            minor_rules=young,
        ),
    )
    for place, (who, role, number) in enumerate(
        (
            ("专干", "ft_manager", 1),
            ("教师1号", "ft_teacher", 1),
            ("教师2号", "pt_teacher", 1),
            ("学习志愿队", "volunteer", throw(code, 30, 120)),
        ),
        1,
    ):
        if code == FOREST and role in ("ft_teacher", "volunteer"):
            continue
        data = {"name": f"{name}{who}", "role": role, "headcount": number}
        yield approved(
            f"DW-{code}-{place}", code, "staff", f"2016-06-0{throw(code, 1, 9)}", data, files(appointment=place < 4)
        )


def partners(code: str, name: str) -> Iterator[Line]:
    for place, (what, kind) in enumerate((("文化站", "culture"), ("体育公园", "sport")), 1):
        if code == FOREST and place == 2:
            continue
        opened = "planned" if code == FOREST else "opened" if place == 2 or code in ("FC", "ZX", "YT") else "signed"
        data = {"name": f"{name}{what}" if code != FOREST else "林场职工俱乐部", "kind": kind, "status": opened}
        if opened != "planned":
            data["signed_on"] = "2016-04-15"
        yield approved(
            f"ZY-{code}-{place}",
            code,
            "nonschool_resource",
            f"2016-05-{throw(code, 10, 28)}",
            data,
            files(agreement=opened != "planned", usage_log=opened == "opened", photo=opened == "opened"),
        )


def others(code: str, name: str) -> Iterator[Line]:
    pledge = {"year": 2016, "profit_classes": 0, "signed_on": "2016-05-20"}
    line = approved(f"CN-{code}", code, "nonprofit_pledge", f"2016-05-{throw(code, 22, 30)}", pledge, files(pledge=1))
    yield still(line, "returned", "2016-05-24", "承诺书没有盖章，请盖章后重传。") if code == "SJ" else line
    yield shown_site(code, name)
    yield from course_of(code)
    yield from honour_of(code)
    yield from research_of(code, name)


def shown_site(code: str, name: str) -> Line:
    host = SITES.get(code)
    place = "林场职工之家" if host is None else f"{name}社区教育示范点"
    site = {
        "name": place,
        "address": place,
        "set_up_on": "2016-05-01",
        "features": pick(
            code,
            ("借学校和文化站的场地，天天有课。", "企业出场地、学校出师资，外来工就近学习。", "一室多用，老少同堂。"),
        ),
    }
    return approved(
        f"SF-{code}",
        code,
        "site",
        f"2016-08-{throw(code, 10, 18)}",
        site | ({"host": host} if host else {}),
        files(photo=2),
    )


def course_of(code: str) -> Iterator[Line]:
    if code in COURSES:
        data = {
            "name": COURSES[code],
            "form": "textbook" if "读本" in COURSES[code] else "course",
            "local": True,
            "audience": "社区居民",
            "hours": f"{throw(code, 8, 24)}.0",
        }
        yield approved(f"KZ-{code}-1", code, "course", "2016-06-11", data, files(sample=1))
    elif code != FOREST:
        yield nil(f"N-{code}-course", code, "course_street", "2016-06-17", "尚未自编课程。")


def honour_of(code: str) -> Iterator[Line]:
    if code in HONOURS:
        title, kind = HONOURS[code]
        data = {
            "name": title,
            "kind": kind,
            "level": "municipal" if kind == "award" else "district",
            "granted_by": "清远市教育局" if kind == "award" else "清远日报",
            "granted_on": "2016-05-12",
        }
        yield approved(f"RY-{code}-1", code, "honour", "2016-06-15", data, files(proof=1))
    elif code != FOREST:
        yield nil(f"N-{code}-honour", code, "honour_street", "2016-06-18", "本年没有获得表彰。")


def research_of(code: str, name: str) -> Iterator[Line]:
    if code in ("FC", "YT"):
        data = {
            "title": f"{name}社区教育中心运行机制研究",
            "kind": "project",
            "level": "district",
            "status": "ongoing",
            "approved_on": "2016-04-20",
        }
        yield approved(f"YJ-{code}-1", code, "research", "2016-06-12", data, files(approval=1))
    elif code != FOREST:
        yield nil(f"N-{code}-research", code, "research_street", "2016-06-18", "本年没有立项。")
