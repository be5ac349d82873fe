"""Which tasks a record serves: what the list of tasks looks at before anything is approved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from webforms.domain.facts import holds
from webforms.domain.pack import Pack, RecordType
from webforms.domain.period import WHOLE
from webforms.domain.units import Unit, could_state


def served(pack: Pack, type_: RecordType, unit: Unit, data: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a record's row: the period it belongs to as far as its data says, and the tasks it is for."""
    tasks = [task.key for task in pack.tasks_of(type_.key)
             if could_state(unit, task.units) and holds(task.when, type_, data)]
    return {"period": _period(type_, data), "serves": tasks}


def _period(type_: RecordType, data: Mapping[str, Any]) -> str:
    if type_.nature == "event":
        return str(data.get(type_.date or "", ""))[:7]
    return str(data.get("year", WHOLE)) if type_.nature == "yearly" else WHOLE
