"""When a field must be filled is said in the words of its form."""

from dataclasses import replace

from tests.domain.forms import ACTIVITY
from webforms.domain.condition_words import asked_when, words_of
from webforms.domain.pack import RequiredIf


def asked(*checks):
    return asked_when(replace(ACTIVITY, checks=checks), "fee")


def test_a_case_names_the_field_and_the_choice():
    assert asked(RequiredIf("a", "fee", {"charged": (True,)})) == "是否收费选“是”时必填"


def test_several_cases_are_one_sentence():
    one, other = RequiredIf("a", "fee", {"charged": (True,)}), RequiredIf("b", "fee", {"themes": ("law", "art")})
    assert asked(one, other) == f"是否收费选“是”或{words_of(ACTIVITY, other.when)}时必填"
    assert "或“" in words_of(ACTIVITY, other.when)


def test_a_warning_only_asks():
    assert asked(RequiredIf("a", "fee", {"charged": (True,)}, "warning")) == "是否收费选“是”时最好填"


def test_nothing_is_said_where_no_check_asks():
    assert asked() == asked(RequiredIf("a", "title", {"charged": (True,)})) == ""
