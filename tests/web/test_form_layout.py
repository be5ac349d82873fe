"""Groups and rows of a form come from what the type itself declares."""

import pytest

from tests.web.packs import default_pack, record_type
from webforms.web.form_layout import groups_of, short_label


def rows(type_key):
    return [row for group in groups_of(record_type(type_key)) for row in group.rows]


def test_parts_of_one_whole_stand_side_by_side():
    whole, parts = next((row.of.key, row) for row in rows("activity") if row.of)
    assert whole == "attendance"
    assert [field.key for field in parts.in_sight] == ["minors", "elderly", "migrants"]
    assert [field.key for field in parts.folded] == ["rural_labour", "women", "disabled"]


def test_a_part_below_its_heading_does_not_say_again_that_it_is_one():
    assert short_label(record_type("activity").field("minors")) == "未成年人"


def test_money_below_its_limit_is_no_part():
    """`spent` is at most `paid`, yet both are amounts of their own."""
    assert all(row.of is None for row in rows("funding"))


@pytest.mark.parametrize("type_key", default_pack().types)
def test_every_field_stands_once_in_its_order(type_key):
    shown = [field for row in rows(type_key) for field in row.fields]
    assert tuple(shown) == record_type(type_key).fields
