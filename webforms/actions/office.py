"""LibreOffice: whether it is here, and that it ends with whoever started it.

It makes previews and numbers the pages of a document's contents. The program is a script that starts others, so a
guard of ours stands before it: the first of their group, told by the kernel when its parent ends."""

from __future__ import annotations

import os
import shutil
import sys

PROGRAMS = ("soffice", "libreoffice")


def find_office() -> str | None:
    """The program's place; None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


_GUARD = """
import ctypes, os, signal, subprocess, sys

def end(*told):
    os.killpg(0, signal.SIGKILL)

parent, *command = sys.argv[1:]
signal.signal(signal.SIGTERM, end)
tie = getattr(ctypes.CDLL(None), "prctl", None)
if tie is not None:
    tie(1, signal.SIGTERM)
if os.getppid() != int(parent):
    end()
sys.exit(subprocess.call(command))
"""


def taken_along(command: list[str]) -> list[str]:
    """`command`, to be started in a session of its own, which ends as a whole when the thread that starts it ends, even
    by SIGKILL (Linux)."""
    return [sys.executable, "-I", "-S", "-c", _GUARD, str(os.getpid()), *command]
