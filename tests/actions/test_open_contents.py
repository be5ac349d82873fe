import zipfile

from lxml import etree

from tests.packs.with_templates import word_file
from webforms.actions.open_contents import BODY, copy_with_open_contents, opened

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def field(code, inside):
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{inside}{end}"


def body(*fields):
    paragraphs = "".join(f"<w:p>{one}</w:p>" for one in fields)
    return f"<w:document {NAMESPACE}>{paragraphs}</w:document>".encode()


PAGES = field(" PAGEREF _Toc1 \\h ", "") + field(" PAGEREF _Toc2 \\h ", "<w:r><w:t>4</w:t></w:r>")


def test_contents_are_opened_and_the_page_numbers_in_them_stay():
    assert canonical(opened(body(field(' TOC \\h \\z \\t "WF-H1,1" ', PAGES)))) == canonical(body(PAGES))


def test_any_other_field_stays_as_it_is():
    whole = body(field(" PAGE ", "<w:r><w:t>1</w:t></w:r>"), PAGES)
    assert canonical(opened(whole)) == canonical(whole)


def test_the_copy_has_every_part_of_the_file(tmp_path):
    source, target = tmp_path / "a", tmp_path / "b.docx"
    source.write_bytes(word_file("正文"))
    copy_with_open_contents(source, target)
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(target) as other:
        assert one.namelist() == other.namelist()
        assert canonical(one.read(BODY)) == canonical(other.read(BODY))


def canonical(xml):
    return etree.tostring(etree.fromstring(xml), method="c14n")
