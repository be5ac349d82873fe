"""A queue that loses everything loses no document: the rows wait, and the sweep sends them again."""

import pytest

from tests.faults.installation import QUICK, SLOW

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def test_a_wiped_queue(place, tell):
    documents = [place.request(QUICK, unit) for unit in ("C1", "C2")]
    place.wipe_queue()
    place.start_worker()
    tell(max(place.wait_until_done(document) for document in documents))
    assert sorted(place.made_files()) == sorted(place.document(document).sha256 for document in documents)
    assert {place.document(document).attempt for document in documents} == {1}


def test_a_queue_wiped_in_mid_render(place, tell):
    place.start_worker()
    document, waiting = place.request(SLOW), place.request(QUICK, "C1")
    place.wait_until_rendering(document)
    place.wipe_queue()
    assert place.is_rendering(document)
    tell(max(place.wait_until_done(document), place.wait_until_done(waiting)))
    assert {place.document(number).attempt for number in (document, waiting)} == {1}
