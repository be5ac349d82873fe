"""A form for any record type of any pack: what the pack declares becomes a Flask-WTF class.

    RecordType ─► form class ─► page ─► texts typed ─► `domain.fields.read_form` ─► faults ─► beside their fields
The class takes no decision about what is right: it carries texts, files already kept, and the messages it is given.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

import wtforms
from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField

from webforms.domain.condition_words import asked_when
from webforms.domain.errors import FieldFault
from webforms.domain.pack import EvidenceItem, Field, RecordType, RequiredIf
from webforms.web.form_fields import Groups, Options, Raw, RawField, field_for
from webforms.web.form_layout import Group, groups_of

FIELD = "f_"
FILES = "files_"
KEPT = "kept_"
EVIDENCE = "evidence:"

ACCEPT = {
    "image": ("image/*",),
    "document": (".pdf", ".docx", ".xlsx", ".pptx"),
}


class KeptField(wtforms.Field):
    """Hashes of files that are already here, in the person's order."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(valuelist))


class RecordForm(FlaskForm):
    """The common part of every built form; `type` is the record type it was built from."""

    type: ClassVar[RecordType]
    groups: ClassVar[tuple[Group, ...]]

    client_id = wtforms.HiddenField()
    seen = wtforms.HiddenField()

    def of(self, field: Field) -> RawField:
        """The form's field for a field of the type."""
        found: RawField = self[FIELD + field.key]
        return found

    def files_of(self, item: EvidenceItem) -> MultipleFileField:
        """The file input of an evidence item."""
        return self[FILES + item.item]

    def kept_of(self, item: EvidenceItem) -> list[str]:
        """The hashes already kept for an evidence item."""
        return list(self[KEPT + item.item].data or ())

    def put(self, item: EvidenceItem, hashes: Iterable[str]) -> None:
        """Say which files an evidence item has now, each once."""
        self[KEPT + item.item].data = list(dict.fromkeys(hashes))

    def raw(self) -> dict[str, Raw]:
        """What was typed, by field. Empty fields are in it, so that an emptied one is not taken for its default."""
        return {field.key: self.of(field).raw for field in self.type.fields}

    def raw_of(self, fields: Iterable[Field]) -> dict[str, Raw]:
        """What was typed into some of the fields."""
        return {field.key: self.of(field).raw for field in fields}

    def evidence(self) -> list[dict[str, str]]:
        """The kept files as an action takes them, in order."""
        return [
            {"item": item.item, "sha256": sha}
            for item in self.type.evidence for sha in self.kept_of(item)
        ]

    def fill(self, data: Mapping[str, object], evidence: Sequence[tuple[str, str]]) -> None:
        """Show a record: its values (an absent key is empty, whatever its default), its files by item and hash."""
        for field in self.type.fields:
            self.of(field).process_data(data.get(field.key))
        for item in self.type.evidence:
            self.put(item, [sha for name, sha in evidence if name == item.item])

    def show(self, faults: Iterable[FieldFault]) -> list[FieldFault]:
        """Put messages beside their fields and give back all, each `field` now the id it stands at."""
        placed = [FieldFault(self._place(fault.field), fault.message) for fault in faults]
        for fault in placed:
            if fault.field:
                self[fault.field].errors = (*self[fault.field].errors, fault.message)
        return placed

    def _place(self, name: str) -> str:
        if name.startswith(EVIDENCE):
            return FILES + name.removeprefix(EVIDENCE)
        return FIELD + name if FIELD + name in self else ""


UnitsOf = Callable[[Field], Groups]


def form_class(type_: RecordType, campaign_year: int, units_of: UnitsOf = lambda field: ()) -> type[RecordForm]:
    """The form of a record type; `units_of` says which codes and names a field of kind `unit` offers."""
    members: dict[str, Any] = {"type": type_, "groups": groups_of(type_)}
    for field in type_.fields:
        groups = units_of(field) if field.kind == "unit" else ()
        options = _options(field, type_, campaign_year, groups)
        members[FIELD + field.key] = field_for(
            field, options, groups=groups, asked_when=asked_when(type_, field.key), when=_cases(type_, field))
    for item in type_.evidence:
        members[FILES + item.item] = MultipleFileField(item.label)
        members[KEPT + item.item] = KeptField(item.label)
    return type(f"{type_.key.title()}Form", (RecordForm,), members)


def accepts(item: EvidenceItem) -> str:
    """The `accept` attribute of an evidence item's file input."""
    return ",".join(suffix for family in item.accept for suffix in ACCEPT.get(family, ()))


def _cases(type_: RecordType, field: Field) -> list[dict[str, list[str]]]:
    """When a field must be filled that is else left open, as inputs of the page; nothing where it stands by itself."""
    if field.required:
        return []
    return [
        {FIELD + key: [_sent(value) for value in values] for key, values in check.when.items()}
        for check in type_.checks
        if isinstance(check, RequiredIf) and check.field == field.key and check.level == "error"
    ]


def _sent(value: str | bool) -> str:
    """A value as the page's inputs send it."""
    return str(value).lower() if isinstance(value, bool) else value


def _options(field: Field, type_: RecordType, campaign_year: int, units: Groups) -> Options:
    if field.kind == "unit":
        return [option for _, group in units for option in group]
    if field.kind == "year" and type_.nature == "yearly":
        first, last = type_.years
        return [(str(year), str(year)) for year in range(campaign_year + last, campaign_year + first - 1, -1)]
    return tuple(field.choices.items())
