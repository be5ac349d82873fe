"""What a conversion that was killed left in the temporary folder, gone when a worker starts: a profile of LibreOffice
is large, and nobody else comes back for it."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from pathlib import Path

from webforms.actions import pdf
from worker.documents import layout

OLD_SECONDS = 3600
"""Far longer than any conversion may take: what is younger may be at work, for the web too."""


def sweep_leftovers() -> None:
    """Our own folders of conversions that nobody works in any more."""
    for prefix in (pdf.FOLDER, layout.FOLDER):
        for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
            if _is_left(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_left(path: Path) -> bool:
    """A folder of this account, and old; another worker may have swept it in this very moment."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and found.st_mtime < time.time() - OLD_SECONDS
