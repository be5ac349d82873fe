"""YAML to plain data, with the place of every key and value kept beside it.

Only what a pack needs is taken: no aliases (they can blow up), no second key of one name, no tags, no floats, no depth
that nobody writes. A number with a decimal point is handed on as `Unquoted`, so that nobody takes a float for an exact
figure. libyaml turns the text into events, because a whole pack then takes a tenth of a second and not one; which word
is a number, a truth or nothing is decided here, as YAML 1.2 has it: `no` stays a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import ReaderError

from webforms.store.pack_files.faults import Fault

MAX_BYTES = 512 * 1024
MAX_DEPTH = 40
MAX_DIGITS = 40
OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks that come along when text is copied from elsewhere: nobody sees them, and editors differ on them."""
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
NUMBER = re.compile(
    r"""[-+]?( 0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-fA-F_]+ | [0-9_]+
        | [0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)? | [0-9][0-9_]*[eE][-+]?[0-9]+ | \.[0-9_]+([eE][-+][0-9]+)?
        | \.(inf|Inf|INF) ) | \.(nan|NaN|NAN)""",
    re.VERBOSE,
)
WORDS = {"": None, "~": None} | {
    spelled: value
    for word, value in (("true", True), ("false", False), ("null", None))
    for spelled in (word, word.capitalize(), word.upper())
}
"""What a word without quotes means when it is not simply a word."""
Path = tuple[str | int, ...]


class Unquoted(str):
    """A number with a decimal point that nobody put in quotes: exact figures are quoted in a pack."""

    __slots__ = ()


@dataclass(frozen=True)
class Place:
    line: int
    column: int


@dataclass
class Source:
    """One parsed file. `places` leads from a path of keys to where its value stands, `keys` to the key itself."""

    name: str
    data: Any = None
    lines: list[str] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place | None, message: str, cure: str = "") -> Fault:
        """A fault at a place of this file, with the line it points to."""
        if place is None:
            return Fault(self.name, 0, 0, message, cure)
        text = self.lines[place.line - 1].strip() if place.line <= len(self.lines) else ""
        return Fault(self.name, place.line, place.column, message, cure, text[:160])


def read_yaml(name: str, content: bytes) -> Source:
    """The file as data; `data` is None when it cannot be read at all, and then `faults` says why."""
    source = Source(name)
    text = _decode(source, content)
    if text is None:
        return source
    source.lines = text.splitlines()
    strange = OTHER_BREAKS.search(text)
    if strange:
        source.faults.append(_unseen(source, text[: strange.start()]))
        return source
    try:
        _Builder(source, text).build()
    except yaml.MarkedYAMLError as error:
        source.faults.append(_syntax_fault(source, error))
    except ReaderError as error:
        source.faults.append(_unseen(source, text.encode()[: error.position].decode()))
    return source


def _decode(source: Source, content: bytes) -> str | None:
    if len(content) > MAX_BYTES:
        cure = f"每个文件不超过 {MAX_BYTES} 字节，请拆分或精简。"
        source.faults.append(source.fault(None, f"文件太大（{len(content)} 字节）", cure))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source.faults.append(source.fault(None, f"不是 UTF-8 文字（第 {error.start + 1} 字节）", "用 UTF-8 编码另存。"))
        return None


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


TOO_DEEP = "nested too deep"
SYNTAX = (
    (TOO_DEEP, "这个文件读不成 YAML：一层套一层，套得太深", f"嵌套不超过 {MAX_DEPTH} 层；检查括号有没有闭合。"),
    ("cannot start any token", "这里有 YAML 不认的字符", "制表符换成空格；以 @ % ` 等符号开头的文字加引号。"),
    ("mapping values are not allowed", "这里多了一个冒号，或上一行没有写完", "含冒号的文字加引号；检查上一行的缩进。"),
    ("could not find expected ':'", "这里缺一个冒号", "每一项写成“键: 值”，冒号后空一格。"),
    ("did not find expected key", "缩进对不齐", "同一级的键从同一列开始。"),
    ("did not find expected '-'", "缩进对不齐", "同一级的各项从同一列开始，都以 - 开头。"),
    ("did not find expected ','", "花括号或方括号里缺逗号，或没有闭合", "用逗号分开各项，并补上 } 或 ]。"),
    ("unexpected end of stream", "引号没有闭合", "补上另一半引号。"),
)


def _syntax_fault(source: Source, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    problem = " ".join(filter(None, (error.context, error.problem)))
    for words, message, cure in SYNTAX:
        if words in problem:
            return source.fault(_place(mark) if mark else None, message, cure)
    return source.fault(_place(mark) if mark else None, WRONG, "检查这一行和上一行的缩进、冒号、引号和括号。")


WRONG = "YAML 写法有误"


def _unseen(source: Source, before: str) -> Fault:
    """A character that nobody sees stands after `before`."""
    lines = f"{before}.".splitlines()
    return source.fault(Place(len(lines), len(lines[-1])), "这里有看不见的控制字符", "删去它；要换行就按回车键。")


class _Builder:
    """Walks the events once; an alias is refused where it stands, so nothing is ever built twice."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)

    def build(self) -> None:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            cure = "写上内容；不需要的类型删去整个文件。"
            self.source.faults.append(self.source.fault(None, "文件是空的", cure))
            return
        event = next(self.events)
        self.source.data = self._value(event, (), _place(event.start_mark))
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            cure = "删去 --- 和它下面的内容，或分成两个文件。"
            self._complain(_place(after.start_mark), f"{WRONG}：一个文件只写一份", cure)

    def _value(self, event: Any, path: Path, key: Place) -> Any:
        here = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(here)
            return None
        self._refuse_tag(event, here)
        if isinstance(event, yaml.ScalarEvent):
            self.source.places[path] = here
            return self._scalar(event, here)
        self._check_depth(len(path), event)
        self.source.places[path] = here if event.flow_style else key
        return dict(self._entries(path)) if isinstance(event, yaml.MappingStartEvent) else list(self._members(path))

    def _members(self, path: Path) -> Iterator[Any]:
        for index, event in enumerate(self.events):
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._value(event, (*path, index), _place(event.start_mark))

    def _entries(self, path: Path) -> Iterator[tuple[str | int, Any]]:
        met: set[str | int] = set()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = _place(event.start_mark)
            key = self._key(event, place)
            value = next(self.events)
            if key is None:
                self._skip(value)
            elif key in met:
                self._complain(place, f"键“{key}”写了两次", "删去一个，或改名。")
                self._skip(value)
            else:
                met.add(key)
                self.source.keys[*path, key] = place
                yield key, self._value(value, (*path, key), place)

    def _key(self, event: Any, place: Place) -> str | int | None:
        """A word or a whole number, or None, and then it was refused."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event, place)
            key = self._scalar(event, place)
            if isinstance(key, str | int) and not isinstance(key, bool | Unquoted):
                return key
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(place)
        else:
            self._skip(event)
            self._complain(place, "键只能是文字或整数", "给这个键加上引号。")
        return None

    def _skip(self, event: Any) -> None:
        """Pass over the rest of a value that was refused."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if not depth:
                return
            self._check_depth(depth, event)
            event = next(self.events)

    def _scalar(self, event: Any, place: Place) -> Any:
        text = str(event.value)
        if not event.implicit[0]:  # in quotes, or a block of text
            return text
        if text in WORDS:
            return WORDS[text]
        if INTEGER.fullmatch(text) and len(text) <= MAX_DIGITS:
            return int(text)
        if text in {"<<", "="}:
            self._complain(place, f"不使用 YAML 标签“{text}”", "把内容直接写出来。")
        return Unquoted(text) if NUMBER.fullmatch(text) else text

    def _check_depth(self, depth: int, event: Any) -> None:
        if depth >= MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=event.start_mark)

    def _refuse_alias(self, place: Place) -> None:
        self._complain(place, "不使用 YAML 别名（* 和 &）", "把内容直接写出来。")

    def _refuse_tag(self, event: Any, place: Place) -> None:
        if event.tag is not None:
            self._complain(place, f"不使用 YAML 标签“{event.tag[:60]}”", "去掉以 ! 开头的标签。")

    def _complain(self, place: Place, message: str, cure: str) -> None:
        self.source.faults.append(self.source.fault(place, message, cure))
