"""YAML of a pack: plain data with places, and nothing that YAML could smuggle in."""

import pytest

from webforms.store.pack_files.yaml_source import MAX_BYTES, Place, Unquoted, read_yaml


def test_it_keeps_the_place_of_every_key_and_value():
    source = read_yaml("x.yaml", b"a: 1\nlist:\n  - {key: x, label: y}\n  - z\n")
    assert source.data == {"a": 1, "list": [{"key": "x", "label": "y"}, "z"]}
    assert source.places["a",] == Place(1, 4)
    assert source.keys["list", 0, "label"] == Place(3, 14)
    assert source.places["list", 0, "label"] == Place(3, 21)
    assert source.places["list", 1] == Place(4, 5)


def test_words_stay_words_and_days_stay_texts():
    data = read_yaml("x.yaml", "no: no\nday: 2016-06-20\nyes: true\nnone: ~\nwide: １２\n".encode()).data
    assert data == {"no": "no", "day": "2016-06-20", "yes": True, "none": None, "wide": "１２"}


@pytest.mark.parametrize("number", ["1.5", "1e3", ".5", "0o7", "1_000", "0x1F", ".inf", ".NaN", "-1.5", "007"])
def test_a_number_that_is_no_plain_integer_is_marked_as_unquoted(number):
    value = read_yaml("x.yaml", f"a: {number}\n".encode()).data["a"]
    assert isinstance(value, Unquoted)
    assert value == number


def test_it_reads_a_byte_order_mark_and_windows_lines():
    source = read_yaml("x.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert source.data == {"a": 1, "b": 2}
    assert source.keys["b",] == Place(2, 1)


@pytest.mark.parametrize(
    "text, place, message",
    [
        ("a: &x [1]\nb: *x\n", "x.yaml:2:4", "不使用 YAML 别名"),
        ("a: &x [*x]\n", "x.yaml:1:8", "不使用 YAML 别名"),
        ("a: *x\n", "x.yaml:1:4", "不使用 YAML 别名"),
        ("&x a: 1\n*x : 2\n", "x.yaml:2:1", "不使用 YAML 别名"),
        ("b: 1\nc: 2\nb: 3\n", "x.yaml:3:1", "键“b”写了两次"),
        ("a: {k: 1, k: 2}\n", "x.yaml:1:11", "键“k”写了两次"),
        ("a: !python/object:os.system x\n", "x.yaml:1:4", "不使用 YAML 标签"),
        ("a: !!str 5\n", "x.yaml:1:4", "不使用 YAML 标签"),
        ("a: !list [x]\n", "x.yaml:1:4", "不使用 YAML 标签"),
        ("<<: {a: 1}\n", "x.yaml:1:1", "不使用 YAML 标签"),
        ("1.5: a\n", "x.yaml:1:1", "键只能是文字或整数"),
        ("? [a]\n: 1\n", "x.yaml:1:3", "键只能是文字或整数"),
        ("~: a\n", "x.yaml:1:1", "键只能是文字或整数"),
        ("true: a\n", "x.yaml:1:1", "键只能是文字或整数"),
        ("a: b: c\n", "x.yaml:1:5", "多了一个冒号"),
        ("a:\n\tb: 1\n", "x.yaml:2:1", "YAML 不认的字符"),
        ("a:\n  b: 1\n c: 2\n", "x.yaml:3:2", "缩进对不齐"),
        ("- b\nc: 2\n", "x.yaml:2:1", "缩进对不齐"),
        ("a: {b: 1 c: 2}\n", "x.yaml:1:11", "缺逗号"),
        ("a: 'b\n", "x.yaml:2:1", "引号没有闭合"),
        ("", "x.yaml", "文件是空的"),
        ("a: 1\n--- \nb: 2\n", "x.yaml:2:1", "YAML 写法有误"),
        ("a: 1\n中: 中\x07\n", "x.yaml:2:5", "看不见的控制字符"),
        ("a: 1\nb: 一\u2028二\n", "x.yaml:2:5", "看不见的控制字符"),
    ],
)
def test_what_a_pack_does_not_need_is_refused_at_its_place(text, place, message):
    source = read_yaml("x.yaml", text.encode())
    assert [fault.place() for fault in source.faults] == [place]
    assert message in source.faults[0].message
    assert source.faults[0].cure


def test_a_bomb_of_aliases_is_refused_without_being_built():
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    source = read_yaml("x.yaml", "\n".join(lines).encode())
    assert {fault.message for fault in source.faults} == {"不使用 YAML 别名（* 和 &）"}


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "{a: "])
def test_brackets_without_end_are_refused(piece):
    (fault,) = read_yaml("x.yaml", piece.encode() * 50_000).faults
    assert "读不成 YAML" in fault.message
    assert fault.line == 1


def test_what_hangs_on_a_refused_key_is_passed_over():
    source = read_yaml("x.yaml", b"a: 1\na: {b: [x, {c: y}]}\n? [k]\n: [z]\nd: 2\n")
    assert source.data == {"a": 1, "d": 2}
    assert len(source.faults) == 2
    assert set(source.places) == {(), ("a",), ("d",)}


def test_a_value_left_out_stands_behind_its_colon():
    source = read_yaml("x.yaml", b"a:\n\nb: 1\n")
    assert source.data == {"a": None, "b": 1}
    assert source.places["a",] == Place(1, 3)


@pytest.mark.parametrize("text", ['"true"', "'1'", "|-\n  ~", ">-\n  1.5"])
def test_what_is_written_as_a_text_stays_a_text(text):
    value = read_yaml("x.yaml", f"a: {text}\n".encode()).data["a"]
    assert type(value) is str
    assert value in {"true", "1", "~", "1.5"}


def test_a_number_of_thousands_of_digits_is_not_reckoned_with():
    assert type(read_yaml("x.yaml", b"a: " + b"9" * 10_000).data["a"]) is Unquoted


def test_a_file_too_large_is_not_read():
    (fault,) = read_yaml("x.yaml", b"a: " + b"x" * MAX_BYTES).faults
    assert "文件太大" in fault.message


def test_bytes_that_are_no_text_are_refused():
    (fault,) = read_yaml("x.yaml", "名: 清城区".encode("gbk")).faults
    assert "UTF-8" in fault.message


def test_faults_of_one_reader_do_not_reach_the_next():
    first = read_yaml("x.yaml", b"a: 1\n")
    first.faults.append(first.fault(None, "mine"))
    assert read_yaml("x.yaml", b"a: 1\n").faults == []
