"""JSON is read as it was written."""

import pytest
from flask import Flask

from webforms.domain.errors import InputFaults
from webforms.web.api.exact_json import DEEPEST, BrokenText, ExactJson, read_json


def loads(text):
    return ExactJson(Flask(__name__)).loads(text)


def test_a_number_with_a_fraction_stays_the_text_it_was():
    assert loads('[0.30000000000000004, 1.10, 2E3]') == ["0.30000000000000004", "1.10", "2E3"]


def test_whole_numbers_texts_and_words_are_themselves():
    assert loads('[12345678901234567890, "1.5", true, null]') == [12345678901234567890, "1.5", True, None]
    assert loads('{"𠮷\\n": "\\u0041"}') == {"𠮷\n": "A"}


@pytest.mark.parametrize("text, where", [
    ('{"a": 1,}', "第 1 行第 9 个字符"), ("{\n'a': 1}", "第 2 行第 1 个字符"), ("NaN", "NaN 不是数"),
    ("-Infinity", "不是数"),
    (b"\xff\xff\xff", "UTF-8"), ("9" * 5000, "太长"), ("[" * 100_000, "太深"), ("", "第 1 行"),
])
def test_what_is_no_json_says_where(text, where):
    with pytest.raises(BrokenText) as broken:
        read_json(text)
    assert where in broken.value.why


@pytest.mark.parametrize("text, place", [
    ('{"data": {"title": "a\\u0000b"}}', "data.title"), ('{"a": ["x", "\\ud800"]}', "a.1"), ('{"a\\u0000": 1}', ""),
    ('{"a": ' + "[" * DEEPEST + "]" * DEEPEST + "}", "a" + ".0" * (DEEPEST - 1)),
])
def test_what_cannot_be_kept_says_where_it_stands(text, place):
    with pytest.raises(InputFaults) as refused:
        loads(text)
    assert [fault.field for fault in refused.value.faults] == [place]


def test_a_pair_of_surrogates_is_one_sign():
    assert loads('"\\ud842\\udfb7"') == "𠮷"
