"""Where a message of ours may go."""

import pytest

from webforms.domain.hosts import machine_of, may_be_called, url_fault


@pytest.mark.parametrize("url", [
    "https://oa.example.cn/hooks", "http://oa.example.cn:8080/a?b=c", "https://119.29.29.29/", "https://[2400:3200::1]/x",
])
def test_an_address_in_the_open_may_be_written(url):
    assert url_fault(url, internal=False) is None


@pytest.mark.parametrize("url, words", [
    ("", "完整的网址"), ("oa.example.cn", "完整的网址"), ("ftp://oa.example.cn", "完整的网址"),
    ("file:///etc/passwd", "完整的网址"), ("javascript:alert(1)", "完整的网址"), ("https://", "完整的网址"),
    ("https://oa.example.cn:99999/", "完整的网址"), ("https://oa.example.cn:0/", "完整的网址"),
    ("https://[::1", "完整的网址"), ("https://me:secret@oa.example.cn/", "账号和密码"),
    ("https://@oa.example.cn/", "账号和密码"), ("https://oa.example.cn/#x", "# 后面"),
    ("https://例子.cn/", "英文字母"), ("https://oa.example.cn/a b", "英文字母"),
    ("https://oa.example.cn/\r\nX: y", "英文字母"),
    ("https://oa.example.cn/" + "x" * 500, "最多 500 个字"),
    ("http://127.0.0.1/", "在内网"), ("http://10.0.0.8/", "在内网"),
    ("http://[::1]/", "在内网"), ("http://[::ffff:192.168.1.1]/", "在内网"), ("http://169.254.169.254/", "在内网"),
])
def test_what_is_wrong_with_an_address_is_said(url, words):
    assert words in url_fault(url, internal=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "::1", "fd00::1",
                                     "::ffff:10.0.0.1", "2002:0a00:0001::1", "64:ff9b::a00:1", "100.64.0.1"])
def test_what_is_inside_is_called_only_where_that_was_chosen(address):
    assert not may_be_called(address, internal=False)
    assert may_be_called(address, internal=True)


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "ff02::1",
                                     "255.255.255.255", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"])
def test_what_is_no_machine_of_anybodys_is_never_called(address):
    assert not may_be_called(address, internal=False)
    assert not may_be_called(address, internal=True)
    assert url_fault(f"http://{f'[{address}]' if ':' in address else address}/", internal=True)


def test_what_is_in_the_open_is_called_either_way():
    assert may_be_called("119.29.29.29", internal=False)
    assert may_be_called("119.29.29.29", internal=True)


def test_a_machine_is_named_without_what_stands_behind_its_name():
    assert machine_of("https://oa.example.cn:8443/hook/k3y?access_token=s3cret") == "https://oa.example.cn:8443"
