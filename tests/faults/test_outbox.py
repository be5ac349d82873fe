"""A message on its way when the program is killed is sent by the next one; real processes, a real receiver."""

import pytest
from sqlalchemy import update

from tests.faults.installation import QUICK, kill
from tests.settling import freeze
from tests.waiting import wait_for
from tests.worker.receiver import Receiver
from webforms.actions import installation, webhooks
from webforms.store.schema import deliveries
from webforms.store.writing import database_time

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def hook(place, receiver):
    made, _ = webhooks.add_webhook(
        place.store, installation.operator(), url=receiver.url, verbs=["snapshot.freeze", "document.done"],
        internal=True)
    return made.id


def states(place, hook):
    return [one.state for one in webhooks.get_webhook(place.store, installation.operator(), hook)[1]]


def test_a_killed_courier_loses_nothing(place, receiver, hook):
    receiver.silent = True
    freeze(place.store, place.bureau, "第二次")
    place.start_worker()
    assert wait_for(lambda: receiver.came, 30), place.last_words()
    kill(place.worker.pid)
    place.worker.wait()
    assert states(place, hook) == ["waiting"]
    receiver.silent = False
    with place.store.aside() as tx:  # the minute for which it was claimed is over
        tx.run(update(deliveries).values(next_at=database_time(tx, 0)))
    place.start_worker()
    assert wait_for(lambda: states(place, hook) == ["sent"], 30), place.last_words()
    assert len({body["delivery"] for body in receiver.bodies}) == 1


def test_a_finished_document_is_told(place, receiver, hook):
    place.start_worker()
    document = place.request(QUICK, "C1")
    place.wait_until_done(document)
    assert wait_for(lambda: receiver.came, 30), place.last_words()
    assert [(body["event"], body["id"], body["type"], body["unit"]) for body in receiver.bodies] == [
        ("document.done", document, QUICK, "C1")]
    assert place.stop_worker() == 0
