"""Small files of every kind that is taken, and of some that are not."""

import io
import zipfile
import zlib

from PIL import ExifTags, Image

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512


def image(kind: str, size: tuple[int, int] = (40, 30), **options) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, (200, 80, 20)).save(target, format=kind, **options)
    return target.getvalue()


def photo(orientation: int = 1) -> bytes:
    """A JPEG as a phone makes it: camera, time, place and direction."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "华为", "P60"
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.ImageDescription] = "HOME OF MR LI"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2016:05:05 09:12:30"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (23.0, 41.0, 12.0), 3: "E", 4: (113.0, 3.0, 30.0)})
    return image("JPEG", exif=exif, comment=b"GPS 23.68 113.05")


def office(main: str, **extra: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": b"<Types/>", main: b"<x/>", **extra}.items():
            archive.writestr(name, content)
    return target.getvalue()


DOCX, XLSX, PPTX = (office(main) for main in ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"))
MACROS = office("word/document.xml", **{"word/vbaProject.bin": b"x"})
ZIP_BOMB = office("word/document.xml", **{"word/media/image1.bmp": b"\x00" * 70_000_000})
PLAIN_ZIP = office("letter.txt")


def png_bomb(side: int = 30_000) -> bytes:
    """A PNG of 900 million points in a hundred kilobytes."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + bytes((1, 0, 0, 0, 0))
    rows = zlib.compress(b"\x00" * ((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
