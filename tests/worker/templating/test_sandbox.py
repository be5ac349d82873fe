"""Published ways out of Jinja's sandbox, each written into a template: none leads anywhere."""

import pytest

from tests.worker.templating.small import docx
from webforms.domain.errors import WebformsError
from worker.templating.faults import TemplateForbidden
from worker.templating.render import render

ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ data.__class__ }}",
    "{{ data['__class__'] }}",
    "{{ data|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__class__.__base__ }}",
    "{{ dict.__subclasses__() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ config.items() }}",
    "{{ request.application }}",
    "{{ '{0.__class__.__mro__}'.format(data) }}",
    "{{ '{a.__class__}'.format_map({'a': data}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(data) }}",
    "{{ ('{0.__class__}'|attr('format'))(data) }}",
    "{{ ['{0.__class__}']|map('format', data)|first.__class__ }}",
    "{{ ['x']|map(attribute='__class__')|list }}",
    "{{ (data|map('upper')).gi_frame.f_globals }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{{ loop.__init__ }}",
    "{{ data.update({'a': 1}) }}",
    "{{ items.append(1) }}",
    "{{ items.clear() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os }}",
    "{% extends '/etc/passwd' %}",
    "{% for x in range(10000000000) %}{% endfor %}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_there_is_no_way_out(text):
    with pytest.raises(WebformsError) as refused:
        render(docx("前", text), {"data": {"a": "x"}, "items": ["x"]})
    assert "正文第2段" in str(refused.value)


def test_what_the_sandbox_forbids_is_said_in_words():
    with pytest.raises(TemplateForbidden, match="请删去这一处"):
        render(docx("{{ data.__class__ }}"), {"data": {}})


def test_an_escape_in_user_text_is_only_text():
    made = render(docx("{{ t }}"), {"t": ESCAPES[0]})
    assert ESCAPES[0].encode() not in made  # compressed; the text itself is checked in test_render
