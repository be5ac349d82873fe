"""The scenes that a phone of the demo has seen: squares, fields, doors, sheets of paper, and the rooms of `rooms`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from webforms.demo.rooms import classroom, computers, hall, handicraft, library, meeting
from webforms.demo.scenery import (
    RED,
    WHITE,
    Canvas,
    Colour,
    banner,
    bust,
    dark,
    light,
    outdoors,
    standing,
    table,
    tree,
)

STRAW: Colour = (206, 180, 116)
COAT: Colour = (238, 240, 242)


def square(canvas: Canvas) -> None:
    """Trees, a banner between them, and people who move together."""
    outdoors(canvas, 30, canvas.near((186, 180, 168)))
    for x in (6.0, 24.0, 78.0, 95.0):
        tree(canvas, x + canvas.between(-3, 3), 36, canvas.between(20, 28))
    banner(canvas, 26, 13, 48, 5)
    canvas.line([(26, 12), (26, 38)], (120, 120, 120), 0.6)
    canvas.line([(74, 12), (74, 38)], (120, 120, 120), 0.6)
    canvas.blur(6)
    together = canvas.chance.random() < 0.6
    for foot, height, number in ((44.0, 14.0, 9), (55.0, 20.0, 7), (71.0, 28.0, 5)):
        for place in range(number):
            x = (place + 0.5) * 100 / number + canvas.between(-3, 3)
            standing(canvas, x, foot + canvas.between(-1, 1), height, raised=together)


def field(canvas: Canvas) -> None:
    """Rows of green, straw hats around somebody who shows something."""
    outdoors(canvas, 27, canvas.near((150, 138, 84)))
    for row in range(22):
        y = 28 + row * row * 0.11 + row * 0.4
        canvas.line([(0, y), (100, y + canvas.between(-0.5, 0.5))], canvas.near((92, 134, 58), 20), 0.5 + row * 0.05)
    canvas.blur(4)
    for foot, height, number in ((46.0, 16.0, 5), (58.0, 22.0, 5), (73.0, 30.0, 3)):
        for place in range(number):
            x = 12 + (place + 0.5) * 76 / number + canvas.between(-4, 4)
            hat = canvas.near(STRAW) if canvas.chance.random() < 0.65 else None
            standing(canvas, x, foot + canvas.between(-1, 1), height, hat=hat)


def orchard(canvas: Canvas) -> None:
    """Trees with fruit, people below them."""
    outdoors(canvas, 24, canvas.near((120, 132, 72)))
    for x in range(6, 100, 17):
        tree(canvas, x + canvas.between(-3, 3), 46, canvas.between(28, 36))
        for _ in range(16):
            canvas.disc(x + canvas.between(-9, 9), canvas.between(14, 34), 0.8, 0.8, canvas.near((222, 130, 40)))
    canvas.blur(5)
    for place in range(7):
        hat = canvas.near(STRAW) if place % 2 else None
        standing(
            canvas,
            10 + place * 13 + canvas.between(-3, 3),
            60 + canvas.between(-3, 9),
            canvas.between(24, 30),
            raised=canvas.chance.random() < 0.3,
            hat=hat,
        )


def clinic(canvas: Canvas) -> None:
    """White coats behind a table, people in front of it."""
    outdoors(canvas, 30, canvas.near((178, 174, 166)))
    canvas.shape([(10, 10), (50, 4), (90, 10), (90, 14), (50, 9), (10, 14)], canvas.near((60, 104, 168)))
    banner(canvas, 18, 14, 64, 4.4)
    canvas.blur(6)
    for place in range(4):
        bust(canvas, 20 + place * 19 + canvas.between(-2, 2), 30, 5, coat=COAT)
    table(canvas, 8, 42, 84, (214, 222, 228))
    for _ in range(14):
        canvas.box(
            canvas.between(10, 88),
            41 + canvas.between(-1.4, 2),
            canvas.between(2, 4),
            1.6,
            canvas.near((228, 228, 232), 26),
            0.3,
        )
    for place in range(5):
        bust(canvas, 12 + place * 19 + canvas.between(-3, 3), 57 + canvas.between(-2, 2), 6.4, back=place % 3 != 1)


def court(canvas: Canvas) -> None:
    """A court with lines and a basket, people at play."""
    outdoors(canvas, 27, canvas.near((74, 122, 92)))
    for x in range(0, 100, 12):
        tree(canvas, x + canvas.between(-2, 2), 30, canvas.between(10, 15))
    canvas.shape([(20, 34), (80, 34), (98, 72), (2, 72)], canvas.near((172, 84, 66)))
    for points in (
        [(20.0, 34.0), (80.0, 34.0)],
        [(20.0, 34.0), (2.0, 72.0)],
        [(80.0, 34.0), (98.0, 72.0)],
        [(12.0, 50.0), (88.0, 50.0)],
    ):
        canvas.line(points, WHITE, 0.4)
    canvas.line([(50, 12), (50, 36)], (110, 112, 116), 0.9)
    canvas.box(44, 10, 12, 8, (238, 240, 242))
    canvas.box(48, 13, 4, 3, RED)
    canvas.blur(4)
    for _ in range(10):
        foot = canvas.between(40, 72)
        standing(canvas, canvas.between(12, 88), foot, foot * 0.38, raised=canvas.chance.random() < 0.4)
    canvas.disc(canvas.between(30, 70), canvas.between(20, 40), 1.2, 1.2, (206, 108, 46))


def door(canvas: Canvas) -> None:
    """The front of a house with a plate beside the door."""
    outdoors(canvas, 40, canvas.near((176, 172, 166)))
    wall = canvas.of(((206, 186, 160), (222, 214, 200), (186, 140, 118)))
    canvas.fade(6, 60, light(wall, 0.1), dark(wall, 0.14))
    canvas.box(34, 20, 32, 40, dark(wall, 0.5))
    for x in (36.0, 51.0):
        canvas.box(x, 22, 13, 38, canvas.near((126, 160, 176)))
        canvas.box(x + 1, 23, 5, 36, light((126, 160, 176), 0.35))
    canvas.box(28, 12, 44, 6, canvas.near((140, 34, 36)))
    canvas.blur(3.2)
    canvas.box(72, 24, 9, 28, (188, 150, 82), 0.4)
    canvas.box(72.7, 24.8, 7.6, 26.4, (226, 196, 128), 0.3)
    for sign in range(7):
        for _ in range(5):
            x, y = 74.4 + canvas.between(0, 2.6), 26.6 + sign * 3.4 + canvas.between(0, 2)
            canvas.line([(x, y), (x + canvas.between(0, 1.6), y + canvas.between(0, 0.8))], (44, 32, 24), 0.24)
    for place in range(canvas.chance.randint(0, 3)):
        standing(canvas, 14 + place * 9, 70, 30)


def path(canvas: Canvas) -> None:
    """Steps up a wooded hill, people on their way."""
    outdoors(canvas, 20, canvas.near((104, 128, 78)))
    for x in (4, 14, 24, 76, 86, 96):
        tree(canvas, x + canvas.between(-2, 2), 48 + canvas.between(-4, 10), canvas.between(30, 42))
    canvas.shape([(46, 18), (54, 18), (84, 75), (16, 75)], canvas.near((176, 166, 148)))
    for step in range(12):
        y = 19 + step * step * 0.4
        canvas.line([(46 - step * 2.6, y), (54 + step * 2.6, y)], (128, 120, 106), 0.4)
    canvas.blur(4)
    for foot, height in ((30.0, 9.0), (37.0, 13.0), (46.0, 18.0), (58.0, 24.0), (72.0, 30.0)):
        for side in (-1, 1):
            standing(canvas, 50 + side * foot * 0.16 + canvas.between(-2, 2), foot, height)


def sheet(canvas: Canvas) -> None:
    """A ruled page with handwriting that nobody can read, and a round stamp; on a table."""
    canvas.fade(0, 75, canvas.near((134, 98, 70)), canvas.near((104, 74, 52)))
    lean = canvas.between(-2.4, 2.4)
    canvas.shape([(15 + lean, 4), (83 + lean, 3), (86 - lean, 73), (13 - lean, 74)], (92, 66, 48))
    canvas.shape([(14 + lean, 3), (82 + lean, 2), (85 - lean, 72), (12 - lean, 73)], canvas.near((244, 242, 236), 5))
    canvas.line([(36, 8), (64, 8)], (40, 40, 44), 1.4)
    for row in range(13):
        y = 14 + row * 4.3
        canvas.line([(17, y), (81, y)], (150, 152, 156), 0.15)
        for column in range(4):
            x = 19 + column * 16
            canvas.line(
                [(x + step * 0.9, y + 3 + canvas.between(-1.2, 0.8)) for step in range(canvas.chance.randint(4, 11))],
                canvas.near((44, 52, 96)),
                0.25,
            )
    canvas.disc(66, 60, 8, 8, canvas.near((206, 60, 60)))
    canvas.disc(66, 60, 7.3, 7.3, (240, 228, 224))
    canvas.disc(66, 60, 1.6, 1.6, canvas.near((206, 60, 60)))


def portrait(canvas: Canvas) -> None:
    """A group that stands in rows for its picture."""
    outdoors(canvas, 32, canvas.near((150, 148, 140)))
    for x in (8, 92):
        tree(canvas, x, 40, 30)
    banner(canvas, 14, 10, 72, 5.4)
    canvas.blur(6)
    for foot, height, number in ((54.0, 24.0, 9), (62.0, 25.0, 8), (72.0, 26.0, 7)):
        for place in range(number):
            standing(
                canvas, (place + 0.5) * 92 / number + 4 + canvas.between(-1, 1), foot, height + canvas.between(-2, 2)
            )


Scene = Callable[[Canvas], None]
SCENES: Mapping[str, Scene] = {
    scene.__name__: scene
    for scene in (
        hall,
        classroom,
        square,
        field,
        orchard,
        clinic,
        computers,
        library,
        court,
        handicraft,
        meeting,
        door,
        path,
        portrait,
        sheet,
    )
}
