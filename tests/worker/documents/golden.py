"""The golden district as documents read it: frozen from its records, without a database between."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any

from tests.domain.samples import default_pack, golden, golden_evaluation, golden_tree
from webforms.domain import payload
from webforms.domain.evidence_codes import home_of, papers_brought
from webforms.domain.example.district import decisions_of, enabled_types, evaluate_example, statements_in_force
from webforms.domain.payload import Contents, Head, InForce, ListedRow, NilReport, Paper, Snapshot
from webforms.domain.results import Evaluation
from worker.documents.material import Material
from worker.documents.view import view_of

FROZEN_ON = datetime.date(2016, 11, 10)
HEAD = Head("QC-2016-0003", "第三次自评", 412, "ab" * 32, "2016-11-10T02:00:00+00:00", FROZEN_ON)


@cache
def snapshot() -> Snapshot:
    return _frozen(golden_evaluation())


def after(kind: str, *decisions: Mapping[str, str]) -> Any:
    """The view of a district that the bureau decided more about."""
    lines = [{"ref": f"D-{number}", "on": "2016-11-10", **line} for number, line in enumerate(decisions)]
    decided = replace(golden(), decisions=(*golden().decisions, *lines))
    frozen = _frozen(evaluate_example(default_pack(), decided))
    return view_of(replace(material(kind), frozen=frozen))


def _frozen(evaluation: Evaluation) -> Snapshot:
    """As it comes back from its bytes."""
    frozen = payload.build(default_pack(), "0" * 64, HEAD, evaluation, golden_tree(), _contents())
    return payload.load(json.loads(payload.canonical(payload.dump(frozen))))


def material(kind: str, **changed: object) -> Material:
    pack = default_pack()
    return Material(pack, snapshot(), pack.documents[kind], golden_tree().get(pack.campaign.district), **changed)


@cache
def view(kind: str):
    return view_of(material(kind))


def with_rows(list_key: str, *rows: ListedRow, scope=()) -> Material:
    """The scoring explanations with these rows in a list; with a scope, those of one street."""
    whole = material("scoring_explanations")
    lists = {**whole.frozen.lists, whole.spec.key: {**whole.frozen.lists[whole.spec.key], list_key: rows}}
    spec = replace(whole.spec, scope=scope)
    return Material(whole.pack, replace(whole.frozen, lists=lists), spec, whole.tree.get("FC") if scope else whole.unit)


def rectified(indicator: str, measure: str, due: str = "2016年12月31日", unit: str = "DCZD") -> ListedRow:
    """A record that says what is done about an indicator."""
    fields = {"indicator": f"{indicator} 题目", "measure": measure, "due_on": due, "unit_concerned": "区教育局"}
    return ListedRow(1, 1, "ZG-1", unit, "", "问题", fields, {"indicator": indicator})


def _contents() -> Contents:
    statements = list(statements_in_force(default_pack(), golden()))
    records = [
        InForce(number, 1, ref, number, statement)
        for number, (ref, statement) in enumerate(statements, 1)
        if statement.nil_for is None
    ]
    nil = [
        NilReport(number, ref, statement.nil_for, statement.unit.code, statement.period or "", "没有发生")
        for number, (ref, statement) in enumerate(statements, 1)
        if statement.nil_for is not None
    ]
    return Contents(
        records, len(statements), _papers(records), nil, decisions_of(golden()),
        enabled_types(default_pack(), golden()),
    )


def _papers(records: list[InForce]) -> dict[str, list[Paper]]:
    """A code for each file of a record, counted within its home; a record that is the paper has its number."""
    papers: dict[str, list[Paper]] = {}
    series: dict[tuple[str, str], count] = {}
    for record in records:
        told = record.statement
        for asked in papers_brought(default_pack(), told):
            code = record.number
            if asked.carried_by is not None:
                home = home_of(default_pack(), told, asked.carried_by)
                number = next(series.setdefault((home, told.unit.code), count(1)))
                code = f"{home}-{told.unit.code}-{number:02}"
            paper = Paper(code, told.unit.code, "材料", record.record, record.version)
            papers.setdefault(f"{asked.indicator}/{asked.item}", []).append(paper)
    return papers
