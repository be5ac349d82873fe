"""A condition of a form in words, as people see its fields: 是否收费选“是”."""

from __future__ import annotations

from webforms.domain.pack import Condition, Field, RecordType, RequiredIf


def words_of(type_: RecordType, condition: Condition, verb: str = "选") -> str:
    """Every field of the condition with the choices it must have."""
    return "，".join(
        f"{type_.field(key).label}{verb}{_named(type_.field(key), values)}" for key, values in condition.items())


def asked_when(type_: RecordType, key: str) -> str:
    """When a field that is otherwise left open must be filled; empty where no check says so."""
    checks = [check for check in type_.checks if isinstance(check, RequiredIf) and check.field == key]
    if not checks or type_.field(key).required:
        return ""
    cases = [words_of(type_, check.when) for check in checks]
    must = "必填" if any(check.level == "error" for check in checks) else "最好填"
    return f"{'、'.join(cases[:-1])}{'或' if len(cases) > 1 else ''}{cases[-1]}时{must}"


def _named(field: Field, values: tuple[str | bool, ...]) -> str:
    words = {True: "是", False: "否"} | dict(field.choices)
    return "或".join(f"“{words[value]}”" for value in values)
