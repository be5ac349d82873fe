"""Builds the three templates beside this folder, or into a folder given. Run it after a change of what stands here:

    python report_templates/gd-community-education-2016/templates/source [FOLDER]

The templates are the product: they are committed, an office edits them in Word, and the program reads only them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from application_form import application_form
from scoring_explanations import scoring_explanations
from self_evaluation import self_evaluation

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
for make in (application_form, self_evaluation, scoring_explanations):
    make().save(folder / f"{make.__name__}.docx")
