"""Every number in the three documents of the demo comes from its snapshot; one figure is the same in all of them."""

import io
import re
import shutil
from collections import Counter, defaultdict
from dataclasses import replace
from fractions import Fraction

import pytest
from docx import Document

from tests.demo.test_fill import LAST_DAY, opened
from tests.worker.numbers.amounts import NUMBER, Amount, percent
from tests.worker.numbers.made import altered, made_of
from tests.worker.numbers.reading import blocks
from webforms.actions import accounts, snapshots
from webforms.domain.pack import SumSource

pytestmark = pytest.mark.slow

KINDS = ("application_form", "self_evaluation", "scoring_explanations")
SAMPLED = 11
"""Every so manieth number is altered: all of them take a minute."""


@pytest.fixture(scope="module")
def made(filled_demo, tmp_path_factory):
    """The demo's documents, made by the worker's job from its one snapshot."""
    folder = shutil.copytree(filled_demo, tmp_path_factory.mktemp("numbers") / "demo")
    store = opened(folder, lambda: LAST_DAY)
    bureau = accounts.acting(store, "jyj1")
    frozen = snapshots.list_snapshots(store, bureau)[0]
    yield made_of(store, f"sqlite:///{folder}/webforms.sqlite3", folder / "files", bureau, frozen.id)
    store.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_comes_from_the_snapshot(made, kind):
    assert [str(unknown) for unknown in made.unknown(kind)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_numbers_to_look_at_in_text_tables_and_margins(made, kind):
    counted = defaultdict(int)
    for block in blocks(made.contents[kind]):
        counted["cell" if block.row else "page"] += len(NUMBER.findall(block.text))
    assert counted["cell"] > 200
    assert counted["page"] > 2


def printed_by_key(made, kind):
    """Figure → what stands for it, wherever a row is of that figure alone."""
    found = defaultdict(set)
    declared = [row for table in made.pack.documents[kind].tables.values() for row in table.rows]
    often = Counter(row.label for row in declared)
    rows = {
        row.label: row.source.sum.metrics[0] for row in declared
        if isinstance(row.source, SumSource) and len(row.source.sum.metrics) == 1 and not row.years and not row.show
        and often[row.label] == 1
    }
    figures = made.frozen.evaluation.figures
    labels = {figure.label: key for key, figure in figures.items()}
    for block in blocks(made.contents[kind]):
        cells = [cell.strip() for cell in block.row]
        label = cells[0 if block.year else block.column - 1] if block.column else ""
        key = rows.get(label)
        if key and block.year in (None, made.pack.campaign.year) and block.text not in ("", figures[key].unit):
            found[key].add(bare(block.text, figures[key].unit))
        for at, cell in enumerate(cells[:-1]):
            key = labels.get(cell)
            if key and figures[key].basis in cells and block.column == at + 1:
                found[key].add(bare(block.text, figures[key].unit))
    return found


def bare(cell, unit):
    """The number with its mark, whether the unit stands in the cell or beside it."""
    number, *mark = cell.split("\n")
    return number.removesuffix(unit), *(one.strip("（）") for one in mark)


def test_a_figure_that_stands_in_several_documents_reads_the_same_in_all(made):
    everywhere = defaultdict(dict)
    for kind in KINDS:
        for key, printed in printed_by_key(made, kind).items():
            everywhere[key][kind] = printed
    shared = {key: kinds for key, kinds in everywhere.items() if len(kinds) > 1}
    assert len(everywhere) == len(made.pack.metrics)
    assert len(shared) > 70
    for key, kinds in shared.items():
        assert len(set().union(*kinds.values())) == 1, (key, kinds)


@pytest.mark.parametrize("kind, number, other", [
    ("application_form", "84,440", "84,404"), ("self_evaluation", "25,298", "25,289"),
    ("scoring_explanations", "29.96", "30.0"), ("self_evaluation", "12.67", "12.66"),
    ("scoring_explanations", "1.333", "1.334"), ("scoring_explanations", "41,205", "41,206"),
    ("application_form", "QC-2016-0001", "QC-2016-0002"),
])
def test_a_number_typed_over_by_hand_is_found_with_its_place(made, kind, number, other):
    content = made.contents[kind]
    changed = altered(content, lambda text: text.replace(number, other))
    assert changed != altered(content, lambda text: text)
    found = made.audit(kind).unknown(changed)
    assert any(one.number in other for one in found), found
    assert all(re.match(r"表格\d+第\d+行第\d+格|第\d+段|第\d+节", one.place) for one in found)


def test_an_unaltered_file_saved_again_is_still_right(made):
    for kind in KINDS:
        assert made.audit(kind).unknown(altered(made.contents[kind], lambda text: text)) == []


def test_a_number_added_to_a_page_is_found(made):
    word = Document(io.BytesIO(made.contents["self_evaluation"]))
    word.add_paragraph("另有17处未列入。")
    target = io.BytesIO()
    word.save(target)
    (found,) = made.audit("self_evaluation").unknown(target.getvalue())
    assert found.number == "17"
    assert "另有17处" in found.around


@pytest.mark.parametrize("kind, least", [
    ("application_form", "0.95"), ("self_evaluation", "0.85"), ("scoring_explanations", "0.95"),
])
def test_nearly_every_number_that_is_one_off_is_found(made, kind, least, measured):
    """Some small counts of a sentence may stand for one another (3个…中2个); no figure, share or point may."""
    audit, tried, caught = made.audit(kind), 0, 0
    for block in blocks(made.contents[kind]):
        for number in NUMBER.finditer(block.text):
            tried += 1
            if tried % SAMPLED == 0:
                caught += any(True for _ in audit.unknown_in(one_off(block, number)))
    share = Fraction(caught, tried // SAMPLED)
    measured(f"{kind}: {caught} of {tried // SAMPLED} numbers that were one off are found")
    assert share >= Fraction(least)


def one_off(block, number):
    """The block with the last digit of one number raised by one."""
    other = number[0][:-1] + str((int(number[0][-1]) + 1) % 10)
    text = block.text[: number.start()] + other + block.text[number.end() :]
    row = tuple(text if at == block.column else cell for at, cell in enumerate(block.row))
    return replace(block, text=text, row=row)


@pytest.mark.parametrize("printed, right", [
    ("29.96", True), ("29.960", True), ("30.0", False), ("29.9", False), ("30", False), ("29.9597", True),
])
def test_a_share_is_right_only_on_its_side_of_the_threshold(printed, right):
    assert percent(Fraction(25298, 84440), Fraction(3, 10)).prints_as(printed) is right


@pytest.mark.parametrize("printed, right", [
    ("126,660", True), ("126660", False), ("126,660.00", True), ("126,66", False),
])
def test_a_thousand_has_its_comma(printed, right):
    assert Amount(Fraction(126660)).prints_as(printed) is right
