"""The packs that tests work with: the one we ship, and one that has nothing in common with it but the grammar."""

from pathlib import Path

DEFAULT = Path(__file__).parents[2] / "report_templates" / "gd-community-education-2016"
SECOND = Path(__file__).parent / "riverside-learning-2025"
