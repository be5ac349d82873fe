"""What a reviewer sends: the decision about one record, and about many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import wtforms
from flask import request
from flask_wtf import FlaskForm

from webforms.web.remarks import address

USUAL_REASONS = ("照片看不清", "材料不全", "数字和材料对不上", "日期不对", "内容写得太少")
FORGET = "forget:"
Decision = Literal["approve", "return"]


class Decides(FlaskForm):
    """A form with one button for each decision."""

    reason = wtforms.TextAreaField("意见")

    @property
    def act(self) -> str:
        return request.form.get("act", "")

    @property
    def decision(self) -> Decision:
        return "approve" if self.act == "approve" else "return"


class ReviewForm(Decides):
    """What was decided about a record. `version` is the one looked at, `where` the label of the place to mend."""

    version = wtforms.HiddenField()
    where = wtforms.StringField("写在")
    preset = wtforms.StringField()

    @property
    def text(self) -> str:
        """The whole reason of a return: a preset, the reviewer's own words, at their place."""
        if self.decision == "approve":
            return ""
        said = "。".join(part for part in (self.preset.data or "", (self.reason.data or "").strip()) if part)
        return address(self.where.data or "", said)

    @property
    def forgotten(self) -> int:
        """The number of the reason that is no longer wanted; 0 is none."""
        return _number(self.act.removeprefix(FORGET))

    @staticmethod
    def after() -> int | None:
        """The record that followed when the page was made."""
        return _number(request.form.get("after", "")) or None


class BatchForm(Decides):
    """Records that were ticked, each with the version that was looked at."""

    @property
    def chosen(self) -> list[tuple[int, int]]:
        pairs = (each.partition("-") for each in request.form.getlist("chosen"))
        return [(_number(record), _number(version)) for record, _, version in pairs]


@dataclass(frozen=True)
class BatchRefused:
    """Why a batch was not begun, and the reason that was typed for it."""

    error: str = ""
    reason: str = ""


NOTHING_REFUSED = BatchRefused()


def _number(text: str) -> int:
    """A row's number as it was sent; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(2**63)) else 0
