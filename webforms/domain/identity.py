"""What makes two entries the same thing: a register entry by its `identity` fields, a yearly form by its year.

Checked at submit within a unit and type. Space, width and case of letters do not make another thing: 清城学习网 is
清城 学习网, and ＡＢＣ is abc."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from webforms.domain.pack import RecordType


def identity_key(type_: RecordType, data: Mapping[str, Any]) -> str | None:
    """The key of canonical data; None for an event, which may happen again in every way alike."""
    if type_.nature == "event":
        return None
    if type_.nature == "yearly":
        return str(data["year"])
    named = [_alike(data.get(key)) for key in type_.identity]
    return hashlib.sha256(json.dumps(named, ensure_ascii=False).encode()).hexdigest()


def identity_words(type_: RecordType, data: Mapping[str, Any]) -> str:
    """How a message names the thing: “staff roll: Li Ming, teacher”."""
    keys = ("year",) if type_.nature == "yearly" else type_.identity
    shown = [_shown(type_, key, data[key]) for key in keys if key in data]
    return f"{type_.title}“{'、'.join(shown)}”"


def _alike(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return "".join(unicodedata.normalize("NFKC", value).casefold().split())


def _shown(type_: RecordType, key: str, value: Any) -> str:
    return type_.field(key).choices.get(value, str(value)) if isinstance(value, str) else str(value)
