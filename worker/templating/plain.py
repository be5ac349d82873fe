"""The data of a template made harmless: plain values only, and no sign that XML forbids.

A template can do nothing with a mapping, a list, a text or a whole number; any other object has methods. And Word opens
no file that holds U+000B or half a pair of surrogates, which a paste from another program brings in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from worker.templating.faults import ContextNotPlain

_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def plain(value: object, path: str = "") -> Any:
    """The same data as fresh mappings and lists, each text printable. Refuses floats, dates and objects, by path."""
    if isinstance(value, str):
        return printable(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {_key(key, path): plain(item, f"{path}.{key}") for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, f"{path}[{number}]") for number, item in enumerate(value)]
    raise ContextNotPlain(path=path.lstrip("."), type=type(value).__name__)


def printable(text: str) -> str:
    """The text without forbidden signs; every kind of line end is a newline."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", "".join(text)))  # join: a Markup would stay one, and unescaped


def _key(key: object, path: str) -> str:
    if not isinstance(key, str):
        raise ContextNotPlain(path=f"{path.lstrip('.')} 的键", type=type(key).__name__)
    return printable(key)
