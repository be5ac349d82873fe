"""The golden district as templates see it, a fresh copy for each test, and what may be wrong with such a view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from tests.worker.documents import golden

TEMPLATES = Path(__file__).parents[3] / "report_templates" / "gd-community-education-2016" / "templates"
DOCUMENTS = ("application_form", "self_evaluation", "scoring_explanations")


def template(key: str) -> bytes:
    return (TEMPLATES / f"{key}.docx").read_bytes()


def view(key: str) -> dict[str, Any]:
    """A fresh `View` of one document; an indicator is the same mapping wherever it stands."""
    return deepcopy(dict(golden.view(key)))


GAP = {"value": None, "printed": "待补", "text": "待补", "mark": "", "state": "none", "wan": "待补"}
UNSCORED = {
    "state": "no_data", "points": "0.0", "points_text": "待补", "state_text": "缺数据", "met": None, "full": False,
    "override": None, "explanation": ["缺数据。"], "why": "缺数据。", "measure": "", "due": "", "evidence": [],
    "measure_by": [],
}  # fmt: skip
UNSTATED_PART = {
    "state": "no_data", "points": "0", "met": None, "numerator": None, "denominator": None, "printed": "待补",
    "passed": [], "failed": [], "exempt": [], "series": [], "tier": None, "looked": None,
}  # fmt: skip


def nothing_stated(seen: dict[str, Any]) -> dict[str, Any]:
    """The same view on the first day: no record approved, no text written, nothing decided."""
    for cell in every(seen, lambda value: "mark" in value and "state" in value):
        cell.update({key: value for key, value in GAP.items() if key in cell})
    for figure in seen["figures"].values():
        figure.update(by_year=[], by_unit=[])
    for indicator in seen["indicators"].values():
        indicator.update(UNSCORED)
        for part in indicator["parts"]:
            part.update(UNSTATED_PART)
    for section in seen["sections"].values():
        section.update(heading="", text="", paragraphs=[])
    for sum_ in (*seen["levels"], seen["total"]):
        sum_.update(points="0.0", deduction=sum_["of"], rate="0.0%", full_count=0, waiting_count=sum_["count"])
    for row in every(seen["tables"], lambda value: "paragraphs" in value):
        row["paragraphs"] = []
    for line in seen["document"]["cover"]:
        line["value"] = ""
    seen["not_full"] = list(seen["indicators"].values())
    seen["must_meet"].update(met=0, unmet=seen["must_meet"]["indicators"])
    seen["lists"] = {key: [] for key in seen["lists"]}
    return seen


def every(value: Any, wanted: Callable[[dict[str, Any]], bool]) -> Iterator[dict[str, Any]]:
    """All mappings inside that are wanted."""
    if isinstance(value, dict):
        if wanted(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from every(item, wanted)


def with_every_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same with each text changed, but for the words that templates compare."""
    if isinstance(value, dict):
        compared = ("state", "kind", "rule", "value")
        return {key: item if key in compared else with_every_text(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [with_every_text(item, change) for item in value]
    return change(value) if isinstance(value, str) else value
