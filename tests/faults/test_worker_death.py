"""Whoever dies in mid-render, the document is made, and once. Times are printed beside the aim, never asserted."""

import os
import signal

import pytest

from tests.faults.installation import QUICK, SLOW, end_tree, is_alive, kill
from tests.waiting import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def made_once(place, document):
    return place.made_files() == [place.document(document).sha256]


def test_a_killed_work_horse(place, tell):
    place.start_worker()
    document = place.request(SLOW)
    place.wait_until_rendering(document)
    kill(place.horse())
    assert place.is_rendering(document)
    tell(place.wait_until_done(document))
    assert made_once(place, document)
    assert place.document(document).attempt == 2


def test_a_killed_worker_leaves_its_horse_to_finish_and_is_replaced(place, tell):
    place.start_worker()
    document = place.request(SLOW)
    place.wait_until_rendering(document)
    place.horse()
    killed = place.rq_worker()
    kill(killed)
    assert place.is_rendering(document)
    tell(place.wait_until_done(document))
    assert made_once(place, document)
    assert wait_for(lambda: place.rq_worker() != killed, 30)
    other = place.request(QUICK, "C1")
    place.wait_until_done(other)


def test_a_killed_main_process_is_started_again_by_its_supervisor(place, tell):
    place.start_worker()
    document = place.request(SLOW)
    place.wait_until_rendering(document)
    old_worker = place.rq_worker()
    kill(place.worker.pid)
    place.worker.wait()
    assert place.is_rendering(document)
    place.start_worker()
    tell(place.wait_until_done(document))
    assert made_once(place, document)
    assert wait_for(lambda: not is_alive(old_worker), 30), "the old worker outlived its main process"


def test_everything_killed_at_once_as_by_a_power_cut(place, tell):
    place.start_worker()
    document = place.request(SLOW)
    place.wait_until_rendering(document)
    place.horse()
    end_tree(place.worker.pid)
    place.worker.wait()
    assert place.is_rendering(document)
    place.start_worker()
    tell(place.wait_until_done(document))
    assert made_once(place, document)


def test_a_worker_frozen_beyond_its_lease_does_not_finish(place, tell):
    place.start_worker(count=2)
    document = place.request(SLOW)
    place.wait_until_rendering(document)
    frozen = place.horse()
    os.kill(frozen, signal.SIGSTOP)
    assert place.is_rendering(document)
    tell(place.wait_until_done(document))
    finished = place.document(document)
    os.kill(frozen, signal.SIGCONT)
    assert wait_for(lambda: not is_alive(frozen), 60)
    assert (finished.attempt, place.document(document)) == (2, finished)
    assert made_once(place, document)


def test_a_stopped_worker_ends_cleanly_after_its_job(place):
    place.start_worker()
    document = place.request(SLOW)
    place.wait_until_rendering(document)
    worker = place.rq_worker()
    assert place.stop_worker() == 0
    assert place.document(document).state == "done"
    assert not is_alive(worker)
    assert "Traceback" not in place.last_words()
