"""What scenes of the demo are drawn with: skies, walls, banners, tables, trees, and people who are nobody.

Everything is drawn on a canvas twice the size of the photo, in its coordinates of 0 to 100 across and 0 to 75 down."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
WIDTH, HEIGHT = 960, 720
SCALE = 2 * WIDTH / 100
FAR = 8
"""How much the camera blurs what lies behind."""

CLOTHES: tuple[Colour, ...] = (
    (58, 84, 122),
    (150, 62, 58),
    (70, 112, 84),
    (196, 160, 72),
    (92, 80, 112),
    (210, 210, 206),
    (44, 48, 56),
    (176, 116, 92),
    (222, 206, 176),
    (94, 128, 150),
    (128, 40, 60),
    (226, 226, 224),
)
SKIN: tuple[Colour, ...] = ((222, 180, 150), (202, 158, 126), (234, 198, 170))
HAIR: tuple[Colour, ...] = ((30, 27, 27), (44, 38, 36), (36, 32, 34), (126, 124, 122), (188, 186, 184))
RED: Colour = (190, 36, 40)
WHITE: Colour = (240, 240, 236)
WOOD: Colour = (158, 112, 72)


class Canvas:
    """A picture under way and the chance that decides its details."""

    def __init__(self, word: str) -> None:
        self.chance = random.Random(word)  # noqa: S311 - the same word shall give the same picture
        self.image = Image.new("RGB", (2 * WIDTH, 2 * HEIGHT))
        self._pen = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, round_: float = 0) -> None:
        box = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self._pen.rounded_rectangle(box, round_ * SCALE, fill=colour)

    def disc(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Around a middle."""
        self._pen.ellipse(
            ((x - width) * SCALE, (y - height) * SCALE, (x + width) * SCALE, (y + height) * SCALE), colour
        )

    def shape(self, points: list[tuple[float, float]], colour: Colour) -> None:
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: list[tuple[float, float]], colour: Colour, thick: float = 0.3) -> None:
        self._pen.line([(x * SCALE, y * SCALE) for x, y in points], colour, max(1, int(thick * SCALE)), joint="curve")

    def fade(self, top: float, bottom: float, above: Colour, below: Colour) -> None:
        """One colour into another, from one height to a lower one."""
        first, last = int(top * SCALE), int(bottom * SCALE)
        for y in range(first, last):
            self._pen.line((0, y, 2 * WIDTH, y), mixed(above, below, (y - first) / max(1, last - first)))

    def blur(self, far: float = FAR) -> None:
        """What has been drawn lies behind. Made small and large again, which is many times quicker than a filter."""
        small = self.image.resize((int(2 * WIDTH / far), int(2 * HEIGHT / far)), Image.Resampling.BOX)
        self.image.paste(small.resize(self.image.size, Image.Resampling.BICUBIC))
        self._pen = ImageDraw.Draw(self.image)

    def near(self, colour: Colour, by: int = 14) -> Colour:
        red, green, blue = (max(0, min(255, value + self.chance.randint(-by, by))) for value in colour)
        return red, green, blue

    def of(self, colours: tuple[Colour, ...]) -> Colour:
        return self.near(self.chance.choice(colours))

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.chance.random()


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (int(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def dark(colour: Colour, share: float = 0.25) -> Colour:
    return mixed(colour, (0, 0, 0), share)


def light(colour: Colour, share: float = 0.25) -> Colour:
    return mixed(colour, (255, 255, 255), share)


def outdoors(canvas: Canvas, horizon: float, ground: Colour) -> None:
    """Sky with clouds, hills, and the ground before them."""
    canvas.fade(0, horizon, canvas.near((118, 166, 214)), (224, 234, 238))
    for _ in range(5):
        x, y = canvas.between(0, 100), canvas.between(3, horizon * 0.6)
        for _ in range(6):
            canvas.disc(x + canvas.between(-9, 9), y + canvas.between(-1.5, 1.5), 6, 1.8, (236, 240, 242))
    for height, colour in ((9.0, (132, 156, 160)), (5.0, (94, 126, 98))):
        edge = [(x, horizon - canvas.between(height * 0.3, height)) for x in range(0, 108, 8)]
        canvas.shape([(0, horizon + 1), *edge, (100, horizon + 1)], canvas.near(colour))
    canvas.fade(horizon, 75, light(ground, 0.15), dark(ground, 0.2))
    canvas.blur(12)


def indoors(canvas: Canvas, floor: float, wall: Colour) -> None:
    """A wall with windows and a ceiling lamp, and the floor before it."""
    canvas.fade(0, floor, wall, dark(wall, 0.12))
    canvas.fade(floor, 75, canvas.near((146, 126, 106)), (96, 82, 70))
    for x in (4, 84):
        window = canvas.near((214, 230, 240), 8)
        canvas.box(x, 8, 12, floor * 0.5, light(wall, 0.5))
        canvas.box(x + 0.8, 8.8, 4.8, floor * 0.5 - 1.6, window)
        canvas.box(x + 6.4, 8.8, 4.8, floor * 0.5 - 1.6, light(window, 0.4))
    for x in (20, 46, 72):
        canvas.box(x, 1, 12, 1.2, (252, 252, 246))
    canvas.blur()


def banner(canvas: Canvas, x: float, y: float, width: float, height: float = 4.6) -> None:
    """Red cloth with signs that nobody can read from here."""
    sag = canvas.between(0.3, 0.9)
    canvas.shape(
        [
            (x, y),
            (x + width / 2, y + sag),
            (x + width, y),
            (x + width, y + height),
            (x + width / 2, y + height + sag),
            (x, y + height),
        ],
        canvas.near(RED),
    )
    size, gap = height * 0.5, height * 0.72
    for number in range(int((width - 3) / gap)):
        left = x + 1.6 + number * gap
        for _ in range(5):
            start = (left + canvas.between(0, size), y + sag + height * 0.22 + canvas.between(0, size))
            way = canvas.chance.choice(((size * 0.7, 0), (0, size * 0.7), (size * 0.4, size * 0.4)))
            canvas.line([start, (min(start[0] + way[0], left + size), start[1] + way[1])], (250, 236, 200), 0.22)


def tree(canvas: Canvas, x: float, foot: float, height: float) -> None:
    canvas.box(x - height * 0.04, foot - height * 0.5, height * 0.08, height * 0.5, canvas.near((92, 72, 56)))
    leaf = canvas.near((64, 108, 58))
    for _ in range(26):
        canvas.disc(
            x + canvas.between(-0.3, 0.3) * height,
            foot - height * canvas.between(0.42, 1),
            height * 0.13,
            height * 0.1,
            mixed(leaf, (150, 178, 96), canvas.between(0, 0.5)),
        )


def head(canvas: Canvas, x: float, y: float, size: float, *, back: bool = False, hat: Colour | None = None) -> None:
    hair, skin = canvas.of(HAIR), canvas.of(SKIN)
    canvas.disc(x, y, size * 0.5, size * 0.62, hair if back else skin)
    if back:
        canvas.disc(x, y + size * 0.34, size * 0.3, size * 0.3, skin)
        canvas.disc(x, y - size * 0.05, size * 0.52, size * 0.56, hair)
    else:
        canvas.disc(x, y - size * 0.34, size * 0.52, size * 0.36, hair)
        canvas.disc(x, y + size * 0.08, size * 0.4, size * 0.46, skin)
        canvas.disc(x - size * 0.2, y + size * 0.12, size * 0.2, size * 0.36, dark(skin, 0.12))
        for eye in (-0.18, 0.18):
            canvas.disc(x + eye * size, y, size * 0.05, size * 0.04, dark(hair, 0.4))
        canvas.line(
            [(x - size * 0.12, y + size * 0.3), (x + size * 0.12, y + size * 0.3)], dark(skin, 0.35), size * 0.04
        )
    if hat:
        canvas.disc(x, y - size * 0.36, size * 0.95, size * 0.2, dark(hat))
        canvas.disc(x, y - size * 0.5, size * 0.5, size * 0.34, hat)


def bust(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    *,
    back: bool = False,
    coat: Colour | None = None,
    hat: Colour | None = None,
) -> None:
    """Head and shoulders of somebody who sits; `y` is the middle of the head."""
    cloth = coat or canvas.of(CLOTHES)
    canvas.shape(
        [
            (x - size * 1.1, y + size * 2.6),
            (x - size * 1.02, y + size * 1.05),
            (x - size * 0.5, y + size * 0.72),
            (x + size * 0.5, y + size * 0.72),
            (x + size * 1.02, y + size * 1.05),
            (x + size * 1.1, y + size * 2.6),
        ],
        cloth,
    )
    canvas.shape(
        [
            (x - size * 1.1, y + size * 2.6),
            (x - size * 1.02, y + size * 1.05),
            (x - size * 0.5, y + size * 0.72),
            (x - size * 0.35, y + size * 2.6),
        ],
        dark(cloth, 0.22),
    )
    canvas.disc(x, y + size * 0.78, size * 0.42, size * 0.2, dark(cloth) if back else canvas.of(SKIN))
    canvas.line([(x + size * 0.7, y + size * 1.4), (x + size * 0.62, y + size * 2.5)], dark(cloth, 0.35), size * 0.08)
    head(canvas, x, y, size, back=back, hat=hat)


def standing(
    canvas: Canvas,
    x: float,
    foot: float,
    height: float,
    *,
    raised: bool = False,
    coat: Colour | None = None,
    hat: Colour | None = None,
) -> None:
    """Somebody on their feet; with a shadow, else people seem to fly."""
    cloth, size = coat or canvas.of(CLOTHES), height / 7.2
    trousers, skin = canvas.near((52, 54, 66)), canvas.of(SKIN)
    canvas.disc(x + size * 0.5, foot, size * 1.6, size * 0.3, (72, 70, 66))
    for leg in (-0.42, 0.42):
        canvas.line(
            [(x + leg * size, foot - height * 0.46), (x + leg * size * canvas.between(0.9, 1.9), foot)],
            trousers,
            size * 0.62,
        )
    canvas.shape(
        [
            (x - size * 0.95, foot - height * 0.8),
            (x + size * 0.95, foot - height * 0.8),
            (x + size * 0.8, foot - height * 0.42),
            (x - size * 0.8, foot - height * 0.42),
        ],
        cloth,
    )
    canvas.shape(
        [
            (x - size * 0.95, foot - height * 0.8),
            (x - size * 0.3, foot - height * 0.8),
            (x - size * 0.2, foot - height * 0.42),
            (x - size * 0.8, foot - height * 0.42),
        ],
        dark(cloth, 0.24),
    )
    for side in (-1, 1):
        shoulder = (x + side * size * 0.9, foot - height * 0.78)
        lift = -1.5 if raised else canvas.between(1.2, 2.4)
        elbow = (x + side * size * 1.6, shoulder[1] + size * (0.2 if raised else 1.3))
        hand = (x + side * size * (1.9 if raised else 1.3), shoulder[1] + size * lift)
        canvas.line([shoulder, elbow], dark(cloth, 0.1), size * 0.5)
        canvas.line([elbow, hand], skin, size * 0.34)
    head(canvas, x, foot - height * 0.89, size * 1.15, back=canvas.chance.random() < 0.35, hat=hat)


def table(canvas: Canvas, x: float, y: float, width: float, colour: Colour = WOOD) -> None:
    canvas.shape([(x, y), (x + width, y), (x + width + 2, y + 4), (x - 2, y + 4)], light(colour, 0.15))
    canvas.box(x - 2, y + 4, width + 4, 7, dark(colour))
