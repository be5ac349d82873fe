"""A document as PDF, where LibreOffice is installed: a preview to read and pass on. The Word file is the product.

One conversion at a time and process, each with a profile of its own: LibreOffice shares nothing well, and a request
that waits too long is told so. Word reckons the page numbers of the contents when it opens the file; LibreOffice takes
a field of contents as text, so in the copy that it gets the field is opened and each number in it stands by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from webforms.actions.documents import open_document
from webforms.actions.office import find_office, taken_along
from webforms.actions.open_contents import copy_with_open_contents
from webforms.domain.access import Actor
from webforms.domain.errors import NotOffered, Unavailable
from webforms.store.transactions import Store

AS_MUCH_MEMORY_AS_IT_MAY = ("sh", "-c", 'ulimit -S -v "$(ulimit -H -v)"; exec "$@"', "sh")
"""A worker limits its own memory; the program it starts has limits of its own."""

FONTS = Path(__file__).with_name("preview_fonts.conf")
LONGEST_SECONDS = 120
FOLDER = "webforms-pdf-"

_one_at_a_time = threading.Lock()


def open_pdf(store: Store, actor: Actor, document: int) -> bytes:
    """The finished document as PDF, made anew each time. NotOffered where this machine cannot."""
    return to_pdf(open_document(store, actor, document).path)


def to_pdf(word_file: Path) -> bytes:
    program = find_office()
    if program is None:
        raise NotOffered(what=" LibreOffice，PDF ")
    if not _one_at_a_time.acquire(timeout=LONGEST_SECONDS):
        raise Unavailable(what="PDF 转换（前面还有人在等）")
    try:
        with TemporaryDirectory(prefix=FOLDER) as folder:
            return _converted(program, word_file, Path(folder))
    finally:
        _one_at_a_time.release()


def _converted(program: str, word_file: Path, folder: Path) -> bytes:
    source = folder / "document.docx"  # kept files have no extension, and LibreOffice goes by it
    copy_with_open_contents(word_file, source)
    command = [
        *AS_MUCH_MEMORY_AS_IT_MAY, program, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(source),
    ]
    try:
        _run(command)
        return (folder / "document.pdf").read_bytes()
    except (subprocess.TimeoutExpired, OSError) as error:
        raise Unavailable(what="PDF 转换") from error


def _run(command: list[str]) -> None:
    """The program starts others, so it gets a session of its own, which ends as a whole when it takes too long or when
    we end."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    with subprocess.Popen(
        taken_along(command), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as office:
        try:
            office.wait(LONGEST_SECONDS)
        except BaseException:  # too long, or whoever waits is told to stop
            with suppress(ProcessLookupError):  # it ended in this very moment
                os.killpg(office.pid, signal.SIGKILL)
            raise
