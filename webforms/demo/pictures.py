"""Photos for the demo, made by the program: what a phone saw, its light, its grain, and its clock.

    a scene drawn once ─► a few takes: cut, light, grain, JPEG ─► each file: a take with an Exif part of its own
Drawing and compressing are the slow parts, so a photo is a take that was made before, with a camera's name and time
that no other has: no two files are the same to the byte, and the same word gives the same file again. They show
nobody."""

from __future__ import annotations

import datetime
import hashlib
import io
import random
from collections.abc import Callable, Mapping
from functools import cache

from PIL import ExifTags, Image, ImageChops, ImageEnhance, ImageFilter

from webforms.demo.scenery import HEIGHT, WIDTH, Canvas
from webforms.demo.scenes import SCENES

CAMERA = "webforms demo"
QUALITY = 80
TAKES = 5
"""Of each scene: as many as make a page of photos look like a page of photos."""
MARGIN = 0.12
GRAIN = 9
BLOTCHES = (16, 12)
PALE = 0.82
JPEG_START, EXIF_PART = b"\xff\xd8", b"\xff\xe1"
PAPER = "sheet"
PLACES = tuple(name for name in SCENES if name != PAPER)


def photo(word: str, taken: datetime.datetime | None = None, scene: str = "") -> bytes:
    """A JPEG as a phone makes it; `taken` is what its camera's clock says, `scene` what it saw.

    Where no scene of that name can be drawn, the word decides what was seen."""
    seen = scene if scene in SCENES else PLACES[_number(f"{word} scene") % len(PLACES)]
    return _tagged(_take(seen, _number(word) % TAKES), word, taken)


def sheet(word: str, taken: datetime.datetime | None = None, scene: str = "") -> bytes:
    """A photo of a filled sheet of paper on a table."""
    return _tagged(_take(PAPER, _number(word) % TAKES), word, taken)


KINDS: Mapping[str, Callable[[str, datetime.datetime | None, str], bytes]] = {"photo": photo, "sheet": sheet}


def _number(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")


@cache
def _scene(name: str) -> Image.Image:
    """Drawn at twice the size, so that no edge is a staircase."""
    canvas = Canvas(name)
    SCENES[name](canvas)
    return canvas.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


@cache
def _take(name: str, number: int) -> bytes:
    """One of the photos of a scene, as JPEG without Exif."""
    chance = random.Random(f"{name} take {number}")  # noqa: S311 - the same take each time
    target = io.BytesIO()
    _lit(_cut(_scene(name), chance), chance).save(target, "JPEG", quality=QUALITY)
    return target.getvalue()


def _cut(image: Image.Image, chance: random.Random) -> Image.Image:
    """From where the photographer stood: nearer, to a side, or seen in a mirror."""
    share = 1 - MARGIN * chance.random()
    left, top = (1 - share) * WIDTH * chance.random(), (1 - share) * HEIGHT * chance.random()
    cut = image.resize(
        (WIDTH, HEIGHT), Image.Resampling.BILINEAR, box=(left, top, left + share * WIDTH, top + share * HEIGHT)
    )
    return cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if chance.random() < 0.3 else cut


def _lit(image: Image.Image, chance: random.Random) -> Image.Image:
    """The light of one moment, dark corners, and the grain of a small lens."""
    red, blue = 0.94 + 0.12 * chance.random(), 0.92 + 0.14 * chance.random()
    bands = image.split()
    tinted = Image.merge(
        "RGB",
        [
            band.point(lambda value, by=by: min(255, int(value * by)))
            for band, by in zip(bands, (red, 1.0, blue), strict=True)
        ],
    )
    lit = ImageEnhance.Color(tinted).enhance(PALE)
    lit = ImageEnhance.Contrast(lit).enhance(0.9 + 0.25 * chance.random())
    lit = ImageEnhance.Brightness(lit).enhance(0.95 + 0.24 * chance.random())
    shaded = ImageChops.multiply(lit.filter(ImageFilter.BoxBlur(1)), _shade(chance).convert("RGB"))
    grain = (
        Image.frombytes("L", (WIDTH, HEIGHT), chance.randbytes(WIDTH * HEIGHT))
        .point(lambda value: 128 + (value - 128) * GRAIN // 256)
        .convert("RGB")
    )
    return ImageChops.add(shaded, grain, 1, -128)


def _shade(chance: random.Random) -> Image.Image:
    """Corners that are darker, and light that falls in patches."""
    corners = Image.radial_gradient("L").resize((WIDTH, HEIGHT)).point(lambda value: 255 - max(0, value - 110) * 2 // 3)
    patches = Image.frombytes("L", BLOTCHES, chance.randbytes(BLOTCHES[0] * BLOTCHES[1]))
    soft = patches.point(lambda value: 222 + value * 33 // 255).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return ImageChops.multiply(corners, soft)


def _tagged(take: bytes, word: str, taken: datetime.datetime | None) -> bytes:
    """The take with an Exif part in front: a camera that no other file has."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = CAMERA
    exif[ExifTags.Base.Model] = hashlib.sha256(word.encode()).hexdigest()[:16]
    if taken is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken.strftime("%Y:%m:%d %H:%M:%S")
    body = exif.tobytes()
    return JPEG_START + EXIF_PART + (len(body) + 2).to_bytes(2, "big") + body + take[len(JPEG_START) :]
