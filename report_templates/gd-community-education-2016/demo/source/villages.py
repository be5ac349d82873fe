"""What villages report beside their activities: a place to learn, people, partners, a summary, a list of papers."""

from __future__ import annotations

from collections.abc import Iterator

from lines import RETURNED, Line, approved, files, happens, nil, pick, still, throw, units

RESOURCES = (
    ("农家书屋", "library"),
    ("文化室", "culture"),
    ("篮球场", "sport"),
    ("日间照料中心", "other"),
    ("便民药店", "enterprise"),
    ("村史馆", "museum"),
)
MANAGERS = ("社区教育专干", "文教委员", "妇联主席兼专干")
TEACHERS = ("退休教师", "医生", "农技员", "文艺骨干", "会计", "书画爱好者")
PLANNED = ("FLX04", "SJ05")
CHECKED = ("LT03", "HH06", "YT08")
RETURNED_SIGN = "挂牌照片里看不见牌匾上的字，请重拍。"
MERGED = "SJ07"
WITHOUT_SUMMARY = ("SJ03", "FLX02", "FLX05", "HH04")
SUMMARIES_WAITING = ("YT04", "YT05", "SJ02", "ZX07")
INCOMPLETE = {"LT03": "news", "SJ02": "summary", "FLX03": "photos"}


def village_lines() -> Iterator[Line]:
    for village in units("village"):
        yield institution(village)
        if village["code"] != MERGED:
            yield from staff(village)
            yield from partners(village)
            yield from summary(village)
            if "must_check" in village["flags"]:
                yield papers(village)


def institution(village: dict[str, str]) -> Line:
    code, name = village["code"], village["name"]
    running, young = code not in PLANNED, happens(f"{code} young", 780) and code not in PLANNED
    data = {
        "name": f"{name}教学点",
        "status": "running" if running else "planned",
        "address": f"{name}综合楼{throw(code, 1, 3)}楼",
        "floor_area": f"{throw(code, 60, 240)}.0",
        "set_up_on": f"2016-0{throw(code, 1, 3)}-1{throw(code, 0, 9)}",
        "minor_place": young,
        "minor_keeper": young and happens(f"{code} keeper", 900),
        "minor_safety": young,
    }
    proof = files(
        sign_photo=running, place_photo=running, minor_photo=young, minor_duty=data["minor_keeper"], minor_rules=young
    )
    line = approved(
        f"JG-{code}",
        code,
        "institution",
        f"2016-0{4 if code == MERGED else throw(code, 4, 5)}-{throw(code, 11, 28)}",
        data,
        proof,
    )
    if code in CHECKED:
        return still(line, "checked", "2016-05-20")
    return still(line, "returned", "2016-05-12", RETURNED_SIGN) if code == "FLX06" else line


def staff(village: dict[str, str]) -> Iterator[Line]:
    code = village["code"]
    if code in ("SJ03", "FLX05"):
        yield nil(f"N-{code}-staff", code, "staff_village", "2016-06-16", "本村人员由镇社区教育中心统一登记。")
        return
    data = {"name": f"{village['name']}管理员", "role": "ft_manager", "headcount": 1, "position": pick(code, MANAGERS)}
    yield approved(f"DW-{code}-1", code, "staff", f"2016-05-{throw(code, 10, 28)}", data, files(appointment=1))
    for number in range(throw(f"{code} teachers", 1, 3)):
        word = f"{code} {number}"
        data = {"name": f"辅导员{number + 1}号", "role": "pt_teacher", "headcount": 1, "position": pick(word, TEACHERS)}
        line = approved(f"DW-{code}-2{number}", code, "staff", f"2016-05-{throw(word, 12, 30)}", data)
        yield still(line, "submitted", "2016-06-02") if word in ("LT03 0", "YT03 0") else line
    if happens(f"{code} volunteers", 600):
        data = {"name": f"{village['name']}学习志愿队", "role": "volunteer", "headcount": throw(code, 8, 40)}
        yield approved(f"DW-{code}-30", code, "staff", f"2016-06-0{throw(code, 1, 9)}", data)


def partners(village: dict[str, str]) -> Iterator[Line]:
    code = village["code"]
    if happens(f"{code} alone", 250):
        yield nil(f"N-{code}-partner", code, "nonschool_village", "2016-06-14", "辖区内没有可共建的机构。")
        return
    for number in range(throw(f"{code} partners", 1, 2)):
        what, kind = RESOURCES[(throw(code, 0, 5) + number) % len(RESOURCES)]
        status = pick(f"{code} {number}", ("opened", "opened", "signed", "planned"))
        data = {"name": f"{village['name']}{what}", "kind": kind, "status": status}
        if status != "planned":
            data["signed_on"] = f"2016-04-{throw(code, 10, 28)}"
        yield approved(
            f"ZY-{code}-{number + 1}",
            code,
            "nonschool_resource",
            f"2016-05-{throw(code, 10, 30)}",
            data,
            files(agreement=status != "planned", usage_log=status == "opened"),
        )


def summary(village: dict[str, str]) -> Iterator[Line]:
    code = village["code"]
    if code in WITHOUT_SUMMARY:
        return
    work = (
        f"上半年依托{village['name']}教学点组织讲座、培训和文体活动，每月登记、材料随活动归集；"
        f"居民最欢迎的是{pick(code, ('健康讲座', '智能手机班', '实用技术培训', '亲子阅读', '广场舞'))}。"
    )
    line = approved(
        f"ZJ-{code}",
        code,
        "unit_summary",
        f"2016-06-{throw(code, 13, 22)}",
        {"year": 2016, "work": work},
        files(file=1),
    )
    if code in SUMMARIES_WAITING:
        line = still(line, "checked" if code[:2] == "YT" else "submitted", "2016-06-21")
    yield still(line, "returned", "2016-06-17", "总结写的是去年的，请换成今年的。") if code == "DC06" else line


def papers(village: dict[str, str]) -> Line:
    code, lacking = village["code"], INCOMPLETE.get(village["code"])
    data = {"year": 2016, **{key: key != lacking for key in ("plan", "records", "news", "summary", "photos")}}
    if lacking:
        data["lacking"] = {"news": "缺报道", "summary": "缺总结", "photos": "图片只有三张"}[lacking]
    line = approved(f"BC-{code}", code, "must_check", f"2016-08-{throw(code, 10, 22)}", data, files(box_photo=1))
    return still(line, "returned", "2016-08-18", RETURNED[7]) if code == "FLX03" else line
