"""What a file is, is said by its content; its name may not say otherwise."""

import pytest

from tests.store import samples
from webforms.domain.errors import UnsupportedFile
from webforms.store import media
from webforms.store.media import recognise

KINDS = {
    "photo.jpg": (samples.image("JPEG"), media.JPEG), "图.png": (samples.image("PNG"), media.PNG),
    "w.webp": (samples.image("WEBP"), media.WEBP), "i.heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", media.HEIF),
    "批复.pdf": (samples.PDF, media.PDF), "a.docx": (samples.DOCX, media.DOCX), "a.xlsx": (samples.XLSX, media.XLSX),
    "a.pptx": (samples.PPTX, media.PPTX),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_of_the_eight_kinds_is_known_by_its_content(name):
    content, kind = KINDS[name]
    assert recognise(content, name) is kind
    assert recognise(content, "没有后缀") is kind


@pytest.mark.parametrize("content, name, word", [
    (samples.DOCX, "照片.jpg", "名字像"), (samples.image("PNG"), "批复.pdf", "名字像"),
    (samples.XLSX, "a.docx", "名字像"), (samples.OLD_WORD, "a.doc", "旧格式"), (samples.MACROS, "a.docx", "宏"),
    (samples.PLAIN_ZIP, "a.zip", "压缩包"), (samples.ZIP_BOMB, "a.docx", "太大"), (b"", "a.jpg", "空的"),
    (b"<svg onload='x()'/>", "a.svg", "不是可以收"), (b"MZ\x90\x00", "a.exe", "不是可以收"),
    (b"PK\x03\x04 cut off", "a.docx", "坏了")],
    ids=["docx as photo", "photo as pdf", "sheet as letter", "old word", "macros", "zip", "bomb", "empty", "svg",
         "program", "cut archive"])
def test_what_is_not_taken_says_why_and_what_is(content, name, word):
    with pytest.raises(UnsupportedFile) as refused:
        recognise(content, name)
    assert word in refused.value.message
    assert "docx" in refused.value.message


def test_pictures_may_go_under_one_anothers_endings():
    assert recognise(samples.image("JPEG"), "IMG_0001.HEIC") is media.JPEG
