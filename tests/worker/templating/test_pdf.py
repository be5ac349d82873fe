"""The documents as LibreOffice lays them out: it opens them, and pages and numbers are where they should be."""

import re
import subprocess

import pypdfium2
import pytest

from tests.fixtures.needs import need_program
from tests.worker.templating.reference import DOCUMENTS, nothing_stated, template, view, with_every_text
from worker.templating.render import render

pytestmark = pytest.mark.slow

PAGES = {"application_form": range(9, 14), "self_evaluation": range(24, 36), "scoring_explanations": range(20, 28)}
"""Wide enough for the fonts a machine has, narrow enough to see a table gone or a page doubled."""


def pages(file, folder):
    """The texts of the pages."""
    (folder / "made.docx").write_bytes(file)
    soffice = need_program("LibreOffice", "soffice", "libreoffice")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "made.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    with pypdfium2.PdfDocument(folder / "made.pdf") as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.mark.parametrize("key", DOCUMENTS)
def test_it_opens_and_counts_its_pages_from_the_first_of_the_body(key, tmp_path):
    texts = pages(render(template(key), view(key)), tmp_path)

    assert len(texts) in PAGES[key]
    numbers = [int(found[1]) for text in texts if (found := re.search(r"— (\d+) —", text))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(texts) - len(numbers) in (1, 2)  # the cover, and what belongs to it


def test_the_head_of_the_framework_stands_on_each_of_its_pages(tmp_path):
    texts = pages(render(template("scoring_explanations"), view("scoring_explanations")), tmp_path)
    whole = next(number for number, text in enumerate(texts) if re.search("合\\s*计", text))
    assert all("评分标准" in text for text in texts[1 : whole + 1])


@pytest.mark.parametrize("key", DOCUMENTS)
def test_it_opens_when_nothing_was_stated_and_when_every_text_is_nasty(key, tmp_path):
    seen = with_every_text(nothing_stated(view(key)), lambda text: f"{text}{{{{ 7*7 }}}}&<>\u000b𠮷")
    assert any("{{ 7*7 }}&<>" in text for text in pages(render(template(key), seen), tmp_path))
