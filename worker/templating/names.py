"""Which names a Jinja template uses, as paths into its data: `levels.*.sublevels.*.title`, `figures.pop_resident.text`.

The template is walked once with paths in place of values: a loop binds its variable to the elements of a path, a macro
is entered with what it is called with, so that a name is known also where it hides behind a local one. What the walk
cannot follow has no path and is never reported.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from worker.templating.sandbox import KEPT_GLOBALS

ANY = "*"
"""The step to an element of a list, or to whatever a key known only at run time names."""

Path = tuple[str, ...]
Scope = ChainMap[str, "Value"]

_BUILT_IN = {*KEPT_GLOBALS, "loop", "self", "caller", "varargs", "kwargs"}
_SAME_LIST = {"sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr"}
_ONE_OF_LIST = {"first", "last", "random", "min", "max"}
_ATTRIBUTE_FIRST = {"selectattr", "rejectattr", "groupby", "sum"}
_OF_MAPPING = {"values", "items", "keys", "get"}
_DEEPEST = 30  # macros that call each other with ever longer paths end here


@dataclass(frozen=True)
class Use:
    """A path the template reads, and the line of its source. An optional one may be missing."""

    path: Path
    line: int
    optional: bool = False


@dataclass(frozen=True, eq=False)
class Body:
    """A macro or the inside of a call block, with the scope in which it was written (which may hold itself)."""

    node: Any
    scope: Scope


@dataclass(frozen=True)
class Value:
    """What an expression may be: some paths, some literal texts, a tuple of values, or a macro. Unknown if nothing."""

    paths: frozenset[Path] = frozenset()
    texts: frozenset[str] = frozenset()
    members: tuple[Value, ...] = ()
    body: Body | None = None

    def step(self, *keys: str) -> Value:
        return Value(frozenset((*path, key) for path in self.paths for key in keys))

    def __or__(self, other: Value) -> Value:
        return Value(self.paths | other.paths, self.texts | other.texts, self.members or other.members)


UNKNOWN = Value()


def names_used(template: nodes.Template) -> list[Use]:
    """Each path once for each line it is used on, in the order of lines."""
    walk = _Walk()
    walk.run(template.body, ChainMap())
    return sorted(set(walk.uses), key=lambda use: (use.line, use.path, use.optional))


class _Walk:
    def __init__(self) -> None:
        self.uses: list[Use] = []
        self.lenient = 0
        self.entered: list[tuple[Any, ...]] = []

    # statements

    def run(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._handler(node)(node, scope)

    def _handler(self, node: nodes.Node) -> Callable[[Any, Scope], Any]:
        handler: Callable[[Any, Scope], Any] = getattr(self, f"_{type(node).__name__.lower()}", self._anything)
        return handler

    def _anything(self, node: nodes.Node, scope: Scope) -> Value:
        """Any other node reads what its children read, and is itself nothing known."""
        for child in node.iter_child_nodes():
            self._handler(child)(child, scope)
        return UNKNOWN

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner = scope.new_child({"loop": UNKNOWN})
        _bind(node.target, _element(self.value(node.iter, scope)), inner)
        if node.test is not None:
            self.value(node.test, inner)
        self.run(node.body, inner)
        self.run(node.else_, scope)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        _bind(node.target, self.value(node.node, scope), scope)

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.run(node.body, scope.new_child())
        _bind(node.target, UNKNOWN, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.new_child()
        for target, value in zip(node.targets, node.values, strict=True):
            _bind(target, self.value(value, scope), inner)
        self.run(node.body, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = Value(body=Body(node, scope))
        self._enter(Body(node, scope), [], {}, UNKNOWN)  # one that nobody calls is read too

    def _callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._call(node.call, scope, caller=Value(body=Body(node, scope)))

    # expressions

    def value(self, node: nodes.Node, scope: Scope) -> Value:
        found = self._handler(node)(node, scope)
        return found if isinstance(found, Value) else UNKNOWN

    def _const(self, node: nodes.Const, _scope: Scope) -> Value:
        return Value(texts=frozenset({node.value})) if isinstance(node.value, str) else UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        if node.name in scope:
            return scope[node.name]
        if node.name in _BUILT_IN:
            return UNKNOWN
        return self._read(Value(frozenset({(node.name,)})), node)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Value:
        return self._read(self.value(node.node, scope).step(node.attr), node)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Value:
        holder, key = self.value(node.node, scope), self.value(node.arg, scope)
        if isinstance(node.arg, nodes.Slice):
            return holder
        return self._read(holder.step(*(key.texts or {ANY})), node)

    def _condexpr(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.value(node.test, scope)
        one = self.value(node.expr1, scope)
        return one | self.value(node.expr2, scope) if node.expr2 is not None else one

    def _either(self, node: nodes.BinExpr, scope: Scope) -> Value:
        return self.value(node.left, scope) | self.value(node.right, scope)

    _add = _or = _and = _either

    def _tuple(self, node: nodes.Tuple | nodes.List, scope: Scope) -> Value:
        return Value(members=tuple(self.value(item, scope) for item in node.items))

    _list = _tuple

    def _test(self, node: nodes.Test, scope: Scope) -> Value:
        self._leniently(node.node, scope) if node.name in ("defined", "undefined") else self.value(node.node, scope)
        self._arguments(node, scope)
        return UNKNOWN

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        given, named = self._arguments(node, scope)
        if node.node is None:  # the filter of a block
            return UNKNOWN
        if node.name in ("default", "d"):
            return self._leniently(node.node, scope) | (given[0] if given else UNKNOWN)
        holder = self.value(node.node, scope)
        first = given[0] if given and node.name in _ATTRIBUTE_FIRST else UNKNOWN
        self._read_attributes(holder, named.get("attribute", first), node)
        if node.name in _ONE_OF_LIST:
            return _element(holder)
        if node.name in ("items", "dictsort"):
            return Value(members=(Value(members=(UNKNOWN, holder.step(ANY))),))
        return holder if node.name in _SAME_LIST else UNKNOWN

    def _call(self, node: nodes.Call, scope: Scope, caller: Value = UNKNOWN) -> Value:
        given, named = self._arguments(node, scope)
        callee = node.node
        if isinstance(callee, nodes.Getattr) and callee.attr in _OF_MAPPING:
            return _method(self.value(callee.node, scope), callee.attr, given)
        if isinstance(callee, nodes.Getattr):  # a method of a text: what it is called on is read, itself it is no name
            self.value(callee.node, scope)
            return UNKNOWN
        body = self.value(callee, scope).body
        if body is not None:
            self._enter(body, given, named, caller)
        return UNKNOWN

    # helpers

    def _arguments(self, node: Any, scope: Scope) -> tuple[list[Value], dict[str, Value]]:
        given = [self.value(argument, scope) for argument in node.args]
        return given, {pair.key: self.value(pair.value, scope) for pair in node.kwargs}

    def _enter(self, body: Body, given: list[Value], named: dict[str, Value], caller: Value) -> None:
        """Walk a macro with these arguments; one that calls itself is not entered again."""
        key = (body.node, *given, *named.items())
        if key in self.entered or len(self.entered) > _DEEPEST:
            return
        names = [argument.name for argument in body.node.args]
        bound = dict.fromkeys(names, UNKNOWN) | dict(zip(names, given, strict=False)) | named
        self.entered.append(key)
        self.run(body.node.body, body.scope.new_child(bound | {"caller": caller}))
        self.entered.pop()

    def _read(self, value: Value, node: nodes.Node) -> Value:
        self.uses += [Use(path, node.lineno, self.lenient > 0) for path in value.paths]
        return value

    def _read_attributes(self, holder: Value, attribute: Value, node: nodes.Node) -> None:
        for text in attribute.texts:
            self._read(_element(holder).step(*text.split(".")[:1]), node)

    def _leniently(self, node: nodes.Node, scope: Scope) -> Value:
        self.lenient += 1
        found = self.value(node, scope)
        self.lenient -= 1
        return found


def _element(holder: Value) -> Value:
    found = holder.step(ANY)
    for member in holder.members:
        found = found | member
    return found


def _bind(target: nodes.Node, value: Value, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = value
    elif isinstance(target, nodes.Tuple):
        members = value.members if len(value.members) == len(target.items) else (UNKNOWN,) * len(target.items)
        for item, member in zip(target.items, members, strict=True):
            _bind(item, member, scope)


def _method(holder: Value, method: str, given: list[Value]) -> Value:
    """A mapping's own methods; `values()` stands for the mapping itself, whose elements are its values."""
    if method == "values":
        return holder
    if method == "items":
        return Value(members=(Value(members=(UNKNOWN, holder.step(ANY))),))
    if method == "get":
        return holder.step(*(given[0].texts or {ANY})) if given else UNKNOWN
    return UNKNOWN
