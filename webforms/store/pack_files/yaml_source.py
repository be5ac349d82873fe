"""YAML to plain data, with the place of every key and value kept beside it.

Only what a pack needs is taken: no aliases (they can blow up), no second key of one name, no tags, no floats. A number
with a decimal point is handed on as `Unquoted`, so that nobody mistakes a float for an exact figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from webforms.store.pack_files.faults import Fault

MAX_BYTES = 512 * 1024
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
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
    """One parsed file. `places` leads from a path of keys to where its value stands, `keys` to the key itself.

    Everything but `faults` is shared by all readers of the same bytes: look, do not touch."""

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
    parsed = _parse(name, content)
    return replace(parsed, faults=list(parsed.faults))


@lru_cache(maxsize=128)
def _parse(name: str, content: bytes) -> Source:
    """Kept, because parsing is most of the time that a pack takes, and a pack being written changes file by file."""
    source = Source(name)
    text = _decode(source, content)
    if text is None:
        return source
    source.lines = text.split("\n")
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        source.faults.append(_syntax_fault(source, error))
    except (YAMLError, RecursionError, ValueError) as error:
        cure = f"检查嵌套是否过深、有无特殊字符（{type(error).__name__}）。"
        source.faults.append(source.fault(None, "这个文件读不成 YAML", cure))
    else:
        _Builder(source).build(node)
    return source


def _decode(source: Source, content: bytes) -> str | None:
    if len(content) > MAX_BYTES:
        cure = f"每个文件不超过 {MAX_BYTES} 字节，请拆分或精简。"
        source.faults.append(source.fault(None, f"文件太大（{len(content)} 字节）", cure))
        return None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        source.faults.append(source.fault(None, f"不是 UTF-8 文字（第 {error.start + 1} 字节）", "用 UTF-8 编码另存。"))
        return None


def _place(mark: StringMark) -> Place:
    return Place(mark.line + 1, mark.column + 1)


SYNTAX = (
    ("cannot start any token", "这里有 YAML 不认的字符", "制表符换成空格；以 @ % ` 等符号开头的文字加引号。"),
    ("mapping values are not allowed", "这里多了一个冒号，或上一行没有写完", "含冒号的文字加引号；检查上一行的缩进。"),
    ("could not find expected ':'", "这里缺一个冒号", "每一项写成“键: 值”，冒号后空一格。"),
    ("expected <block end>", "缩进对不齐", "同一级的键从同一列开始。"),
    ("expected ',' or", "花括号或方括号里缺逗号，或没有闭合", "用逗号分开各项，并补上 } 或 ]。"),
    ("unexpected end of stream", "引号没有闭合", "补上另一半引号。"),
    ("undefined alias", "不使用 YAML 别名", "把内容直接写出来。"),
    ("special characters", "有控制字符", "删去看不见的控制字符。"),
)


def _syntax_fault(source: Source, error: MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    problem = " ".join(filter(None, (error.context, error.problem)))
    for words, message, cure in SYNTAX:
        if words in problem:
            return source.fault(_place(mark) if mark else None, message, cure)
    return source.fault(_place(mark) if mark else None, "YAML 写法有误", "检查这一行和上一行的缩进、冒号、引号和括号。")


class _Builder:
    """Walks the composed nodes once; a node met twice is an alias."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.seen: set[int] = set()

    def build(self, node: Node | None) -> None:
        if node is None:
            cure = "写上内容；不需要的类型删去整个文件。"
            self.source.faults.append(self.source.fault(None, "文件是空的", cure))
            return
        self.source.data = self._value(node, (), _place(node.start_mark))

    def _value(self, node: Node, path: Path, key: Place) -> Any:
        if id(node) in self.seen:
            self._complain(key, "不使用 YAML 别名（* 和 &）", "把内容直接写出来。")
            return None
        self.seen.add(id(node))
        self.source.places[path] = _place(node.start_mark) if isinstance(node, ScalarNode) or _flow(node) else key
        if isinstance(node, MappingNode):
            return dict(self._entries(node, path))
        if isinstance(node, SequenceNode):
            return [self._value(child, (*path, i), _place(child.start_mark)) for i, child in enumerate(node.value)]
        return self._scalar(node) if isinstance(node, ScalarNode) else None

    def _entries(self, node: MappingNode, path: Path) -> Iterator[tuple[str | int, Any]]:
        met: set[str | int] = set()
        for key_node, value_node in node.value:
            place = _place(key_node.start_mark)
            key = self._scalar(key_node) if isinstance(key_node, ScalarNode) else None
            if not isinstance(key, str | int) or isinstance(key, bool | Unquoted):
                self._complain(place, "键只能是文字或整数", "给这个键加上引号。")
            elif key in met:
                self._complain(place, f"键“{key}”写了两次", "删去一个，或改名。")
            else:
                met.add(key)
                self.source.keys[*path, key] = place
                yield key, self._value(value_node, (*path, key), place)

    def _scalar(self, node: ScalarNode) -> Any:
        kind, text = str(node.tag).removeprefix("tag:yaml.org,2002:"), node.value
        if kind == "int":
            return int(text) if INTEGER.fullmatch(text) else Unquoted(text)
        if kind == "float":
            return Unquoted(text)
        if kind == "bool":
            return text.lower() == "true"
        if kind == "null":
            return None
        if kind not in {"str", "timestamp"}:
            self._complain(_place(node.start_mark), f"不使用 YAML 标签“{node.tag}”", "去掉以 ! 开头的标签。")
        return text

    def _complain(self, place: Place, message: str, cure: str) -> None:
        self.source.faults.append(self.source.fault(place, message, cure))


def _flow(node: Node) -> bool:
    return bool(getattr(node, "flow_style", False))
