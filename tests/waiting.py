"""Waiting for what another process does: as short as it takes, and never for ever."""

import time
from collections.abc import Callable


def wait_for(condition: Callable[[], object], seconds: float = 10) -> bool:
    """Whether `condition` became true in time; looks again every 20 ms."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
