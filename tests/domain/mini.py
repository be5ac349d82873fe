"""A district of five units and an evaluation of two lines, for tests of the engine: small enough to reckon by hand.

    D ─┬─ N ─┬─ N1    towns N, S · shops N1, N2 (both of N) and S1
       │     └─ N2
       └─ S ─── S1"""

import datetime
from decimal import Decimal

from webforms.domain.facts import Statement
from webforms.domain.pack import (
    CampaignPlan,
    Due,
    EvidenceItem,
    Field,
    Flag,
    Indicator,
    Level,
    Metric,
    Pack,
    Part,
    PassLine,
    RecordType,
    Selector,
    Shows,
    Sum,
    Task,
    UnitKind,
    Upload,
)
from webforms.domain.score import evaluate
from webforms.domain.totals import totals_of
from webforms.domain.units import Tree, Unit

TOWNS = (Selector(kinds=("town",)),)
SHOPS = (Selector(kinds=("shop",)),)
EVERYONE = (Selector(kinds=("town", "shop")),)

VISIT = RecordType(
    "visit", "走访", "event", "ZF-{seq}", EVERYONE, {},
    (
        Field("on", "日期", "date", required=True), Field("people", "人次", "integer", unit="人次"),
        Field("paid", "金额", "money", unit="元", scale=2), Field("span", "起止", "time_range"),
        Field("open", "开放", "bool", default=False), Field("sort", "类别", "choice", choices={"a": "甲", "b": "乙"}),
    ),
    Shows("on"), date="on", evidence=(EvidenceItem("photo", "照片", ("image",)),),
)  # fmt: skip
THING = RecordType(
    "thing", "物品", "register", "WP-{seq}", EVERYONE, {},
    (
        Field("name", "名称", "text"), Field("size", "面积", "decimal", unit="平方米", scale=1),
        Field("made_on", "日期", "date"), Field("asked_for", "用于", "text"),
    ),
    Shows("name"), identity=("name",), since="made_on", evidence=(EvidenceItem("file", "文件", ("document",)),),
)  # fmt: skip
REPORT = RecordType(
    "report", "报表", "yearly", "BB-{year}", EVERYONE, {},
    (Field("year", "年度", "year"), Field("heads", "人数", "integer", unit="人")), Shows("year"), years=(-3, 0),
)  # fmt: skip

N, S = Unit("N", "北镇", "town", "D"), Unit("S", "南镇", "town", "D")
N1, N2, S1 = Unit("N1", "北一店", "shop", "N"), Unit("N2", "北二店", "shop", "N"), Unit("S1", "南一店", "shop", "S")
UNITS = (Unit("D", "全区", "district", None), N, S, N1, N2, S1)

START, END, TODAY = datetime.date(2020, 1, 1), datetime.date(2020, 6, 30), datetime.date(2020, 7, 10)


def metric(key, of="visit", stated_by=TOWNS, window="campaign", unit="次", **more):
    return Metric(key, f"{key}数", unit, of, stated_by, window, "口径", "N", **more)


def task(key, type_="visit", units=TOWNS, due=None, **more):
    return Task(key, f"{key}任务", type_, units, due or Due(on=END), **more)


def monthly(key, start=datetime.date(2020, 4, 1), **more):
    return task(key, due=Due(day_of_next_month=5), monthly=True, start=start, **more)


def part(rule, points="2", title="", name=""):
    return Part(name or type(rule).__name__.lower(), Decimal(points), rule, title)


def indicator(code, *parts, must_meet=False, evidence=()):
    points = sum(each.points for each in parts)
    return Indicator(code, code[0], code, f"{code}题", "标准", points, "proposed", must_meet, TOWNS, parts, evidence)


def total(*keys, label=""):
    return Sum(keys, label)


def mini_pack(metrics=(), indicators=(), tasks=(), **changes):
    kept = {
        "key": "mini", "name": "小包", "version": "1", "grammar": 1, "language": "zh-CN",
        "campaign": CampaignPlan("小创建", 2020, "D", "N", START, END), "basis_date": END, "evidence_due": END,
        "total_points": Decimal(10), "pass_line": PassLine(Decimal(5), True, "proposed"),
        "kinds": {
            "district": UnitKind("district", "区"), "town": UnitKind("town", "镇", "district"),
            "shop": UnitKind("shop", "店", "town"),
        },
        "flags": {"bright": Flag("bright", "明亮", ("town", "shop"))}, "roles": {}, "review_levels": {},
        "evidence_code": "{seq}", "types": {each.key: each for each in (VISIT, THING, REPORT)},
        "metrics": {each.key: each for each in metrics}, "sublevels": (), "sections": {}, "documents": {}, "units": (),
        "levels": (Level("1", "一级", Decimal(6), "proposed"), Level("2", "二级", Decimal(4), "proposed")),
        "indicators": {each.code: each for each in indicators}, "tasks": {each.key: each for each in tasks},
        "upload": Upload("thing", "asked_for", "file"),
    }  # fmt: skip
    return Pack(**{**kept, **changes})


def visit(unit, on="2020-05-10", items=None, **data):
    return Statement(unit, "visit", {"on": on, **data}, items or {})


def thing(unit, items=None, **data):
    return Statement(unit, "thing", {"name": "某物", **data}, items or {})


def report(unit, year=2020, **data):
    return Statement(unit, "report", {"year": year, **data})


def nil(unit, task_key, type_="visit", period=None):
    return Statement(unit, type_, {}, nil_for=task_key, period=period)


def tree(units=UNITS, counted_on=END):
    return Tree(units, counted_on)


def look(pack, statements=(), *, world=UNITS, decisions=(), as_of=TODAY, enabled=None):
    """The evaluation of everything stated, as on a day."""
    types = frozenset(pack.types) if enabled is None else frozenset(enabled)
    return evaluate(pack, tree(world), totals_of(pack, statements), decisions, as_of, types)


def only_part(rule, statements=(), *, metrics=(), points="2", name="", tasks=(), evidence=(), **more):
    """The score of one part under one indicator."""
    pack = mini_pack(metrics, [indicator("1.1", part(rule, points, name=name), evidence=evidence)], tasks)
    return look(pack, statements, **more).indicators["1.1"].parts[0]
