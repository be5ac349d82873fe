"""Where a file belongs among the papers of the framework, and so which code it gets at final approval.

A file's home is the first indicator in pack order that asks for it; other indicators that ask for it too print the
same code. A file nobody asks for has no code. A record that is itself the paper (`record: true`) keeps its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webforms.domain.facts import Statement, carries, is_in_evaluation
from webforms.domain.numbers import Series, paper_series
from webforms.domain.pack import EvidenceRequirement, Pack


@dataclass(frozen=True)
class Asked:
    """A paper of an indicator that an approved version brings: by the files of `carried_by`, or (None) as a record."""

    indicator: str
    item: str
    carried_by: str | None


def papers_brought(pack: Pack, statement: Statement) -> tuple[Asked, ...]:
    """Every paper the version brings, in pack order. A nil report brings none, a record outside the windows neither."""
    if statement.nil_for is not None:
        return ()
    if not is_in_evaluation(pack, pack.types[statement.type], statement.data):
        return ()
    return tuple(
        Asked(code, required.item, carried_by)
        for code, required in pack.papers_of(statement.type)
        for carried_by in _carriers(pack, code, required, statement)
    )


def home_of(pack: Pack, statement: Statement, item: str) -> str | None:
    """The indicator that gives the version's files of `item` their code."""
    return next((asked.indicator for asked in papers_brought(pack, statement) if asked.carried_by == item), None)


def code_series(pack: Pack, statement: Statement, item: str) -> Series | None:
    """The series from which the version's files of `item` take their codes, in the order in which they are attached."""
    home = home_of(pack, statement, item)
    return None if home is None else paper_series(pack.evidence_code, home, statement.unit.code)


def _carriers(
    pack: Pack, code: str, required: EvidenceRequirement, statement: Statement
) -> Iterator[str | None]:
    """Items of the version whose files are this paper, then the record itself where it is one."""
    by_file = replace(required, origins=tuple(origin for origin in required.origins if not origin.record))
    record_type = pack.types[statement.type]
    for declared in record_type.evidence:
        files = statement.items.get(declared.item, 0)
        alone = replace(statement, items={declared.item: files})
        if files and carries(pack, code, by_file, record_type, alone):
            yield declared.item
    as_record = replace(required, upload=False, origins=tuple(origin for origin in required.origins if origin.record))
    if carries(pack, code, as_record, record_type, statement):
        yield None
