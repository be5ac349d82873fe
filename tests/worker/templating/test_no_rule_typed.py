"""No template types a number of the rules: a threshold that the pack changes would stay behind in the sentence."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.worker.numbers.fixed import LITERAL, TAG
from tests.worker.templating.reference import DOCUMENTS, template
from tests.worker.templating.small import docx

AMOUNT = re.compile(r"\d[\d,.]*(?:次|门|项|件|个|所|份|场|人|元|分|%|％)")


def amounts_typed(content):
    """Amounts outside tags, and in the texts that tags hold."""
    found = []
    for paragraph in Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        written = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        texts = [*TAG.split(written), *("".join(pair) for tag in TAG.findall(written) for pair in LITERAL.findall(tag))]
        found += [amount for text in texts for amount in AMOUNT.findall(text)]
    return found


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_amount_of_a_sentence_is_filled_in(kind):
    assert amounts_typed(template(kind)) == []


@pytest.mark.parametrize("text", ["全年活动达到4次以上", "{{ '达到80%的标准' }}", "{% set words = \"不少于1.5元\" %}"])
def test_an_amount_that_is_typed_is_found(text):
    assert len(amounts_typed(docx(text))) == 1
