"""Rooms in which people of the demo learn and meet."""

from __future__ import annotations

from webforms.demo.scenery import (
    RED,
    WHITE,
    Canvas,
    Colour,
    banner,
    bust,
    dark,
    indoors,
    light,
    standing,
    table,
)

WALLS: tuple[Colour, ...] = ((226, 219, 203), (205, 216, 222), (214, 222, 205), (232, 226, 220), (222, 206, 190))


def hall(canvas: Canvas) -> None:
    """Somebody in front of a bright screen, rows of listeners from behind."""
    indoors(canvas, 44, canvas.of(WALLS))
    banner(canvas, 22, 5, 56)
    canvas.box(30, 13, 40, 21, (232, 238, 244))
    for row in range(5):
        canvas.box(33, 16 + row * 3.4, canvas.between(12, 33), 1.1, canvas.near((92, 122, 168)))
    canvas.blur(6)
    standing(canvas, 76, 47, 24, raised=canvas.chance.random() < 0.4)
    table(canvas, 60, 38, 12)
    _rows(canvas, back=True)


def classroom(canvas: Canvas) -> None:
    """Children at desks, a board, the teacher beside it."""
    indoors(canvas, 42, canvas.of(WALLS))
    canvas.box(20, 8, 60, 22, (120, 96, 70))
    canvas.box(21, 9, 58, 20, canvas.near((44, 78, 66), 6))
    for row in range(4):
        canvas.line([(26, 13 + row * 4), (26 + canvas.between(14, 46), 13 + row * 4)], (214, 220, 214), 0.35)
    canvas.blur(6)
    standing(canvas, 16, 45, 23, raised=True)
    for row, (y, size) in enumerate(((40.0, 3.4), (50.0, 4.4), (62.0, 5.6))):
        for place in range(5):
            x = 12 + place * 19 + canvas.between(-2, 2) + row
            bust(canvas, x, y, size, back=True)
            table(canvas, x - size * 1.6, y + size * 2.2, size * 3.2)


def computers(canvas: Canvas) -> None:
    """Rows of screens and of heads before them."""
    indoors(canvas, 40, canvas.of(WALLS))
    banner(canvas, 28, 6, 44, 4)
    canvas.blur(6)
    for y, size, number in ((30.0, 3.4, 6), (42.0, 4.6, 5), (58.0, 6.2, 4)):
        for place in range(number):
            x = (place + 0.5) * 100 / number
            canvas.box(x - size * 1.5, y - size * 1.4, size * 3, size * 2.1, (38, 40, 46), 0.3)
            canvas.box(x - size * 1.35, y - size * 1.25, size * 2.7, size * 1.8, canvas.near((150, 190, 226)))
            table(canvas, x - size * 2.2, y + size * 0.8, size * 4.4)
            bust(canvas, x + canvas.between(-2, 2), y + size * 1.5, size, back=True)


def library(canvas: Canvas) -> None:
    """Shelves full of books, readers at a table."""
    indoors(canvas, 46, canvas.of(WALLS))
    for shelf in range(4):
        y = 6 + shelf * 9.5
        canvas.box(2, y - 0.8, 96, 9.6, (132, 96, 64))
        x = 3.0
        while x < 96:
            width = canvas.between(0.8, 1.8)
            tall = canvas.between(5.4, 7.6)
            canvas.box(
                x,
                y + 8 - tall,
                width,
                tall,
                canvas.near(canvas.of(((150, 62, 58), (58, 84, 122), (222, 206, 176), (70, 112, 84), (196, 160, 72)))),
            )
            x += width + 0.15
    canvas.blur(7)
    for place in range(5):
        bust(canvas, 12 + place * 19 + canvas.between(-2, 2), 40, 5)
    table(canvas, 4, 52, 92)
    for place in range(6):
        x = 10 + place * 15 + canvas.between(-2, 2)
        canvas.shape([(x, 52.5), (x + 5, 52.2), (x + 5.6, 54.8), (x + 0.4, 55)], WHITE)
    for place in range(4):
        bust(canvas, 14 + place * 24 + canvas.between(-3, 3), 63, 6.6, back=True)


def handicraft(canvas: Canvas) -> None:
    """Hands and paper around a long table, works on the wall."""
    indoors(canvas, 40, canvas.of(WALLS))
    for place in range(6):
        x = 18.0 + place * 11
        canvas.box(x, 8, 8, 11, (246, 244, 238))
        for _ in range(5):
            canvas.disc(x + canvas.between(2, 6), 8 + canvas.between(3, 8), 1.4, 1.4, canvas.near(RED, 30))
    canvas.blur(6)
    for place in range(6):
        bust(canvas, 10 + place * 16 + canvas.between(-2, 2), 34, 4.6)
    canvas.shape([(4, 46), (96, 46), (100, 60), (0, 60)], light((158, 112, 72), 0.2))
    for _ in range(16):
        x, y = canvas.between(6, 90), canvas.between(47, 57)
        canvas.shape(
            [(x, y), (x + 4, y + 0.6), (x + 3.4, y + 3), (x - 0.6, y + 2.6)], canvas.near(canvas.of((RED, WHITE)))
        )
    for place in range(4):
        bust(canvas, 14 + place * 24 + canvas.between(-3, 3), 62, 6.6, back=True)


def meeting(canvas: Canvas) -> None:
    """An oval table, cups and papers, people on both sides."""
    indoors(canvas, 40, canvas.of(WALLS))
    banner(canvas, 24, 7, 52, 4.4)
    canvas.blur(6)
    for place in range(7):
        bust(canvas, 16 + place * 11.4, 32 + canvas.between(-0.6, 0.6), 3.6)
    canvas.disc(50, 56, 46, 16, dark((158, 112, 72), 0.1))
    canvas.disc(50, 54.6, 45, 15, light((158, 112, 72), 0.16))
    for place in range(9):
        x = 14 + place * 9
        canvas.box(x, 46 + abs(4 - place) * 0.9, 4, 2, WHITE)
        canvas.disc(x + 5.6, 46.6 + abs(4 - place) * 0.9, 0.8, 1, (236, 238, 240))
    for place in range(5):
        bust(canvas, 10 + place * 20 + canvas.between(-2, 2), 62, 6.2, back=True)


def _rows(canvas: Canvas, *, back: bool) -> None:
    for y, size, number in ((41.0, 3.4, 8), (49.0, 4.2, 7), (58.0, 5.2, 6), (69.0, 6.6, 5)):
        for place in range(number):
            if canvas.chance.random() < 0.93:
                bust(
                    canvas,
                    (place + 0.5) * 100 / number + canvas.between(-2, 2),
                    y + canvas.between(-0.8, 0.8),
                    size,
                    back=back,
                )
