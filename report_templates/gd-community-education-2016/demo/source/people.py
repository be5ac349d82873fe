"""The accounts: one for each unit, a second for each street's checker, three for the bureau, one for inspectors."""

from __future__ import annotations

from collections.abc import Iterator

from lines import Line, units

PURPOSES = {
    "admin": "管账号、单位和创建包",
    "jyj1": "审核、评分、看检查结果、冻结快照、生成文档",
    "jyj2": "同上；甲填的由乙审核",
    "ltsh": "审核本镇各村报来的记录",
    "lt03": "填活动记录，已有 3 次，可填第 4 次",
    "s01": "填开放使用记录",
    "wjj": "填本部门的记录",
    "ducha": "看冻结的快照和文档",
}
BUREAU = "JYJ"
INSPECTORS = "DCZD"


def accounts() -> list[Line]:
    return [{**one, "for": PURPOSES[one["login"]]} if one["login"] in PURPOSES else one for one in everybody()]


def everybody() -> Iterator[Line]:
    yield account("admin", BUREAU, "administrator", "管理员")
    yield account("jyj1", BUREAU, "bureau", "创建办甲")
    yield account("jyj2", BUREAU, "bureau", "创建办乙")
    for street in units("street"):
        yield account(street["code"].lower(), street["code"], "reporter", f"{street['name']}填报员")
        yield account(f"{street['code'].lower()}sh", street["code"], "checker", f"{street['name']}审核员")
    for kind in ("village", "school", "department", "group"):
        for unit in units(kind):
            if unit["code"] != BUREAU:
                yield account(unit["code"].lower(), unit["code"], "reporter", f"{unit['name']}填报员")
    yield account("ducha", INSPECTORS, "inspector", "督查员")


def account(login: str, unit: str, role: str, name: str) -> Line:
    return {"login": login, "unit": unit, "role": role, "name": name}
