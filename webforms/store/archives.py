"""Zip files that others made, read so that none of them unpacks into more than it says.

The standard library believes the directory of an archive: it inflates without bounds first and cuts afterwards. So
whoever reads looks at the sizes that are said, then takes each part from here: in steps, and only if the size is true.
Parts that passed `check_part` may be left to a library that reads them again in its own way."""

from __future__ import annotations

import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from copy import copy

UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What the standard library raises for an archive that is none, is cut, has a password or lies about itself."""

BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that the standard library undoes in steps; what people zip is packed in no other."""

STEP = 64 * 1024


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """What is in a part, which is as much as it says; one of UNREADABLE otherwise."""
    return b"".join(_pieces(archive, part))


def check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """As `read_part`, keeping nothing."""
    deque(_pieces(archive, part), maxlen=0)


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    if part.compress_type not in BOUNDED:
        raise zipfile.BadZipFile(f"{part.filename}: packed in a way that cannot be undone in steps")
    wider = copy(part)
    wider.file_size += 1  # a part that says too little is cut at what it says: only one byte more shows the lie
    size = 0
    with archive.open(wider) as stream:
        while piece := stream.read(STEP):
            size += len(piece)
            yield piece
    if size != part.file_size:
        raise zipfile.BadZipFile(f"{part.filename}: says {part.file_size} bytes and holds others")
