"""Example districts: a whole district as data, the answer it must give, and one change at a time.

    units, records, decisions ─► Example ─► evaluate ─► picture ─► compare with the expected answer
                                    └─ change ─► Example ─► …

The golden district is one; `webforms pack test` runs any other against any pack. Files are read by
`store.example_files`, everything here takes parsed values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from webforms.domain.example.changes import apply_change
from webforms.domain.example.compare import Difference, compare_answer, compare_variant
from webforms.domain.example.district import Example, check_example, evaluate_example, statements_in_force
from webforms.domain.example.picture import picture_of, with_records
from webforms.domain.pack import Pack

__all__ = [
    "Difference", "Example", "answer_differences", "apply_change", "check_example", "evaluate_example",
    "statements_in_force", "variant_differences",
]  # fmt: skip


def answer_differences(pack: Pack, example: Example, expected: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Where the district, evaluated, differs from its expected answer."""
    picture = with_records(picture_of(pack, evaluate_example(pack, example)), pack, example)
    return compare_answer(expected, picture)


def variant_differences(
    pack: Pack, example: Example, expected: Mapping[str, Any], variant: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """Where the district, changed as the variant says, differs from what the variant expects."""
    changed_pack, changed = apply_change(pack, example, variant["change"])
    picture = picture_of(changed_pack, evaluate_example(changed_pack, changed))
    return compare_variant(expected, variant, picture, pack.campaign.year)
