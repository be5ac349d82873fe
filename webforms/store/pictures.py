"""Pictures are taken apart and put together again: what is kept is a picture, upright, and says no place.

    open by content, bombs refused ─► shrink ─► turn upright ─► save with a new Exif: date and camera only
Whatever else the file carried (place, maker notes, thumbnails, text, a second picture) is left behind."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from dataclasses import dataclass
from typing import Any

import pi_heif
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from webforms.domain.errors import UnsupportedFile
from webforms.domain.file_words import accepted_words
from webforms.store.media import JPEG, PNG, WEBP, Kind

MOST_PIXELS = 60_000_000
LONGEST_SIDE = 4_096
JPEG_QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
KEPT_TAGS = (ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.Base.DateTime)
CAMERA_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")

pi_heif.register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.filterwarnings("error", category=DecompressionBombWarning)  # Pillow only warns up to twice the limit


@dataclass(frozen=True)
class Picture:
    """The bytes to keep, and what they show."""

    content: bytes
    kind: Kind
    width: int
    height: int
    taken_at: str | None


def clean_picture(content: bytes, kind: Kind, name: str) -> Picture:
    """The picture without its place; refuses what cannot be decoded whole, and pictures of too many points.

    HEIC becomes JPEG, since neither browsers nor Word show it."""
    kept = kind if kind in (JPEG, PNG, WEBP) else JPEG
    with _opened(content, name) as image:
        exif = image.getexif()
        profile = image.info.get("icc_profile")
        upright = _decoded(image, name)
    plain = _fitting(upright, kept)
    saved = _saved(plain, kept, exif=_date_and_camera(exif), icc_profile=profile)
    return Picture(saved, kept, plain.width, plain.height, _taken_at(exif))


def _opened(content: bytes, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=FORMATS)
    except (DecompressionBombError, DecompressionBombWarning) as error:
        raise _refused(name, "图片的点数太多") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _refused(name, "图片坏了，打不开") from error


def _decoded(image: Image.Image, name: str) -> Image.Image:
    """Shrunk first, since a JPEG is then decoded at a smaller size, and turned after."""
    try:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _refused(name, "图片不完整，请重新拍或重新导出") from error


def _fitting(image: Image.Image, kind: Kind) -> Image.Image:
    """The mode that the kind can be saved in; JPEG knows no transparency, so it gets white paper."""
    if kind is not JPEG:
        return image if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else image.convert("RGB")
    if image.mode in ("L", "RGB"):
        return image
    if "A" in image.getbands():
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def _saved(image: Image.Image, kind: Kind, **options: Any) -> bytes:
    target = io.BytesIO()
    image.info = {}  # else PNG and WEBP write the old texts again
    if kind in (JPEG, WEBP):
        options["quality"] = JPEG_QUALITY
    image.save(target, format=kind.media_type.partition("/")[2].upper(), **options)
    return target.getvalue()


def _date_and_camera(exif: Image.Exif) -> Image.Exif:
    kept = Image.Exif()
    for tag in KEPT_TAGS:
        if isinstance(value := exif.get(tag), str):
            kept[tag] = value
    if taken := _original_time(exif):
        kept.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    return kept


def _original_time(exif: Image.Exif) -> str | None:
    value = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    return value if isinstance(value, str) else None


def _taken_at(exif: Image.Exif) -> str | None:
    """`2016-05-05T09:12:30`; None where the camera says nothing that is a time."""
    said = _original_time(exif) or exif.get(ExifTags.Base.DateTime)
    found = CAMERA_TIME.match(said) if isinstance(said, str) else None
    if found is None:
        return None
    text = "{}-{}-{}T{}".format(*found.groups())
    try:
        return datetime.datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _refused(name: str, why: str) -> UnsupportedFile:
    return UnsupportedFile(name=name, why=why, accepted=accepted_words())
