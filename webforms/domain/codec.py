"""Frozen dataclasses ⇄ JSON values, by their type hints: what a snapshot keeps, exactly and in its own order.

    Decimal "2.5" · Fraction "2/3" · date "2016-10-31" · set: sorted list · mapping: list of [key, value]

A mapping becomes a list of pairs: canonical JSON sorts the keys of objects, and the order of a pack and of a tree is
part of what they say. No float goes in, so none comes out."""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeVar, Union

from webforms.domain.quantity import plain

T = TypeVar("T")
PLAIN = (bool, int, str)


def encode(hint: Any, value: Any) -> Any:
    """The JSON value of `value`, which is of the type `hint`."""
    hint = _inner(hint, value)
    origin = typing.get_origin(hint)
    if value is None or hint in PLAIN or hint is Any or origin is Literal:
        return value
    if hint in SCALARS:
        return SCALARS[hint][0](value)
    if _is_record(hint):
        return {name: encode(of, getattr(value, name)) for name, of in _fields(hint).items()}
    of = typing.get_args(hint)
    if origin is tuple:
        return [encode(of[0], item) for item in value]
    if origin is frozenset:
        return sorted(encode(of[0], item) for item in value)
    if origin is Mapping:
        return [[encode(of[0], key), encode(of[1], item)] for key, item in value.items()]
    raise TypeError(f"no JSON form for {hint}")


def decode(hint: type[T], value: Any) -> T:
    """The value of the type `hint` that `encode` turned into this JSON value."""
    decoded: T = _decode(hint, value)
    return decoded


def _decode(hint: Any, value: Any) -> Any:
    hint = _inner(hint, value)
    origin = typing.get_origin(hint)
    if value is None or hint in PLAIN or hint is Any or origin is Literal:
        return value
    if hint in SCALARS:
        return SCALARS[hint][1](value)
    if _is_record(hint):
        return hint(**{name: _decode(of, value[name]) for name, of in _fields(hint).items()})
    of = typing.get_args(hint)
    if origin is Mapping:
        return {_decode(of[0], key): _decode(of[1], item) for key, item in value}
    if origin in (tuple, frozenset):
        return origin(_decode(of[0], item) for item in value)
    raise TypeError(f"no value of {hint} in JSON")


SCALARS: Mapping[Any, tuple[Any, Any]] = {
    Decimal: (plain, Decimal),
    Fraction: (lambda value: f"{value.numerator}/{value.denominator}", Fraction),
    datetime.date: (datetime.date.isoformat, datetime.date.fromisoformat),
}


def _inner(hint: Any, value: Any) -> Any:
    """The type beside None of an optional one."""
    if typing.get_origin(hint) not in (Union, types.UnionType):
        return hint
    inner = [one for one in typing.get_args(hint) if one is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"which of {inner} is {value!r}?")
    return inner[0]


def _is_record(hint: Any) -> bool:
    return dataclasses.is_dataclass(hint)


@cache
def _fields(cls: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {declared.name: hints[declared.name] for declared in dataclasses.fields(cls)}
