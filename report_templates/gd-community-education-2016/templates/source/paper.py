"""A document as a whole: paper, margins, styles, page numbers, contents, and the file.

The cover and what belongs to it carry no page number; the body is a section of its own that counts from 1. The contents
are a field whose stored entries are made from the headings, so that they are there before Word is asked to update it.
"""

from __future__ import annotations

import io
from pathlib import Path

from blocks import Blocks, p, run
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from styles import LINE, W, all_styles

from worker.templating.package import repack

UPRIGHT = {"page": (210, 297), "margins": (37, 35, 28, 26), "footer": 24.7}
LANDSCAPE = {"page": (297, 210), "margins": (26, 24, 20, 20), "footer": 14}
ENTRY_STYLES = {"WF-H1": "TOC1", "WF-H2": "TOC2", "WF-AttachmentHead": "TOC1"}
UNUSED = (
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CONTENTS_FIELD = ' TOC \\h \\z \\t "' + ",".join(f"{style},{entry[-1]}" for style, entry in ENTRY_STYLES.items()) + '" '


class Paper:
    """A template under construction; blocks are added from top to bottom."""

    def __init__(self, size: dict[str, object] = UPRIGHT) -> None:
        self.document = Document()
        self.size = size
        self.body = self.document.element.body
        self.headings: list[tuple[str, str]] = []
        self.contents_at: int | None = None
        for element in list(self.body)[:-1]:
            self.body.remove(element)
        self._set_styles()
        self._set_settings()
        self._set_page(self.document.sections[0])
        self._set_edges(self.document.sections[0], numbered=False)

    def add(self, *blocks: str | Blocks) -> None:
        for block in blocks:
            for xml in [block] if isinstance(block, str) else block:
                self.body.insert(len(self.body) - 1, parse_xml(xml))

    def heading(self, style: str, text: str) -> None:
        """A heading that stands in the contents."""
        self.headings.append((style, text))
        number, name = len(self.headings), self._bookmark(len(self.headings))
        self.add(
            f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            f'{run(text)}<w:bookmarkEnd w:id="{number}"/></w:p>'
        )

    def contents(self) -> None:
        """The contents stand here; their entries are known when the document is complete."""
        self.contents_at = len(self.body) - 1

    def start_numbering(self, words: str = "") -> None:
        """A new section that counts from 1. The empty line that ends the old one may hold the template's macros."""
        self.add(_tail(words))
        last = self.body[-2]
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        made = self.body[-2]  # python-docx puts the section into an empty paragraph of its own: it moves to ours
        last.get_or_add_pPr().append(made.pPr.find(qn("w:sectPr")))
        self.body.remove(made)
        self._set_edges(section, numbered=True)
        section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {W} w:start="1"/>'))

    def save(self, path: Path) -> None:
        if self.contents_at is not None:
            for offset, xml in enumerate(self._entries()):
                self.body.insert(self.contents_at + offset, parse_xml(xml))
        self._set_properties()
        self._drop_unused_parts()
        file = io.BytesIO()
        self.document.save(file)
        path.write_bytes(repack(file.getvalue()))

    # contents

    def _entries(self) -> Blocks:
        begin = _field_begin(CONTENTS_FIELD, dirty=True)
        entries = [self._entry(number, *heading) for number, heading in enumerate(self.headings, 1)]
        entries[0] = entries[0].replace("<w:hyperlink", f"{begin}<w:hyperlink", 1)
        return [*entries, f'<w:p {W}><w:pPr><w:pStyle w:val="WF-Tail"/></w:pPr>{FIELD_END}</w:p>']

    def _entry(self, number: int, style: str, text: str) -> str:
        page = _field_begin(f" PAGEREF {self._bookmark(number)} \\h ") + FIELD_END
        return (
            f'<w:p {W}><w:pPr><w:pStyle w:val="{ENTRY_STYLES[style]}"/></w:pPr>'
            f'<w:hyperlink w:anchor="{self._bookmark(number)}" w:history="1">{run(text)}<w:r><w:tab/></w:r>{page}'
            "</w:hyperlink></w:p>"
        )

    @staticmethod
    def _bookmark(number: int) -> str:
        return f"_Toc{number:06d}"

    # the document around the body

    def _set_styles(self) -> None:
        styles = self.document.styles.element
        for element in list(styles):
            styles.remove(element)
        for element in all_styles():
            styles.append(element)

    def _set_settings(self) -> None:
        """python-docx starts from Word 2010 and Japanese."""
        self.document.settings.odd_and_even_pages_header_footer = True
        settings = self.document.settings.element
        compat = next(settings.iter(qn("w:compat")))
        mode = next(s for s in compat.iter(qn("w:compatSetting")) if s.get(qn("w:name")) == "compatibilityMode")
        mode.set(qn("w:val"), "15")
        compat.insert(0, parse_xml(f"<w:doNotExpandShiftReturn {W}/>"))  # a line that ends in a break is not stretched
        settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
        settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")

    def _set_page(self, section: Section) -> None:
        width, height = self.size["page"]
        section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        for side, margin in zip(("top", "bottom", "left", "right"), self.size["margins"], strict=True):
            setattr(section, f"{side}_margin", Mm(margin))
        section.header_distance, section.footer_distance = Mm(16), Mm(self.size["footer"])
        for grid in section._sectPr.findall(qn("w:docGrid")):
            section._sectPr.remove(grid)
        section._sectPr.append(parse_xml(f'<w:docGrid {W} w:type="lines" w:linePitch="{LINE}"/>'))

    def _set_edges(self, section: Section, *, numbered: bool) -> None:
        """Page numbers: right on odd pages, left on even ones. Headers are those of the first section."""
        for footer, style in ((section.footer, "WF-PageOdd"), (section.even_page_footer, "WF-PageEven")):
            _fill(footer, _page_number(style) if numbered else p(style))
        if not numbered:
            for header in (section.header, section.even_page_header):
                _fill(header, p("WF-RunningHead", "{{ document.running_head }}"))

    def _set_properties(self) -> None:
        """Nothing untrue about the finished file: no author, no date of python-docx's."""
        properties = self.document.core_properties
        properties.author = properties.comments = properties.last_modified_by = ""
        properties.title, properties.language = "{{ document.title }}", "zh-CN"
        for name in ("dcterms:created", "dcterms:modified"):
            for element in properties._element.findall(qn(name)):
                properties._element.remove(element)

    def _drop_unused_parts(self) -> None:
        """What python-docx starts with and nothing here refers to: its own styles once more, lists, a thumbnail."""
        for relations in (self.document.part.rels, self.document.part.package.rels):
            for key in [key for key, relation in relations.items() if relation.reltype in UNUSED]:
                del relations[key]


def _fill(edge: object, xml: str) -> None:
    edge.is_linked_to_previous = False
    for element in list(edge._element):
        edge._element.remove(element)
    edge._element.append(parse_xml(xml))


def _page_number(style: str) -> str:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("— ")}{number}{run(" —")}</w:p>'


def _tail(words: str) -> str:
    """A line of one point. Macros in it are written in a size that can be read, and print nothing."""
    readable = run(words).replace("<w:r>", '<w:r><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>', 1)
    return f'<w:p {W}><w:pPr><w:pStyle w:val="WF-Tail"/></w:pPr>{readable if words else ""}</w:p>'


def _field_begin(code: str, *, dirty: bool = False) -> str:
    """A field up to its stored result; Word reckons a dirty one, and the fields inside, when it opens the file."""
    mark = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
