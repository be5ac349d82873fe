"""An installation with a slow document for each test, and a place for how long it took."""

import pytest

from tests.faults.installation import installed, slow

AIM_SECONDS = 60
ROUNDS = 2500
"""Three seconds or so: long enough to be killed in."""


@pytest.fixture
def place(tmp_path):
    with installed(tmp_path, slow(ROUNDS)) as made:
        yield made


@pytest.fixture
def tell(measured):
    def told(seconds):
        measured(f"done after {seconds:.0f} s (aim {AIM_SECONDS} s)")

    return told
