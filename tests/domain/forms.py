"""Record types for the tests of reading: one with a field of every kind, and what is needed to read it."""

import datetime
from decimal import Decimal

from webforms.domain.field_readers import ReadContext
from webforms.domain.pack import (
    AtMost,
    EvidenceItem,
    Field,
    Order,
    Quotient,
    RecordType,
    RequiredIf,
    Shows,
    Within,
)

ZERO = Decimal(0)
FIELDS = (
    Field("title", "活动名称", "text", max_length=60, required=True),
    Field("story", "主要内容", "long_text", max_length=500),
    Field("attendance", "参加人次", "integer", unit="人次", min=ZERO, required=True),
    Field("minors", "未成年人", "integer", unit="人次", min=ZERO),
    Field("factor", "重复系数", "decimal", scale=2, min=Decimal(1)),
    Field("persons", "服务人数", "integer", unit="人", min=ZERO),
    Field("expense", "活动经费", "money", unit="元", scale=2, min=ZERO),
    Field("gdp", "生产总值", "decimal", unit="万元", scale=2, min=ZERO),
    Field("share", "入学率", "percent", unit="%", scale=2, min=ZERO, max=Decimal(100)),
    Field("starts_at", "开始时间", "datetime", required=True),
    Field("ends_at", "结束时间", "datetime"),
    Field("issued_on", "成文日期", "date"),
    Field("open", "开放时间", "time_range"),
    Field("charged", "是否收费", "bool", default=False),
    Field("fee", "收费性质", "choice", choices={"cost": "成本性收费", "profit": "营利性收费"}),
    Field("themes", "主题", "choices", choices={"art": "文艺", "law": "法治", "health": "健康"}),
    Field("since_year", "起始年份", "year"),
    Field("host", "所在单位", "unit"),
    Field("link", "报道链接", "url"),
    Field("phone", "电话", "phone"),
    Field("heads", "人数", "integer", unit="人", default=1, required=True),
)
CHECKS = (
    AtMost("minors_at_most_attendance", "minors", "attendance"),
    Order("starts_before_ends", ("starts_at", "ends_at")),
    Within("starts_within_campaign", "starts_at", "campaign"),
    RequiredIf("fee_required", "fee", {"charged": (True,)}),
    Quotient("persons_quotient", "persons", "attendance", "factor", Decimal(1), {}),
    AtMost("persons_at_most_attendance", "persons", "attendance", "warning"),
)
EVIDENCE = (EvidenceItem("photo", "图片", ("image",), 1, 3), EvidenceItem("plan", "计划", ("document", "image")))
ACTIVITY = RecordType("activity", "活动记录", "event", "HD-{unit}-{yyyymm}-{seq:3}", (), {}, FIELDS, Shows("title"),
                      date="starts_at", checks=CHECKS, evidence=EVIDENCE)
PLAN = RecordType("plan", "年度计划", "yearly", "JH-{unit}-{year}", (), {},
                  (Field("year", "年度", "year", required=True), Field("paid", "到位", "money", unit="元", scale=2)),
                  Shows("year"), years=(-2, 0))
CONTEXT = ReadContext(2016, {"campaign": (datetime.date(2016, 1, 1), datetime.date(2016, 10, 31))},
                      frozenset({"FC", "FC01"}))
GOOD = {"title": "防溺水安全课", "attendance": 64, "starts_at": "2016-06-10T09:00", "charged": False, "heads": 1}
