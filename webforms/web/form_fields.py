"""Fields of a form that keep what was typed, letter by letter.

Reading numbers and dates is the domain's matter (`domain.fields`); these only carry texts from the page and back, so
that a form with a fault shows exactly what the person wrote. `look` names the macro that draws the field.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import wtforms

from webforms.domain.pack import Field
from webforms.web.words import YES_NO

Raw = str | list[str] | dict[str, str]
Options = Sequence[tuple[str, str]]
Groups = Sequence[tuple[str, Options]]
"""Options below headings."""
Cases = Sequence[Mapping[str, Sequence[str]]]
"""Each case: names of inputs, and the values one of which each of them must have."""

MOST_RADIOS = 4
INPUT_MODES = {"integer": "numeric", "decimal": "decimal", "money": "decimal", "percent": "decimal"}


class RawField(wtforms.Field):
    """One input, one text. Its options may stand in `groups` below headings; `asked_when` says in words when a field
    that may be left open must be filled, `when` the same as names and values of the inputs it waits for."""

    look = "text"
    data: Any
    """A text, or the texts of several inputs of one name."""

    def __init__(
        self, spec: Field, options: Options = (), groups: Groups = (), asked_when: str = "", when: Cases = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(spec.label, **kwargs)
        self.spec = spec
        self.options = tuple(options)
        self.groups = tuple(groups)
        self.asked_when = asked_when
        self.when = tuple(when)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else ""

    def process_data(self, value: object) -> None:
        """Take a value of a record: canonical, or the raw text of a draft."""
        self.data = self.text_of(value)

    def text_of(self, value: object) -> Raw:
        return "" if value is None else str(value)

    @property
    def raw(self) -> Raw:
        """What was typed, in the form that `read_form` takes; empty when nothing was."""
        return self.data or ""


class LongTextField(RawField):
    look = "long_text"


class NumberField(RawField):
    look = "number"

    @property
    def inputmode(self) -> str:
        return INPUT_MODES.get(self.spec.kind, "numeric")


class DateField(RawField):
    look = "date"


class PhoneField(RawField):
    look = "phone"


class UrlField(RawField):
    look = "url"


class SelectField(RawField):
    """One of many, from a list that opens."""

    look = "select"


class RadioField(RawField):
    """One of few, all in sight."""

    look = "radios"

    def text_of(self, value: object) -> Raw:
        if isinstance(value, bool):
            return "true" if value else "false"
        return super().text_of(value)


class ChecksField(RawField):
    """Any number of the choices."""

    look = "checks"

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(valuelist)

    def text_of(self, value: object) -> Raw:
        return [str(each) for each in value] if isinstance(value, list | tuple) else []


class MomentField(RawField):
    """A date and a time of day: two inputs of one name."""

    look = "moment"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Two texts; or one, as programs send it."""
        self.data = [*valuelist, ""][:2] if len(valuelist) > 1 else self.text_of("".join(valuelist))

    def text_of(self, value: object) -> Raw:
        day, _, time = str(value or "").partition("T")
        return [day, time]

    @property
    def raw(self) -> Raw:
        day, time = self.data or ("", "")
        return f"{day}T{time}" if day and time else day or time


class SpanField(RawField):
    """From one time of day to another: two inputs of one name."""

    look = "span"

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [*valuelist, "", ""][:2]

    def text_of(self, value: object) -> Raw:
        return [str(value.get("from", "")), str(value.get("to", ""))] if isinstance(value, dict) else ["", ""]

    @property
    def raw(self) -> Raw:
        begin, end = self.data or ("", "")
        return {"from": begin, "to": end} if begin or end else ""


FIELD_CLASSES: dict[str, type[RawField]] = {
    "text": RawField, "long_text": LongTextField, "integer": NumberField, "decimal": NumberField,
    "money": NumberField, "percent": NumberField, "date": DateField, "datetime": MomentField,
    "time_range": SpanField, "bool": RadioField, "choices": ChecksField, "year": NumberField, "unit": SelectField,
    "url": UrlField, "phone": PhoneField,
}


def field_for(
    spec: Field, options: Options = (), groups: Groups = (), asked_when: str = "",
    when: Cases = (),
) -> wtforms.fields.core.UnboundField:
    """The unbound field of a kind; `options` are those of a choice, a year or a unit, `groups` the same below
    headings."""
    if spec.kind == "bool":
        options = YES_NO
    return _class_for(spec, options)(
        spec, options=options, groups=groups, asked_when=asked_when, when=when, default=spec.default)


def _class_for(spec: Field, options: Options) -> type[RawField]:
    if spec.kind == "choice":
        return RadioField if len(options) <= MOST_RADIOS else SelectField
    if spec.kind == "year" and options:
        return RadioField if len(options) <= MOST_RADIOS else SelectField
    return FIELD_CLASSES[spec.kind]
