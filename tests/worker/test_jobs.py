import io
from contextlib import closing

import pytest
from docx import Document
from rq.utils import import_attribute

from tests.packs.with_templates import pack_with_templates
from tests.settling import freeze
from tests.worker.conftest import Asked
from tests.world import World
from webforms.actions.queue import RENDER
from webforms.domain.errors import Unavailable
from webforms.store.transactions import Store
from worker.documents import make
from worker.jobs import render_document
from worker.places import Places, settle
from worker.templating.package import parts


def text_of(asked, document):
    word = Document(io.BytesIO(asked.store.files.read(asked.document(document).sha256)))
    return "\n".join(paragraph.text for paragraph in word.paragraphs)


def test_a_document_asked_for_is_made(frozen):
    asked = frozen()
    document = asked.request()
    render_document(*asked.sent[0])
    done = asked.document(document)
    assert (done.state, done.progress, done.error) == ("done", 100, None)
    assert text_of(asked, document) == "滨江开发区学习型园区自查报告"


def test_a_document_of_one_unit_is_about_that_unit(frozen):
    asked = frozen()
    documents = [asked.request("community_sheet", unit) for unit in ("C1", "C2")]
    for document in documents:
        render_document(document, 1)
    assert [text_of(asked, document) for document in documents] == ["江湾社区", "柳岸社区"]


def test_a_job_that_comes_twice_does_nothing_the_second_time(frozen):
    asked = frozen()
    document = asked.request()
    render_document(document, 1)
    done = asked.document(document)
    render_document(document, 1)
    assert asked.document(document) == done


def test_asking_again_gives_the_same_document_and_queues_nothing(frozen):
    asked = frozen()
    document = asked.request()
    render_document(document, 1)
    assert asked.request() == document
    assert asked.sent == [(document, 1)]
    assert asked.document(document).state == "done"


def test_a_fault_of_the_template_is_said_with_its_place(frozen):
    asked = frozen(report="自查报告 {{ document.titel }}")
    document = asked.request()
    render_document(document, 1)
    failed = asked.document(document)
    assert failed.state == "failed"
    assert "“titel”在数据里没有" in failed.error
    assert failed.place == "正文第1段“自查报告 {{ document.titel }}”"


def test_a_failed_document_is_queued_again_on_request(frozen):
    asked = frozen(report="{{ document.titel }}")
    document = asked.request()
    render_document(document, 1)
    assert asked.request() == document
    again = asked.document(document)
    assert (again.state, again.error, again.place, asked.sent[1:]) == ("queued", None, None, [(document, 1)])


def test_a_fault_of_one_document_leaves_the_others_alone(frozen):
    asked = frozen(report="{{ document.titel }}")
    failing, other = asked.request(), asked.request("community_sheet", "C1")
    for document in (failing, other):
        render_document(document, 1)
    assert [asked.document(number).state for number in (failing, other)] == ["failed", "done"]


def test_what_nobody_foresaw_is_said_and_raised(frozen, monkeypatch):
    """A fault of ours, planted where the view is made."""
    monkeypatch.setattr(make, "view_of", lambda material: 1 // 0)
    asked = frozen()
    document = asked.request()
    with pytest.raises(ZeroDivisionError):
        render_document(document, 1)
    failed = asked.document(document)
    assert failed.state == "failed"
    assert f"文档编号 {document} " in failed.error


def test_a_database_that_is_away_fails_no_document(frozen, monkeypatch):
    asked = frozen()
    document = asked.request()

    def away(store):
        raise Unavailable(what="数据库")

    monkeypatch.setattr(Store, "read", away)
    with pytest.raises(Unavailable):
        render_document(document, 1)
    monkeypatch.undo()
    assert asked.document(document).state == "rendering"


def test_the_name_that_the_queue_carries_is_this_job():
    """The web enqueues by name and never imports the worker."""
    assert import_attribute(RENDER) is render_document


def test_a_pack_chooses_the_font_of_digits(database_url, tmp_path):
    pack = pack_with_templates(tmp_path / "pack", report="{{ document.title }}")
    listed = pack / "documents.yaml"
    chosen = "- key: report\n  digit_font: Times New Roman\n"
    listed.write_text(listed.read_text("utf-8").replace("- key: report\n", chosen), "utf-8")
    with closing(World(database_url, tmp_path / "files", pack=pack)) as world:
        settle(Places(database_url, tmp_path / "files", "unix:///no/queue"))
        asked = Asked(world, freeze(world.store, world.bureau, "第一次").id)
        document = asked.request()
        render_document(*asked.sent[0])
        styles = parts(asked.store.files.read(asked.document(document).sha256))["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"' in styles
