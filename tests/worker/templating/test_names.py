"""The paths a template reads, found without running it."""

import pytest

from worker.templating.names import names_used
from worker.templating.sandbox import plain_sandbox


def paths(source):
    return {".".join(use.path) for use in names_used(plain_sandbox().parse(source))}


@pytest.mark.parametrize(
    "source, wanted",
    [
        ("{{ a.b.c }}", {"a", "a.b", "a.b.c"}),
        ("{{ a['b'].c }}", {"a", "a.b", "a.b.c"}),
        ("{{ a[0].c }}", {"a", "a.*", "a.*.c"}),
        ("{{ a[1:].c }}", {"a", "a.c"}),
        ("{% for x in a.b %}{{ x.c }}{{ loop.index }}{% endfor %}", {"a", "a.b", "a.b.*.c"}),
        ("{% for x in a %}{% for y in x.b %}{{ y.c }}{% endfor %}{% endfor %}", {"a", "a.*.b", "a.*.b.*.c"}),
        ("{% for k, v in a.items() %}{{ k }}{{ v.c }}{% endfor %}", {"a", "a.*.c"}),
        ("{% for v in a.values() if v.d %}{{ v.c }}{% endfor %}", {"a", "a.*.c", "a.*.d"}),
        ("{% for x in a|sort(attribute='n') %}{{ x.c }}{% endfor %}", {"a", "a.*.n", "a.*.c"}),
        ("{% for x in a + b %}{{ x.c }}{% endfor %}", {"a", "b", "a.*.c", "b.*.c"}),
        ("{% for x in a|selectattr('m') %}{{ x.c }}{% endfor %}", {"a", "a.*.m", "a.*.c"}),
        ("{{ a|join('、') }}{{ a|map(attribute='c')|join }}", {"a", "a.*.c"}),
        ("{{ (a|first).c }}", {"a", "a.*.c"}),
        ("{{ (a or b).c }}", {"a", "b", "a.c", "b.c"}),
        ("{{ (a if t else b).c }}", {"a", "b", "t", "a.c", "b.c"}),
        ("{% set x = a.b %}{{ x.c }}", {"a", "a.b", "a.b.c"}),
        ("{% with x = a.b %}{{ x.c }}{% endwith %}", {"a", "a.b", "a.b.c"}),
        ("{% set x %}{{ a }}{% endset %}{{ x }}", {"a"}),
        ("{% macro m(x, y=1) %}{{ x.c }}{{ d }}{% endmacro %}{{ m(a.b) }}", {"a", "a.b", "a.b.c", "d"}),
        ("{% macro m(x) %}{{ x.c }}{% endmacro %}{{ m(x=a) }}", {"a", "a.c"}),
        ("{% macro m(k) %}{{ a[k].c }}{% endmacro %}{{ m('b') }}", {"a", "a.*", "a.*.c", "a.b", "a.b.c"}),
        ("{% macro m() %}{{ caller(a) }}{% endmacro %}{% call(x) m() %}{{ x.c }}{% endcall %}", {"a", "a.c"}),
        ("{% macro unused(x) %}{{ a.b }}{% endmacro %}", {"a", "a.b"}),
        ("{% filter upper %}{{ a }}{% endfilter %}", {"a"}),
        ("{{ a.b.startswith('x') }}{{ a.get('c').d }}", {"a", "a.b", "a.c.d"}),
        ("{{ range(3) }}{{ namespace() }}", set()),
    ],
)  # fmt: skip
def test_the_paths_of(source, wanted):
    assert paths(source) == wanted


@pytest.mark.parametrize(
    "source",
    [
        "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(a) }}",
        "{% macro m(x) %}{{ m(x.b) }}{% endmacro %}{{ m(a) }}",
        "{% macro m(x) %}{{ n(x.b) }}{% endmacro %}{% macro n(x) %}{{ m(x.c) }}{% endmacro %}{{ m(a) }}",
    ],
    ids=["the same", "longer and longer", "in turn"],
)
def test_macros_without_an_end_are_read_to_an_end(source):
    assert "a" in paths(source)


def test_a_name_that_may_be_missing_is_marked():
    uses = names_used(plain_sandbox().parse("{{ a.b|default(c) }}{{ d }}"))
    assert {(use.path, use.optional) for use in uses} == {
        (("a",), True), (("a", "b"), True), (("c",), False), (("d",), False),
    }


def test_each_use_has_its_line():
    uses = names_used(plain_sandbox().parse("{{ a }}\n\n{{ b }}"))
    assert [(use.path, use.line) for use in uses] == [(("a",), 1), (("b",), 3)]
