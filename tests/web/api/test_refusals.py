"""What a refusal brings beside its sentence."""

from webforms.domain.errors import FreezeBlocked, IdentityTaken, NotFound, WrongState
from webforms.web.api.refusals import members_of


def test_what_stands_against_a_freeze_is_listed():
    findings = [{"code": "C01", "message": "两个数对不上。"}]
    assert members_of(FreezeBlocked(count=1, findings=findings)) == {"findings": findings}


def test_the_record_in_the_way_is_named():
    assert members_of(IdentityTaken(what="教学点", number="JG-1", record=7)) == {"record": 7}


def test_other_errors_say_their_sentence_alone():
    assert members_of(NotFound(what="这条记录")) == {}
    assert members_of(WrongState(state="草稿", step="通过", cure="请先提交。")) == {}
