"""The pages of docs/ say what the code says: names of the grammar, words of the states, an example that works."""

import re
from typing import get_args

import pytest
from click.testing import CliRunner

from tests.domain.samples import ROOT
from webforms.cli import main
from webforms.domain.pack.framework import Window
from webforms.domain.pack.records import FieldKind, Nature
from webforms.domain.results import DecisionKind, FigureState, State
from webforms.domain.workflow import STATE_WORDS
from webforms.store.pack_files.campaign_models import PackModel
from webforms.store.pack_files.consistency_models import AnyCheck
from webforms.store.pack_files.document_models import KINDS
from webforms.store.pack_files.figure_models import TestModel
from webforms.store.pack_files.indicator_models import AnyPart, TierModel
from webforms.store.pack_files.record_models import CheckModel

DOCS = ROOT / "docs"
PACKS = (DOCS / "contributors/packs.md").read_text(encoding="utf-8")
WORDS = (DOCS / "contributors/words.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "README.zh.md"]


def keys(model, *besides):
    written = [field.alias or name for name, field in model.model_fields.items()]
    return [key for key in written if key not in besides]


def rules():
    union, _ = get_args(AnyPart)
    return [get_args(model.model_fields["rule"].annotation)[0] for model in get_args(union)]


def kinds_of_checks():
    union, _ = get_args(AnyCheck)
    return [get_args(model.model_fields["kind"].annotation)[0] for model in get_args(union)]


GRAMMAR = {
    "a check before a freeze": kinds_of_checks(),
    "a rule": rules(),
    "a key of pack.yaml": keys(PackModel),
    "a nature": get_args(Nature),
    "a field kind": get_args(FieldKind),
    "a check": keys(CheckModel, "level"),
    "a window": get_args(Window),
    "a unit test": keys(TestModel),
    "a tier condition": keys(TierModel, "points", "label"),
    "a source of a table row": KINDS,
}


@pytest.mark.parametrize("what,word", [(what, word) for what, words in GRAMMAR.items() for word in words])
def test_the_page_on_packs_names_every_word_of_the_grammar(what, word):
    assert f"`{word}`" in FENCED.sub("", PACKS), f"docs/contributors/packs.md leaves out {what}: {word}"


def test_the_page_on_packs_counts_the_rules():
    assert len(rules()) == 7


@pytest.fixture
def example(tmp_path):
    """The pack of the page, as files."""
    for language, block in FENCED.findall(PACKS):
        if language == "yaml":
            name = block.partition("\n")[0].removeprefix("# ")
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(block.partition("\n")[2], encoding="utf-8")
    return tmp_path


def check(folder):
    return CliRunner().invoke(main, ["pack", "check", str(folder), "--notes"])


def printed():
    """What the page says the command prints: for the good pack, for the spoilt one."""
    return [block for language, block in FENCED.findall(PACKS) if language == "text"]


def test_the_example_of_the_page_is_a_good_pack_without_notes(example):
    result = check(example)
    assert result.exit_code == 0, result.output
    assert result.output == printed()[0]


def test_the_fault_of_the_page_is_what_the_command_prints(example):
    metrics = example / "metrics.yaml"
    metrics.write_text(metrics.read_text(encoding="utf-8").replace("sum: readers", "sum: reader"), encoding="utf-8")
    result = check(example)
    assert result.exit_code == 1
    assert result.output.startswith(printed()[1])


@pytest.mark.parametrize("state,word", STATE_WORDS.items())
def test_the_glossary_has_every_state_of_a_record_with_its_word(state, word):
    assert f"`{state}` {word}" in WORDS


@pytest.mark.parametrize("word", [*get_args(FigureState), *get_args(State), *get_args(DecisionKind)])
def test_the_glossary_has_every_state_of_a_figure_and_a_score(word):
    assert f"`{word}`" in WORDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_pages_leads_somewhere(page):
    near = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in near if not (page.parent / link).exists()] == []


def test_the_index_leads_to_every_page():
    indexes = list(DOCS.rglob("README.md"))
    led = {(index.parent / link).resolve() for index in indexes for link in LINK.findall(index.read_text("utf-8"))}
    left_out = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md") if page.resolve() not in led]
    assert left_out == ["README.md"], "docs/README.md, or the README of their folder, should link these"
