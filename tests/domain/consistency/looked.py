"""Checks of a small district: what its units stated, and entries as the store would pick them out."""

from dataclasses import replace

from tests.domain.mini import UNITS, look, mini_pack, tree
from webforms.domain.consistency import Entry, Material, findings


def material(checks, metrics=(), statements=(), *, world=UNITS, indicators=(), tasks=(), **more):
    """A pack with these checks, and the evaluation of what was stated; `entries` are those of the first check."""
    pack = mini_pack(metrics, indicators, tasks, consistency=tuple(checks), sections=more.pop("sections", {}))
    entries = {checks[0]: tuple(more.pop("entries", ()))}
    evaluation = look(pack, statements, world=world, decisions=more.pop("decisions", ()))
    made = Material(pack, tree(world), evaluation, entries=entries)
    return replace(made, **more)


def said(*checks, **more):
    """The sentences of what the checks find."""
    return [finding.message for finding in findings(material(checks, **more))]


def entry(record, *values, unit="N", version=1):
    return Entry(record, version, f"ZF-{record}", unit, values)
