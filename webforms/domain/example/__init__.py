"""Example districts: a whole district as data, the answer it must give, and one change at a time.

    units, records, decisions ─► Example ─► evaluate ─► picture ─► compare with the expected answer
                                    └─ change ─► Example ─► …

The golden district is one; `webforms pack test` runs any other against any pack. Files are read by
`store.example_files`, everything here takes parsed values."""

from webforms.domain.example.changes import apply_change
from webforms.domain.example.compare import Difference, compare_answer, compare_variant
from webforms.domain.example.district import Example, evaluate_example, statements_in_force

__all__ = [
    "Difference", "Example", "apply_change", "compare_answer", "compare_variant", "evaluate_example",
    "statements_in_force",
]  # fmt: skip
