"""Codes in an address that name nothing are told, so that a misspelt filter is not an empty list."""

from webforms.domain.errors import InputFaults
from webforms.web import here


def known_type(key: str | None) -> str | None:
    if key is not None and key not in here.pack().types:
        raise InputFaults.one("type", f"没有“{key[:40]}”这种记录。有哪些，见 GET /api/v1/types。")
    return key


def known_unit(code: str | None, field: str = "unit") -> str | None:
    if code is not None and not _is_unit(code):
        raise InputFaults.one(field, f"没有单位“{code[:40]}”。有哪些，见 GET /api/v1/units。")
    return code


def known_kind(key: str | None) -> str | None:
    if key is not None and key not in here.pack().kinds:
        listed = "、".join(f"{kind.key}（{kind.title}）" for kind in here.pack().kinds.values())
        raise InputFaults.one("kind", f"没有“{key[:40]}”这类单位。可以写：{listed}。")
    return key


def _is_unit(code: str) -> bool:
    try:
        here.tree().get(code)
    except KeyError:
        return False
    return True
