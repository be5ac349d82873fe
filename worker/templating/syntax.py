"""Jinja's complaints about a template's source, with their place and in words for the person who wrote the template.

Jinja stops at the first fault and, for a block left open, names the last line of the file; here the place is the tag
that was never closed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from worker.templating.faults import Fault
from worker.templating.outline import Outline
from worker.templating.sandbox import plain_sandbox

_OPENING = {"for", "if", "macro", "call", "filter", "with", "set", "autoescape", "raw"}
_KNOWN_TAGS = sorted(_OPENING | {"else", "elif"} | {f"end{name}" for name in _OPENING})
_OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_FULL_WIDTH = re.compile("[，（）｜：＝！＞＜]")


def parsed(outline: Outline) -> nodes.Template | Fault:
    """The syntax tree of a part, or what keeps it from being one."""
    environment = plain_sandbox()
    try:
        tree = environment.parse(outline.source)
        unknown = next(_unknown_helpers(outline, tree), None)
        if unknown is None:
            environment.compile(tree)  # what Jinja finds only then: a variable called `loop`, a macro defined twice
    except TemplateSyntaxError as exc:
        return _fault(outline, exc)
    return unknown or tree


def foreign_files(outline: Outline, tree: nodes.Template) -> Iterator[Fault]:
    """Tags that would read another file; a template stands alone."""
    for node in tree.find_all(_OTHER_FILES):
        yield Fault(
            "other-file", outline.place(node.lineno), "模板引用了别的文件", "请把要用的内容直接写进这个模板",
        )


def _fault(outline: Outline, exc: TemplateSyntaxError) -> Fault:
    message = exc.message or ""
    if message.startswith("Unexpected end of template"):
        return _left_open(outline)
    if found := re.match(r"Encountered unknown tag '(\w+)'", message):
        return _unknown_tag(outline, exc.lineno, found[1])
    return _misspelt(outline, exc.lineno)


def _left_open(outline: Outline) -> Fault:
    line, name = next(reversed(_open_blocks(outline)), (len(outline.lines), ""))
    if not name:
        return _misspelt(outline, line)
    return Fault(
        "block-open", outline.place(line), f"{{% {name} %}} 没有结束", f"请在它管到的内容之后补上 {{% end{name} %}}",
    )


def _open_blocks(outline: Outline) -> list[tuple[int, str]]:
    """Blocks that begin and do not end, with their lines, outermost first."""
    stack: list[tuple[int, str]] = []
    for number, line in enumerate(outline.source.splitlines(), 1):
        for name, rest in re.findall(r"\{%[-+]?\s*(\w+)(.*?)%\}", line):
            if name in _OPENING and not (name == "set" and "=" in rest):
                stack.append((number, name))
            elif stack and name == f"end{stack[-1][1]}":
                stack.pop()
    return stack


def _unknown_tag(outline: Outline, line: int, name: str) -> Fault:
    place = outline.place(line)
    if name.startswith("end") or name in ("else", "elif"):
        return Fault(
            "block-crossed", place, f"{{% {name} %}} 与前面的开头不成对",
            "请检查前面的 {% if %}、{% for %} 是否各有自己的结尾，先开的后结束",
        )
    return Fault("tag-unknown", place, f"不认识的标签“{name}”", _meant(name, _KNOWN_TAGS, "请改成 Jinja 的标签"))


def _unknown_helpers(outline: Outline, tree: nodes.Template) -> Iterator[Fault]:
    """Filters and tests that do not exist; inside an `if` Jinja would complain only when it comes to them."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        word, names = ("过滤器", FILTERS) if isinstance(node, nodes.Filter) else ("判断", TESTS)
        if node.name not in names:
            cure = _meant(node.name, sorted(names), f"请换成 Jinja 自带的{word}")
            code = f"{type(node).__name__.lower()}-unknown"
            yield Fault(code, outline.place(node.lineno), f"没有叫“{node.name}”的{word}", cure)


def _misspelt(outline: Outline, line: int) -> Fault:
    place = outline.place(line)
    wide = _FULL_WIDTH.search("".join(re.findall(r"\{[{%].*?[%}]\}", place.text)))
    cure = f"请把全角的“{wide[0]}”换成半角" if wide else "请检查括号、引号是否成对，{{ 和 }}、{% 和 %} 是否齐全"
    return Fault("tag-misspelt", place, "标签写得不对", cure)


def _meant(name: str, names: list[str], otherwise: str) -> str:
    near = difflib.get_close_matches(name, names, n=1)
    return f"是不是想写“{near[0]}”" if near else otherwise
