"""From the path of keys that a proof found to the line of the file where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from webforms.domain.pack_check import Finding
from webforms.store.pack_files.faults import Fault
from webforms.store.pack_files.yaml_source import Path, Source

NAMES = ("key", "code", "item")
"""The keys by which an entry of a list is known."""


def locate(sources: Mapping[str, Source], findings: Iterable[Finding]) -> Iterator[Fault]:
    """Each finding as a fault at its place."""
    for finding in findings:
        source, steps = _source(sources, finding.path)
        path = _walk(source.data, steps)
        place = source.places.get(path)
        if finding.at_key and path in source.keys:
            place = source.keys[path]
        yield source.fault(place, finding.message, finding.cure)


def _source(sources: Mapping[str, Source], path: Path) -> tuple[Source, Path]:
    """The file that the first steps name (`types` and a key name one of many), and the steps within it."""
    if path[0] == "types":
        return sources[f"types/{path[1]}"], path[2:]
    return sources[str(path[0])], path[1:]


def _walk(data: Any, steps: Path) -> Path:
    """The steps that exist in the data, list entries by index; steps that do not exist are passed over."""
    path: Path = ()
    for step in steps:
        real = _step(data, step)
        if real is not None:
            path, data = (*path, real), data[real]
    return path


def _step(data: Any, step: str | int) -> str | int | None:
    if isinstance(data, dict):
        return step if step in data else None
    if isinstance(data, list) and isinstance(step, int):
        return step if 0 <= step < len(data) else None
    if isinstance(data, list):
        return next((index for index, entry in enumerate(data) if _is_named(entry, step)), None)
    return None


def _is_named(entry: Any, name: str | int) -> bool:
    if isinstance(entry, dict):
        return any(entry.get(key) == name for key in NAMES)
    return bool(entry == name)
