"""Every name in the templates of the default pack exists, and one that does not is found."""

from functools import cache
from pathlib import Path

import pytest

from tests.worker.templating.small import docx
from webforms.store.pack_files import load_pack
from worker.documents.vocabulary import vocabulary
from worker.templating.lint import lint

PACK = Path(__file__).parents[3] / "report_templates" / "gd-community-education-2016"


@cache
def default_pack():
    return load_pack(PACK)


def faults(text, document="self_evaluation"):
    pack = default_pack()
    return [fault.what for fault in lint(docx(text), vocabulary(pack, pack.documents[document]))]


@pytest.mark.parametrize("key", ["application_form", "self_evaluation", "scoring_explanations"])
def test_every_name_of_a_default_template_exists(key):
    document = default_pack().documents[key]
    assert lint(PACK / document.template, vocabulary(default_pack(), document)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ figures.pop_resident.wan }}",
        "{{ indicators['2.5.1'].parts[0].printed }}",
        "{{ sections.problems.text }}",
        "{{ tables.survey.title }}",
        "{{ units.street.count }}",
        "{% for r in lists.meetings %}{{ r.fields.kind }}{{ r.on }}{% endfor %}",
    ],
)
def test_a_name_of_the_pack_is_known(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    "text, name",
    [
        ("{{ figures.pop_residents.wan }}", "pop_residents"),
        ("{{ indicators['9.9.9'].points }}", "9.9.9"),
        ("{{ sections.problem.text }}", "problem"),
        ("{{ tables.t1.title }}", "t1"),
        ("{{ units.town.count }}", "town"),
        ("{% for r in lists.meetings %}{{ r.fields.place }}{% endfor %}", "place"),
        ("{{ lists.visits }}", "visits"),
        ("{{ snapshot.sael }}", "sael"),
    ],
)
def test_a_name_the_pack_does_not_have_is_unknown(text, name):
    assert [what.partition("（")[0] for what in faults(text)] == [f"数据里没有“{name}”"]
