"""Who asks, and at which units: one person a role, and for each the units that stand to theirs in another way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNITS = (
    {"code": "FC01", "name": "木棉社区", "kind": "village", "parent": "FC", "flags": "community must_check"},
    {"code": "FC02", "name": "榕树社区", "kind": "village", "parent": "FC", "flags": "community"},
    {"code": "LT01", "name": "井岭村", "kind": "village", "parent": "LT", "flags": "rural"},
    {"code": "S01", "name": "清源小学", "kind": "school", "parent": "QC", "flags": "eligible"},
    {"code": "S02", "name": "凤鸣中学", "kind": "school", "parent": "QC", "flags": "eligible"},
)
REPORTERS = {
    "FC01": "mumian", "FC02": "rongshu", "LT01": "jingling", "FC": "fengcheng", "LT": "longtang", "S01": "qingyuan",
    "S02": "fengming", "CZJ": "caizheng", "RSJ": "renshe", "JYJ": "chuangjian",
}
"""Who writes the records of each unit."""
REVIEWERS = {"FC": "fengcheng2", "LT": "longtang2", "JYJ": "chuangjian2"}
PEOPLE = {
    **{login: (unit, "reporter") for unit, login in REPORTERS.items()},
    "fengcheng": ("FC", "checker"), "longtang": ("LT", "checker"), "chuangjian": ("JYJ", "bureau"),
    "fengcheng2": ("FC", "checker"), "longtang2": ("LT", "checker"), "chuangjian2": ("JYJ", "bureau"),
    "ducha": ("QC", "inspector"), "guanli": ("QC", "administrator"),
}


@dataclass(frozen=True)
class Person:
    """Who asks; `units` says of each unit how it stands to the person's own."""

    word: str
    login: str | None
    units: Mapping[str, str]


CAST = (
    Person("nobody", None, {"any": "FC01"}),
    Person("village", "mumian", {"own": "FC01", "sibling": "FC02", "parent": "FC", "foreign": "LT01"}),
    Person("school", "qingyuan", {"own": "S01", "sibling": "S02", "foreign": "FC01"}),
    Person("department", "caizheng", {"own": "CZJ", "sibling": "RSJ", "foreign": "FC01"}),
    Person("street", "fengcheng", {"own": "FC", "below": "FC01", "sibling": "LT", "foreign": "LT01"}),
    Person("bureau", "chuangjian",
           {"own": "JYJ", "sibling": "CZJ", "street": "FC", "village": "FC01", "school": "S01"}),
    Person("inspector", "ducha", {"own": "QC", "any": "FC01"}),
    Person("administrator", "guanli", {"own": "QC", "any": "FC01"}),
)
STATES = ("draft", "submitted", "checked", "returned", "approved", "withdrawn")
