"""What departments and the inspectors report: as in the small example, with the numbers of the whole district."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lines import HERE, Line, approved, corrected, files, still, units

EXAMPLE = HERE.parent.parent / "example" / "records.jsonl"
SILENT = "GGW"
"""A department that never spoke."""
LEFT_OUT = ("A-", "XX-", "ZG-", "N-DCZD", "YJ-")

NUMBERS: dict[str, Line] = {
    "JF-CZJ-2014": {"budget": "640000.00", "paid": "628000.00", "spent": "611000.00"},
    "JF-CZJ-2015": {"budget": "720000.00", "paid": "760000.00", "spent": "700000.00"},
    "JF-CZJ-2016": {"budget": "800000.00", "paid": "978450.00", "spent": "905000.00"},
    "PX-RSJ-2014": {"trained": 6450, "need": 14800, "classes": 92},
    "PX-RSJ-2015": {"trained": 7300, "need": 15000, "classes": 104},
    "PX-RSJ-2016": {"trained": 8010, "need": 15200, "classes": 118},
    "PX-NYJ-2014": {"trained": 29000, "new_farmers": 620, "classes": 210},
    "PX-NYJ-2015": {"trained": 33500, "new_farmers": 740, "classes": 236},
    "PX-NYJ-2016": {"trained": 38200, "new_farmers": 860, "classes": 262},
    "AJ-GAJ-2013": {"cases": 3120, "criminal": 780, "public_order": 1560},
    "AJ-GAJ-2014": {"cases": 3010, "criminal": 752, "public_order": 1505},
    "AJ-GAJ-2015": {"cases": 2880, "criminal": 720, "public_order": 1440},
    "QQ-FGJ-2014": {
        "area": "1296.00",
        "pop_resident": 633000,
        "pop_migrant": 66000,
        "labour_total": 386000,
        "employed": 367000,
        "labour_rural": 124000,
        "gdp": "3420000.00",
        "gdp_per_head": "54028.44",
        "revenue": "148000.00",
        "government_bodies": 40,
    },
    "QQ-FGJ-2015": {
        "area": "1296.00",
        "pop_resident": 641800,
        "pop_migrant": 69000,
        "labour_total": 392000,
        "employed": 373000,
        "labour_rural": 122800,
        "gdp": "3655000.00",
        "gdp_per_head": "56949.21",
        "revenue": "158000.00",
        "government_bodies": 40,
    },
    "QQ-FGJ-2016": {
        "area": "1296.00",
        "pop_resident": 652300,
        "pop_migrant": 71500,
        "labour_total": 398000,
        "employed": 379000,
        "labour_rural": 121500,
        "gdp": "3912400.00",
        "gdp_per_head": "59978.54",
        "revenue": "168000.00",
        "government_bodies": 40,
    },
    "RK-GAJ-2014": {"pop_hukou": 523000, "pop_floating": 92400, "pop_minor": 114900, "pop_elderly": 78800},
    "RK-GAJ-2015": {"pop_hukou": 530500, "pop_floating": 95800, "pop_minor": 116700, "pop_elderly": 81000},
    "RK-GAJ-2016": {"pop_hukou": 538000, "pop_floating": 98600, "pop_minor": 118400, "pop_elderly": 83200},
    "GP-JYJ": {"classes": 9, "person_times": 388, "trained": 174},
    "PT-JYJ-1": {"courses": 620, "registered": 28600, "visits": 412000},
    "JC-QWQFB-1": {"units_checked": 38},
    "JC-DCZD-1": {"units_checked": 26},
    "JC-JYJ-1": {"units_checked": 24},
    "JC-JYJ-2": {"units_checked": 46, "problems": 0, "profit_classes": 0},
    "JC-JYJ-3": {"units_checked": 40},
}
NOW = {"HY-QWQFB-2": "2016-08-29", "JC-JYJ-2": "2016-08-22"}
"""Waits in the example, is in force here."""
WAITING = {"PT-JYJ-1": "2016-06-18"}
WHY = {
    "RK-GAJ-2016": "未成年人按常住数填了，请按户籍口径重报。",
    "PX-RSJ-2016": "培训人数把结业和在读合在一起了，请只填结业的，并补学员名册。",
    "WJ-JYJ-2": "盖章页没有扫进来，请补。",
}
MORE_PAPERS = {
    "JC-JYJ-2": files(record=1),
    "JC-JYJ-1": files(record=1, bulletin=1),
    "HY-QWQFB-2": files(notice=1, sign_in=1, minutes=1),
    "JF-CZJ-2016": files(approval=1, voucher=1, details=1, donation=1),
}
BODIES = (
    "区委区府办",
    "区委宣传部",
    "区教育局",
    "区发改局",
    "区民政局",
    "区财政局",
    "区人社局",
    "区卫计局",
    "区公安分局",
    "区农业局",
    "区文体局",
    "区总工会",
    "团区委",
    "区妇联",
    "区司法局",
    "区审计局",
    "区环保局",
    "区住建局",
    "区交通局",
    "区水务局",
    "区林业局",
    "区统计局",
    "区安监局",
    "区城管局",
    "区档案局",
    "区科技局",
    "区法院",
    "区检察院",
    "区信访局",
    "区机关事务局",
)
APPLYING = ("区国土分局", "区食药监局")
MEASURES = (
    ("LT03", "教学点未挂牌", "pending"),
    ("FLX04", "教学点筹建进度慢", "closed"),
    ("SJ03", "总结未报", "closed"),
    ("S35", "开放档案缺专人任命", "closed"),
    ("HH04", "活动记录缺签到表", "closed"),
    ("YZ", "计划未正式发文", "closed"),
)


def department_lines() -> Iterator[Line]:
    told = {row["code"] for kind in ("department", "group") for row in units(kind)} - {SILENT}
    for text in EXAMPLE.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        if line["unit"] in told and not line["ref"].startswith(LEFT_OUT):
            yield fitted(line)
    yield from learning()
    yield from measures()
    yield approved(
        "YJ-JYJ-1",
        "JYJ",
        "research",
        "2016-06-12",
        {
            "title": "城乡接合部社区教育实验研究",
            "kind": "project",
            "level": "municipal",
            "status": "ongoing",
            "approved_on": "2016-03-22",
        },
        files(approval=1),
    )
    for group, title in (
        ("DAZL", "创建档案分类与编号办法"),
        ("XCBD", "创建宣传报道计划"),
        ("YPTC", "迎检汇报和路线安排"),
    ):
        yield approved(
            f"WJ-{group}-1", group, "paper", "2016-04-12", {"title": title, "category": "other"}, files(file=1)
        )


def fitted(line: Line) -> Line:
    """A line of the example with the district's numbers and its own standing."""
    ref = line["ref"]
    if ref in NUMBERS:
        line = {**line, "data": {**line["data"], **NUMBERS[ref]}}
    if ref in MORE_PAPERS:
        line = {**line, "evidence": MORE_PAPERS[ref]}
    if ref in NOW:
        line = {**line, "state": "approved", "approved_on": NOW[ref]}
    if ref in WAITING:
        line = still(line, "submitted", WAITING[ref])
    if ref in WHY:
        line = {**line, "why": WHY[ref]}
    if ref == "JC-JYJ-2":
        line = {**line, "data": {**line["data"], "findings": "查了四十六处，没有发现营利性收费班。"}}
    if line.get("type") == "department_summary":
        line = (
            corrected(line, "2016-10-12", work=line["data"]["work"] + "下半年情况已补。") if ref == "BZ-WJJ" else line
        )
    return line


def learning() -> Iterator[Line]:
    for number, name in enumerate((*BODIES, *APPLYING), 1):
        data = {"kind": "government", "name": name, "status": "applying"}
        if name in BODIES:
            data |= {"status": "named", "doc_no": "清区办〔2016〕30号", "named_on": "2016-05-31"}
        yield approved(f"XX-QWQFB-{number}", "QWQFB", "learning_org", "2016-06-10", data, files(naming=name in BODIES))
    for number, village in enumerate(units("village")):
        if number % 5 < 2:
            data = {
                "kind": "community",
                "name": village["name"],
                "community": village["code"],
                "status": "named",
                "doc_no": "清区民〔2016〕18号",
                "named_on": "2016-05-30",
            }
            yield approved(f"XX-MZJ-{number + 1}", "MZJ", "learning_org", "2016-06-12", data, files(naming=1))


def measures() -> Iterator[Line]:
    for number, (unit, problem, status) in enumerate(MEASURES, 1):
        data = {
            "unit_concerned": unit,
            "problem": problem,
            "found_on": "2016-07-20",
            "due_on": "2016-08-20",
            "source": "supervision",
            "status": status,
            "measure": "限期补齐，督查指导组复核。",
        }
        if status == "closed":
            data["closed_on"] = f"2016-08-1{number}"
        yield approved(
            f"ZG-DCZD-{number}",
            "DCZD",
            "rectification_item",
            "2016-08-26",
            data,
            files(notice=1, proof=status == "closed"),
        )
