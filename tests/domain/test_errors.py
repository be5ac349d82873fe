"""Errors carry their facts whole, across a process too, and speak one sentence."""

import inspect
import pickle
import string

import pytest

from webforms.domain import errors
from webforms.domain.errors import FieldFault, InputFaults, Stale, VersionMovedOn, WebformsError

EVERY = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, WebformsError)]
FAULTS = (FieldFault("minors", "太大"), FieldFault("", "缺一张照片"))


def made(cls):
    if issubclass(cls, InputFaults):
        return cls(FAULTS)
    names = {name for _, name, _, _ in string.Formatter().parse(cls.text) if name}
    facts = {name: f"<{name}>。" if name == "cure" else f"<{name}>" for name in names}
    return cls(**({"current": {"title": "别人写的"}} if issubclass(cls, Stale) else facts))


@pytest.mark.parametrize("cls", EVERY, ids=lambda cls: cls.code)
def test_an_error_crosses_a_process_whole(cls):
    error = made(cls)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.facts, str(again)) == (cls, error.facts, str(error))


@pytest.mark.parametrize("cls", EVERY, ids=lambda cls: cls.code)
def test_an_error_ends_its_chinese_sentence_and_leaves_no_hole(cls):
    assert str(made(cls)).endswith("。")
    assert not set("{}") & set(str(made(cls)))


@pytest.mark.parametrize("cls", EVERY, ids=lambda cls: cls.code)
def test_the_tree_on_top_of_the_file_names_every_error(cls):
    assert f" {cls.__name__} " in f"{errors.__doc__}\n".replace("\n", " \n ")


def test_codes_are_told_apart():
    assert len({cls.code for cls in EVERY}) == len(EVERY)


def test_a_missing_fact_shows_where_the_error_is_made():
    with pytest.raises(KeyError):
        VersionMovedOn(seen=1)


def test_facts_are_data_even_where_they_look_like_a_format():
    assert "{0.__class__}" in str(errors.NotFound(what="{0.__class__}"))


def test_faults_keep_their_fields_and_are_counted():
    error = InputFaults(FAULTS)
    assert error.faults == FAULTS
    assert "2 处" in str(error)
    assert InputFaults.one("title", "太长").faults == (FieldFault("title", "太长"),)


def test_a_stale_edit_brings_the_content_that_stands_there():
    assert Stale(current={"title": "新"}).current == {"title": "新"}
