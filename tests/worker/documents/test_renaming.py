"""No document knows a metric by its name: under other names the same pages come out, to the letter."""

import io
import re
import zipfile
from functools import cache

import pytest

from tests.domain.samples import default_pack, golden, golden_tree
from tests.packs.renaming import rename_metrics
from tests.worker.documents import golden as district
from tests.worker.templating.reference import DOCUMENTS, template
from webforms.domain import payload
from webforms.domain.example import evaluate_example
from worker.documents.material import Material
from worker.documents.view import view_of
from worker.templating.render import render

NAMED = re.compile(r"\bfigures\.(\w+)")


def new_name(key):
    return f"renamed_{key}"


@cache
def renamed():
    """The golden district frozen under a pack in which every metric has another key."""
    pack = rename_metrics(default_pack(), new_name)
    evaluation = evaluate_example(pack, golden())
    return pack, payload.build(pack, "0" * 64, district.HEAD, evaluation, golden_tree(), district._contents())


@cache
def view(kind):
    pack, frozen = renamed()
    return view_of(Material(pack, frozen, pack.documents[kind], golden_tree().get(pack.campaign.district)))


def rewritten(content):
    """The template with the same names changed: a template is of the pack and may speak of its figures."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".xml"):
                data = NAMED.sub(lambda found: f"figures.{new_name(found[1])}", data.decode()).encode()
            new.writestr(old.getinfo(name), data)
    return target.getvalue()


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_template_sees_the_same_under_other_names(kind):
    before, after = district.view(kind), view(kind)
    assert after["figures"].keys() == {new_name(key) for key in before["figures"]}
    for key, figure in before["figures"].items():
        assert after["figures"][new_name(key)] == {**figure, "key": new_name(key)}
    assert after["appendix"] == [{**line, "key": new_name(line["key"])} for line in before["appendix"]]
    rest = before.keys() - {"figures", "appendix"}
    assert {key: after[key] for key in rest} == {key: before[key] for key in rest}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_same_pages_come_out_under_other_names(kind):
    made = render(rewritten(template(kind)), view(kind))
    assert parts(made) == parts(render(template(kind), district.view(kind)))


def test_a_template_really_speaks_of_figures_by_their_names():
    assert rewritten(template("self_evaluation")) != template("self_evaluation")
    assert NAMED.search(parts(template("self_evaluation"))["word/document.xml"].decode())
