"""A reviewer's words find the field they are about."""

from tests.web.packs import record_type
from webforms.web.remarks import address, remarks_in


def test_a_line_that_begins_with_a_label_is_about_that_field():
    found = remarks_in("参加人次：签到表上是 41 人。\n图片：看不清横幅。", record_type("activity"))
    assert found.fields == {"attendance": ("签到表上是 41 人。",)}
    assert found.items == {"photo": ("看不清横幅。",)}
    assert found.places == 2


def test_other_words_are_about_the_whole_record():
    found = remarks_in("注意：下次早点交\n内容太少", record_type("activity"))
    assert found.general == ("注意：下次早点交", "内容太少")
    assert not found.fields


def test_what_the_checking_page_writes_is_read_back():
    reason = address("参加人次", "和签到表：对不上")
    assert remarks_in(reason, record_type("activity")).fields == {"attendance": ("和签到表：对不上",)}


def test_no_reason_is_no_remark():
    assert remarks_in("", record_type("activity")).places == 0
