"""What a browser calls itself, in words a person knows: 微信（安卓）, Chrome（Windows）.

Browsers name all those they want to be taken for, so that the order of asking matters."""

from __future__ import annotations

from flask import request

LONGEST = 200

PROGRAMS = (
    ("wxwork", "企业微信"), ("micromessenger", "微信"), ("dingtalk", "钉钉"), ("alipay", "支付宝"), ("qq/", "QQ"),
    ("mqqbrowser", "QQ 浏览器"), ("ucbrowser", "UC 浏览器"), ("huaweibrowser", "华为浏览器"),
    ("miuibrowser", "小米浏览器"), ("edg", "Edge"), ("firefox", "Firefox"), ("opr/", "Opera"), ("chrome", "Chrome"),
    ("safari", "Safari"),
)
SYSTEMS = (
    ("openharmony", "鸿蒙"), ("harmonyos", "鸿蒙"), ("android", "安卓"), ("iphone", "苹果手机"), ("ipad", "苹果平板"),
    ("windows", "Windows"), ("mac os", "苹果电脑"), ("linux", "Linux"),
)
POCKET = ("mobile", "android", "iphone", "ipad", "openharmony", "harmonyos")


def device() -> str:
    """What the browser that asks calls itself, as far as it is kept."""
    return request.user_agent.string[:LONGEST]


def device_name(kept: str) -> str:
    """A device in words; 不认识的设备 for what says nothing."""
    program, system = _first(PROGRAMS, kept), _first(SYSTEMS, kept)
    if program and system:
        return f"{program}（{system}）"
    return program or system or "不认识的设备"


def is_pocket(kept: str) -> bool:
    """Whether it is a phone or a tablet."""
    return any(word in kept.lower() for word in POCKET)


def _first(known: tuple[tuple[str, str], ...], kept: str) -> str:
    return next((name for word, name in known if word in kept.lower()), "")
