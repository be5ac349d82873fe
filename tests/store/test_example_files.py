"""Reading an example district from its folder."""

import json

import pytest

from webforms.store.example_files import ExampleUnreadable, read_example

UNITS = """code,name,kind,parent,flags,opened,closed,successor
D,区,district,,,,,
N,镇,town,D,a b,,2020-05-01,D
"""


@pytest.fixture
def folder(tmp_path):
    files = {
        "district.json": json.dumps({"title": "样例", "pack": "mini", "as_of": "2020-05-31"}),
        "units.csv": UNITS,
        "records.jsonl": '{"ref": "A"}\n\n{"ref": "B"}\n', "decisions.jsonl": "", "expected.json": '{"passed": false}',
        "variants.json": '[{"id": "V1"}]',
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_whole(folder):
    read = read_example(folder)
    assert (read.pack, read.example.title, read.example.as_of.isoformat()) == ("mini", "样例", "2020-05-31")
    assert [(unit.code, unit.parent, sorted(unit.flags)) for unit in read.example.units] == [
        ("D", None, []), ("N", "D", ["a", "b"]),
    ]  # fmt: skip
    assert [line["ref"] for line in read.example.records] == ["A", "B"]
    assert (read.expected, read.variants) == ({"passed": False}, ({"id": "V1"},))


def test_an_example_may_have_no_variants_and_a_table_saved_by_a_spreadsheet(folder):
    (folder / "variants.json").unlink()
    units = (folder / "units.csv").read_text(encoding="utf-8")
    (folder / "units.csv").write_text("\ufeff" + units, encoding="utf-8")
    assert read_example(folder).variants == ()
    assert read_example(folder).example.units[0].code == "D"


@pytest.mark.parametrize(
    "name,text,said",
    [
        ("expected.json", None, "没有这个文件"), ("records.jsonl", "{oops", "第 1 行第 2 列起不是 JSON"),
        ("district.json", "{}", "缺少 title"), ("units.csv", "code,name\nD,区\n", "缺少 kind"),
        ("district.json", '{"title":"","pack":"","as_of":"x"}', "内容不对"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_it_should_be_is_named(folder, name, text, said):
    path = folder / name
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    with pytest.raises(ExampleUnreadable, match=said) as refused:
        read_example(folder)
    assert name in refused.value.message


def test_what_is_no_folder_or_no_text_is_said_without_the_systems_words(folder):
    with pytest.raises(ExampleUnreadable, match=r"units\.csv：这是文件，要写文件夹。"):
        read_example(folder / "units.csv")
    with pytest.raises(ExampleUnreadable, match="gone：没有这个文件夹。"):
        read_example(folder / "gone")
    (folder / "units.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(ExampleUnreadable, match=r"units\.csv：不是 UTF-8 文字，请用 UTF-8 编码另存。"):
        read_example(folder)
    (folder / "units.csv").unlink()
    (folder / "units.csv").mkdir()
    with pytest.raises(ExampleUnreadable, match=r"units\.csv：这不是文件"):
        read_example(folder)
