"""Numbers that a person typed where a token could stand: which figure each one states, and whether it still agrees.

A token never disagrees with a table; a typed number does as soon as the figure moves. A false alarm in an official's
text is worse than a miss, so a number `states` a figure for certain only where all of this holds:
- its unit is the figure's (名 and 位 count as 人, 所 and 处 as 个; 人次 never as 人, nor 万元 as 元 without its 万);
- the words of the figure stand directly before it (为, 达到, 共 … may lie between), or directly behind its unit, and
  nothing else in that clause but words of the whole (全区, 全年, 截至2016年底 …): 农村常住人口 is not 常住人口;
- neither its sentence nor the opening of an earlier one in the paragraph names a unit of the tree, unless 全区 or the
  like stands between; the sole unit that states the figure is no such name;
- no word makes it a change (增加, 同比), a target (力争, 要求), a share of each (每, 平均) or a span of years (三年来).
Of several figures the one with most words, then one that agrees, then the nearest value is taken. Where a year is
named, that year's figure is meant; 2015年末 is also what the form of 2016 says.

It agrees where the figure, rounded half up to the typed digits (in 万 or 亿 where so typed), is the number, and both
stand on the same side of the indicator's threshold. 约 allows a twentieth either way; 近, 余, 超过, 以上 … a side.
Otherwise a number may only `resemble` a figure: same unit, and much of its words in the sentence or the same value of
four digits. That is offered to the writer and is no reason for an alarm: `key` is None unless it is certain or agrees.
What counts as a number at all: `typed_numbers`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from webforms.domain.named_figures import NamedFigure, in_words, named_figures, token_for, units_written
from webforms.domain.pack import Pack
from webforms.domain.quantity import half_up
from webforms.domain.results import Evaluation
from webforms.domain.typed_numbers import TypedNumber, plain_signs, typed_numbers

ABOUT = Fraction(1, 20)
TELLING_DIGITS = 4
LEAST_ALIKE = Fraction(2, 5)

_SENTENCE, _CLAUSE = re.compile(r"[。；;！!？?\n]"), re.compile(r"[，,。；;：:、！!？?\n“”\"]")
_BETWEEN = re.compile(
    r"(?:为|达到|达|是|有|共有|共计|共|合计|总计|累计达|约|近|逾|超过|超|不到|不足|至少|不少于|不低于|不超过|已经|已|了|[:：]"
    r"|总人数|人数|人次|次数|场次|总数|总额|金额|数量|数)*$"
)
_OF_THE_WHOLE = (
    r"全年|本年度?|年度|当年|今年|上年度?|去年|年末|年底|末|底|现有|共有|目前|截至|截止|至|到|已|共|其中|有|是|在|我们|同时|另外|另|以及|及|和"
    r"|开展|举办|组织|建成|建立|设立|配备|拥有|开设|完成|(?:\d{4}年(?:度|末|底)?)|(?:\d{1,2}月(?:末|底|\d{1,2}日)?)"
)
_CHANGE = re.compile(
    r"(?:增加|增长|增幅|提高|提升|上升|下降|减少|降低|新增)(?!到|至|为)|同比|环比|[比较](?:上年|去年|前年)"
)
_TARGET = re.compile(r"目标|力争|争取|要求|预计|应达|须达|打算|将(?:达|建|开|投|增)|到\d{4}年(?![末底])|标准")
_EACH = re.compile(r"每|各(?!级|类|单位|项)|平均|人均")
_SPAN = re.compile(r"[两二三四五六]年|近\d+年|历年|历次|累计|以来|期间|十[一二三四]五")
_YEAR = re.compile(r"(?:(\d{4})年|上年|去年)度?(末|底)?")


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
        return self.resembles.key if self.resembles and (self.certain or self.resembles.agrees) else None

    @property
    def printed(self) -> str:
        return self.resembles.printed if self.resembles and self.key else ""

    @property
    def agrees(self) -> bool:
        return bool(self.resembles and self.resembles.agrees)


@dataclass(frozen=True)
class _Place:
    """What stands around a number: its clause up to it, what follows, its sentence, and units named before it."""

    clause: str
    after: str
    sentence: str
    named: frozenset[str]
    years: frozenset[int]


def written_numbers(
    text: str, pack: Pack, evaluation: Evaluation, names: Iterable[tuple[str, str]] = ()
) -> tuple[WrittenNumber, ...]:
    """Every number typed in `text`, in its order. `names`: code and name of the tree's units, beside the pack's own."""
    return NumberReader(pack, evaluation, names).numbers(text)


class NumberReader:
    """The figures of one evaluation, ready to be found in texts."""

    def __init__(self, pack: Pack, evaluation: Evaluation, names: Iterable[tuple[str, str]] = ()) -> None:
        district = {unit.name for unit in pack.units if unit.code == pack.campaign.district}
        self.year = pack.campaign.year
        self.figures = named_figures(pack, evaluation)
        self.units = units_written(pack)
        seeds = [(unit.code, name) for unit in pack.units for name in (unit.name, *unit.also)]
        self.names = [(code, name) for code, name in (*seeds, *names) if code != pack.campaign.district]
        wholes = {*district, *(f"{whose}{name[-1]}" for name in district for whose in "全本我")}
        self.whole = re.compile("|".join(map(re.escape, sorted(wholes, key=len, reverse=True))) or "(?!)")
        self.neutral = re.compile(f"(?:{self.whole.pattern}|{_OF_THE_WHOLE})*")

    def numbers(self, text: str) -> tuple[WrittenNumber, ...]:
        typed = typed_numbers(text, self.units)
        return tuple(self._read(text, typed, at) for at in range(len(typed)))

    def _read(self, text: str, numbers: Sequence[TypedNumber], at: int) -> WrittenNumber:
        number = numbers[at]
        place = self._place(plain_signs(text), numbers, at)
        stated = self._stated(number, place)
        found = stated or self._alike(number, place)
        written = WrittenNumber(number.text, number.start, number.end, number.value, number.unit)
        if not found:
            return written
        typed_unit = text[number.unit_at : number.end]
        token, rest = token_for(found, number.multiple, typed_unit)
        likeness = Likeness(found.key, found.label, found.printed, _agrees(number, found), token)
        return WrittenNumber(
            number.text,
            number.start,
            number.end,
            number.value,
            number.unit,
            likeness,
            stated is not None,
            token + (typed_unit if rest else ""),
        )

    def _place(self, text: str, numbers: Sequence[TypedNumber], at: int) -> _Place:
        number = numbers[at]
        before, behind = text[: number.start], text[number.end :]
        sentence = before[_last(_SENTENCE, before) :]
        since = max(_last(_CLAUSE, before.rstrip(" :：")), numbers[at - 1].end if at else 0)
        until = min((match.start() for match in [_CLAUSE.search(behind)] if match), default=len(behind))
        return _Place(
            clause=before[since:],
            after=behind[:until],
            sentence=sentence,
            named=self._named(before[before.rfind("\n") + 1 :], sentence),
            years=frozenset(self._years(sentence)),
        )

    def _named(self, paragraph: str, sentence: str) -> frozenset[str]:
        """Units whose part this may be: named in the sentence, or at the start of one before, since the whole was."""
        whole = max((match.end() for match in self.whole.finditer(paragraph)), default=0)
        own = len(paragraph) - len(sentence)
        starts = [at for at in (0, *(match.end() for match in _SENTENCE.finditer(paragraph))) if whole <= at <= own]
        heard = paragraph[max(whole, own) :]
        return frozenset(
            code for code, name in self.names if name in heard or any(paragraph.startswith(name, at) for at in starts)
        )

    def _years(self, sentence: str) -> Iterable[int]:
        """Years named, relative to the campaign's; the end of one is what the next year's form states."""
        for match in _YEAR.finditer(sentence):
            year = (int(match[1]) if match[1] else self.year - 1) - self.year
            yield from (year, year + 1) if match[2] else (year,)

    def _stated(self, number: TypedNumber, place: _Place) -> NamedFigure | None:
        """The figure that the number states for certain."""
        if _CHANGE.search(place.clause) or _TARGET.search(place.sentence) or _SPAN.search(place.sentence):
            return None
        found = [
            (size, figure)
            for figure in self.figures
            if _fits(number, figure)
            if place.named <= {figure.stated_by} and _is_dated(figure, place)
            if (size := self._words_at(figure, place))
        ]
        return _best(number, found)

    def _words_at(self, figure: NamedFigure, place: _Place) -> int:
        """How many signs of the figure's words stand right at the number, with nothing that narrows them; 0 if not."""
        before = in_words(place.clause)
        after = in_words(place.after)
        for words in sorted(figure.words, key=len, reverse=True):
            if _EACH.search(place.clause.replace(words, "")):
                continue
            if self._ends_with(before, words) or (after == words and self.neutral.fullmatch(before)):
                return len(words)
        return 0

    def _ends_with(self, before: str, words: str) -> bool:
        at = before.rfind(words)
        return (
            at >= 0 and bool(_BETWEEN.fullmatch(before, at + len(words))) and bool(self.neutral.fullmatch(before[:at]))
        )

    def _alike(self, number: TypedNumber, place: _Place) -> NamedFigure | None:
        """The figure that the number resembles most, to be offered and no more."""
        if _CHANGE.search(place.clause) or _TARGET.search(place.sentence):
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


def _fits(number: TypedNumber, figure: NamedFigure) -> bool:
    """Of the same unit; a number without one may be any."""
    return number.unit in (figure.unit, "")


def _is_dated(figure: NamedFigure, place: _Place) -> bool:
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
    pairs = _pairs(words)
    if not pairs or pairs[-1] not in near:
        return Fraction(0)
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


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the text after its last match begins."""
    return max((match.end() for match in pattern.finditer(text)), default=0)
