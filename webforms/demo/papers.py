"""Papers for the demo: a page of PDF or a Word file with a title and a few lines, written without any library.

Nothing in the web program writes Word files, that is the worker's trade; these two are stand-ins for what an office
would scan or send. The PDF names a song typeface and leaves its shapes to the reader, so it is a kilobyte long."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

PAGE = "/MediaBox [0 0 595 842]"
LINE_SIGNS = 34
FIRST_LINE, STEP = 700, 26
CENTRE, LEFT = 297, 84
TITLE_SIZE, TEXT_SIZE = 20, 13

FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 "
    ">> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 "
    "880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)

EPOCH = (1980, 1, 1, 0, 0, 0)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def pdf(title: str, lines: Sequence[str]) -> bytes:
    """One page: the title in the middle, the lines below it, cut where the page ends."""
    content = _page_content(title, lines).encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {PAGE} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        FONT.encode(),
    ]
    return _pdf_file(objects)


def docx(title: str, lines: Sequence[str]) -> bytes:
    """A Word file of a title and paragraphs."""
    paragraphs = [_paragraph(title, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>')]
    paragraphs += [_paragraph(line, "", '<w:sz w:val="28"/>') for line in lines]
    body = f'{XML}<w:document xmlns:w="{WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    return _word_file(body)


KINDS: Mapping[str, tuple[str, Callable[[str, Sequence[str]], bytes]]] = {"pdf": ("pdf", pdf), "docx": ("docx", docx)}
"""How each kind ends, and who writes it."""


def _page_content(title: str, lines: Sequence[str]) -> str:
    said = [_text(title, TITLE_SIZE, CENTRE - len(title) * TITLE_SIZE // 2, FIRST_LINE + 60)]
    rows = [line[start:start + LINE_SIGNS] for line in lines for start in range(0, max(len(line), 1), LINE_SIGNS)]
    said += [_text(row, TEXT_SIZE, LEFT, FIRST_LINE - place * STEP) for place, row in enumerate(rows[:24])]
    return "\n".join(said)


def _text(text: str, size: int, x: int, y: int) -> str:
    plain = "".join(sign if ord(sign) < 0x10000 else "□" for sign in text)  # the encoding knows two bytes a sign
    return f"BT /F {size} Tf {x} {y} Td <{plain.encode('utf-16-be').hex()}> Tj ET"


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    """The objects, the table of where each begins, and where that table begins."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def _paragraph(text: str, layout: str, letters: str) -> str:
    return (f'<w:p><w:pPr>{layout}</w:pPr><w:r><w:rPr>{letters}</w:rPr>'
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>')


def _word_file(body: str) -> bytes:
    parts = {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/></Types>'
        ),
        "_rels/.rels": (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE_DOCUMENT}" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": body,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
