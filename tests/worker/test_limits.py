import subprocess
import sys

import pytest
from rq.timeouts import JobTimeoutException

from worker.limits import TooLong, TooMuchMemory, explained

HUNGRY = """
from worker.limits import TooMuchMemory, explained, limit_memory
limit_memory(300)
try:
    with explained():
        bytearray(400 << 20)
except TooMuchMemory as error:
    print(error)
"""


def test_a_process_is_refused_more_memory_than_its_limit():
    told = subprocess.run([sys.executable, "-c", HUNGRY], capture_output=True, text=True, check=True)
    assert "内存超过 1024 MB" in told.stdout


@pytest.mark.parametrize(
    "raised, said", [(JobTimeoutException(), TooLong), (MemoryError(), TooMuchMemory)], ids=["time", "memory"]
)
def test_a_limit_that_was_reached_is_an_error_with_a_cure(raised, said):
    with pytest.raises(said, match="已经停下。请看模板"), explained():
        raise raised


def test_any_other_error_passes():
    with pytest.raises(KeyError), explained():
        raise KeyError
