"""Between a value of a pack file and the text of a cell, there and back.

Plain things have plain words; what has a structure of its own stands in its cell as the pack writes it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Mapping
from typing import Any

from webforms.domain.quantity import UnreadableNumber, plain, read_number
from webforms.domain.texts import half_width, one_line
from webforms.store.framework_book.words import EVERY, YES, Words
from webforms.store.framework_book.yaml_text import yaml_text
from webforms.store.pack_files.yaml_source import read_yaml

PARTS_OF_LIST = re.compile(r"[\n；;]+")
PARTS_OF_GROUP = re.compile(r"[、，,/]+")
MINUS = ("-", "−", "－")
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
SCALE, KEY_DIGITS = 6, 5


class Unreadable(ValueError):
    """What a cell says cannot be read; the message says why, `cure` how to mend it."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.cure = cure


def flow(value: Any) -> str:
    """A value as the pack writes it, on one line."""
    return yaml_text(value, one_line=True).removesuffix("\n").removesuffix("\n...").strip()


def read_flow(text: str) -> Any:
    """What `flow` wrote, or somebody after its example."""
    source = read_yaml("cell", text.encode())
    if source.faults:
        raise Unreadable(f"写法看不懂：{source.faults[0].message}", source.faults[0].cure)
    return source.data


def stable_key(prefix: str, name: str, taken: Container[str] = ()) -> str:
    """A key for what has only a name: the same name gets the same key, wherever it stands in the next workbook."""
    digits = hashlib.sha256(name.encode()).hexdigest()
    keys = (prefix + digits[:length] for length in range(KEY_DIGITS, len(digits)))
    return next(key for key in keys if key not in taken)


def is_flow(text: str) -> bool:
    return text.startswith(("{", "["))


def word_of(words: Words, value: object) -> str:
    """What stands in the workbook for a word of the pack."""
    return words.get(str(value).lower() if isinstance(value, bool) else str(value), str(value))


def read_word(words: Words, text: str, also: Words | None = None) -> str:
    """The word of the pack for what stands in a cell."""
    wanted = one_line(text)
    back = {said: key for key, said in words.items()} | dict(also or {})
    if wanted in words:
        return wanted
    if wanted not in back:
        raise Unreadable(f"不认识“{wanted}”", f"从下拉列表里选：{'、'.join(words.values())}。")
    return back[wanted]


def read_yes(text: str) -> bool:
    return half_width(one_line(text)).lower() in YES


def read_exact(text: str) -> str:
    """A number as a pack writes it: `３０％` is `0.3`, `≥1.5元/人` is `1.5`."""
    said = half_width(one_line(text)).replace("，", ",")
    found = NUMBER.search(said)
    if found is None:
        raise Unreadable(f"“{one_line(text)}”里没有数字", "写数字，如 30%、1.5、4。")
    if len(NUMBER.findall(said)) > 1:
        raise Unreadable(f"“{one_line(text)}”里有几个数字", "只留一个，如 30%、1.5、4。")
    if said[: found.start()].rstrip().endswith(MINUS):
        raise Unreadable(f"“{one_line(text)}”是负数", "写正数。")
    try:
        value = read_number(found[0], SCALE)
    except UnreadableNumber as error:
        raise Unreadable(error.message, "写数字，如 30%、1.5、4。") from error
    return plain(value / 100 if said[found.end() :].lstrip().startswith("%") else value)


def is_percent(text: str) -> bool:
    return "%" in half_width(text)


def number(text: str) -> int | str:
    """As a pack file holds a number: whole ones bare, others as text."""
    return int(text) if "." not in text else text


def unit_behind(text: str) -> str:
    """`元/人` of `≥1.5元/人`; empty where nothing stands behind the number."""
    said = half_width(one_line(text))
    found = NUMBER.search(said)
    return said[found.end() :].strip(" %及以上") if found else ""


def listed(text: str) -> list[str]:
    """The entries of a cell: one a line, or apart by ；."""
    return [entry for part in PARTS_OF_LIST.split(text) if (entry := one_line(part))]


def grouped(text: str) -> list[str]:
    """The words of an entry, apart by 、."""
    return [word for part in PARTS_OF_GROUP.split(text) if (word := one_line(part))]


def names_of(keys: Iterable[str], labels: Mapping[str, str]) -> str:
    """Keys as labels, one a line; a label that means two things, or could be read as two, stays a key."""
    return "\n".join(_plain_label(key, labels) for key in keys)


def _plain_label(key: str, labels: Mapping[str, str]) -> str:
    label = labels.get(key, key)
    same = [other for other, said in labels.items() if said == label]
    return label if same == [key] and listed(label) == [label] and label not in labels else key


def read_names(text: str, labels: Mapping[str, str]) -> list[str]:
    """The keys behind labels or keys; a name nobody knows stays as it was written, for the caller to doubt."""
    back: dict[str, str] = {}
    for key, label in labels.items():
        back.setdefault(label, key)
    known = {**back, **{key: key for key in labels}}
    entries = [entry if entry in known else part for entry in listed(text)
               for part in ([entry] if entry in known else grouped(entry))]
    return [known.get(entry, entry) for entry in entries]


def selection_text(selection: Any, kinds: Mapping[str, str], units: Mapping[str, str]) -> str:
    """`区财政局；各学校`: a selector of codes or kinds alone in names, others as the pack writes them."""
    selectors = selection if isinstance(selection, list) else [selection]
    said = [_selector_text(each, kinds, units) for each in selectors]
    if any(words is None for words in said):
        return flow(selection)
    return "；".join(words for words in said if words)


def _selector_text(selector: Any, kinds: Mapping[str, str], units: Mapping[str, str]) -> str | None:
    if set(selector) == {"kinds"}:
        names = [EVERY + kinds.get(key, key) for key in selector["kinds"]]
    elif set(selector) == {"codes"}:
        names = [units.get(code, code) for code in selector["codes"]]
    else:
        return None
    clean = len(set(names)) == len(names) and all(grouped(name) == [name] == listed(name) for name in names)
    return "、".join(names) if clean else None
