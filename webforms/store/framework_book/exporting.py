"""A pack's framework as a workbook: the table as offices know it, and sheets that carry the rules behind it.

    indicators.yaml ─► 指标分工表, 计分规则, 佐证材料     metrics.yaml ─► 数据     pack.yaml ─► 项目
    units, types    ─► 单位, 表单 (to look things up)

Read back with the same pack as base, it gives the same framework."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from webforms.domain.pack import Pack, Selection
from webforms.store.framework_book import words
from webforms.store.framework_book.cells import flow, selection_text, word_of
from webforms.store.framework_book.framework_sheet import framework_sheet
from webforms.store.framework_book.look import heads, offer, put, remark
from webforms.store.framework_book.rule_cells import rule_cells
from webforms.store.framework_book.tier_cells import EXAMPLES
from webforms.store.framework_book.words import Column
from webforms.store.pack_files.assemble import assemble
from webforms.store.pack_files.folder import PackFiles

Row = Mapping[str, str | int]
NOTE_ON_RULES = f"每个评分项一行；同一指标的几项分值加起来等于指标的分值。分档可以写{EXAMPLES}。"
SPARE = 60
"""Rows below the last one that still offer their lists."""


class Raw:
    """The files of a pack as plain data, with the names by which a workbook speaks of what they hold."""

    def __init__(self, files: PackFiles, pack: Pack) -> None:
        self.pack = pack
        self.sources = {role: source.data for role, source in assemble(files).sources.items()}
        self.kinds = {key: kind.title for key, kind in pack.kinds.items()}
        self.units = {unit.code: unit.name for unit in pack.units}
        self.figures = {key: metric.label for key, metric in pack.metrics.items()}

    @property
    def indicators(self) -> Sequence[dict[str, Any]]:
        return list(self.sources["indicators"]["indicators"])

    def who(self, selection: Any) -> str:
        return selection_text(selection, self.kinds, self.units)


def export_framework(files: PackFiles, pack: Pack) -> bytes:
    """The workbook of a pack that has passed its proofs."""
    raw, book = Raw(files, pack), Workbook()
    book.remove(book.active)
    framework_sheet(book.create_sheet(words.FRAMEWORK), pack, raw.sources["indicators"], raw.who)
    sheets: tuple[tuple[str, Sequence[Column], Iterable[Row], str], ...] = (
        (words.RULES, words.RULE_COLUMNS, _rules(raw), NOTE_ON_RULES),
        (words.PAPERS, words.PAPER_COLUMNS, _papers(raw), "上传单位和来自表单两栏只填一栏。"),
        (words.FIGURES, words.FIGURE_COLUMNS, _figures(raw), "计分规则里用到的数据，每项一行。"),
        (words.PROJECT, (Column("key", "项目", (), 20), Column("value", "内容", (), 50)), _project(pack), ""),
        (words.UNITS, words.UNIT_COLUMNS, _units(raw), "责任单位写这里的名称；“各”加类别表示这一类的全部单位。"),
        (words.FORMS, words.FORM_COLUMNS, _forms(raw), "只供查看：改这一页不改变表单。"),
    )
    for name, columns, rows, note in sheets:
        _fill(book.create_sheet(name), columns, list(rows), note)
    _offer(book)
    return to_bytes(book)


def to_bytes(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, columns: Sequence[Column], rows: Sequence[Row], note: str) -> None:
    first = 1
    if note:
        remark(sheet, 1, note, len(columns))
        first = 2
    heads(sheet, first, columns)
    for number, row in enumerate(rows, first + 1):
        for place, column in enumerate(columns, 1):
            put(sheet, number, place, row.get(column.key, ""))


def _rules(raw: Raw) -> Iterable[Row]:
    for indicator in raw.indicators:
        labels = {paper["item"]: paper["label"] for paper in indicator.get("evidence", ())}
        for part in indicator["parts"]:
            yield {"code": indicator["code"], **rule_cells(part, raw.figures, labels, raw.who)}


def _papers(raw: Raw) -> Iterable[Row]:
    for indicator in raw.indicators:
        for paper in indicator.get("evidence", ()):
            yield {
                "code": indicator["code"], "item": paper["item"], "label": paper["label"],
                "required": word_of(words.YES_NO, paper["required"]),
                "by": raw.who(paper["by"]) if "by" in paper else "",
                "from": flow(paper["from"]) if "from" in paper else "",
            }


def _figures(raw: Raw) -> Iterable[Row]:
    for key, metric in raw.sources["metrics"].items():
        yield {
            "key": key, "label": metric["label"], "unit": metric["unit"], "of": metric["of"],
            "sum": metric.get("sum", words.COUNTED), "when": flow(metric["when"]) if metric.get("when") else "",
            "stated_by": raw.who(metric["stated_by"]), "window": word_of(words.WINDOWS, metric["window"]),
            "basis": metric["basis"], "owner": raw.units.get(metric["owner"], metric["owner"]),
            "additive": word_of(words.YES_NO, metric.get("additive", True)),
        }


def _project(pack: Pack) -> Iterable[Row]:
    plan = pack.campaign
    names = {unit.code: unit.name for unit in pack.units}
    values = {
        "name": pack.name, "version": pack.version, "title": plan.title, "year": str(plan.year),
        "from": plan.start.isoformat(), "to": plan.end.isoformat(), "basis_date": pack.basis_date.isoformat(),
        "evidence_due": pack.evidence_due.isoformat(), "pass_points": f"{pack.pass_line.points}",
        "district": names[plan.district], "bureau": names[plan.bureau],
    }
    return ({"key": word, "value": values[key]} for key, word in words.CAMPAIGN.items())


def _units(raw: Raw) -> Iterable[Row]:
    for unit in raw.pack.units:
        yield {"code": unit.code, "name": unit.name, "kind": raw.kinds[unit.kind],
               "parent": raw.units.get(unit.parent or "", "")}


def _forms(raw: Raw) -> Iterable[Row]:
    who: Callable[[Selection], str] = lambda chosen: raw.who([_plain(selector) for selector in chosen])  # noqa: E731
    for form in raw.pack.types.values():
        for field in form.fields:
            yield {"type": form.key, "title": form.title, "filled_by": who(form.filled_by), "field": field.key,
                   "label": field.label, "kind": field.kind, "unit": field.unit,
                   "required": word_of(words.YES_NO, field.required)}


def _plain(selector: Any) -> dict[str, Any]:
    given = {"kinds": list(selector.kinds), "codes": list(selector.codes), "flag": selector.flag,
             "under": selector.under}
    return {key: value for key, value in given.items() if value}


def _offer(book: Any) -> None:
    """Lists to choose from, on a sheet of their own that nobody needs to see."""
    lists = book.create_sheet(words.CHOICES)
    lists.sheet_state = "hidden"
    offered = {
        (words.RULES, "rule"): words.RULES_IN_WORDS, (words.RULES, "below"): words.BELOW,
        (words.RULES, "per_zero"): words.PER_ZERO, (words.RULES, "whole"): words.YES_NO,
        (words.RULES, "threshold_source"): words.ORIGINS, (words.PAPERS, "required"): words.YES_NO,
        (words.FIGURES, "window"): words.WINDOWS, (words.FIGURES, "additive"): words.YES_NO,
        (words.FIGURES, "entry"): words.ENTRIES,
    }
    columns = {words.RULES: words.RULE_COLUMNS, words.PAPERS: words.PAPER_COLUMNS, words.FIGURES: words.FIGURE_COLUMNS}
    for place, ((name, key), choices) in enumerate(offered.items(), 1):
        for row, word in enumerate(choices.values(), 1):
            put(lists, row, place, word)
        sheet, column = book[name], [each.key for each in columns[name]].index(key) + 1
        letter = lists.cell(1, place).column_letter
        offer(sheet, column, range(3, sheet.max_row + SPARE), f"'{words.CHOICES}'!${letter}$1:${letter}${len(choices)}")
