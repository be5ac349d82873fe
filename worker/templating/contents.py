"""The contents of a finished document: their entries, and the page numbers that only a layout knows.

    entry = a link to a bookmark ─ text ─ tab ─ [PAGEREF bookmark: stored result]
The field of contents stays dirty: Word reckons it anew with the office's own fonts. Until then, and in every other
program, the stored numbers stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from worker.templating import package

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def entries(docx: bytes) -> dict[str, str]:
    """Bookmark → text of each entry of the contents, in their order; none where there are no contents."""
    return {
        link.get(f"{W}anchor"): "".join(node.text or "" for node in link.iter(f"{W}t"))
        for link, _ in _numbered_links(etree.fromstring(package.parts(docx)[BODY]))
    }


def with_pages(docx: bytes, pages: Mapping[str, str]) -> bytes:
    """The document with these numbers as the stored results of its entries, by bookmark."""
    parts = package.parts(docx)
    body = etree.fromstring(parts[BODY])
    for link, middle in _numbered_links(body):
        if number := pages.get(link.get(f"{W}anchor")):
            _store_result(middle, number)
    parts[BODY] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.pack(parts)


def _numbered_links(body: Any) -> Iterator[tuple[Any, Any]]:
    """Each link that ends in a page number, with the run after which the number stands."""
    for link in body.iter(f"{W}hyperlink"):
        codes = "".join(code.text or "" for code in link.iter(f"{W}instrText"))
        middle = link.find(f"{W}r/{W}fldChar[@{W}fldCharType='separate']")
        if middle is not None and codes.split()[:1] == ["PAGEREF"]:
            yield link, middle.getparent()


def _store_result(middle: Any, number: str) -> None:
    following = middle.getnext()
    while following.find(f"{W}fldChar") is None:  # what was stored before
        following.getparent().remove(following)
        following = middle.getnext()
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = number
    middle.addnext(run)
