"""A copy of a Word file in which no field of contents stands around the page numbers.

    [ TOC | [PAGEREF] [PAGEREF] … ]  ─►  [PAGEREF] [PAGEREF] …
A program that does not reckon contents reckons single page references all the same."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def copy_with_open_contents(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as word, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in word.namelist():
            content = word.read(name)
            copy.writestr(name, opened(content) if name == BODY else content)


def opened(body: bytes) -> bytes:
    """The body without the begin, the code, the middle and the end of each field of contents; all inside stays."""
    tree = etree.fromstring(body)
    for run in list(_runs_of_contents(tree)):
        run.getparent().remove(run)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _runs_of_contents(tree: Any) -> Iterator[Any]:
    """The runs that make up a field of contents itself, nested fields left out."""
    fields: list[list[Any]] = []  # the runs of each field that is open, outermost first
    for run in tree.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = None if mark is None else mark.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append([])
        if fields and (kind or run.find(f"{W}instrText") is not None):
            fields[-1].append(run)
        if kind == "end" and fields and _is_contents(ended := fields.pop()):
            yield from ended


def _is_contents(runs: list[Any]) -> bool:
    code = "".join(text.text or "" for run in runs for text in run.iter(f"{W}instrText"))
    return code.split()[:1] == ["TOC"]
