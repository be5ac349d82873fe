"""Programs that we start and that must not outlive us: a server nobody stops, a conversion nobody waits for."""

from __future__ import annotations

import os
import sys

# Runs between fork and exec of the child, but as a program of its own: Python warns about code of ours in a child
# forked from a process with threads. A parent that died before the call is noticed by its number.
_TIE_TO_PARENT = """
import ctypes, os, signal, sys
parent, *command = sys.argv[1:]
tie = getattr(ctypes.CDLL(None), "prctl", None)
if tie is not None:
    tie(1, signal.SIGTERM)
if os.getppid() != int(parent):
    sys.exit("the process that started this one is gone")
os.execv(command[0], command)
"""


def ends_with_us(command: list[str]) -> list[str]:
    """`command`, wrapped so that it gets SIGTERM when the thread that starts it ends, even by SIGKILL (Linux).

    Call it from a thread that lives as long as the program, and give an absolute path of the executable."""
    return [sys.executable, "-I", "-S", "-c", _TIE_TO_PARENT, str(os.getpid()), *command]
