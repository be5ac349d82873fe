"""A field's canonical value in the words of lists and pages."""

import pytest

from tests.domain.forms import ACTIVITY, FIELDS
from webforms.domain.printing import print_field


@pytest.mark.parametrize("key, value, printed", [
    ("title", "讲座 & <b>", "讲座 & <b>"), ("attendance", 1200, "1,200人次"), ("expense", "52000.5", "52,000.50元"),
    ("expense", "90000", "90,000元"), ("share", "29.96", "29.96%"),
    ("starts_at", "2016-06-10T09:05", "2016年6月10日 9:05"),
    ("issued_on", "2016-02-20", "2016年2月20日"), ("open", {"from": "08:00", "to": "11:30"}, "08:00–11:30"),
    ("charged", False, "否"), ("charged", True, "是"), ("fee", "cost", "成本性收费"),
    ("themes", ["art", "law"], "文艺、法治"),
    ("since_year", 2014, "2014年"), ("host", "FC01", "南门社区"), ("host", "ZZ", "ZZ"), ("phone", "0763-1", "0763-1"),
])
def test_a_value_is_printed_as_people_say_it(key, value, printed):
    assert print_field(ACTIVITY.field(key), value, {"FC01": "南门社区"}) == printed


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.kind)
def test_what_was_left_empty_prints_nothing(field):
    assert print_field(field, None, {}) == ""
