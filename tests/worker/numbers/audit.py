"""The audit: every number of a finished document is accounted for by the snapshot it was printed from, or named with
its place.

    block ─► codes, dates, texts that are nobody's figure are covered ─► what is left must be an amount of its scope"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.worker.numbers.amounts import NUMBER, Amount, amounts_of, whole
from tests.worker.numbers.fixed import DAY, Fixed
from tests.worker.numbers.reading import Block, blocks
from tests.worker.numbers.scopes import Scopes
from webforms.domain.pack import Pack, TextSource
from webforms.domain.payload import Snapshot, text_key

COVER = "\x00"
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.]*(?:-[A-Za-z0-9]+)+|\b[0-9a-f]{8}\b")
ORDINAL = re.compile(r"(?:(?<=^)|(?<=[：。\n]))(\d{1,2})\.(?=\D)")
SENTENCE = re.compile(r"[。；\n]")
YEAR, YEARS = re.compile(r"(?<!\d)(\d{4})(?=年)"), re.compile(r"\d{4}年度?")
PAPER = re.compile(r"^(见?)(\S+?-\S+?)(?:等([\d,]+)件)? (\S.*)$", re.MULTILINE)
FORMULA = re.compile(r"([\d.,]+×[^＝；，。\n]+)＝([\d.]+)")
UNIT = re.compile(r"[^\d.,%×÷/]+(?:/[^\d.,%×÷/]+)?")
CLOSE = Fraction(1, 100)
"""A formula is printed with rounded shares, and its result with three digits."""


@dataclass(frozen=True)
class Unknown:
    """A number that nothing accounts for."""

    document: str
    place: str
    number: str
    around: str

    def __str__(self) -> str:
        return f"{self.document} {self.place}：{self.number}（{self.around}）"


@dataclass(frozen=True)
class Audit:
    """One document against the snapshot, the pack and the template it was made of."""

    pack: Pack
    frozen: Snapshot
    document: str
    template: bytes

    @cached_property
    def fixed(self) -> Fixed:
        return Fixed(self.pack, self.frozen, self.document, self.template)

    @cached_property
    def scopes(self) -> Scopes:
        return Scopes(self.pack, self.frozen, self.document)

    def unknown(self, content: bytes) -> list[Unknown]:
        return [found for block in blocks(content) for found in self.unknown_in(block)]

    def unknown_in(self, block: Block) -> Iterator[Unknown]:
        if not NUMBER.search(block.text) or self._is_listed(block) or self._is_accepted(block):
            return
        whole = self._as_a_whole(block)
        text = block.text if whole is not None else self._covered(block)
        for found in () if whole else NUMBER.finditer(text):
            if whole is False or not self._is_known(block, text, found.start(), found.end()):
                around = block.text[max(0, found.start() - 14) : found.end() + 10].replace("\n", "｜")
                yield Unknown(self.document, block.place, found[0], around)

    def _as_a_whole(self, block: Block) -> bool | None:
        """Whether a cell that is one thing only is right: the number of its row, a year above a column, a field of a
        record. None where it is something else."""
        if not block.row:
            return None
        if block.column == 0 and block.text.isdigit():
            return int(block.text) == block.ordinal
        years = [int(cell[:4]) for cell in block.row if YEARS.fullmatch(cell)]
        if YEARS.fullmatch(block.text) and len(years) > 1:
            return years == [max(self._years) - back for back in range(len(years))][::-1]
        typed = self._typed(block)
        return block.text in typed if typed else None

    # --- what is nobody's figure -------------------------------------------------------------------------------------

    def _covered(self, block: Block) -> str:
        """The text with everything covered that is no figure; places stay where they are."""
        text = self._without_papers(block)
        text = CODE.sub(lambda found: COVER * len(found[0]) if found[0] in self.fixed.codes else found[0], text)
        text = DAY.sub(self._day, text)
        for words, exactly in self.fixed.texts:
            if words in text:
                text = exactly.sub(lambda found: COVER * len(found[0]), text)
        text = YEAR.sub(lambda found: COVER * 4 if int(found[1]) in self._years else found[0], text)
        return self._without_ordinals(text)

    def _without_papers(self, block: Block) -> str:
        """Beside an indicator a paper stands with its own first code and its own count, or it stays; a code that is
        another indicator's, or stands above, is referred to (见)."""
        indicator = self._indicator(block)
        if indicator is None:
            return block.text
        return PAPER.sub(lambda found: self._paper(indicator, block.text, found), block.text)

    def _paper(self, indicator: str, text: str, found: re.Match[str]) -> str:
        for required in self.pack.indicators[indicator].evidence:
            if required.label == found[4]:
                first = self.frozen.papers.get(f"{indicator}/{required.item}", ())[:1]
                count = self.frozen.evaluation.evidence[f"evidence:{indicator}/{required.item}"].value
                said = Fraction((found[3] or "1").replace(",", ""))
                stands_above = any(one[2] == found[2] for one in PAPER.finditer(text[: found.start()]))
                refers = bool(found[1]) == (stands_above or self._is_of_another(found[2], indicator))
                if [paper.code for paper in first] == [found[2]] and said == count and refers:
                    return COVER * len(found[0])
        return found[0].replace("-", "～")

    def _is_of_another(self, code: str, indicator: str) -> bool:
        return code.split("-", maxsplit=1)[0] in self.pack.indicators and not code.startswith(f"{indicator}-")

    def _day(self, found: re.Match[str]) -> str:
        try:
            known = datetime.date(*map(int, found.groups())) in self.fixed.days
        except ValueError:
            known = False
        return COVER * len(found[0]) if known else found[0]

    @cached_property
    def _years(self) -> frozenset[int]:
        stated = {year for figure in self.frozen.evaluation.figures.values() for year in figure.by_year}
        return frozenset(stated | {self.pack.campaign.year + relative for relative in (-3, -2, -1, 0)})

    def _without_ordinals(self, text: str) -> str:
        """Notes below a table are counted 1, 2, 3; anything else in that place is no ordinal."""
        found = list(ORDINAL.finditer(text))
        if [int(one[1]) for one in found] != list(range(1, len(found) + 1)):
            return text
        return ORDINAL.sub(lambda one: COVER * len(one[0]), text)

    def _is_listed(self, block: Block) -> bool:
        """A row that prints one record of a list of the document, and nothing else."""
        if not block.row:
            return False
        rows = (row for listed in self.frozen.lists[self.document].values() for row in listed)
        return any(all(cell.strip() in known for cell in block.row if cell.strip()) for known in map(self._cells, rows))

    def _is_accepted(self, block: Block) -> bool:
        """A row that prints one warning the bureau accepted, and nothing else; before it stands the row's ordinal."""
        return block.column > 0 and tuple(cell.replace(" ", "") for cell in block.row[1:]) in self._accepted

    @cached_property
    def _accepted(self) -> frozenset[tuple[str, ...]]:
        rows = [
            (one.code + one.title, one.message, one.reason, f"{one.by}\n{one.on.year}年{one.on.month}月{one.on.day}日")
            for one in self.frozen.accepted
        ]
        return frozenset(tuple(cell.replace(" ", "") for cell in row) for row in rows)

    def _cells(self, row: object) -> set[str]:
        day = row.on and datetime.date.fromisoformat(row.on[:10])
        printed = f"{day.year}年{day.month}月{day.day}日" if day else ""
        return {row.title, printed, self.frozen.tree.get(row.unit).name, *row.fields.values(), *self._types}

    @cached_property
    def _types(self) -> frozenset[str]:
        return frozenset(record_type.title for record_type in self.pack.types.values()) | {"无"}

    def _typed(self, block: Block) -> list[str]:
        """What the record's field says that the row prints, as it was printed when the snapshot was frozen."""
        label = block.row[block.column - 1].strip() if block.row and block.column else ""
        lines = (*self.scopes.form.rows.get(label, ()), *self.pack.documents[self.document].cover)
        sources = [line.source for line in lines if line.label == label and isinstance(line.source, TextSource)]
        found = (self.frozen.text_rows.get(text_key(source)) for source in sources)
        return [row.printed for row in found if row is not None]

    # --- what is one -------------------------------------------------------------------------------------------------

    def _is_known(self, block: Block, text: str, start: int, end: int) -> bool:
        number, rest = text[start:end], block.text[end:]
        if not all(map(_comes_out, _inside(FORMULA, text, start))):
            return False
        return any(
            amount.prints_as(number) and _fits(amount, block.text[:start], rest, block)
            for amount in self._allowed(block, text, start)
        )

    def _allowed(self, block: Block, text: str, start: int) -> Sequence[Amount]:
        """The narrowest scope that the place names."""
        if year := re.search(r"(\d{4})年$", block.text[:start]):
            return self._of_year(block, int(year[1]), _sentence(start, block.text))
        if block.row and (own := self._of_own_row(block, start)) is not None:
            return own
        level = self._level(block)
        codes = [code for code, one in self.pack.indicators.items() if level is None or one.level1 == level]
        found = [amount for code in codes for amount in self._by_indicator[code]]
        found += self.scopes.of_level(level) if level else []
        named = self.scopes.named_figures(_sentence(start, block.text))
        return [*found, *self.scopes.of_whole(), *self._samples, *named]

    def _of_year(self, block: Block, year: int, sentence: str) -> Sequence[Amount]:
        """A number right behind a year is of that year."""
        for cell in reversed(block.row[: block.column + 1]):
            if rows := self.scopes.form.rows.get(cell.strip()):
                return [amount for row in rows for amount in self.scopes.form.of_row(row, year)]
        labels = {cell.strip() for cell in block.row}
        figures = [figure for figure in self.scopes.metrics.values() if figure.label in labels or not block.row]
        of_year = [figure.by_year[year] for figure in figures if year in figure.by_year]
        return [*self.scopes.series(year), *(amount for figure in of_year for amount in amounts_of(figure))]

    def _indicator(self, block: Block) -> str | None:
        """The indicator that the row is of."""
        found = (re.match(r"(\S+) ", cell) for cell in block.row)
        return next((one[1] for one in found if one and one[1] in self.pack.indicators), None)

    def _of_own_row(self, block: Block, start: int) -> Sequence[Amount] | None:
        """Amounts of the source, metric, indicator or level that the row is of."""
        if level := self._level_named(block.text):
            return self.scopes.of_level(level)
        for cell in reversed(block.row[: block.column + 1]):
            if rows := self.scopes.form.rows.get(cell.strip()):
                return [amount for row in rows for amount in self.scopes.form.of_row(row, block.year)]
        for cell in block.row:
            figure = self.scopes.metrics.get(cell.strip())
            if figure is not None and figure.basis in block.row:
                return amounts_of(figure)
        indicator = self._indicator(block)
        if indicator is not None:
            return self._of_indicator(indicator, block, start)
        return self._of_level_row(block)

    def _of_indicator(self, code: str, block: Block, start: int) -> Sequence[Amount]:
        """Within a reason of the snapshot everything the indicator was scored from, beside one points alone; in a cell
        without a reason (what is to be done) what was reached and what is wanted."""
        score = self.frozen.evaluation.indicators[code]
        reasons = [part.reason.rstrip("。") for part in score.parts if part.reason]
        spans = [(at, at + len(reason)) for reason in reasons for at in _places(reason, block.text)]
        if any(first <= start < last for first, last in spans) or _inside(FORMULA, block.text, start):
            return self._by_indicator[code]
        return self.scopes.points_of(code) if spans else self.scopes.goal_of(code)

    def _of_level_row(self, block: Block) -> Sequence[Amount] | None:
        for cell in block.row:
            if level := self._level_named(cell):
                return self.scopes.of_level(level)
            if cell.replace("　", "").strip() == "合计":
                return self.scopes.of_whole()
        return None

    def _level_named(self, cell: str) -> str | None:
        title = re.split(r"[\n　]", cell.strip())[0]
        return next((level.code for level in self.pack.levels if level.title == title), None)

    @cached_property
    def _by_indicator(self) -> dict[str, list[Amount]]:
        return {code: self.scopes.of_indicator(code) for code in self.pack.indicators}

    @cached_property
    def _samples(self) -> list[Amount]:
        """How many texts of the document are still the pack's start."""
        mine = [section for section in self.pack.sections.values() if section.document == self.document]
        return [whole(sum(1 for section in mine if section.text and section.key not in self.frozen.texts), "段")]

    def _level(self, block: Block) -> str | None:
        return next((level.code for level in self.pack.levels for text in block.above if level.title in text), None)


def _fits(amount: Amount, before: str, rest: str, block: Block) -> bool:
    """Whether one of the amount's units follows, in the text or in a cell of the row, and its sign stands before."""
    if amount.after and not before.endswith(amount.after):
        return False
    if not amount.units:
        return True
    return any(rest.startswith(unit) if unit else not rest for unit in amount.units) or (
        not rest.split("\n", maxsplit=1)[0].strip() and any(cell.strip() in amount.units for cell in block.row))


def _comes_out(formula: re.Match[str]) -> bool:
    """Whether a printed formula has the printed result."""
    bare = UNIT.sub("", formula[1]).replace(",", "").replace("÷", "/")
    signs = re.sub(r"([×/])", r" \1 ", bare).split()
    values = [Fraction(sign[:-1]) / 100 if sign.endswith("%") else Fraction(sign) for sign in signs[::2]]
    result = values[0]
    if 0 in values[1:]:
        return False
    for sign, value in zip(signs[1::2], values[1:], strict=True):
        result = result * value if sign == "×" else result / value
    return abs(result - Fraction(formula[2])) < CLOSE


def _inside(pattern: re.Pattern[str], text: str, at: int) -> list[re.Match[str]]:
    return [found for found in pattern.finditer(text) if found.start() <= at < found.end()]


def _places(part: str, whole: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)


def _sentence(at: int, whole: str) -> str:
    """The sentence around a place."""
    ends = [0, *(found.end() for found in SENTENCE.finditer(whole)), len(whole)]
    start = max(end for end in ends if end <= at)
    return whole[start : min(end for end in ends if end > at or end == len(whole))]
