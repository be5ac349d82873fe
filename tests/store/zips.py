"""Archives for tests, honest and lying."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

ENTRY = struct.Struct("<4s12x3L3H12x")  # of the directory: signature, CRC, packed, unpacked, lengths of what follows


def zipped(parts: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def saying(archive: bytes, name: str, size: int) -> bytes:
    """The same archive whose directory says that a part has `size` bytes, with the checksum of so many of them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        checksum = zlib.crc32(opened.read(name)[:size])
        place = opened.start_dir
    lying = bytearray(archive)
    while True:
        signature, _, packed, _, length, *more = ENTRY.unpack_from(lying, place)
        assert signature == b"PK\x01\x02"
        if lying[place + 46 : place + 46 + length].decode() == name:
            struct.pack_into("<3L", lying, place + 16, checksum, packed, size)
            return bytes(lying)
        place += 46 + length + sum(more)
