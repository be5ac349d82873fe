"""The form by which the bureau decides about an indicator."""

from collections.abc import Iterable
from dataclasses import dataclass

import wtforms
from flask_wtf import FlaskForm

from webforms.domain.errors import FieldFault
from webforms.domain.units import Unit


class DecisionForm(FlaskForm):
    """`kind` says which of the three it is; points for a score, a unit (or none: the whole) for an exemption."""

    kind = wtforms.HiddenField()
    points = wtforms.StringField("分数")
    unit = wtforms.SelectField("哪个单位", choices=[], validate_choice=False)
    reason = wtforms.TextAreaField("理由")

    def show(self, faults: Iterable[FieldFault]) -> None:
        """Put messages beside their fields; one about no field stands at the reason."""
        for fault in faults:
            place = {"points": self.points, "unit": self.unit}.get(fault.field, self.reason)
            place.errors = [*place.errors, fault.message]

    def offer_units(self, units: Iterable[Unit]) -> None:
        self.unit.choices = [("", "整项指标"), *((unit.code, unit.name) for unit in units)]


class RetractForm(FlaskForm):
    reason = wtforms.StringField("为什么收回")


@dataclass(frozen=True)
class Retraction:
    """A decision that somebody wants to take back, and what is wrong with the form."""

    decision: int
    form: RetractForm
