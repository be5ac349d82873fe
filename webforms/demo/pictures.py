"""Pictures for the demo, drawn by the program: a hall with people, a square, a sheet of names on a table.

Each is drawn from a word of its own, so that no two are alike and the same word gives the same picture again. They show
nobody and no place: what looks like people are round heads above the backs of chairs."""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Callable, Mapping

from PIL import ExifTags, Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 560, 420
GRAIN = 0.07
CAMERA = "webforms demo"
QUALITY = 80

Colour = tuple[int, int, int]
WALLS: tuple[Colour, ...] = ((226, 219, 203), (205, 216, 222), (214, 222, 205), (232, 226, 220))
CLOTHES: tuple[Colour, ...] = (
    (58, 84, 122), (150, 62, 58), (70, 112, 84), (196, 160, 72), (92, 80, 112), (210, 210, 206), (44, 48, 56),
    (176, 116, 92),
)
SKIN: tuple[Colour, ...] = ((226, 186, 156), (206, 162, 130), (238, 204, 176))
HAIR: tuple[Colour, ...] = ((34, 30, 30), (58, 48, 44), (128, 126, 124), (188, 186, 184))


def photo(word: str, taken: datetime.datetime | None = None) -> bytes:
    """A JPEG as a phone makes it; `taken` is what its camera's clock says."""
    return _made(word, random.Random(f"scene {word}").choice((_hall, _square)), taken)  # noqa: S311 - no secret


def sheet(word: str, taken: datetime.datetime | None = None) -> bytes:
    """A photo of a filled sheet of paper on a table."""
    return _made(word, _sheet, taken)


KINDS: Mapping[str, Callable[[str, datetime.datetime | None], bytes]] = {"photo": photo, "sheet": sheet}


def _made(
    word: str, scene: Callable[[ImageDraw.ImageDraw, random.Random], None], taken: datetime.datetime | None
) -> bytes:
    chance = random.Random(word)  # noqa: S311 - the same word shall give the same picture
    image = Image.new("RGB", (WIDTH, HEIGHT))
    scene(ImageDraw.Draw(image), chance)
    lit = _lit(image.filter(ImageFilter.SMOOTH), chance)
    target = io.BytesIO()
    lit.save(target, "JPEG", quality=QUALITY, exif=_exif(taken))
    return target.getvalue()


def _lit(image: Image.Image, chance: random.Random) -> Image.Image:
    """The light of one moment: a bright side, and the grain of a small lens."""
    slope = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize(image.size)
    bright = Image.composite(image, Image.eval(image, lambda value: value * 3 // 4), slope)
    grain = Image.frombytes("L", image.size, chance.randbytes(WIDTH * HEIGHT)).convert("RGB")
    return Image.blend(bright, grain, GRAIN)


def _exif(taken: datetime.datetime | None) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = CAMERA
    if taken is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken.strftime("%Y:%m:%d %H:%M:%S")
    return exif


def _hall(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Somebody in front of a board, rows of listeners from behind."""
    wall = _near(chance.choice(WALLS), chance)
    draw.rectangle((0, 0, WIDTH, 250), fill=wall)
    draw.rectangle((0, 250, WIDTH, HEIGHT), fill=_near((150, 128, 104), chance))
    left = chance.randrange(90, 190)
    draw.rectangle((left, 50, left + 260, 190), fill=_near((52, 84, 74), chance), outline=(120, 96, 70), width=6)
    for line in range(chance.randrange(2, 5)):
        draw.line((left + 30, 80 + line * 26, left + chance.randrange(90, 230), 80 + line * 26), (226, 228, 220), 4)
    draw.rectangle((0, 30, 60, 200), fill=_near((206, 226, 240), chance), outline=(240, 240, 238), width=6)
    _person(draw, chance, chance.randrange(390, 520), 130, 46)
    for row in range(3):
        for place in range(chance.randrange(5, 8)):
            _person(draw, chance, 30 + place * 84 + chance.randrange(-16, 17), 240 + row * 52, 40 + row * 8)


def _square(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """Sky, hills, trees, and people standing about."""
    _fade(draw, 0, 190, _near((128, 176, 222), chance), (226, 236, 240))
    edge = [(x, 170 + chance.randrange(-26, 10)) for x in range(0, WIDTH + 80, 80)]
    draw.polygon([(0, 230), *edge, (WIDTH, 230)], fill=_near((104, 132, 110), chance))
    draw.rectangle((0, 215, WIDTH, HEIGHT), fill=_near((188, 182, 170), chance))
    for _ in range(chance.randrange(2, 5)):
        x, y = chance.randrange(0, WIDTH), chance.randrange(120, 170)
        draw.rectangle((x - 5, y, x + 5, 240), fill=(92, 72, 56))
        draw.ellipse((x - 44, y - 56, x + 44, y + 30), fill=_near((66, 116, 62), chance))
    banner = _near((176, 42, 40), chance)
    draw.polygon([(120, 90), (440, 96), (440, 130), (120, 124)], fill=banner)
    for _ in range(chance.randrange(7, 15)):
        _person(draw, chance, chance.randrange(20, WIDTH - 20), chance.randrange(230, 330), 34)


def _sheet(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    """A ruled page with handwriting that nobody can read, and a round stamp."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=_near((134, 98, 70), chance))
    lean = chance.randrange(-14, 15)
    draw.polygon([(96 + lean, 14), (470 + lean, 14), (480 - lean, 408), (86 - lean, 408)], fill=(244, 242, 236))
    draw.line((200, 44, 370, 44), (40, 40, 44), 9)
    for row in range(12):
        y = 78 + row * 26
        draw.line((112, y, 456, y), (150, 152, 156), 1)
        for column in range(4):
            _scribble(draw, chance, 120 + column * 86, y + 17)
    draw.ellipse((340, 300, 430, 390), outline=_near((196, 40, 40), chance), width=5)


def _scribble(draw: ImageDraw.ImageDraw, chance: random.Random, x: int, y: int) -> None:
    points = [(x + step * 6, y + chance.randrange(-7, 5)) for step in range(chance.randrange(4, 11))]
    draw.line(points, _near((44, 52, 96), chance), 2)


def _person(draw: ImageDraw.ImageDraw, chance: random.Random, x: int, y: int, size: int) -> None:
    draw.rounded_rectangle((x - size // 2, y + size // 3, x + size // 2, y + size * 2), size // 3,
                           fill=_near(chance.choice(CLOTHES), chance))
    draw.ellipse((x - size // 3, y - size // 3, x + size // 3, y + size // 2), fill=chance.choice(SKIN))
    draw.pieslice((x - size // 3, y - size // 3 - 2, x + size // 3, y + size // 3), 170, 370, fill=chance.choice(HAIR))


def _fade(draw: ImageDraw.ImageDraw, top: int, bottom: int, above: Colour, below: Colour) -> None:
    for y in range(top, bottom):
        done = y - top
        colour = tuple(a + (b - a) * done // (bottom - top) for a, b in zip(above, below, strict=True))
        draw.line((0, y, WIDTH, y), colour)


def _near(colour: Colour, chance: random.Random) -> Colour:
    red, green, blue = (max(0, min(255, value + chance.randrange(-14, 15))) for value in colour)
    return red, green, blue
