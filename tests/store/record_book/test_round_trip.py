"""What is filled into a template is what a form would have sent, for every field of every type of both packs."""

from functools import cache

import pytest

from tests.packs import DEFAULT, SECOND
from tests.record_books import filled, sample_row
from webforms.domain.fields import context_of, read_form
from webforms.domain.pack import Pack
from webforms.domain.units import Unit
from webforms.store.pack_files import load_pack
from webforms.store.record_book import Template, columns_of, make_template, read_book

UNITS = (Unit("U1", "东村", "village", None), Unit("U2", "西村", "village", None), Unit("U3", "东村", "village", None))


@cache
def pack_at(path) -> Pack:
    return load_pack(path)


TYPES = [(path, key) for path in (DEFAULT, SECOND) for key in pack_at(path).types]


@pytest.mark.parametrize("path, key", TYPES, ids=[key for _, key in TYPES])
def test_every_field_of_a_template_comes_back_as_the_form_would_send_it(path, key):
    pack = pack_at(path)
    type_ = pack.types[key]
    cells, raw = sample_row(type_, {"U1": "东村（U1）", "U2": "西村"}, "U2")
    template = make_template(Template(pack, type_, UNITS, UNITS))
    book = read_book(filled(template, [{"unit": "东村（U1）", **cells}]), pack, type_, UNITS)
    context = context_of(pack, [unit.code for unit in UNITS])
    assert (book.faults, book.notes) == ((), ())
    assert len(book.headings.places) == len(columns_of(type_))
    assert book.rows[0].unit == "东村（U1）"
    assert read_form(type_, book.rows[0].data, context).data == read_form(type_, raw, context).data
