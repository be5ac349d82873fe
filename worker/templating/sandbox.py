"""The Jinja environment in which templates run: nothing can be called, changed or reached but the data given.

A template is data that a bureau uploads, and what it prints is text that a clerk typed. Neither may do anything.
"""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

ABSENT = "待补"
"""Printed for a None: a gap that is seen, where Jinja would print "None"."""

KEPT_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
"""Jinja's helpers for templates, without `lipsum`, a plain function through which sandboxes were left."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A name that is missing is an error, and a key of the data comes before a method of its mapping."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:  # a figure may well be called `items`
            return obj[attribute]
        return super().getattr(obj, attribute)


def sandbox() -> Sandbox:
    """For text inside XML: every value is escaped."""
    return _limited(Sandbox(undefined=StrictUndefined, autoescape=True, finalize=literal))


def plain_sandbox() -> Sandbox:
    """For text that is no XML, such as a document's properties, and for reading a template."""
    return _limited(Sandbox(undefined=StrictUndefined, autoescape=False, finalize=printed))


class NotPrintable(TemplateRuntimeError):
    """A list, a truth value or a float where a text should be: on paper it could only be a mistake."""


def literal(value: Any) -> Any:
    """The value as XML text, safe also from docxtpl, which turns `{_{` of a finished document into `{{`."""
    value = printed(value)
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return Markup(str(escape(value)).replace("_", "&#95;"))  # noqa: S704 - escaped just now
    return value


def printed(value: Any) -> Any:
    """The value if it may stand on paper: a text, a whole number, or the word for a gap."""
    if value is None:
        return ABSENT
    if isinstance(value, (str, Undefined)) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if hasattr(value, "__html__"):
        return value
    raise NotPrintable(type(value).__name__)


def _limited(environment: Sandbox) -> Sandbox:
    environment.globals = {name: environment.globals[name] for name in KEPT_GLOBALS}
    return environment
