"""Texts with digits that are nobody's figure: those of the pack and of the template, of records, decisions and the
bureau; dates that the snapshot or the pack names; codes of papers and numbers of records."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from webforms.domain.narrative_print import resolve
from webforms.domain.pack import Pack
from webforms.domain.payload import Snapshot

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
DIGIT, WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]")
"""A text has a letter in it: a bare number never counts as text."""
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
AMOUNT = re.compile(r"\d[\d,.]*\D{0,4}")
"""A record's field that is but a number: it is no text, and only its own row may print it."""
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Fixed:
    pack: Pack
    frozen: Snapshot
    document: str
    template: bytes

    @cached_property
    def texts(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Longest first, so that a text is taken whole before a part of it; never a part of a longer number."""
        found = {text.strip() for text in (*self._of_pack(), *self._of_template(), *self._of_people())}
        whole = {line for text in found for line in (text, text.rstrip("。"))}
        wordy = (text for text in whole if DIGIT.search(text) and WORD.search(text))
        return tuple((text, _exactly(text)) for text in sorted(wordy, key=lambda text: (-len(text), text)))

    @cached_property
    def codes(self) -> frozenset[str]:
        papers = {paper.code for listed in self.frozen.papers.values() for paper in listed}
        rows = {row.number for lists in self.frozen.lists.values() for listed in lists.values() for row in listed}
        seal = self.frozen.head.seal
        groups = {seal[at : at + 8] for at in range(0, len(seal), 8)}
        nil = {report.number for report in self.frozen.nil_reports}
        return frozenset(papers | rows | groups | nil | {self.frozen.label, seal, "SHA-256"})

    @cached_property
    def days(self) -> frozenset[datetime.date]:
        """Every day that the pack or a printed record names."""
        pack = self.pack
        named = {pack.basis_date, pack.evidence_due, pack.campaign.start, pack.campaign.end, self.frozen.head.frozen_on,
                 self.frozen.evaluation.counted_on, datetime.date(pack.campaign.year - 1, 12, 31)}
        named |= {day for stage in pack.stages for day in (stage.start, stage.end)}
        named |= {milestone.date for milestone in pack.milestones}
        return frozenset(named | set(self._days_of_records()))

    def _days_of_records(self) -> Iterator[datetime.date]:
        rows = [row for lists in self.frozen.lists.values() for listed in lists.values() for row in listed]
        raw = [value for row in rows for value in (row.on, *row.raw.values())]
        for value in (*raw, *(row.value for row in self.frozen.text_rows.values())):
            yield from (datetime.date.fromisoformat(day) for day in ISO.findall(str(value)))

    def _of_pack(self) -> Iterator[str]:
        pack, document = self.pack, self.pack.documents[self.document]
        for indicator in pack.indicators.values():
            yield from (f"{indicator.code} {indicator.title}", indicator.code + indicator.title, indicator.standard)
            yield from (*_strings(indicator.parts), *_strings(indicator.evidence))
        for level in (*pack.levels, *pack.sublevels):
            yield f"{level.code} {level.title}"
        for level in pack.levels:
            below = dict.fromkeys(one.level2 for one in pack.indicators.values() if one.level1 == level.code)
            titles = [one.title for one in pack.sublevels if one.code in below]
            yield from (f"{number}.{title}" for number, title in enumerate(titles, 1))
        for metric in pack.metrics.values():
            yield from (metric.label, metric.basis)
        yield from _strings((document.tables, document.cover, document.notes, document.boxes, document.attachments))
        yield from (f"{number}.{note}" for number, note in enumerate(document.notes, 1))
        yield from _strings((document.columns, document.title, pack.kinds, pack.stages, pack.milestones))
        yield from (pack.name, pack.campaign.title, pack.disclaimer, pack.source, f"{pack.key} {pack.version}")
        yield from (section.title for section in pack.sections.values())

    def _of_template(self) -> Iterator[str]:
        """What stands in the template outside its tags, and the texts that a tag holds."""
        word = Document(io.BytesIO(self.template))
        for paragraph in word.element.body.iter(qn("w:p")):
            written = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
            yield from (part for part in TAG.split(written) if not part.strip().isdigit())
            for tag in TAG.findall(written):
                quoted = (one or other for one, other in LITERAL.findall(tag))
                yield from (text for text in quoted if not re.fullmatch(r"[\d.]*", text))

    def _of_people(self) -> Iterator[str]:
        """What somebody typed and somebody agreed to: fields of printed records, reasons, the bureau's texts."""
        for lists in self.frozen.lists.values():
            for row in (row for listed in lists.values() for row in listed):
                yield from (text for text in (row.title, *row.fields.values()) if not AMOUNT.fullmatch(text))
        yield from (row.printed for row in self.frozen.text_rows.values() if not AMOUNT.fullmatch(row.printed))
        yield from (decision.reason for decision in self.frozen.decisions)
        yield from (unit.name for unit in self.frozen.units)
        for key, section in self.pack.sections.items():
            text = resolve(self.frozen.texts.get(key, section.text), self.pack, self.frozen.evaluation)
            yield from (text, *text.split("\n"))


def _exactly(text: str) -> re.Pattern[str]:
    """The text, where no number goes on at either end."""
    before = r"(?<![\d.,])" if text[0].isdigit() else ""
    after = r"(?![\d]|[.,]\d)" if text[-1].isdigit() else ""
    return re.compile(before + re.escape(text) + after)


def _strings(value: Any) -> Iterator[str]:
    """Every text inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _strings(inner))
    elif isinstance(value, list | tuple):
        yield from (text for inner in value for text in _strings(inner))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in _strings(getattr(value, field.name)))
