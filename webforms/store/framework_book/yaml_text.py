"""Plain data as the text of a pack file: in the order given, no number that was a text, nothing by reference."""

from __future__ import annotations

from io import StringIO
from typing import Any

from ruamel.yaml import YAML

WIDTH, ONE_LINE = 120, 1_000_000


def yaml_text(data: Any, *, one_line: bool = False) -> str:
    """The data as a file, or as the text of a cell."""
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.default_flow_style = True if one_line else None
    yaml.width, yaml.allow_unicode = (ONE_LINE if one_line else WIDTH), True
    yaml.sort_base_mapping_type_on_output = False
    yaml.representer.ignore_aliases = lambda _: True
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()
