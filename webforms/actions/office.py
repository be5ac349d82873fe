"""LibreOffice: whether it is here, and that it ends with whoever started it.

It makes previews and numbers the pages of a document's contents. The program is a script that starts others, so a
guard of ours stands before it: the first of their group, told by the kernel when its parent ends."""

from __future__ import annotations

import shutil
import sys

from webforms.processes import ends_with_us

PROGRAMS = ("soffice", "libreoffice")


def find_office() -> str | None:
    """The program's place; None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


_GUARD = """
import os, signal, subprocess, sys
signal.signal(signal.SIGTERM, lambda *told: os.killpg(0, signal.SIGKILL))
sys.exit(subprocess.call(sys.argv[1:]))
"""


def taken_along(command: list[str]) -> list[str]:
    """`command`, to be started in a session of its own, which ends as a whole when the thread that starts it ends, even
    by SIGKILL (Linux)."""
    return ends_with_us([sys.executable, "-I", "-S", "-c", _GUARD, *command])
