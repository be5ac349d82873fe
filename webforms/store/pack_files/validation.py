"""Plain data to models, and pydantic's findings to faults: all of a file at once, each at its line, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from webforms.domain.pack_check import nearest, suggest
from webforms.store.pack_files.faults import Fault
from webforms.store.pack_files.words import shown
from webforms.store.pack_files.yaml_source import Path, Place, Source

UNKNOWN = "extra_forbidden"
Words = tuple[str, str]
"""What is wrong, and how to mend it."""


Shape = TypeVar("Shape")


def validate(source: Source, shape: TypeAdapter[Shape]) -> Shape | None:
    """The file's data as `shape`; None when it does not fit, and then the source holds the faults."""
    known: dict[int, tuple[str, ...]] = {}
    try:
        return shape.validate_python(source.data, context=known)
    except ValidationError as error:
        source.faults.extend(_faults(source, error.errors(include_url=False), known))
        return None


def _faults(source: Source, errors: Sequence[ErrorDetails], known: dict[int, tuple[str, ...]]) -> Iterator[Fault]:
    """One fault a place, and one for each key that is missing: a union reports every member it tried, and the first
    says it best."""
    met: set[tuple[Place | None, str]] = set()
    for error in errors:
        path = real_path(source, error["loc"])
        place = _place(source, path, error)
        about = (place, str(error["loc"][-1]) if error["type"] == "missing" else "")
        if about not in met and not _misspelt(error, errors):
            met.add(about)
            message, cure = _words(error, _known_keys(source.data, path, known))
            yield source.fault(place, message, cure)


def _misspelt(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Whether the key that is missing is there under a wrong name, which is told by itself."""
    if error["type"] != "missing":  # a file that is no list or mapping at all has no key to ask for
        return False
    *holder, key = error["loc"]
    wrong = [str(other["loc"][-1]) for other in errors if other["type"] == UNKNOWN and [*other["loc"][:-1]] == holder]
    return nearest(key, wrong) is not None


def real_path(source: Source, steps: Sequence[str | int]) -> Path:
    """The steps that exist in the file. Tags of unions, `[key]` and keys that are missing are left out."""
    path: Path = ()
    for step in steps:
        if (*path, step) in source.places:
            path = (*path, step)
    return path


def _place(source: Source, path: Path, error: ErrorDetails) -> Place | None:
    """A key that is wrong is pointed at itself, anything else at its value."""
    at_key = error["type"] == UNKNOWN or error["loc"][-1:] == ("[key]",)
    return source.keys.get(path) if at_key else source.places.get(path)


def _known_keys(data: Any, path: Path, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    for step in path[:-1]:
        data = data[step]
    return known.get(id(data), ())


def _words(error: ErrorDetails, known: tuple[str, ...]) -> Words:
    if error["type"] == UNKNOWN:
        return f"不认识的键“{error['loc'][-1]}”", suggest(error["loc"][-1], known, most=30)
    write = WORDS.get(error["type"])
    return write(error) if write else ("这里的写法不对", f"对照文法改写（{error['type']}）。")


def _missing(error: ErrorDetails) -> Words:
    key = error["loc"][-1]
    return f"缺少“{key}”", f"补上一行“{key}: …”。"


def _literal(error: ErrorDetails) -> Words:
    allowed = [word.strip("' ") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    return f"不能写“{shown(error['input'])}”", suggest(error["input"], allowed)


def _pack(error: ErrorDetails) -> Words:
    return error["ctx"]["message"], error["ctx"]["cure"]


def _tag(error: ErrorDetails) -> Words:
    allowed = [word.strip("' ") for word in error["ctx"]["expected_tags"].split(",")]
    return f"没有“{error['ctx']['tag']}”这一种", suggest(error["ctx"]["tag"], allowed)


def _no_tag(error: ErrorDetails) -> Words:
    key = error["ctx"]["discriminator"].strip("'")
    return f"缺少“{key}”", f"补上一行“{key}: …”，写明是哪一种。"


def _pattern(error: ErrorDetails) -> Words:
    return f"“{shown(error['input'])}”里有不能用的字符", f"要合这个样子：{error['ctx']['pattern']}。"


def _too_short(error: ErrorDetails) -> Words:
    if isinstance(error["input"], str):
        return "这里是空的", "写上内容，或删去这个键。"
    return "这里的项太少", f"至少写 {error['ctx']['min_length']} 项。"


def _too_long(error: ErrorDetails) -> Words:
    if isinstance(error["input"], str):
        return f"“{shown(error['input'])}”太长", f"不超过 {error['ctx']['max_length']} 字。"
    return "这里的项太多", f"最多写 {error['ctx']['max_length']} 项。"


def _wants(what: str, cure: str) -> Callable[[ErrorDetails], Words]:
    return lambda error: (f"这里要{what}，写的是“{shown(error['input'])}”", cure)


def _bound(word: str) -> Callable[[ErrorDetails], Words]:
    def words(error: ErrorDetails) -> Words:
        limit = next(iter(error["ctx"].values()))
        return f"{shown(error['input'])} 超出范围", f"{word} {limit}。"

    return words


_TEXT = _wants("一段文字", "写文字；数字和日期要当文字时加引号。")
_LIST = _wants("一个列表", "写成 [甲, 乙]，或每项一行以 - 开头。")
_KEYS = _wants("一组键", "写成 {键: 值}，或每个键一行。")
WORDS: dict[str, Callable[[ErrorDetails], Words]] = {
    "missing": _missing,
    "literal_error": _literal,
    "pack": _pack,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "string_type": _TEXT,
    "string_pattern_mismatch": _pattern,
    "bool_type": _wants(" true 或 false", "写 true 或 false，不加引号。"),
    "int_type": _wants("一个整数", "写整数，不加引号。"),
    "list_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "too_short": _too_short,
    "too_long": _too_long,
    "greater_than_equal": _bound("不小于"),
    "less_than_equal": _bound("不大于"),
}
