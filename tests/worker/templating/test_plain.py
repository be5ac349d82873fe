"""Data made harmless before a template sees them."""

from decimal import Decimal

import pytest
from markupsafe import Markup

from worker.templating.faults import ContextNotPlain
from worker.templating.plain import plain, printable


def test_plain_values_stay_what_they_are():
    data = {"a": ["x", 1, True, None, {"b": "y"}], "c": ("z",)}
    assert plain(data) == {"a": ["x", 1, True, None, {"b": "y"}], "c": ["z"]}


def test_texts_and_keys_lose_forbidden_signs():
    assert plain({"a\x00": ["b\x0b"]}) == {"a": ["b"]}


def test_a_text_that_calls_itself_escaped_is_only_text():
    assert type(plain(Markup("<b>"))) is str


@pytest.mark.parametrize("sign", ["\t", "\n", " ", "𠮷", "\ue000", "😀", "\u3000"])
def test_signs_that_xml_allows_stay(sign):
    assert printable(f"a{sign}b") == f"a{sign}b"


FORBIDDEN = (*range(9), 11, 12, *range(14, 32), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)


@pytest.mark.parametrize("sign", [chr(code) for code in FORBIDDEN], ids=[hex(code) for code in FORBIDDEN])
def test_signs_that_xml_forbids_go(sign):
    assert printable(f"a{sign}b") == "ab"


@pytest.mark.parametrize(
    "value, said", [(0.5, "float"), (Decimal(1), "Decimal"), (b"x", "bytes"), (object(), "object"), (print, "builtin")]
)
def test_anything_else_is_refused_by_its_path(value, said):
    with pytest.raises(ContextNotPlain) as refused:
        plain({"levels": [{"points": value}]})
    assert "levels[0].points" in str(refused.value)
    assert said in str(refused.value)
