"""What happens here is told to other programs: signed, in order, until it is taken."""

import datetime
import threading

import pytest
from sqlalchemy import update

from tests.settling import freeze, settle
from tests.waiting import wait_for
from tests.worker.receiver import Receiver
from webforms.actions import installation, webhooks
from webforms.actions.units import tree
from webforms.domain.errors import InputFaults, Unavailable
from webforms.domain.webhooks import EVENTS, WAITS, signature
from webforms.store import deliveries as rows
from webforms.store.schema import deliveries
from webforms.store.writing import database_time
from worker import courier, places, posting
from worker.courier import deliver

ACTIVITY = {
    "title": "端午包粽子亲子活动", "category": "minors", "starts_at": "2016-06-08T19:00", "ends_at": "2016-06-08T21:00",
    "place": "社区文化室", "attendance": 64, "minors": 46,
}


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def village(world):
    """A village of the district, whichever comes first."""
    return next(unit.code for unit in tree(world.store).units if unit.kind == "village")


def hook(world, receiver, verbs=tuple(EVENTS), url=None, internal=True):
    made, secret = webhooks.add_webhook(
        world.store, installation.operator(), url=url or receiver.url, verbs=verbs, internal=internal)
    return made.id, secret


def entered(world, village, **changes):
    with world.on("2016-06-14"):
        return world.enter(village, "activity", {**ACTIVITY, **changes}, {"photo": 2})


def sent(world, number):
    return webhooks.get_webhook(world.store, installation.operator(), number)[1]


def make_due(world):
    """As if the waits were over."""
    with world.store.aside() as tx:
        tx.run(update(deliveries).where(deliveries.c.next_at.is_not(None)).values(next_at=database_time(tx, 0)))


def test_a_submitted_record_is_told_signed_and_without_its_content(world, village, receiver):
    number, secret = hook(world, receiver)
    record = entered(world, village)
    assert deliver(world.store) == 1
    (headers, content), = receiver.came
    assert headers["X-Webforms-Signature"] == signature(secret, content)
    assert (headers["path"], headers["Content-Type"]) == ("/hooks?from=webforms", "application/json")
    (delivery,) = sent(world, number)
    body, = receiver.bodies
    assert headers["X-Webforms-Delivery"] == str(delivery.id) == str(body.pop("delivery"))
    assert datetime.datetime.fromisoformat(body.pop("at")).date() == datetime.date(2016, 6, 14)
    assert body == {"event": "record.submit", "id": record.id, "number": record.number, "type": "activity",
                    "unit": village, "version": 1}
    assert "端午" not in content.decode()
    assert delivery.state == "sent"
    assert deliver(world.store) == 0


def test_a_return_an_approval_and_a_freeze_are_told_each_once(world, village, receiver):
    hook(world, receiver)
    returned = world.send_back(entered(world, village))
    approved = world.agree(entered(world, village, title="第二场"))
    settle(world.store, world.bureau)
    frozen = freeze(world.store, world.bureau, "第一次")
    for _ in range(3):
        deliver(world.store)
    told = [(body["event"], body["id"]) for body in receiver.bodies]
    assert sorted(told) == sorted([
        ("record.submit", returned.id), ("record.return", returned.id), ("record.submit", approved.id),
        ("record.approve", approved.id), ("snapshot.freeze", frozen.id)])
    assert [body["seal"] for body in receiver.bodies if "seal" in body] == [frozen.seal]


def test_a_draft_is_told_to_nobody_and_a_rolled_back_submission_neither(world, village, receiver):
    number, _ = hook(world, receiver)
    with world.on("2016-06-14"):
        world.enter(village, "activity", ACTIVITY, submit=False)
        with pytest.raises(InputFaults):
            world.enter(village, "activity", {**ACTIVITY, "attendance": None})
    assert sent(world, number) == ()


def test_only_what_was_asked_for_is_told_and_only_while_it_is_in_use(world, village, receiver):
    number, _ = hook(world, receiver, verbs=["record.approve"])
    record = entered(world, village)
    webhooks.switch_webhook(world.store, installation.operator(), number, active=False)
    world.agree(record)
    assert sent(world, number) == ()
    webhooks.switch_webhook(world.store, installation.operator(), number, active=True)
    world.agree(entered(world, village, title="第二场"))
    assert [one.verb for one in sent(world, number)] == ["record.approve"]


def test_what_waits_for_a_paused_one_waits_until_it_goes_on(world, village, receiver):
    number, _ = hook(world, receiver)
    entered(world, village)
    webhooks.switch_webhook(world.store, installation.operator(), number, active=False)
    assert deliver(world.store) == 0
    webhooks.switch_webhook(world.store, installation.operator(), number, active=True)
    assert deliver(world.store) == 1


def test_one_that_was_listed_and_then_paused_is_not_sent(world, village, receiver):
    number, _ = hook(world, receiver)
    entered(world, village)
    with world.store.read() as tx:
        (delivery, _), = rows.list_due(tx)
    webhooks.switch_webhook(world.store, installation.operator(), number, active=False)
    with world.store.aside() as tx:
        assert rows.claim(tx, delivery) is None


@pytest.mark.parametrize("status, words", [(500, "对方答 500"), (404, "对方答 404"), (302, "不跟着转")])
def test_what_is_not_taken_is_sent_again_later_and_then_given_up(world, village, receiver, status, words):
    number, _ = hook(world, receiver)
    entered(world, village)
    receiver.status = status
    assert deliver(world.store) == 0
    failing, = sent(world, number)
    assert (failing.state, failing.attempt) == ("failing", 1)
    assert words in failing.error
    deliver(world.store)
    assert len(receiver.came) == 1  # not before its time
    for _ in WAITS:
        make_due(world)
        deliver(world.store)
    given_up, = sent(world, number)
    assert (given_up.state, given_up.attempt) == ("given_up", len(WAITS) + 1)
    make_due(world)
    deliver(world.store)
    assert len(receiver.came) == len(WAITS) + 1
    receiver.status = 204
    webhooks.send_again(world.store, installation.operator(), number, given_up.id)
    assert deliver(world.store) == 1
    again, = sent(world, number)
    assert (again.state, again.attempt, again.error) == ("sent", 1, None)


def test_of_one_record_the_second_waits_for_the_first(world, village, receiver):
    number, _ = hook(world, receiver)
    receiver.status = 503
    record = entered(world, village)
    deliver(world.store)
    world.agree(record)
    receiver.status = 200
    assert deliver(world.store) == 0  # the first is not due yet
    make_due(world)
    assert [deliver(world.store), deliver(world.store)] == [1, 1]
    assert [body["event"] for body in receiver.bodies] == ["record.submit", "record.submit", "record.approve"]
    assert {one.state for one in sent(world, number)} == {"sent"}


def test_one_that_is_off_holds_up_only_itself(world, village, receiver):
    off, _ = hook(world, receiver, url="http://127.0.0.1:1/hooks")
    hook(world, receiver)
    for title in ("第一场", "第二场", "第三场"):
        entered(world, village, title=title)
    assert deliver(world.store) == 3
    assert sorted(one.attempt for one in sent(world, off)) == [0, 0, 1]
    assert "没有程序在听" in next(one.error for one in sent(world, off) if one.error)


def test_two_who_send_at_once_send_it_once(world, village, receiver):
    hook(world, receiver)
    entered(world, village)
    couriers = [threading.Thread(target=deliver, args=(world.store,)) for _ in range(2)]
    for each in couriers:
        each.start()
    for each in couriers:
        each.join()
    assert len(receiver.came) == 1


def test_what_a_killed_courier_claimed_is_due_again(world, village, receiver, monkeypatch):
    number, _ = hook(world, receiver)
    entered(world, village)
    with world.store.aside() as tx:
        (due, _), = rows.list_due(tx)
        stale = rows.claim(tx, due)
    assert deliver(world.store) == 0  # it is on its way, as far as anybody knows
    make_due(world)
    assert deliver(world.store) == 1
    with world.store.aside() as tx:
        assert not rows.failed(tx, stale, "来晚了", 60)
    assert sent(world, number)[0].state == "sent"


def test_an_answer_that_never_ends_is_ended(world, village, receiver, monkeypatch):
    monkeypatch.setattr(posting, "SECONDS", 0.5)
    number, _ = hook(world, receiver)
    entered(world, village)
    receiver.drip = True
    assert deliver(world.store) == 0
    assert "没有回答" in sent(world, number)[0].error


def test_a_name_that_turned_to_the_inside_is_not_called(world, village, receiver, monkeypatch):
    """The name was in the open when it was typed; now it stands for this machine."""
    port = receiver.url.rpartition(":")[2].partition("/")[0]
    number, _ = hook(world, receiver, url=f"http://localhost:{port}/hooks", internal=False)
    entered(world, village)
    assert deliver(world.store) == 0
    assert "指向内网" in sent(world, number)[0].error
    assert receiver.came == []


def test_the_courier_goes_on_when_the_database_is_away_for_a_moment(world, village, receiver, monkeypatch, tmp_path):
    places.settle(places.Places(world.url, world.files, "unix:///no/queue"))
    monkeypatch.setattr(courier, "EVERY_SECONDS", 0.05)
    failed = threading.Event()
    whole = courier.deliver

    def away_once(store, over):
        if not failed.is_set():
            failed.set()
            raise Unavailable(what="数据库")
        return whole(store, over)

    monkeypatch.setattr(courier, "deliver", away_once)
    hook(world, receiver)
    running = courier.Courier()
    running.start()
    entered(world, village)
    try:
        assert wait_for(lambda: receiver.came, 10)
    finally:
        running.dismiss()
    assert failed.is_set()
    assert len(receiver.came) == 1
