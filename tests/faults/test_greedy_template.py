"""A template without measure fails by itself: the worker and the other documents go on."""

import pytest

from tests.faults.installation import QUICK, SLOW, installed
from tests.waiting import wait_for

pytestmark = pytest.mark.slow

GREEDY = "{% set x = namespace(t='章') %}{% for i in range(40) %}{% set x.t = x.t ~ x.t %}{% endfor %}{{ x.t }}"


def test_a_template_that_eats_memory_fails_with_the_limit(tmp_path):
    with installed(tmp_path, GREEDY) as place:
        place.start_worker()
        greedy, other = place.request(SLOW), place.request(QUICK, "C1")
        assert wait_for(lambda: place.document(greedy).state == "failed", 60), place.last_words()
        assert "内存超过 1024 MB" in place.document(greedy).error
        place.wait_until_done(other)
