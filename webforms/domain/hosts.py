"""Which addresses we send to: a web address that an administrator typed must not become a way into the machine.

Asked twice: of the text when it is typed, and of each address that its name stands for when it is called, because a
name may stand for something else by then."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

LONGEST_URL = 500

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""What a gateway turns into IPv4 calls, NAT64: the address called is in the last four bytes."""


def url_fault(url: str, *, internal: bool) -> str | None:
    """What is wrong with a web address to send to; None where nothing is seen to be."""
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        return f"网址只能用英文字母、数字和符号，最多 {LONGEST_URL} 个字，中间没有空格。"
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return "要写完整的网址，以 https:// 或 http:// 开头，例如 https://oa.example.cn/hooks。"
    if parts.username is not None or parts.password is not None:
        return "网址里不要写账号和密码。对方用签名认出是我们发的。"
    if parts.fragment:
        return "网址里 # 后面的部分不会发给对方，请去掉。"
    return _literal_fault(parts.hostname, internal=internal)


def may_be_called(address: str, *, internal: bool) -> bool:
    """Whether a connection to this address may be made. Inside the network only where that was chosen; never to what
    machines use among themselves (169.254.…: the settings of a cloud machine lie there) or to many at once."""
    found = _plain(ipaddress.ip_address(address))
    if found.is_multicast or found.is_unspecified or found.is_link_local:
        return False
    if found.is_loopback or found.is_private:
        return internal and found != ipaddress.IPv4Address("255.255.255.255")
    return found.is_global or internal


def machine_of(url: str) -> str:
    """The machine of a web address, for lists that many read: paths and queries of messengers' robots are secrets."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port > 0 else None
    except ValueError:
        return None


def _literal_fault(host: str, *, internal: bool) -> str | None:
    try:
        allowed = may_be_called(host, internal=internal)
    except ValueError:
        return None  # a name: what it stands for is asked when it is called
    if allowed:
        return None
    if internal:
        return "这个地址不能发：它是机器自己用的，不是某一台机器的地址。"
    return "这是内网或本机的地址。确实要发到内网，请勾上“在内网”。"


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 address only wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in TRANSLATED:
            return ipaddress.IPv4Address(address.packed[-4:])
        return address.ipv4_mapped or address.sixtofour or address
    return address
