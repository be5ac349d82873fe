"""Two entries of one thing are recognised, two things are told apart."""

import pytest

from webforms.domain.identity import identity_key, identity_words
from webforms.domain.pack import Field, RecordType, Shows


def form(nature, *identity):
    fields = (Field("name", "姓名", "text"), Field("role", "类别", "choice", choices={"t": "教师", "v": "志愿者"}),
              Field("year", "年度", "year"))
    return RecordType("staff", "队伍名册", nature, "", (), {}, fields, Shows("name"), identity=identity)


REGISTER = form("register", "name", "role")


@pytest.mark.parametrize("name, plain", [("李 明", "李明"), ("李明　", "李明"), ("ＬＩ李明", "li李明"),
    ("LI李明", "li李明")])
def test_space_width_and_case_do_not_make_another_thing(name, plain):
    assert identity_key(REGISTER, {"name": name, "role": "t"}) == identity_key(REGISTER, {"name": plain, "role": "t"})


@pytest.mark.parametrize("other", [{"name": "李明", "role": "v"}, {"name": "李明"}, {"name": "李", "role": "明t"}])
def test_any_identity_field_tells_apart(other):
    assert identity_key(REGISTER, other) != identity_key(REGISTER, {"name": "李明", "role": "t"})


def test_fields_beside_the_identity_do_not_matter():
    same = {"name": "李明", "role": "t"}
    assert identity_key(REGISTER, {**same, "year": 2015}) == identity_key(REGISTER, same)


def test_a_yearly_form_is_one_for_each_year_and_an_event_has_no_identity():
    assert identity_key(form("yearly"), {"year": 2015, "name": "李明"}) == "2015"
    assert identity_key(form("event"), {"name": "李明"}) is None


def test_a_message_can_name_the_thing():
    assert identity_words(REGISTER, {"name": "李明", "role": "t"}) == "队伍名册“李明、教师”"
    assert identity_words(form("yearly"), {"year": 2015}) == "队伍名册“2015”"
