"""`render(template, data) -> bytes`: a docxtpl template filled, the same bytes for the same template and data.

    data ─► plain ─► docxtpl in the sandbox ─► whole cells ─► parts in one order, with one date

docxtpl and python-docx do the filling. Ours is what must never depend on them: that user text stays text, that a fault
has a place, that a result which Word would refuse is not handed out.
"""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from lxml import etree

from webforms.domain.errors import WebformsError
from worker.templating import package
from worker.templating.faults import (
    Fault,
    NameMissing,
    Place,
    ResultBroken,
    TemplateBroken,
    TemplateFailed,
    TemplateForbidden,
    excerpt,
)
from worker.templating.lint import lint, read
from worker.templating.outline import CELL, PROPERTIES, ROW, TABLE, P, outlines
from worker.templating.plain import plain
from worker.templating.sandbox import NotPrintable, plain_sandbox, sandbox

RAISED_BY_TEMPLATES = (
    TemplateRuntimeError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError,
)
"""What an expression of a template may raise while it is computed."""
LONGEST_PROPERTY = 255  # python-docx refuses more


def render(template: bytes | Path, data: Mapping[str, Any]) -> bytes:
    """The filled document. Refuses with a WebformsError that names the place in the template."""
    docx, values = read(template), plain(data)
    try:
        return package.repack(_filled(docx, values))
    except TemplateSyntaxError as exc:
        raise _broken(docx) from exc
    except etree.XMLSyntaxError as exc:
        raise ResultBroken(near="页眉、页脚") from exc
    except RAISED_BY_TEMPLATES as exc:
        refusal = _refusal(docx, values)
        if refusal is None:  # not the template's doing, so ours
            raise
        raise refusal from exc


def _filled(docx: bytes, values: dict[str, Any]) -> bytes:
    template, file = StrictTemplate(io.BytesIO(docx)), io.BytesIO()
    template.render(values, jinja_env=sandbox(), autoescape=True)
    template.save(file)
    return file.getvalue()


class StrictTemplate(DocxTemplate):
    """docxtpl that reads its own result strictly, where it would drop what it cannot read."""

    def fix_tables(self, xml: str) -> Any:
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as exc:
            raise ResultBroken(near=_around(xml, exc)) from exc
        return whole(super().fix_tables(xml))

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """As docxtpl, but a property is no XML: nothing is escaped, and a long text is cut."""
        environment, properties = plain_sandbox(), self.docx.core_properties
        for name in PROPERTIES:
            text = environment.from_string(getattr(properties, name)).render(context)
            setattr(properties, name, text[:LONGEST_PROPERTY])


def whole(body: Any) -> Any:
    """The body with what Word insists on: a paragraph at the end of each cell, no row or table without content."""
    for cell in body.iter(CELL):
        if not len(cell) or cell[-1].tag != P:
            cell.append(OxmlElement("w:p"))
    for name, needed in ((ROW, CELL), (TABLE, ROW)):
        for element in [found for found in body.iter(name) if next(found.iter(needed), None) is None]:
            element.getparent().remove(element)
    return body


def _around(xml: str, exc: etree.XMLSyntaxError) -> str:
    """The text before the place where the XML broke."""
    line, column = exc.position
    before = "\n".join([*xml.split("\n")[: line - 1], xml.split("\n")[line - 1][:column]])
    texts = etree.fromstring(f"<t>{before[-4000:]}", etree.XMLParser(recover=True))
    return excerpt("".join(texts.itertext())[-30:] if texts is not None else "")


def _refusal(docx: bytes, values: dict[str, Any]) -> WebformsError | None:
    """The template filled once more as bare lines, to learn at which of them it fails, and why."""
    for outline in outlines(docx):
        try:
            plain_sandbox().from_string(outline.source).render(values)
        except TemplateSyntaxError:
            return _broken(docx)
        except RAISED_BY_TEMPLATES as exc:
            return _explained(exc, outline.place(_line_of(exc)))
    return None


def _broken(docx: bytes) -> TemplateBroken:
    """All faults of the template; where docxtpl fails at what reads well on its own, at least the part is named."""
    unplaced = Fault("tag-misspelt", Place("正文", 1), "有标签写得不对", "请检查 {{ 和 }}、{% 和 %} 是否成对")
    return TemplateBroken(lint(docx) or [unplaced])


def _line_of(exc: Exception) -> int | None:
    lines = [frame.lineno for frame in traceback.extract_tb(exc.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None


def _explained(exc: Exception, place: Place) -> WebformsError:
    if isinstance(exc, NotPrintable):
        return TemplateFailed(place=place, why="这里是一组数据或真假，不是文字，要用循环、join 或 if")
    if isinstance(exc, SecurityError):
        return TemplateForbidden(place=place, why="用到了不许用的属性或方法")
    if isinstance(exc, UndefinedError):
        return NameMissing(place=place, name=_name_in(exc))
    return TemplateFailed(place=place, why=_WHY.get(type(exc), "这种写法不能计算"))


def _name_in(exc: UndefinedError) -> str:
    """The name that Jinja's message ends on: `'dict object' has no attribute 'titel'`."""
    found = re.findall(r"'([^']+)'|element (\S+)", exc.message or "")
    return next((name or number for name, number in reversed(found)), "")


_WHY: dict[type[Exception], str] = {
    TypeError: "文字和数字混在一起算，或用错了参数",
    ZeroDivisionError: "除数是零",
    OverflowError: "数太大",
    RecursionError: "宏自己调用自己，没有尽头",
}
