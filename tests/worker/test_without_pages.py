"""A document whose contents got no page numbers is another one than that which has them: it says what it lacks, and
where LibreOffice is, it is made anew."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from webforms.actions import pdf
from worker.jobs import render_document

ENTRY = f"""<w:hyperlink {nsdecls("w")} w:anchor="one"><w:r><w:t>一、概况</w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF one</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>"""


@pytest.fixture
def asked(frozen, tmp_path, monkeypatch):
    """A campaign whose report has contents, on a machine without LibreOffice."""
    template = Document()
    template.add_paragraph("{{ document.title }}")._p.append(parse_xml(ENTRY))
    file = io.BytesIO()
    template.save(file)
    (tmp_path / "sh").symlink_to("/bin/sh")
    monkeypatch.setenv("PATH", str(tmp_path))
    return frozen(report=file.getvalue())


@pytest.fixture
def office(tmp_path):
    """Puts a program on the path that never gets anything done, as LibreOffice when it hangs."""
    def install():
        program = tmp_path / "soffice"
        program.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
        program.chmod(0o755)

    return install


def make(asked):
    """Ask, make what was queued by that, and look."""
    document, before = asked.request(), len(asked.sent)
    for job in asked.sent[before - 1 :]:
        render_document(*job)
    return asked.document(document)


def test_it_is_done_and_says_what_it_lacks(asked):
    made = make(asked)
    assert (made.state, made.error) == ("done", None)
    assert "没有 LibreOffice" in made.lack


def test_without_libreoffice_asking_again_gives_the_same(asked):
    first = make(asked)
    assert asked.request() == first.id
    assert len(asked.sent) == 1


def test_where_libreoffice_is_by_now_it_is_made_anew(asked, office, monkeypatch):
    """It hangs, so the new one lacks something else; the first stays what it was."""
    first = make(asked)
    office()
    monkeypatch.setattr(pdf, "LONGEST_SECONDS", 0.2)
    second = make(asked)
    assert second.id != first.id
    assert (second.state, "排版没有做完" in second.lack) == ("done", True)
    assert asked.document(first.id) == first


def test_one_that_lacks_the_same_again_fails_and_says_why(asked, office, monkeypatch):
    office()
    monkeypatch.setattr(pdf, "LONGEST_SECONDS", 0.2)
    first, second = make(asked), make(asked)
    assert (first.state, second.state) == ("done", "failed")
    assert "没有页码的那一份还在" in second.error
    assert make(asked).id == second.id


def test_contents_are_all_that_is_laid_out(frozen, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert make(frozen()).lack is None
