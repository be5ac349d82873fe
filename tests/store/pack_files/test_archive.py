"""A pack as people zip it: found below any folder, taken without what lies beside it, refused when it is no pack."""

import zipfile

import pytest

from tests.store.zips import saying, zipped
from webforms.store.pack_files import PackFaults, read_archive
from webforms.store.pack_files.folder import MAX_FILE

PACK = {"pack.yaml": b"key: x\n", "templates/a.docx": b"PK"}


def below(folder: str, parts=None) -> dict[str, bytes]:
    return {folder + name: content for name, content in (PACK if parts is None else parts).items()}


@pytest.mark.parametrize("folder", ["", "新包/", "桌面/创建包/新包/"])
def test_a_pack_is_found_in_whatever_folder_it_was_zipped(folder):
    assert dict(read_archive(zipped(below(folder))).contents) == PACK


def test_what_lies_beside_a_pack_is_left_out():
    beside = {"别的.yaml": b"x", "__MACOSX/包/pack.yaml": b"x", "包/.git/pack.yaml": b"x", "包/~$a.docx": b"x",
              "包/说明.txt": b"x", "包/../out.yaml": b"x"}
    assert dict(read_archive(zipped({**below("包/"), **beside})).contents) == PACK


def test_of_a_pack_within_another_the_outer_one_is_meant():
    within = read_archive(zipped({**below("包/"), **below("包/旧/")}))
    assert list(within.contents) == ["pack.yaml", "templates/a.docx", "旧/pack.yaml", "旧/templates/a.docx"]


@pytest.mark.parametrize("content, why", [
    (b"", "不是能打开的 zip"),
    (b"PK\x03\x04 cut", "不是能打开的 zip"),
    (zipped(PACK, zipfile.ZIP_LZMA), "不是能打开的 zip"),
    (zipped({"a.yaml": b""}), "没有 pack.yaml"),
    (zipped({**below("甲/"), **below("乙/")}), "有几个创建包"),
    (zipped({**PACK, "a.yaml": b" " * (MAX_FILE + 1)}), "文件太大"),
], ids=["empty", "cut", "strange", "no pack", "two packs", "large"])
def test_what_is_no_pack_says_why(content, why):
    with pytest.raises(PackFaults) as refused:
        read_archive(content)
    assert why in str(refused.value)


def test_a_file_that_holds_more_than_it_says_is_refused():
    with pytest.raises(PackFaults) as refused:
        read_archive(saying(zipped(PACK), "pack.yaml", 3))
    assert "不是能打开的 zip" in str(refused.value)
