"""What a refusal brings beside its sentence."""

from webforms.domain.consistency import Finding, Link
from webforms.domain.errors import FreezeBlocked, IdentityTaken, NotFound, WrongState
from webforms.web.api.refusals import members_of


def test_what_stands_against_a_freeze_is_listed():
    finding = Finding("C01-1", "C01", "数字不一致", "error", "两个数对不上。", (Link("figure", "money", "经费"),), "f")
    (member,) = members_of(FreezeBlocked(count=1, findings=(finding,)))["findings"]
    assert member == {"id": "C01-1", "code": "C01", "level": "error", "title": "数字不一致",
                      "message": "两个数对不上。", "links": [{"kind": "figure", "key": "money", "label": "经费"}],
                      "fingerprint": "f"}


def test_the_record_in_the_way_is_named():
    assert members_of(IdentityTaken(what="教学点", number="JG-1", record=7)) == {"record": 7}


def test_other_errors_say_their_sentence_alone():
    assert members_of(NotFound(what="这条记录")) == {}
    assert members_of(WrongState(state="草稿", step="通过", cure="请先提交。")) == {}
