"""How a text of the bureau reads today: its tokens as numbers, its typed numbers beside the figures they may be.

    到位[[fund_paid|wan]]元，有 3000 人。 ─► pieces: 到位 | 12.67万 ([[fund_paid|wan]]) | 元，有 | 3000 人 (typed) | 。
The editor, its preview and the API show the same reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from webforms.domain.narrative import TOKEN, TOTAL, MeaninglessToken, Token, parse
from webforms.domain.narrative_print import PROVISIONAL, print_token
from webforms.domain.pack import Pack
from webforms.domain.printing import WAITING
from webforms.domain.results import Evaluation
from webforms.domain.written_numbers import NumberReader, WrittenNumber

TokenState = Literal["complete", "partial", "none", "wrong"]
FORMS = ("wan", "yi", "percent", "digits:1", "unit")


@dataclass(frozen=True)
class TokenValue:
    """A token as it stands in a text, and what it prints today; `why` it means nothing, where that is so."""

    body: str
    label: str
    printed: str
    state: TokenState
    why: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of a text as it reads: plain, a token's number, or a number typed by hand."""

    shown: str
    token: TokenValue | None = None
    number: WrittenNumber | None = None


@dataclass(frozen=True)
class TextReading:
    text: str
    pieces: tuple[Piece, ...]

    @property
    def preview(self) -> str:
        """As a document prints it."""
        return "".join(piece.shown for piece in self.pieces)

    @property
    def tokens(self) -> tuple[TokenValue, ...]:
        return tuple(piece.token for piece in self.pieces if piece.token)

    @property
    def numbers(self) -> tuple[WrittenNumber, ...]:
        return tuple(piece.number for piece in self.pieces if piece.number)

    def swapped(self, place: int) -> str:
        """The text with one typed number as the token of its figure; as it is where there is no such number."""
        if not 0 <= place < len(self.numbers):
            return self.text
        number = self.numbers[place]
        return self.text[: number.start] + (number.replacement or number.text) + self.text[number.end :]


@dataclass(frozen=True)
class Insertable:
    """A figure that may be put into a text: what it prints, and which forms fit it. `years` are relative."""

    key: str
    label: str
    printed: str
    state: TokenState
    forms: tuple[str, ...]
    years: tuple[int, ...]


class TextReader:
    """Reads many texts by one evaluation."""

    def __init__(self, pack: Pack, evaluation: Evaluation, names: Iterable[tuple[str, str]] = ()) -> None:
        self.pack, self.evaluation = pack, evaluation
        self._numbers = NumberReader(pack, evaluation, names)

    def read(self, text: str) -> TextReading:
        return TextReading(text, tuple(piece for piece in self._pieces(text) if piece.shown))

    def value(self, body: str) -> TokenValue:
        """What stands between the brackets, as a label and a number."""
        try:
            token = parse(body, self.pack)
        except MeaninglessToken as wrong:
            return TokenValue(body, body, WAITING, "wrong", str(wrong))
        printed = print_token(token, self.pack, self.evaluation)
        return TokenValue(body, self._label(token), printed, _state(printed))

    def insertables(self) -> tuple[Insertable, ...]:
        """Every figure, rate and score that a token can name: in pack order, scores last."""
        keys = (
            *self.pack.metrics,
            *(f"indicator:{code}" for code in self.pack.indicators),
            *(f"points:{level}" for level in (TOTAL, *(level.code for level in self.pack.levels))),
        )
        return tuple(self._insertable(key) for key in keys if self._fits(key))

    def _pieces(self, text: str) -> Iterator[Piece]:
        at = 0
        for start, end, piece in sorted(self._marked(text), key=lambda marked: marked[0]):
            yield Piece(text[at:start])
            yield piece
            at = end
        yield Piece(text[at:])

    def _marked(self, text: str) -> Iterator[tuple[int, int, Piece]]:
        for match in TOKEN.finditer(text):
            value = self.value(match[1])
            yield match.start(), match.end(), Piece(value.printed, token=value)
        for number in self._numbers.numbers(text):
            yield number.start, number.end, Piece(number.text, number=number)

    def _insertable(self, key: str) -> Insertable:
        form = "" if key.startswith("indicator:") else "|unit"
        value = self.value(key + form)
        forms = tuple(form for form in FORMS if self._fits(f"{key}|{form}"))
        years = tuple(year for year in range(-3, 0) if self._fits(f"{key}|year:{year}"))
        return Insertable(key, value.label, value.printed, value.state, forms, years)

    def _fits(self, body: str) -> bool:
        try:
            parse(body, self.pack)
        except MeaninglessToken:
            return False
        return True

    def _label(self, token: Token) -> str:
        if token.subject == "figure":
            year = f"（{self.pack.campaign.year + token.year}年）" if token.year is not None else ""
            return self.pack.metrics[token.key].label + year
        if token.subject == "indicator":
            return f"{token.key} {self.pack.indicators[token.key].title}"
        titles = {level.code: level.title for level in self.pack.levels}
        return f"自评得分：{titles[token.key]}" if token.key in titles else "自评得分"


def _state(printed: str) -> TokenState:
    if WAITING in printed:
        return "none"
    return "partial" if PROVISIONAL[:3] in printed else "complete"
