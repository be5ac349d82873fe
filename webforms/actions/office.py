"""Whether LibreOffice is here: it makes previews, and numbers the pages of a document's contents."""

from __future__ import annotations

import shutil

PROGRAMS = ("soffice", "libreoffice")


def find_office() -> str | None:
    """The program's place; None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)
