"""Numbers that a person typed where a token could stand: which figure each one states, and whether it still agrees.

A token never disagrees with a table; a typed number does as soon as the figure moves. A false alarm in an official's
text is worse than a miss, so a number `states` a figure for certain only where all of this holds:
- its unit is the figure's (名 and 位 count as 人, 所 and 处 as 个; 人次 never as 人, nor 万元 as 元 without its 万);
- the words of the figure stand directly before it (为, 达到, 共 … may lie between), or directly behind its unit, and
  nothing else in that clause but words of the whole (全区, 全年, 截至2016年底 …): 农村常住人口 is not 常住人口;
- neither its sentence nor the opening of an earlier one in the paragraph names a unit of the tree, unless 全区 or the
  like stands between; the sole unit that states the figure is no such name;
- no bracket stands between those words and the number, nor one behind it that begins with 含, 不含 or the like;
- no word makes it a change (增加, 同比), a target (力争, 要求), a share of each (每, 平均), of years (三年来) or of a
  part of one (上半年, 6月); behind 、 the enumeration began as cleanly (参与活动的未成年人5人、老年人6人).
Of several figures the one with most words, then one that agrees, then the nearest value is taken. Where a year is
named, that year's figure is meant; 2015年末 is also what the form of 2016 says.

It agrees where the figure, rounded half up to the typed digits (in 万 or 亿 where so typed), is the number, and both
stand on the same side of the indicator's threshold. 约 allows a twentieth either way; 近, 余, 超过, 以上 … a side.
The same unit and value of four digits are no chance either. Otherwise a number may only `resemble` a figure: same unit,
and much of its words in the sentence. That is offered to the writer and no reason for an alarm: `key` stays None.
What counts as a number at all: `typed_numbers`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from webforms.domain.named_figures import NamedFigure, in_words, named_figures, token_for, units_written
from webforms.domain.number_places import Place, PlaceReader
from webforms.domain.pack import Pack
from webforms.domain.quantity import half_up
from webforms.domain.results import Evaluation
from webforms.domain.typed_numbers import LONGEST_READ, TypedNumber, plain_signs, typed_numbers

ABOUT = Fraction(1, 20)
TELLING_DIGITS = 4
MOST_NUMBERS = 100
"""Of one text: more than any section holds, so that nothing typed takes long."""
LEAST_ALIKE = Fraction(2, 5)


@dataclass(frozen=True)
class Likeness:
    """A figure that a number may state. `token` says it in a text, in the number's own form."""

    key: str
    label: str
    printed: str
    agrees: bool
    token: str


@dataclass(frozen=True)
class WrittenNumber:
    """`text` stands at `start`–`end` of what was typed; `value` is in `unit` (None: no unit of the pack).

    `replacement` is what to write in its place, where `resembles` is a figure."""

    text: str
    start: int
    end: int
    value: Fraction
    unit: str | None
    resembles: Likeness | None = None
    certain: bool = False
    replacement: str = ""

    @property
    def key(self) -> str | None:
        """The figure it states: a metric's key, `indicator:CODE` or `points:LEVEL`."""
        return self.resembles.key if self.resembles and self.certain else None

    @property
    def printed(self) -> str:
        return self.resembles.printed if self.resembles and self.key else ""

    @property
    def agrees(self) -> bool:
        return bool(self.resembles and self.key and self.resembles.agrees)


class NumberReader:
    """The figures of one evaluation, ready to be found in texts. `names`: code and name of the tree's units, beside the
    pack's own."""

    def __init__(self, pack: Pack, evaluation: Evaluation, names: Iterable[tuple[str, str]] = ()) -> None:
        self.figures = named_figures(pack, evaluation)
        self.units = units_written(pack)
        self.places = PlaceReader(pack, names)

    def numbers(self, text: str) -> tuple[WrittenNumber, ...]:
        """Every number typed in `text`, in its order."""
        text = text[:LONGEST_READ]
        typed, plain = typed_numbers(text, self.units), plain_signs(text)
        places = (self.places.place(plain, typed, at) for at in range(min(len(typed), MOST_NUMBERS)))
        return tuple(self._read(text, number, place) for number, place in zip(typed, places, strict=False))

    def _read(self, text: str, number: TypedNumber, place: Place) -> WrittenNumber:
        stated = self._stated(number, place)
        found = stated or self._alike(number, place)
        written = WrittenNumber(number.text, number.start, number.end, number.value, number.unit)
        if not found:
            return written
        typed_unit = text[number.unit_at : number.end]
        token, rest = token_for(found, number.multiple, typed_unit)
        likeness = Likeness(found.key, found.label, found.printed, _agrees(number, found), token)
        certain = stated is not None or (likeness.agrees and _is_telling(number))
        replacement = token + (typed_unit if rest else "")
        return replace(written, resembles=likeness, certain=certain, replacement=replacement)

    def _stated(self, number: TypedNumber, place: Place) -> NamedFigure | None:
        """The figure that the number states for certain."""
        if place.is_no_level or place.is_other_time or place.is_qualified or not self._is_begun_cleanly(place):
            return None
        befores, after = _begun(place), in_words(place.after)
        found = [
            (size, figure)
            for figure in self.figures
            if _fits(number, figure) and (figure.of_one_year or _agrees(number, figure))
            if place.named <= {figure.stated_by} and _is_dated(figure, place)
            if (size := self._words_at(figure, place, befores, after))
        ]
        return _best(number, found)

    def _is_begun_cleanly(self, place: Place) -> bool:
        """What narrows the first of an enumeration narrows all of it."""
        if place.head is None:
            return True
        head = in_words(place.head)
        return any(self.places.ends_with(head, words) for figure in self.figures for words in figure.words)

    def _words_at(self, figure: NamedFigure, place: Place, befores: Sequence[str], after: str) -> int:
        """How many signs of the figure's words stand right at the number, with nothing that narrows them; 0 if not."""
        for words in figure.words:
            begun = any(words in before and self.places.ends_with(before, words) for before in befores)
            followed = after == words and self.places.is_neutral(befores[0])
            if (begun or followed) and not place.is_of_each(words):
                return len(words)
        return 0

    def _alike(self, number: TypedNumber, place: Place) -> NamedFigure | None:
        """The figure that the number resembles most, to be offered and no more."""
        if place.is_no_level:
            return None
        near, sentence = in_words(place.clause + place.after), in_words(place.sentence + place.after)
        likely = (figure for figure in self.figures if figure.value is not None and _fits(number, figure))
        found = [
            (likeness, figure)
            for figure in likely
            if _is_dated(figure, place)
            if (likeness := _likeness(number, figure, near, sentence)) is not None
        ]
        return _best(number, found)


def _begun(place: Place) -> list[str]:
    """The clause in words; within an enumeration also behind each beginning of its first (参与活动的…、老年人)."""
    before, head = in_words(place.clause), in_words(place.head or "")
    return [before, *(head[:size] + before for size in range(1, len(head) + 1))]


def _fits(number: TypedNumber, figure: NamedFigure) -> bool:
    """Of the same unit; a number without one may be any."""
    return number.unit in (figure.unit, "")


def _is_dated(figure: NamedFigure, place: Place) -> bool:
    """Without a year the present figure is meant, with one that year's."""
    return (figure.year or 0) in (place.years or {0})


def _likeness(number: TypedNumber, figure: NamedFigure, near: str, sentence: str) -> Fraction | None:
    """How much of the figure's words is heard, nearby counting twice; None where it is too little to speak of."""
    share = max((_share(words, near, sentence) for words in figure.words), default=Fraction(0))
    if share >= LEAST_ALIKE or (number.unit and _is_telling(number) and _agrees(number, figure)):
        return share
    return None


def _is_telling(number: TypedNumber) -> bool:
    """Enough digits that the same value is no chance."""
    typed = number.value / number.multiple * 10**number.digits
    return len(str(typed.numerator).rstrip("0")) >= TELLING_DIGITS


def _share(words: str, near: str, sentence: str) -> Fraction:
    if len(words) < 2 or words[-2:] not in near:
        return Fraction(0)
    pairs = _pairs(words)
    return Fraction(sum(2 * (pair in near) + (pair in sentence) for pair in pairs), 3 * len(pairs))


def _pairs(words: str) -> list[str]:
    return [words[at : at + 2] for at in range(len(words) - 1)]


def _best(number: TypedNumber, found: Sequence[tuple[int | Fraction, NamedFigure]]) -> NamedFigure | None:
    """Most words, then agreement, then the nearest value; the pack's order decides between equals."""
    if not found:
        return None
    return min(found, key=lambda one: (-one[0], not _agrees(number, one[1]), _distance(number, one[1])))[1]


def _distance(number: TypedNumber, figure: NamedFigure) -> Fraction:
    if figure.value is None:
        return abs(number.value) + 1
    return abs(number.value - figure.value)


def _agrees(number: TypedNumber, figure: NamedFigure) -> bool:
    value, typed = figure.value, number.value
    if value is None:
        return False
    rounded = Fraction(half_up(value / number.multiple, number.digits)) * number.multiple
    match number.stance:
        case "exact":
            return rounded == typed and _is_on_its_side(typed, value, figure.threshold)
        case "about":
            return abs(value - typed) <= abs(value) * ABOUT
        case "nearly":
            return value <= typed <= value * (1 + 2 * ABOUT)
        case "at most":
            return value <= typed
        case "at least":
            return value >= typed
        case "more":
            return typed <= value < 2 * typed


def _is_on_its_side(typed: Fraction, value: Fraction, threshold: Fraction | None) -> bool:
    return threshold is None or (typed >= threshold) == (value >= threshold)
