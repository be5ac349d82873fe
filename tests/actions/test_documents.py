"""Documents asked for, and the life of their rows: claimed, renewed, finished, failed, swept, asked for again."""

import pytest

from tests.settling import freeze
from tests.waiting import wait_for
from webforms.actions.documents import (
    get_document,
    list_documents,
    open_document,
    request_document,
    template_bytes,
)
from webforms.domain.errors import InputFaults, NotFound, Refused, WrongState
from webforms.store import documents, kept_files
from webforms.store.views import FileView

KIND = "scoring_explanations"
LEASE = 30


@pytest.fixture
def snapshot(world):
    world.clock.set("2016-06-15")
    return freeze(world.store, world.bureau, "第一次").id


@pytest.fixture
def sent(world):
    """What went to the queue."""
    told = []
    world.store.jobs = lambda document, attempt: told.append((document, attempt))
    return told


def ask(world, snapshot, kind=KIND, unit=None):
    return request_document(world.store, world.bureau, snapshot=snapshot, kind=kind, unit=unit)


def step(world, name, *arguments):
    with world.store.aside() as tx:
        return getattr(documents, name)(tx, *arguments)


def finished(world, document, content=b"a word file"):
    sha256 = world.store.files.keep(content)
    with world.store.aside() as tx:
        kept_files.add_file(tx, FileView(sha256, len(content), "application/x", "document"))
        return documents.finish(tx, document.id, document.attempt, sha256)


def test_asking_queues_once_and_tells_the_worker_after_the_commit(world, snapshot, sent):
    first, created = ask(world, snapshot)
    again, created_again = ask(world, snapshot)
    assert (first.state, first.attempt, created, created_again) == ("queued", 1, True, False)
    assert again == first
    assert sent == [(first.id, 1)]


def test_a_request_that_is_rolled_back_tells_nobody(world, snapshot, sent):
    with pytest.raises(InputFaults):
        ask(world, snapshot, kind="nothing")
    assert sent == []


def test_another_snapshot_kind_or_unit_is_another_document(world, snapshot, sent):
    other = freeze(world.store, world.bureau, "第二次").id
    ids = {ask(world, snapshot)[0].id, ask(world, other)[0].id, ask(world, snapshot, "application_form")[0].id}
    assert len(ids) == 3
    assert {one.id for one in list_documents(world.store, world.bureau)} == ids
    assert len(list_documents(world.store, world.bureau, snapshot=snapshot)) == 2


def test_one_worker_claims_and_a_second_finds_nothing(world, snapshot):
    document, _ = ask(world, snapshot)
    claim = step(world, "claim", document.id, 1, LEASE)
    assert (claim.id, claim.kind, claim.snapshot, claim.unit) == (document.id, KIND, snapshot, "QC")
    assert step(world, "claim", document.id, 1, LEASE) is None
    assert get_document(world.store, world.bureau, document.id).state == "rendering"


def test_it_is_finished_once_and_can_be_opened(world, snapshot):
    document, _ = ask(world, snapshot)
    with pytest.raises(WrongState):
        open_document(world.store, world.bureau, document.id)
    step(world, "claim", document.id, 1, LEASE)
    assert step(world, "renew", document.id, 1, LEASE, 40)
    assert finished(world, document)
    assert not finished(world, document)
    opened = open_document(world.store, world.bureau, document.id)
    assert opened.path.read_bytes() == b"a word file"
    assert opened.name.endswith("_QC-2016-0001.docx")


def test_a_lost_lease_is_swept_and_the_late_worker_cannot_finish(world, snapshot):
    document, _ = ask(world, snapshot)
    step(world, "claim", document.id, 1, 0.05)
    assert wait_for(lambda: step(world, "sweep") == [(document.id, 2)])
    assert not step(world, "renew", document.id, 1, LEASE, 50)
    assert not finished(world, document)
    assert not step(world, "fail", document.id, 1, "x", None)
    assert step(world, "claim", document.id, 2, LEASE) is not None
    assert get_document(world.store, world.bureau, document.id).attempt == 2


def test_a_lease_that_runs_is_left_alone(world, snapshot):
    document, _ = ask(world, snapshot)
    step(world, "claim", document.id, 1, LEASE)
    assert step(world, "sweep") == []


def test_the_sweep_names_what_the_queue_forgot(world, snapshot):
    document, _ = ask(world, snapshot)
    assert step(world, "sweep") == [(document.id, 1)]


def test_a_failed_document_says_where_and_is_queued_again_on_request(world, snapshot, sent):
    document, _ = ask(world, snapshot)
    step(world, "claim", document.id, 1, LEASE)
    step(world, "fail", document.id, 1, "没有这个名字", "表 3 第 2 行")
    failed = get_document(world.store, world.bureau, document.id)
    assert (failed.state, failed.error, failed.place) == ("failed", "没有这个名字", "表 3 第 2 行")
    again, created = ask(world, snapshot)
    assert (again.id, again.state, again.error, created) == (document.id, "queued", None, False)
    assert len(sent) == 2


def test_a_document_of_the_district_takes_no_other_unit(world, snapshot):
    assert ask(world, snapshot, unit="QC")[0].unit == "QC"
    with pytest.raises(InputFaults):
        ask(world, snapshot, unit="FC")
    with pytest.raises(NotFound):
        ask(world, 99)


def test_the_template_is_the_one_of_the_snapshots_pack(world, snapshot):
    document, _ = ask(world, snapshot)
    assert template_bytes(world.store, document.id).startswith(b"PK")


def test_who_may_see_and_who_may_ask(world, snapshot):
    inspector = world.actor("QC", "inspector")
    document, _ = ask(world, snapshot)
    assert get_document(world.store, inspector, document.id).id == document.id
    with pytest.raises(Refused):
        request_document(world.store, inspector, snapshot=snapshot, kind=KIND)
    with pytest.raises(Refused):
        get_document(world.store, world.actor("FC"), document.id)
