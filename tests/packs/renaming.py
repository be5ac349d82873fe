"""Rename every metric of a pack: what still works afterwards has no metric's name written into the program."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any

from webforms.domain.pack import AtLeast, Metric, Pack, Section, Series, Sum

TOKEN = re.compile(r"\[\[([^\[\]|:]+)(?=[|\]])")
Rename = Callable[[str], str]


def rename_metrics(pack: Pack, rename: Rename = lambda key: f"renamed_{key}") -> Pack:
    """The same pack, in the same order, under other metric keys."""
    metrics = {rename(key): _renamed(metric, rename) for key, metric in pack.metrics.items()}
    rest = {
        field.name: _renamed(getattr(pack, field.name), rename)
        for field in dataclasses.fields(pack)
        if field.init and field.name != "metrics"
    }
    return Pack(metrics=metrics, **rest)


def _renamed(value: Any, rename: Rename) -> Any:
    """A copy with the metric keys of everything in it renamed; other texts stay, also where they look the same."""
    match value:
        case Sum():
            return dataclasses.replace(value, metrics=tuple(map(rename, value.metrics)))
        case AtLeast() | Series():
            return dataclasses.replace(value, metric=rename(value.metric))
        case Metric():
            return dataclasses.replace(value, key=rename(value.key))
        case Section():
            return dataclasses.replace(value, text=TOKEN.sub(lambda found: f"[[{rename(found[1])}", value.text))
        case tuple():
            return tuple(_renamed(element, rename) for element in value)
        case Mapping():
            return {key: _renamed(element, rename) for key, element in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _renamed(getattr(value, field.name), rename) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **changes)
    return value
