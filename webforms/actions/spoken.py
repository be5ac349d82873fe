"""Secrets that a person says on the telephone or copies from paper: a password for the first time, a sheet's code."""

from __future__ import annotations

import re
import secrets

from webforms.domain.texts import half_width

_WRITTEN = """
hehua tian shan shui yun feng yue xing lan zhu song mei tao gui lian hua cao shu lin
he hu hai jiang quan xi dao qiao lu men chuang deng cha mi mian tang guo pingguo juzi xigua putao bohe dou lajiao yumi
malu gongyuan xuexiao shudian tushu ditu bi zhi mo yan qin qi ge wu gu luo yanzi xique gezi baihe niao yu xia niu yang
tu xiong mao gou ji feiji huoche qiche lun chuan fan chuntian xiatian qiutian dongtian zaoshang wanshang taiyang
yueliang caihong baiyun qingfeng xiaoyu daxue nanmen beimen dongmen ximen guangchang shichang chezhan matou dengta
fengche shuiche muqiao shiqiao lanhua meigui mudan shuixian zhuzi songshu liushu yinxing wutong rongshu mumian yezi
xiangjiao ningmeng
"""
WORDS = tuple(_WRITTEN.split())
"""Chinese words as anybody types them; the digits make up for how few they are."""
DIGITS = 4
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for another: no i, l, o, 0, 1."""
LENGTH, GROUP = 20, 5  # 31^20: as many as 99 bits tell apart


def spoken_password() -> str:
    """Three words and digits, such as hehua-qiao-tian-2580: easy to say, and used until the person sets another."""
    words = [secrets.choice(WORDS) for _ in range(3)]
    return "-".join((*words, "".join(secrets.choice("0123456789") for _ in range(DIGITS))))


def sheet_code() -> str:
    """A code in groups of five, such as k7mqp-x3r9t-…, which opens one invitation."""
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(code[start:start + GROUP] for start in range(0, LENGTH, GROUP))


def as_given(typed: str) -> str:
    """A sheet's code as it was given, however somebody typed it off the paper."""
    code = "".join(sign for sign in half_width(typed).lower() if sign in SIGNS)
    return "-".join(code[start:start + GROUP] for start in range(0, len(code), GROUP))


def tidy_login(typed: str) -> str:
    """A login as it is kept: without the gaps that phones put into a number, nor the width of an input method."""
    login = re.sub(r"\s+", "", half_width(typed))
    digits = login.replace("-", "").removeprefix("+86")
    return digits if digits.isascii() and digits.isdecimal() else login
